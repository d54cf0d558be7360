/** Crockford's base 32: no I, L, O, U, so that a code read over the phone is not misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A query code as it is shown: twelve characters in three groups (60 bits), `7K3M-9QXT-V2BD`. Needs at least 12 random bytes. */
export function formatQueryCode(bytes: Uint8Array): string {
  const characters = Array.from(bytes.slice(0, 12), (byte) => ALPHABET[byte & 31]);
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-');
}

/** What somebody typed, in the form that codes are compared in: upper case, look-alikes mapped, anything else dropped. */
export function normaliseQueryCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[^0-9A-HJKMNP-TV-Z]/g, '');
}
