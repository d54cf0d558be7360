import {BoardError, canonicalJson, checkIdempotencyKey} from '../../adapter/index.js';
import type {Viewer} from '../../model/index.js';
import type {MemoryStore} from './store.js';

/** Carries a wish out once for a key and gives later attempts the first answer. A wish that fails does not use its key up. */
export function once<T>({keys}: MemoryStore, viewer: Viewer, key: string, wish: unknown, carryOut: () => T): T {
  checkIdempotencyKey(key);
  // Keys of different people never meet: the answer to one of them may hold what the other must not see.
  const scoped = JSON.stringify([viewer.personId ?? null, key]);
  const fingerprint = canonicalJson(wish);
  const first = keys.get(scoped);
  if (first && first.fingerprint !== fingerprint) throw new BoardError('key-reused', 'this idempotency key was used with another request');
  if (first) return first.answer as T;
  const answer = carryOut();
  keys.set(scoped, {fingerprint, answer: structuredClone(answer)});
  return answer;
}
