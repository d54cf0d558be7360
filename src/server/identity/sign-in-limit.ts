import {BoardError} from '../../adapter/index.js';

/** Failed attempts within the window, after which further ones are refused. */
const LIMITS = {
  /** One name from one address: somebody guesses a password. */
  pair: 5,
  /** One address: somebody tries names. */
  address: 50,
  /** One name from anywhere: many machines guess. High, so that strangers cannot easily lock a person out. */
  name: 100,
} as const;

/** Milliseconds for which failures count. */
const WINDOW = 10 * 60_000;

/** Keys that are remembered at most; the oldest are forgotten first. */
const CAPACITY = 50_000;

/**
 * Slows down who guesses passwords. In memory: a restart forgives, and each process of a board counts for itself, which the limits
 * leave room for.
 */
export class SignInLimit {
  readonly #failures = new Map<string, {count: number; until: number}>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @throws {BoardError} `rate-limited` while there were too many failures. */
  check(username: string, address: string): void {
    for (const [key, limit] of keysOf(username, address)) {
      const entry = this.#failures.get(key);
      if (entry && entry.until > this.#now() && entry.count >= limit) {
        throw new BoardError('rate-limited', 'too many attempts to sign in', {retryAfter: Math.ceil((entry.until - this.#now()) / 1000)});
      }
    }
  }

  /** Counts an attempt before its password is checked, so that attempts at the same time count as well. */
  count(username: string, address: string): void {
    for (const [key] of keysOf(username, address)) {
      const entry = this.#failures.get(key);
      const running = entry && entry.until > this.#now();
      this.#failures.delete(key); // to the end of the map: the oldest stand first
      this.#failures.set(key, running ? {...entry, count: entry.count + 1} : {count: 1, until: this.#now() + WINDOW});
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= CAPACITY) break;
      this.#failures.delete(key);
    }
  }

  /** Somebody proved to know the password: their own failures are forgotten, and the attempt that succeeded. */
  forgive(username: string, address: string): void {
    const [pair, ...others] = keysOf(username, address);
    if (pair) this.#failures.delete(pair[0]);
    for (const [key] of others) {
      const entry = this.#failures.get(key);
      if (entry) this.#failures.set(key, {...entry, count: entry.count - 1});
    }
  }
}

function keysOf(username: string, address: string): [key: string, limit: number][] {
  const name = username.normalize('NFKC').trim().toLowerCase().slice(0, 100);
  return [
    [JSON.stringify([name, address]), LIMITS.pair],
    [`address ${address}`, LIMITS.address],
    [`name ${name}`, LIMITS.name],
  ];
}
