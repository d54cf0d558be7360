import type {LitElement} from 'lit';
import {type BoardAdapter, type BoardError, type BoardErrorCode, isRetryable, randomId} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {asBoardError} from '../../controllers/board-query.js';
import type {ActionRequest, Message, MessageSummary} from '../../model/index.js';

/**
 * What came of one message. `done`; `changed`: somebody was faster, and the person has to look again; `not-allowed`; `nobody`: there was
 * nobody to remind; `gone`: it is not there any more; `failed`: with why.
 */
export interface Outcome {
  readonly kind: 'done' | 'changed' | 'not-allowed' | 'nobody' | 'gone' | 'failed';
  readonly code?: BoardErrorCode;
}

/** How a run belongs to its element. */
export interface BulkOptions {
  /** A message was acted on; it is as it is then. */
  readonly onActed: (message: Message) => void;
  /** The session has ended: there is no use in going on. */
  readonly onSignedOut: () => void;
}

/**
 * Does the same to several messages, one after the other: each by itself, on the version that the person saw, under a key of its own, so
 * that one that fails holds up none of the others and a lost acknowledgement is recognised at the next attempt.
 */
export class BulkRun {
  running = false;
  /** How many have been dealt with, of how many. */
  done = 0;
  total = 0;
  /** Of the last run, by message. What is not in it was not tried. */
  readonly outcomes = new Map<string, Outcome>();

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #options: BulkOptions;
  readonly #keys = new Map<string, string>();
  #stopped = false;

  constructor(host: LitElement, connection: BoardConnection, options: BulkOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
  }

  /** Acts on the messages in their order. `requestsOf` gives what is to be done with each; none: there is nothing to do with that one. */
  async run(messages: readonly MessageSummary[], requestsOf: (message: MessageSummary) => readonly ActionRequest[]): Promise<void> {
    const {adapter} = this.#connection;
    if (!adapter || this.running) return;
    this.running = true;
    this.#stopped = false;
    this.done = 0;
    this.total = messages.length;
    this.outcomes.clear();
    this.#host.requestUpdate();
    for (const message of messages) {
      if (this.#isStopped) break;
      const outcome = await this.#one(adapter, message, requestsOf(message));
      this.outcomes.set(message.id, outcome);
      this.done++;
      this.#host.requestUpdate();
      // The others would fare no better.
      if (outcome.code === 'offline' || outcome.code === 'unauthenticated') this.#stopped = true;
      if (outcome.code === 'unauthenticated') this.#options.onSignedOut();
    }
    this.running = false;
    this.#host.requestUpdate();
  }

  /** Stops after the message that is just being dealt with. */
  stop(): void {
    this.#stopped = true;
    this.#host.requestUpdate();
  }

  /** Forgets what came of the last run. */
  clear(): void {
    this.outcomes.clear();
    this.total = 0;
    this.#host.requestUpdate();
  }

  /** Asked anew each time: somebody presses while a message is dealt with. */
  get #isStopped(): boolean {
    return this.#stopped || !this.#host.isConnected;
  }

  async #one(adapter: BoardAdapter, message: MessageSummary, requests: readonly ActionRequest[]): Promise<Outcome> {
    if (requests.length === 0) return {kind: 'nobody'};
    let version = message.desk?.version ?? 0;
    for (const request of requests) {
      const wish = JSON.stringify([message.id, request]);
      const idempotencyKey = this.#keys.get(wish) ?? randomId();
      this.#keys.set(wish, idempotencyKey);
      try {
        const after = await adapter.act(message.id, request, {expectedVersion: version, idempotencyKey});
        this.#keys.delete(wish);
        version = after.version;
        this.#options.onActed(after);
      } catch (reason) {
        const error = asBoardError(reason);
        // Only what the board may have done without our knowing is the same wish next time.
        if (!isRetryable(error) && error.code !== 'protocol') this.#keys.delete(wish);
        const outcome = outcomeOf(error);
        if (outcome.kind !== 'done') return outcome;
      }
    }
    return {kind: 'done'};
  }
}

function outcomeOf(error: BoardError): Outcome {
  const {code, refusal} = error;
  switch (code) {
    case 'stale': return {kind: 'changed', code};
    // It is as it was wanted already.
    case 'not-allowed-now': return refusal === 'no-change' ? {kind: 'done'} : {kind: refusal === 'not-involved' ? 'nobody' : 'changed', code};
    case 'forbidden': return {kind: 'not-allowed', code};
    case 'not-found': return {kind: 'gone', code};
    default: return {kind: 'failed', code};
  }
}
