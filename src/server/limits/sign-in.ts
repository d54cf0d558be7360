import {networkOf} from './client.js';
import type {Limits} from './limits.js';
import type {LimitName} from './policies.js';

/** Slows down who guesses passwords. */
export interface SignInLimit {
  /**
   * Counts an attempt before its password is checked, so that attempts at the same time count as well.
   *
   * @returns what to call when the password was right: the person's own failures are forgotten, and the attempt that succeeded.
   * @throws {BoardError} `rate-limited` while there were too many failures.
   */
  attempt(username: string, address: string): Promise<() => Promise<void>>;
}

export function signInLimit(limits: Limits): SignInLimit {
  return {
    attempt: async (username, address) => {
      const [pair, ...others] = keysOf(username, networkOf(address));
      // One after the other: an attempt that one of them stops is not counted by the next, or one guesser could use up what is everybody's.
      const undo: (() => Promise<void>)[] = [];
      try {
        await limits.count(...pair);
        for (const key of others) undo.push(await limits.count(...key));
      } catch (error) {
        await Promise.all(undo.map((each) => each()));
        throw error;
      }
      return async () => { await Promise.all([limits.forget(...pair), ...undo.map((each) => each())]); };
    },
  };
}

function keysOf(username: string, network: string): [[LimitName, string], ...[LimitName, string][]] {
  const name = username.normalize('NFKC').trim().toLowerCase().slice(0, 100);
  return [['sign-in-pair', JSON.stringify([name, network])], ['sign-in-address', network], ['sign-in-name', name]];
}
