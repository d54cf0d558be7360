import {ContextConsumer} from '@lit/context';
import type {LitElement, ReactiveController} from 'lit';
import {type Outbox, outboxContext} from '../context/index.js';

/** The page's outbox for an element, which renders again whenever anything in it changes. */
export class OutboxWatch implements ReactiveController {
  readonly #host: LitElement;
  readonly #outbox: ContextConsumer<typeof outboxContext, LitElement>;
  #watched: Outbox | undefined;
  #unwatch: (() => void) | undefined;
  #ready = false;

  constructor(host: LitElement) {
    this.#host = host;
    this.#outbox = new ContextConsumer(host, {context: outboxContext, subscribe: true});
    host.addController(this);
  }

  hostUpdate(): void {
    const outbox = this.#outbox.value;
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

  /** The outbox; undefined outside of a provider. */
  get value(): Outbox | undefined {
    return this.#outbox.value;
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
