import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Whether its host has come within a screen of what the reader sees: what is heavy is fetched then. So is what has no box that could come near
 * (`display: none`, `display: contents`). The host renders again when it has.
 */
export class NearView implements ReactiveController {
  /** Stays true once it is. */
  reached = false;
  readonly #host: ReactiveControllerHost & Element;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.reached) return;
    const host = this.#host;
    this.#observer ??= new IntersectionObserver((seen) => {
      if (!seen.some(({isIntersecting}) => isIntersecting) && host.getClientRects().length) return;
      this.reached = true;
      this.hostDisconnected();
      host.requestUpdate();
    }, {rootMargin: '100%'});
    this.#observer.observe(host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
