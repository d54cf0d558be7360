import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Renders its host again every so many milliseconds while what it shows goes by the clock ("in 3 minutes"). To be added to the host. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #milliseconds: number;
  readonly #needed: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, milliseconds: number, needed: () => boolean) {
    this.#host = host;
    this.#milliseconds = milliseconds;
    this.#needed = needed;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.#needed()) this.#timer = setTimeout(() => this.#host.requestUpdate(), this.#milliseconds);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
