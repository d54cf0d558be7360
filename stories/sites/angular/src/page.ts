import {ChangeDetectionStrategy, Component, computed, CUSTOM_ELEMENTS_SCHEMA, effect, type ElementRef, resource, signal, viewChild} from '@angular/core';
import type {CivicMessageOpen} from 'civic-board/components/civic-message-list/civic-message-list.events.js';
import type {CivicMessageSubmitted} from 'civic-board/components/civic-submit-form/civic-submit-form.events.js';
import 'civic-board/define/civic-board-provider.js';
import 'civic-board/define/civic-message-list.js';
import 'civic-board/define/civic-status-badge.js';
import 'civic-board/define/civic-submit-form.js';
import 'civic-board/define/civic-thread.js';
import {adapter, messageInAddress} from '../../common/board';
import {type Language, LANGUAGES, speak, WORDS} from '../../common/words';

/** What others asked, one of it to read, and a form that is there when somebody wants to write. */
@Component({
  selector: 'app-page',
  templateUrl: './page.html',
  // Lets the template have tags with a hyphen; Angular checks neither their properties nor their events.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Page {
  protected readonly adapter = adapter;
  protected readonly languages = LANGUAGES;
  protected readonly names = WORDS;
  protected readonly language = signal<Language>('en');
  protected readonly chosen = signal(messageInAddress());
  protected readonly writing = signal(false);
  protected readonly sent = signal('');
  protected readonly words = computed(() => WORDS[this.language()]);
  protected readonly message = resource({
    params: () => this.chosen() || undefined,
    loader: ({params, abortSignal}) => adapter.getMessage(params, {signal: abortSignal}),
  });
  private readonly reading = viewChild.required<ElementRef<HTMLElement>>('reading');

  constructor() {
    effect(() => speak(this.language()));
  }

  protected speakAs(event: Event): void {
    this.language.set((event.target as HTMLSelectElement).value as Language);
  }

  /** On a phone the message stands below the list. */
  protected read(event: CivicMessageOpen): void {
    event.preventDefault();
    this.chosen.set(event.messageId);
    this.reading().nativeElement.focus();
  }

  protected thank(event: CivicMessageSubmitted): void {
    this.sent.set(event.receipt.number);
  }
}
