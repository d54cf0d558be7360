import type {LitElement} from 'lit';
import type {BoardError} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import type {ActionRequest, Message, Refusal} from '../../model/index.js';

interface Attempt {
  readonly id: string;
  readonly expectedVersion: number;
  readonly request: ActionRequest;
}

/** Refusals of what was entered, whatever state the message is in. */
const IN_VAIN: readonly (Refusal | undefined)[] = ['no-change', 'not-involved', 'no-level-above'];

/** Sends what somebody decided, on the version of the message that they saw. */
export class Sending {
  readonly #act: BoardMutation<Message, Attempt>;

  constructor(host: LitElement, connection: BoardConnection) {
    this.#act = new BoardMutation(host, connection, (adapter, {id, expectedVersion, request}, options) =>
      adapter.act(id, request, {...options, expectedVersion}), ({id, request}) => [id, request]);
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
    return error?.code === 'stale' || (error?.code === 'not-allowed-now' && !IN_VAIN.includes(error.refusal));
  }

  /** The message as it is then; undefined when it failed. */
  async send({id, version}: Message, request: ActionRequest): Promise<Message | undefined> {
    return await this.#act.run({id, expectedVersion: version, request});
  }

  forgetError(): void {
    this.#act.clearError();
  }
}
