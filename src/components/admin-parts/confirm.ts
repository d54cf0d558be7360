import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {Words} from './words.js';

/** What is asked before something is done that cannot be taken back. */
interface Question {
  /** Which record it is about. */
  readonly key: string;
  readonly words: string;
  /** The words of the button that does it. */
  readonly press: string;
  readonly onYes: () => void;
}

/** Asks before something is done that cannot be taken back, at the place where it was pressed: a second press does it, and no pop-up comes. */
export class Confirm {
  readonly #host: LitElement;
  readonly #words: Words;
  #question: Question | undefined;
  #opener: HTMLElement | undefined;

  constructor(host: LitElement, words: Words) {
    this.#host = host;
    this.#words = words;
  }

  /** Asks; focus goes to the question. */
  ask(question: Question, opener: EventTarget | null): void {
    this.#question = question;
    this.#opener = opener instanceof HTMLElement ? opener : undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('#question')?.focus());
  }

  /** The question, where it is about this record. */
  render(key: string): TemplateResult | typeof nothing {
    const question = this.#question;
    if (question?.key !== key) return nothing;
    return html`<div part="question" class="question" role="group" aria-labelledby="question">
      <p id="question" tabindex="-1">${question.words}</p>
      <p class="buttons">
        <button type="button" class="button danger" @click=${() => this.#close(question.onYes)}>${question.press}</button>
        <button type="button" class="button secondary" @click=${() => this.#close(() => this.#opener?.focus())}>${this.#words.t('admin.cancel')}</button>
      </p>
    </div>`;
  }

  #close(then: () => void): void {
    this.#question = undefined;
    this.#host.requestUpdate();
    then();
  }
}
