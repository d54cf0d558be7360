import type {LitElement, ReactiveController} from 'lit';
import {type Message, openPlaceholders} from '../../model/index.js';
import type {CheckReason, Demand} from '../../model/reply-check/index.js';

/** Something that the check found. Without `start` it has no words in the answer. */
export interface Finding {
  readonly reason: CheckReason | 'placeholder';
  /** The words objected to; of a demand that is passed over, the demand. */
  readonly words: string;
  readonly start?: number;
  readonly end?: number;
}

/** What the check said of a text. */
export interface Checked {
  readonly body: string;
  readonly perfunctory: boolean;
  readonly findings: readonly Finding[];
}

/** Milliseconds after the last letter: nobody is corrected while they write. */
const PAUSE = 800;

/** Reads the draft of an answer in the pauses of writing. The rules are fetched when somebody begins to write. */
export class AnswerCheck implements ReactiveController {
  /** What was said of the text as it was last looked at; undefined while there is none. */
  checked: Checked | undefined;
  /** The rules could not be fetched. */
  failed = false;
  readonly #host: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted: {readonly message: Message; readonly body: string; readonly others: readonly string[]} | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#wanted = undefined;
  }

  /** What is being written, at every change; checked when it has not changed for a moment. */
  look(message: Message, body: string, others: readonly string[]): void {
    const before = this.#wanted;
    if (before && before.message === message && before.body === body && before.others.length === others.length) return;
    this.#wanted = {message, body, others};
    clearTimeout(this.#timer);
    if (body.trim() === '') {
      this.checked = undefined;
      return;
    }
    this.#timer = setTimeout(() => void this.#check(), PAUSE);
  }

  /** Nothing is written any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#wanted = undefined;
    this.checked = undefined;
  }

  async #check(): Promise<void> {
    try {
      const {checkReply} = await import('../../model/reply-check/index.js');
      const wanted = this.#wanted;
      if (!wanted) return;
      const {message, body, others} = wanted;
      const {title, kind} = message;
      const {perfunctory, marks, reasons, passedOver} = checkReply({title, body: [message.body, message.demand, message.details].filter(Boolean).join('\n\n'), kind}, {body}, {others});
      this.failed = false;
      this.checked = {
        body, perfunctory,
        findings: [
          ...placeholders(body),
          ...marks.map(({start, end, reason}) => ({reason, start, end, words: body.slice(start, end)})),
          ...passedOver.map((demand) => ({reason: 'incomplete' as const, words: namedDemand(demand)})),
          // What has no words of its own is said all the same.
          ...reasons.filter((reason) => reason !== 'incomplete' && !marks.some((mark) => mark.reason === reason)).map((reason) => ({reason, words: ''})),
        ],
      };
    } catch {
      this.failed = true;
    }
    this.#host.requestUpdate();
  }
}

function placeholders(body: string): Finding[] {
  return openPlaceholders(body).flatMap((name) => {
    const words = `{${name}}`;
    const start = body.indexOf(words);
    return start < 0 ? [] : [{reason: 'placeholder' as const, words, start, end: start + words.length}];
  });
}

function namedDemand({label, text}: Demand): string {
  return label ? `${label}. ${text}` : text;
}
