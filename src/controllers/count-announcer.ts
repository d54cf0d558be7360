import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** How long somebody must have stopped typing, in milliseconds. */
const PAUSE = 1000;

/**
 * Says how much room is left to those who cannot see the counter: when typing pauses, and only near the limit or past it. The host
 * shows `text` in a live region.
 */
export class CountAnnouncer implements ReactiveController {
  text = '';
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Something was typed. `say` puts the announcement into words, in case it comes to that. */
  typed(count: number, max: number, say: () => string): void {
    clearTimeout(this.#timer);
    const near = max - count <= Math.max(5, max / 10);
    if (!near && !this.text) return;
    this.#timer = setTimeout(() => {
      this.text = near ? say() : '';
      this.#host.requestUpdate();
    }, PAUSE);
  }
}
