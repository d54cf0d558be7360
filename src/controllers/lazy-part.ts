import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Code that is fetched when it is wanted. The host renders again when it has come, and when it could not be had. */
export class LazyPart<P> implements ReactiveController {
  /** The part itself; undefined until it is there. */
  part: P | undefined;
  /** Fetching it did not work; `load` tries again. */
  failed = false;
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<P>;
  #loading: Promise<P | undefined> | undefined;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<P>) {
    this.#host = host;
    this.#fetch = fetch;
    // It does nothing there, but is known to who prepares an element that a server has rendered.
    host.addController(this);
  }

  /** It has nothing to do when its host changes. */
  hostUpdate?(): void;

  /** It is on its way. */
  get loading(): boolean {
    return !!this.#loading && !this.part;
  }

  /** Fetches it, once. Resolves to it, or to undefined when it could not be had. */
  load(): Promise<P | undefined> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<P | undefined> {
    this.failed = false;
    try {
      this.part = await this.#fetch();
    } catch {
      this.failed = true;
      this.#loading = undefined;
    }
    this.#host.requestUpdate();
    return this.part;
  }
}
