/** Documents remembered at once. */
const MOST = 2_000;

/**
 * When documents that everybody gets were last seen to change, for `Last-Modified`. The newest entry of a feed does not tell: what is taken down
 * changes the feed and leaves no time. A document that was not seen since the start has changed then, for all that is known.
 */
export class Freshness {
  readonly #known = new Map<string, {readonly tag: string; readonly at: number}>();
  readonly #start: number;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#start = now();
  }

  /** When the document at an address became what has this tag. Whole seconds, as HTTP says times. */
  changedAt(address: string, tag: string): Date {
    const known = this.#known.get(address);
    const at = known === undefined ? this.#start : known.tag === tag ? known.at : this.#now();
    this.#known.delete(address);
    this.#known.set(address, {tag, at});
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    return new Date(Math.floor(at / 1000) * 1000);
  }
}
