import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto';
import {formatQueryCode} from '../../model/index.js';
import {turns} from '../turns.js';

/** Cost of a new hash: what OWASP recommends of scrypt (2^17, 8, 1), 128 MB. Kept in each hash, so that it can be raised later. */
const COST = {N: 2 ** 17, r: 8, p: 1};
const KEY_LENGTH = 32;

/** Derivations at a time: as many as memory is spent on, whoever asks. The others wait their turn. */
const inTurn = turns(2);

/** Hashes a password with scrypt and a salt of its own: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether a password is the one behind a hash. Takes as long without a hash as with one, so that the time does not tell which
 * usernames exist; behind a cheaper hash of an earlier version it takes longer by that once.
 */
export async function checkPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = (hash ?? '').split('$');
  if (kind !== 'scrypt') {
    await derive(password, Buffer.alloc(16), COST);
    return false;
  }
  const wanted = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), {N: Number(N), r: Number(r), p: Number(p)});
  if (isCheap(hash ?? '')) await derive(password, Buffer.alloc(16), COST);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Whether a hash costs less than one that is made today, and is to be made anew when its password is known. */
export function isCheap(hash: string): boolean {
  const [, N, r, p] = hash.split('$').map(Number);
  return (N ?? 0) * (r ?? 0) * (p ?? 0) < COST.N * COST.r * COST.p;
}

/** A password for somebody who then sets their own: sixty random bits, made to be read out and typed. */
export function oneTimePassword(): string {
  return formatQueryCode(randomBytes(12));
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return inTurn(() => new Promise((resolve, reject) => {
    const maxmem = 256 * cost.N * cost.r;
    scrypt(password.normalize('NFKC'), salt, KEY_LENGTH, {...cost, maxmem}, (error, key) => (error ? reject(error) : resolve(key)));
  }));
}
