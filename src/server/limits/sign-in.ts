import {networkOf} from './client.js';
import type {Limits} from './limits.js';
import type {LimitName} from './policies.js';

/** An attempt that was let through. It counts as failed until something else is known. */
export interface CountedAttempt {
  /** It was no failure, and no success yet: it is as if it had not been made. */
  undo(): Promise<void>;
  /** The person's own failures are forgotten, and the attempt that succeeded. */
  succeeded(): Promise<void>;
}

/** Slows down who guesses passwords. */
export interface SignInLimit {
  /**
   * Counts an attempt before its password is checked, so that attempts at the same time count as well.
   *
   * @throws {BoardError} `rate-limited` while there were too many failures.
   */
  attempt(username: string, address: string): Promise<CountedAttempt>;
}

export function signInLimit(limits: Limits): SignInLimit {
  return {
    attempt: async (username, address) => {
      const [pair, ...others] = keysOf(username, networkOf(address));
      // One after the other: an attempt that one of them stops is not counted by the next, or one guesser could use up what is everybody's.
      const counted: (() => Promise<void>)[] = [];
      const undo = async () => { await Promise.all(counted.map((each) => each())); };
      try {
        counted.push(await limits.count(...pair));
        for (const key of others) counted.push(await limits.count(...key));
      } catch (error) {
        // What one address tries with one name stays counted: it is that which is stopped.
        await Promise.all(counted.slice(1).map((each) => each()));
        throw error;
      }
      return {undo, succeeded: async () => { await Promise.all([limits.forget(...pair), ...counted.slice(1).map((each) => each())]); }};
    },
  };
}

function keysOf(username: string, network: string): [[LimitName, string], ...[LimitName, string][]] {
  const name = username.normalize('NFKC').trim().toLowerCase().slice(0, 100);
  return [['sign-in-pair', JSON.stringify([name, network])], ['sign-in-address', network], ['sign-in-name', name]];
}
