import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {LiveMessage, type LiveTarget} from '../../controllers/live-message.js';
import {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {live} from '../../i18n/en/live.js';
import type {Message, TimelineEntry} from '../../model/view.js';
import {liveStyles} from './live-part.styles.js';
import type {Reading} from './reading.js';
import {holdPlace} from './reading-place.js';
import {whatHappened} from './timeline-view.js';

/** How what is new belongs to its thread. */
export interface LivePartOptions {
  readonly target: () => LiveTarget | undefined;
  /** The message on the screen. */
  readonly message: () => Message | undefined;
  /** Something of the reader's own is on its way to the board; what it brings about is no news to them. */
  readonly busy: () => boolean;
  /** Fetches what it takes to show a message. */
  readonly prepare: (message: Message) => Promise<void>;
  readonly show: (message: Message) => void;
  readonly gone: () => void;
}

/** What has appeared since the reader came. */
interface News {
  readonly entry: TimelineEntry;
  readonly count: number;
  /** The id of the element that shows it. */
  readonly at: string;
}

/**
 * Lets new steps and answers appear in a thread while somebody reads it: what they read stays where it is, focus too, and a line at the
 * edge of the view says what is new.
 */
export class LivePart {
  readonly #host: LitElement;
  readonly #options: LivePartOptions;
  readonly #words: Localize<{readonly common: typeof common; readonly live: typeof live}>;
  readonly #live: LiveMessage;
  /** What the reader has on the screen, by id, of which message. */
  #known: {readonly messageId: string; readonly ids: Set<string>} = {messageId: '', ids: new Set()};
  #message: Message | undefined;
  readonly #new = new Set<string>();
  #news: News | undefined;
  /** Where focus was before it came to the line. */
  #before: HTMLElement | undefined;
  #missed = false;

  constructor(host: LitElement, connection: BoardConnection, options: LivePartOptions) {
    addStyles(host, liveStyles);
    this.#host = host;
    this.#options = options;
    this.#words = new Localize(host, {common, live});
    this.#live = new LiveMessage(host, connection, {
      target: options.target,
      onMessage: (message) => void this.#onMessage(message),
      onGone: options.gone,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const message = this.#options.message();
    if (message && message !== this.#message) this.own(message);
    if (!this.#missed || this.#options.busy()) return;
    this.#missed = false;
    this.#live.look();
  }

  /** Whether an entry or answer has appeared while somebody reads. */
  isNew(id: string): boolean {
    return this.#new.has(id);
  }

  /** The reader knows this state of the message: they made it, or asked for it. */
  own(message: Message): void {
    if (message.id !== this.#known.messageId) {
      this.#known = {messageId: message.id, ids: new Set()};
      this.#new.clear();
      this.#news = undefined;
    }
    this.#message = message;
    for (const {id} of [...message.timeline, ...message.answers]) this.#known.ids.add(id);
    this.#live.overtaken();
  }

  /** Something is known to have happened: asks the board now. Whether it could, which it cannot while the page is hidden. */
  look(): boolean {
    return this.#live.look();
  }

  /** The line that says what is new. Its live region is there before it has anything to say. */
  render(reading: Reading): TemplateResult {
    const news = this.#news;
    return html`<div class="news on-screen">
      <div part="news" class=${news ? '' : 'empty'} @focusin=${this.#onFocusIn}>
        <p role="status">${news ? this.#sentence(reading, news) : nothing}</p>
        ${news ? html`<button type="button" class="button" @click=${this.#onShow}>${this.#words.t('live.show')}</button>
          <button type="button" class="close" aria-label=${this.#words.t('live.close')} @click=${this.#onClose}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
          </button>` : nothing}
      </div>
    </div>`;
  }

  #sentence(reading: Reading, {entry, count}: News): TemplateResult {
    const phrase = count > 1 ? this.#words.t('live.several', {count: count - 1, what: '{what}'}) : this.#words.t('live.one', {what: '{what}'});
    const [before = '', after = ''] = phrase.split('{what}');
    return html`${before}${whatHappened(reading, entry)}${after}`;
  }

  async #onMessage(message: Message): Promise<void> {
    await this.#options.prepare(message);
    const shown = this.#options.message();
    if (!shown) return;
    if (this.#options.busy()) {
      this.#missed = true;
      return;
    }
    if (JSON.stringify(message) === JSON.stringify(shown)) return;
    this.#note(message);
    this.own(message);
    const giveBack = holdPlace(this.#host);
    this.#options.show(message);
    await settled(this.#host);
    giveBack();
  }

  /** What is new in a message, with an answer before everything else. */
  #note(message: Message): void {
    if (message.id !== this.#known.messageId) return;
    const {ids} = this.#known;
    const entries = message.timeline.filter(({id}) => !ids.has(id));
    const answer = message.answers.findLast(({id, approvedAt}) => approvedAt && !ids.has(id));
    for (const {id} of [...entries, ...message.answers.filter(({id}) => !ids.has(id))]) this.#new.add(id);
    const entry = (answer && entries.findLast(({action}) => action === 'approve')) ?? entries.at(-1);
    if (!entry) return;
    // What was not looked at yet is counted along.
    this.#news = {entry, count: entries.length + (this.#news?.count ?? 0), at: answer ? `answer-${answer.id}` : `entry-${entry.id}`};
  }

  readonly #onShow = (): void => {
    const target = this.#news && this.#find(this.#news.at);
    this.#news = undefined;
    this.#host.requestUpdate();
    target?.scrollIntoView({block: 'center'});
    target?.focus({preventScroll: true});
  };

  readonly #onClose = (): void => {
    this.#news = undefined;
    this.#host.requestUpdate();
    const back = this.#before?.isConnected ? this.#before : this.#find('title');
    back?.focus({preventScroll: true});
  };

  readonly #onFocusIn = ({currentTarget, relatedTarget}: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && (currentTarget as HTMLElement).contains(relatedTarget);
    if (!inside) this.#before = relatedTarget instanceof HTMLElement ? relatedTarget : undefined;
  };

  #find(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  }
}

/** Until an element and those in it have rendered, which takes no frame. */
async function settled(host: LitElement): Promise<void> {
  await host.updateComplete;
  await Promise.all([...host.renderRoot.querySelectorAll('*')].flatMap((element) => (element instanceof LitElement ? [element.updateComplete] : [])));
}
