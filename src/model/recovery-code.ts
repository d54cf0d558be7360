import {formatQueryCode, normaliseQueryCode} from './query-code.js';

/** How many recovery codes a second factor comes with. */
export const RECOVERY_CODES = 10;

/** Random bytes for one code. */
const BYTES = 12;

/** Recovery codes, from random bytes: they look like query codes, and are read and typed like them. */
export function recoveryCodes(random: (bytes: number) => Uint8Array): string[] {
  return Array.from({length: RECOVERY_CODES}, () => formatQueryCode(random(BYTES)));
}

/** A code as somebody typed it, in the form that recovery codes are compared in; undefined for what is none, such as six digits. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = normaliseQueryCode(typed);
  return code.length === BYTES ? code : undefined;
}
