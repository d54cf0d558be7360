import type {Action} from '../../model/index.js';
import type {Values} from './action-fields.js';

const NOTHING: Values = {};

/**
 * What was typed for each action of each message and not sent yet. Kept apart from the page's fields, so that choosing another action, a
 * failed attempt and a reload lose none of it. In memory only: internal notes do not belong on a shared computer's disk.
 */
export class ActionDrafts {
  readonly #values = new Map<string, Values>();

  /** Whether there is anything to lose. */
  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  get(messageId: string, action: Action): Values {
    return this.#values.get(`${action} ${messageId}`) ?? NOTHING;
  }

  set(messageId: string, action: Action, values: Values): void {
    this.#values.set(`${action} ${messageId}`, values);
  }

  discard(messageId: string, action: Action): void {
    this.#values.delete(`${action} ${messageId}`);
  }

  /** Somebody else is here now. */
  discardAll(): void {
    this.#values.clear();
  }
}
