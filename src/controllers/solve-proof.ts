import {solveChallenge, type Challenge as AltchaChallenge, type DeriveKeyFunction} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/web/pbkdf2';
import type {Challenge} from '../adapter/index.js';

/** The answer to a challenge, as the header takes it; undefined when there is none to be found in a reasonable time. */
export async function solve(given: Challenge, signal?: AbortSignal): Promise<string | undefined> {
  const challenge = given as unknown as AltchaChallenge;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    const solution = await solveChallenge({challenge, controller, deriveKey: globalThis.isSecureContext ? deriveKey : await withoutSubtle()});
    if (signal?.aborted) throw signal.reason;
    return solution ? btoa(JSON.stringify({challenge, solution})) : undefined;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** Milliseconds of computing at a time, so that the page stays usable. */
const SLICE = 10;

/** Pages without https, which many town intranets are, have no `crypto.subtle`. Computing by script takes some ten times as long. */
async function withoutSubtle(): Promise<DeriveKeyFunction> {
  const [{pbkdf2Async}, {sha256}] = await Promise.all([import('@noble/hashes/pbkdf2.js'), import('@noble/hashes/sha2.js')]);
  return async ({algorithm, cost, keyLength}, salt, password) => {
    if (algorithm !== 'PBKDF2/SHA-256') throw new RangeError(`cannot compute ${algorithm} without crypto.subtle`);
    return {derivedKey: await pbkdf2Async(sha256, password, salt, {c: cost, dkLen: keyLength, asyncTick: SLICE})};
  };
}
