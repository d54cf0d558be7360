import type {Open311Options} from './options.js';

/** Attempts that are remembered, the newest; and for how long, in milliseconds. */
const MOST = 50;
const REMEMBERED = 7 * 86_400_000;

/**
 * Which wishes were sent and not acknowledged, by their keys, through reloads and in all windows. The protocol has no keys of its own: without
 * this a message whose acknowledgement was lost would be sent again unseen. Holds keys and times, and nothing of what was written.
 */
export class Attempts {
  readonly #name: string;
  readonly #storage: Open311Options['storage'];
  readonly #now: () => number;
  /** Where the browser keeps nothing. */
  #memory = '[]';

  constructor({endpoint, storage}: Pick<Open311Options, 'endpoint' | 'storage'>, now: () => number) {
    this.#name = `civic-board:open311:${endpoint}`;
    this.#storage = storage;
    this.#now = now;
  }

  /** When a wish was first sent without being acknowledged; undefined for one that was not. */
  firstAt(key: string): number | undefined {
    return this.#read().find(([known]) => known === key)?.[1];
  }

  /** A wish is about to be sent. */
  begin(key: string): void {
    const known = this.#read();
    if (!known.some(([other]) => other === key)) this.#write([...known.slice(1 - MOST), [key, this.#now()]]);
  }

  /** The endpoint has said what became of it. */
  end(key: string): void {
    this.#write(this.#read().filter(([known]) => known !== key));
  }

  #read(): [string, number][] {
    try {
      const kept: unknown = JSON.parse(this.#store?.getItem(this.#name) ?? this.#memory);
      const isPair = (pair: unknown): pair is [string, number] => Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number';
      return Array.isArray(kept) ? kept.filter(isPair).filter(([, at]) => at > this.#now() - REMEMBERED) : [];
    } catch {
      return [];
    }
  }

  #write(attempts: readonly (readonly [string, number])[]): void {
    this.#memory = JSON.stringify(attempts);
    try {
      this.#store?.setItem(this.#name, this.#memory);
    } catch {
      // Full, or a private window: memory has it for as long as the page is open.
    }
  }

  /** Reaching for it is an error by itself in some private windows. */
  get #store(): Open311Options['storage'] {
    try {
      return this.#storage ?? globalThis.localStorage;
    } catch {
      return undefined;
    }
  }
}
