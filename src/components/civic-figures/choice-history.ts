import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {addressWith, type Choice, choiceIn, type Filter} from './address.js';

/** The figures, as far as their address goes. */
interface Host extends ReactiveControllerHost {
  /** Before every parameter; null: the address is left alone. */
  readonly address: string | null;
  readonly choice: Choice;
  readonly shown: ReadonlySet<Filter>;
  /** Puts a choice in that comes from the address. */
  restore(choice: Choice): void;
}

/** Keeps what a reader chose in the page's address, a step of its history each. What the page itself chose is what an address without parameters means. */
export class ChoiceHistory implements ReactiveController {
  readonly #host: Host;
  #own: Choice | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#read);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#read);
  }

  /** Takes what the address says, once the page has said what is its own. To be called before the first fetch. */
  begin(): void {
    if (this.#own || this.#host.address === null) return;
    this.#own = {...this.#host.choice};
    this.#read();
  }

  /** The reader chose something: a step of the history. */
  choose(): void {
    const {address, choice} = this.#host;
    if (address === null || !this.#own) return;
    const href = addressWith(location.href, address, choice, this.#own);
    if (href !== location.href) history.pushState(history.state, '', href);
  }

  readonly #read = (): void => {
    const {address, shown} = this.#host;
    if (address !== null && this.#own) this.#host.restore({...this.#own, ...choiceIn(location.search, address, shown)});
  };
}
