import type {LitElement, ReactiveController} from 'lit';
import type {Outbox} from '../context/index.js';
import type {BoardConnection} from './board-connection.js';
import {outboxOf} from './kept-here.js';

/** The page's outbox for an element, which renders again whenever anything in it changes. */
export class OutboxWatch implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  #watched: Outbox | undefined;
  #unwatch: (() => void) | undefined;
  #ready = false;
  #waiting: ((outbox: Outbox) => void)[] = [];

  constructor(host: LitElement, connection: BoardConnection) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  hostUpdate(): void {
    const outbox = this.value;
    if (outbox) this.#waiting.splice(0).forEach((resolve) => resolve(outbox));
    if (outbox === this.#watched) return;
    this.#stop();
    this.#watched = outbox;
    this.#unwatch = outbox?.subscribe(() => this.#host.requestUpdate());
    this.#ready = false;
    void outbox?.ready.then(() => {
      if (outbox !== this.#watched) return;
      this.#ready = true;
      this.#host.requestUpdate();
    });
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#watched = undefined;
  }

  /** The outbox; undefined until it is there. */
  get value(): Outbox | undefined {
    return outboxOf(this.#connection);
  }

  /** The outbox as soon as it is there. */
  async whenThere(): Promise<Outbox> {
    return this.value ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
  }

  /** Whether it is known what is in it. */
  get ready(): boolean {
    return this.#ready;
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }
}
