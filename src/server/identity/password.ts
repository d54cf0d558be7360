import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto';

/** Cost of a new hash: 32 MB and some 60 ms on a machine of today. Kept in each hash, so that it can be raised later. */
const COST = {N: 2 ** 15, r: 8, p: 1};
const KEY_LENGTH = 32;

/** Hashes a password with scrypt and a salt of its own: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether a password is the one behind a hash. Takes as long without a hash as with one, so that the time does not tell which
 * usernames exist.
 */
export async function checkPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = (hash ?? '').split('$');
  if (kind !== 'scrypt') {
    await derive(password, Buffer.alloc(16), COST);
    return false;
  }
  const wanted = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), {N: Number(N), r: Number(r), p: Number(p)});
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const maxmem = 256 * cost.N * cost.r;
    scrypt(password.normalize('NFKC'), salt, KEY_LENGTH, {...cost, maxmem}, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
