import type {LitElement, ReactiveController} from 'lit';

/**
 * Whether an element has at least a width, for what style sheets alone cannot do (opening a `details`). Given in rem, so that a reader
 * with larger type gets the narrow form sooner. Measured before the first paint, and whenever the element's own width changes.
 */
export class WideEnough implements ReactiveController {
  matches = false;
  /** A server has drawn the element, for a width that it could not know: it stays like that until the width changes. Set by `define/hydration`. */
  drawn = false;
  readonly #host: LitElement;
  readonly #rem: number;
  #observer: ResizeObserver | undefined;

  constructor(host: LitElement, rem: number) {
    this.#host = host;
    this.#rem = rem;
    host.addController(this);
  }

  hostConnected(): void {
    // Not before: there is none where a server renders.
    this.#observer ??= new ResizeObserver(([entry]) => this.#measured(entry?.contentRect.width ?? 0));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measured(width: number): void {
    if (this.drawn) {
      this.drawn = false;
      return;
    }
    const matches = width >= this.#rem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (matches === this.matches) return;
    this.matches = matches;
    // What the element shows now makes it higher or lower. Looking on would report that in this very frame, which pages see as an error.
    this.#observer?.disconnect();
    this.#host.requestUpdate();
    requestAnimationFrame(() => this.#host.isConnected && this.#observer?.observe(this.#host));
  }
}
