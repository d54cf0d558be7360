import {Secret, TOTP} from 'otpauth';

/**
 * Codes of a second factor by time (RFC 6238), the same for every backend: SHA-1, six digits, half a minute, because that is what every
 * authenticator app understands. Apart from the index: pages of citizens never load it.
 */

/** Seconds that a code is good for. */
const PERIOD = 30;

/** Steps that a device's clock may be ahead or behind. */
const DRIFT = 1;

/** Bytes of a secret: what RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** Apps show digits as their readers write them. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A new secret, in base32. */
export function newTotpSecret(): string {
  return new Secret({size: SECRET_BYTES}).base32;
}

/** The address that an authenticator app takes a secret from. `issuer` names the board, `username` the account. */
export function totpUri(secret: string, issuer: string, username: string): string {
  return totp(secret, issuer, username).toString();
}

/**
 * The time step that a code belongs to; undefined for a wrong one, or one of another time. Whoever checks a code keeps its step and refuses
 * that and all before it from then on: a code is good once.
 */
export function totpStep(secret: string, code: string, at: Date): number | undefined {
  const digits = code.normalize('NFKC').replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 15)).replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const delta = totp(secret).validate({token: digits, timestamp: at.getTime(), window: DRIFT});
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD) + delta;
}

/** The code of a moment, as a person's device shows it. */
export function totpCode(secret: string, at: Date): string {
  return totp(secret).generate({timestamp: at.getTime()});
}

function totp(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD, ...(issuer && {issuer}), ...(label && {label})});
}
