import type {LitElement} from 'lit';
import {type BoardAdapter, type BoardError, isRetryable, randomId} from '../adapter/index.js';
import type {BoardConnection} from './board-connection.js';
import {asBoardError} from './board-query.js';

type Mutate<T, A> = (adapter: BoardAdapter, input: A, options: {idempotencyKey: string}) => Promise<T>;

/**
 * A change that a person asks for. While it runs, asking again does nothing (a double press is one wish). The idempotency key belongs
 * to the wish and not to the attempt: trying the same input again after a lost connection uses the same key, so that the board carries it out once.
 */
export class BoardMutation<T, A> {
  pending = false;
  /** Why the last attempt failed; cleared when a new one starts. */
  error: BoardError | undefined;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #mutate: Mutate<T, A>;
  readonly #wishOf: (input: A) => unknown;
  #wish: {readonly fingerprint: string; readonly key: string; readonly input: A} | undefined;

  /**
   * `wishOf` says what of an input makes the wish; all of it unless given. The version that somebody decided on does not: a change whose
   * answer was lost shows by a live look before it is tried again, and the retry is still the same wish, sent as it was at first.
   */
  constructor(host: LitElement, connection: BoardConnection, mutate: Mutate<T, A>, wishOf: (input: A) => unknown = (input) => input) {
    this.#host = host;
    this.#connection = connection;
    this.#mutate = mutate;
    this.#wishOf = wishOf;
  }

  /** Carries the wish out. Resolves to the result, or to undefined when it failed (see `error`) or one was running already. */
  async run(input: A): Promise<T | undefined> {
    const {adapter} = this.#connection;
    if (!adapter || this.pending) return undefined;
    this.pending = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const {input: first, key} = this.#wishFor(input);
      const result = await this.#mutate(adapter, first, {idempotencyKey: key});
      this.#wish = undefined;
      return result;
    } catch (error) {
      this.error = asBoardError(error);
      // The board answered and did nothing: the next attempt is a new wish. Otherwise it may have done it, and must recognise the retry.
      if (!isRetryable(this.error) && this.error.code !== 'protocol') this.#wish = undefined;
      return undefined;
    } finally {
      this.pending = false;
      this.#host.requestUpdate();
    }
  }

  /** Forgets a failure, for instance when the person goes on typing. */
  clearError(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  #wishFor(input: A): {readonly input: A; readonly key: string} {
    const fingerprint = JSON.stringify(this.#wishOf(input));
    if (this.#wish?.fingerprint !== fingerprint) this.#wish = {fingerprint, input, key: randomId()};
    return this.#wish;
  }
}
