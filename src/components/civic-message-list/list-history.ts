import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {addressWith, type Kept, valuesIn} from './address.js';
import type {Filter} from './filters.js';

/** Where a reader was in a list. */
export interface Place {
  /** How many messages were loaded. */
  readonly loaded: number;
  /** The message that was opened last; empty when none was. */
  readonly opened: string;
}

/** The list, as far as its address goes. */
interface Host extends ReactiveControllerHost {
  /** Before every parameter; null: the address is left alone. */
  readonly address: string | null;
}

/** What a list keeps there. */
interface Keeping {
  readonly kept: () => Kept;
  /** The controls whose values the address may hold: those that the page wants, whether or not the board can do what they do. */
  readonly keepable: () => ReadonlySet<Filter>;
  /** Puts values in that come from the address, and takes its reader back to where they were. */
  readonly restore: (values: Kept, place: Place) => void;
}

/** A list that was loaded further than this is not loaded as far again when somebody comes back. */
const FARTHEST = 2_000;

/**
 * Keeps what a reader chose in the page's address, a step of its history each, and how far they had come in the state of that step. What
 * the page itself chose (its attributes) is what an address without parameters means. Does nothing without `address`.
 */
export class ListHistory implements ReactiveController {
  readonly #host: Host;
  readonly #keeping: Keeping;
  #own: Kept | undefined;

  constructor(host: Host, keeping: Keeping) {
    this.#host = host;
    this.#keeping = keeping;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopState);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopState);
  }

  /** Takes what the address says, once the page has said what is its own. To be called before the first fetch. */
  begin(): void {
    if (this.#own || this.#host.address === null) return;
    this.#own = this.#keeping.kept();
    this.#read();
  }

  /** The reader chose something: a step of the history. */
  choose(): void {
    const {address} = this.#host;
    if (address === null || !this.#own) return;
    const href = addressWith(location.href, address, this.#keeping.kept(), this.#own, this.#keeping.keepable());
    if (href !== location.href) history.pushState(this.#stateWith({loaded: 0, opened: ''}), '', href);
  }

  /** The reader went on in the list, or opened a message: no step of its own. */
  reach(place: Place): void {
    if (this.#host.address !== null) history.replaceState(this.#stateWith(place), '');
  }

  readonly #onPopState = (): void => {
    if (this.#own && this.#host.address !== null) this.#read();
  };

  #read(): void {
    const {address} = this.#host;
    if (address === null || !this.#own) return;
    this.#keeping.restore({...this.#own, ...valuesIn(location.search, address, this.#keeping.keepable())}, this.#placeIn(history.state));
  }

  #placeIn(state: unknown): Place {
    const {loaded, opened} = ((state as Record<string, unknown> | null)?.[this.#key] ?? {}) as Partial<Record<keyof Place, unknown>>;
    return {
      loaded: typeof loaded === 'number' && Number.isInteger(loaded) && loaded > 0 ? Math.min(loaded, FARTHEST) : 0,
      opened: typeof opened === 'string' ? opened : '',
    };
  }

  /** What else is in the state belongs to the page or to another list. */
  #stateWith(place: Place): Record<string, unknown> {
    const state: unknown = history.state;
    return {...(state !== null && typeof state === 'object' ? state : {}), [this.#key]: place};
  }

  get #key(): string {
    return `civic-message-list ${this.#host.address ?? ''}`;
  }
}
