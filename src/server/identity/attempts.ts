import {BoardError} from '../../adapter/index.js';
import type {CountedAttempt, SignInLimit} from '../limits/index.js';
import type {People} from '../store/index.js';

/**
 * Counts attempts to prove a password or code, and refuses them after too many failures: for a while from one address, and from anywhere
 * once there were so many that the name is locked. Answers are the same for names that nothing has.
 */
export function attemptsOf(people: Pick<People, 'beginAttempt'>, limit: SignInLimit): SignInLimit {
  return {
    attempt: async (username, address) => {
      const counted = await limit.attempt(username, address);
      const attempt = await people.beginAttempt(username);
      if ('lockedFor' in attempt) throw new BoardError('rate-limited', 'too many attempts to sign in', {retryAfter: attempt.lockedFor});
      return bothOf(counted, attempt);
    },
  };
}

function bothOf(...attempts: readonly CountedAttempt[]): CountedAttempt {
  return {
    undo: async () => { await Promise.all(attempts.map((attempt) => attempt.undo())); },
    succeeded: async () => { await Promise.all(attempts.map((attempt) => attempt.succeeded())); },
  };
}
