import type {LitElement, ReactiveController} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {deviceOf} from '../../controllers/kept-here.js';
import {getReceipt, markSeen} from '../../controllers/receipts.js';
import type {Message} from '../../model/view.js';

/** How recognising authors belongs to their thread. */
export interface RecognitionOptions {
  readonly onRecognised: (message: Message, code: string) => void;
}

/**
 * Recognises the author of a message by a receipt that this device keeps, so that they need not type its code. A receipt of somebody who
 * was signed in counts for them alone.
 */
export class Recognition implements ReactiveController {
  /** The device is being asked, or the board is whether it is right. */
  pending = false;
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #options: RecognitionOptions;
  /** For which message and person the device was asked. */
  #asked = '';
  #abort: AbortController | undefined;
  /** The state of the message that was last noted as seen. */
  #seen: Message | undefined;

  constructor(host: LitElement, connection: BoardConnection, options: RecognitionOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  reset(): void {
    this.#abort?.abort();
    this.#asked = '';
    this.pending = false;
  }

  /** Whether the device may yet turn out to have a receipt of a message. */
  mayKnow(idOrNumber: string): boolean {
    return this.pending || this.#asked !== this.#question(idOrNumber);
  }

  /** Looks for a receipt of a message that the reader is a stranger to; once a message and person. */
  async look(idOrNumber: string): Promise<void> {
    const {adapter, session} = this.#connection;
    const device = deviceOf(this.#connection);
    const person = session?.personId ?? null;
    const asked = this.#question(idOrNumber);
    if (!device || !adapter || session === undefined || this.#asked === asked) return;
    this.#abort?.abort();
    const {signal} = (this.#abort = new AbortController());
    this.#asked = asked;
    this.pending = true;
    try {
      const receipt = await getReceipt(device, idOrNumber, person);
      const message = receipt && !signal.aborted && (await adapter.getMessage(receipt.id, {signal, queryCode: receipt.queryCode}));
      if (message && !signal.aborted && message.relations.includes('author')) this.#options.onRecognised(message, receipt.queryCode);
    } catch {
      // Without the device or the board the reader is who they were, and can still type the code.
    }
    if (signal.aborted) return;
    this.pending = false;
    this.#host.requestUpdate();
  }

  #question(idOrNumber: string): string {
    return JSON.stringify([idOrNumber, this.#connection.session?.personId ?? null]);
  }

  /** The author has seen the message as it is: what comes later is new to them elsewhere on this device. */
  async seen(message: Message): Promise<void> {
    const device = deviceOf(this.#connection);
    if (message === this.#seen) return;
    this.#seen = message;
    if (device) await markSeen(device, message).catch(() => undefined);
  }
}
