import {type Challenge, createChallenge, type Payload, randomInt, verifySolution} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/pbkdf2';
import {BoardError} from '../../adapter/index.js';
import type {Proof, Secrets} from '../store/index.js';

/**
 * How much work a proof is: `tries` keys in between of PBKDF2 over SHA-256 with `cost` rounds each. Browsers do that with the machine's own
 * instructions in a fraction of a second, and a phone of years ago in about one; who sends thousands pays it thousands of times.
 */
const WORK = {cost: 2_000, tries: [60, 120]} as const;

/** Seconds that a challenge is good for: the work, and a slow connection. */
const GOOD_FOR = 600;

/** The longest proof that is looked at. Real ones have some 800 characters. */
const LONGEST = 4_000;

/** Hands out challenges (ALTCHA) and tells whether what comes back was worked for. Keeps nothing: the signature says that a challenge is ours. */
export interface Proofs {
  challenge(): Promise<Challenge>;
  /** @throws {BoardError} `challenge-failed` when the proof is missing, wrong or too old. Whether it was used before, spending it tells. */
  verify(proof: string | undefined): Promise<Proof>;
}

export function proofsOf(secrets: Secrets): Proofs {
  const keys = {
    hmacSignatureSecret: secrets.key('challenge').toString('base64url'),
    // Signs the answer, so that checking it costs one digest and not the work once more.
    hmacKeySignatureSecret: secrets.key('challenge-answer').toString('base64url'),
  };
  return {
    challenge: async () => await createChallenge({
      ...keys, algorithm: 'PBKDF2/SHA-256', deriveKey, cost: WORK.cost, counter: randomInt(...WORK.tries), expiresAt: Math.ceil(Date.now() / 1000) + GOOD_FOR,
    }),
    verify: async (proof) => {
      const {challenge, solution} = payloadOf(proof);
      const {verified} = await verifySolution({...keys, challenge, solution, deriveKey}).catch(() => ({verified: false}));
      const {expiresAt} = challenge.parameters;
      if (!verified || expiresAt === undefined) throw failed('it is wrong or too old');
      return {digest: secrets.mac('proof', challenge.signature ?? ''), expiresAt: new Date((expiresAt + 60) * 1000)};
    },
  };
}

/** Base64 of JSON, as ALTCHA's own widget sends it. */
function payloadOf(proof: string | undefined): Payload {
  if (!proof) throw failed('it is missing');
  if (proof.length > LONGEST) throw failed('it is too long');
  try {
    const payload = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Partial<Payload> | null;
    if (typeof payload?.challenge?.parameters === 'object' && typeof payload.challenge.signature === 'string' && typeof payload.solution === 'object') {
      return payload as Payload;
    }
  } catch {
    // No JSON: no proof either.
  }
  throw failed('it is not readable');
}

function failed(why: string): BoardError {
  return new BoardError('challenge-failed', `a fresh proof of work is needed: ${why}`);
}
