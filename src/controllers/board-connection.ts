import {type Context, ContextConsumer} from '@lit/context';
import type {LitElement, ReactiveController} from 'lit';
import type {BoardAdapter, BoardError, Session} from '../adapter/index.js';
import {adapterContext, type BoardLoad, boardContext, SESSION_CHANGED, sessionContext} from '../context/index.js';
import type {BoardInfo} from '../model/board.js';
import type {BoardLink} from './board-link.js';
import type * as Links from './link-at.js';

/** An element that can name its board itself. */
export type BoardHost = LitElement & {readonly endpoint?: string};

/** What leads from an endpoint to its board; loaded by the first element that names one. */
let links: typeof Links | undefined;

/** Until elements that name an endpoint can be connected; undefined when they can. Where it cannot be loaded they say that there is no board. */
export function endpointsReady(): Promise<unknown> | undefined {
  return links ? undefined : import('./link-at.js').then((loaded) => (links = loaded), () => undefined);
}

/**
 * What an element knows of its board: the one that it names itself by `endpoint`, else that of the provider around it. The element renders
 * again when any of it changes.
 */
export class BoardConnection implements ReactiveController {
  readonly #host: BoardHost;
  readonly #consumers = new Map<unknown, {readonly value?: unknown}>();
  #link: BoardLink | undefined;
  /** Tells the elements inside of another board. */
  #reconnectInside: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: BoardHost) {
    this.#host = host;
    this.provided(adapterContext);
    this.provided(boardContext);
    this.provided(sessionContext);
    host.addController(this);
  }

  hostUpdate(): void {
    const {endpoint} = this.#host;
    const link = endpoint ? links?.linkAt(endpoint) : undefined;
    if (link === this.#link) return;
    this.#leave();
    this.#link = link;
    this.#reconnectInside ??= links?.connectInside(this.#host, () => this.#link);
    this.#reconnectInside?.();
    this.#enter();
  }

  hostConnected(): void {
    this.#enter();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** The backend; undefined where the element names no endpoint and stands in no provider. */
  get adapter(): BoardAdapter | undefined {
    return this.#link ? this.#link.adapter : this.provided(adapterContext);
  }

  /** The board's own data; undefined until it is there. */
  get board(): BoardInfo | undefined {
    return this.#load?.info;
  }

  /** Why the board's own data could not be had. */
  get boardError(): BoardError | undefined {
    return this.#load?.error;
  }

  /** Fetches the board's own data again. */
  retryBoard(): void {
    this.#load?.retry();
  }

  /** Who is signed in; undefined until that is known. */
  get session(): Session | null | undefined {
    return this.#link ? this.#link.session : this.provided(sessionContext);
  }

  /** What leads to the element's own board; undefined where it names none. */
  get link(): BoardLink | undefined {
    return this.#link;
  }

  /** What the provider around the element gives of a context, from the first question on. */
  provided<T>(context: Context<unknown, T>): T | undefined {
    let consumer = this.#consumers.get(context);
    if (!consumer) this.#consumers.set(context, (consumer = new ContextConsumer(this.#host, {context, subscribe: true})));
    return consumer.value as T | undefined;
  }

  get #load(): BoardLoad | undefined {
    return this.#link ? this.#link.board : this.provided(boardContext);
  }

  #enter(): void {
    const link = this.#link;
    if (!link || this.#unsubscribe || !this.#host.isConnected) return;
    const end = link.subscribe(() => this.#host.requestUpdate());
    const onSession = (): void => void link.changeSession();
    this.#host.addEventListener(SESSION_CHANGED, onSession);
    link.start();
    this.#unsubscribe = () => {
      end();
      this.#host.removeEventListener(SESSION_CHANGED, onSession);
      link.stop();
    };
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
