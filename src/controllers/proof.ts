import {type BoardAdapter, BoardError, type CallOptions} from '../adapter/index.js';
import type {BoardInfo} from '../model/index.js';

/**
 * The proof of work that the board asks for before it takes something new (ALTCHA), or undefined where it asks for none. What computes is
 * fetched when it is needed, and leaves the page usable while it runs. Rejects with a BoardError (those of `getChallenge`, and
 * `challenge-failed` when no answer was found), or with the signal's reason.
 */
export async function proofFor(adapter: BoardAdapter, {services}: Pick<BoardInfo, 'services'>, {signal}: CallOptions = {}): Promise<string | undefined> {
  if (!services.challenge || !adapter.capabilities.challenge) return undefined;
  const challenge = await adapter.getChallenge(signal ? {signal} : {});
  // Now there is a connection: Chromium does not fetch a module again that it could not have once.
  const {solve} = await import('./solve-proof.js');
  const proof = await solve(challenge, signal);
  if (proof === undefined) throw new BoardError('challenge-failed', 'no answer to the challenge was found');
  return proof;
}
