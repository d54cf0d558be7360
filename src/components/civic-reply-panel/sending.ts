import type {LitElement} from 'lit';
import {type BoardError, isRetryable} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import type {ActionRequest, Message} from '../../model/index.js';

interface Attempt {
  readonly id: string;
  readonly expectedVersion: number;
  readonly request: ActionRequest;
}

/**
 * Sends what somebody decided, on the version of the message that they saw. A request whose fate is unknown (the connection broke) is sent
 * again as it was, with that version, even when the message was loaded anew in between: the board then knows it again and does it once.
 */
export class Sending {
  readonly #act: BoardMutation<Message, Attempt>;
  #unsure: Attempt | undefined;

  constructor(host: LitElement, connection: BoardConnection) {
    this.#act = new BoardMutation(host, connection, (adapter, {id, expectedVersion, request}, options) =>
      adapter.act(id, request, {...options, expectedVersion}));
  }

  get pending(): boolean {
    return this.#act.pending;
  }

  /** Why the last attempt failed. */
  get error(): BoardError | undefined {
    return this.#act.error;
  }

  /** Whether the message has changed since it was decided on. Going to the agency that has it already is another mistake. */
  get outdated(): boolean {
    const {error} = this;
    return error?.code === 'stale' || (error?.code === 'not-allowed-now' && error.refusal !== 'no-change');
  }

  /** The message as it is then; undefined when it failed. */
  async send(message: Message, request: ActionRequest): Promise<Message | undefined> {
    const again = this.#unsure;
    const same = again?.id === message.id && JSON.stringify(again.request) === JSON.stringify(request);
    const attempt = same ? again : {id: message.id, expectedVersion: message.version, request};
    const result = await this.#act.run(attempt);
    this.#unsure = isRetryable(this.error) || this.error?.code === 'protocol' ? attempt : undefined;
    return result;
  }

  forgetError(): void {
    this.#act.clearError();
  }
}
