import {randomUUID} from 'node:crypto';
import {type Secrets, sameDigest} from '../../store/index.js';

/** Milliseconds that nobody needs less of to fill the form in. */
const FASTEST = 3_000;
/** Milliseconds for which a form can be sent: as long as the board remembers what was sent under its key. */
const LONGEST = 24 * 3_600_000;

/** What a form was handed out with: the key that makes one message of a double press, and when. */
export interface Mark {
  readonly key: string;
  readonly at: number;
}

/** `early`: faster than people write. `late`: the board may have forgotten its key. `none`: missing, or not made here. */
export type MarkState = 'good' | 'early' | 'late' | 'none';

export function newMark(now: Date): Mark {
  return {key: randomUUID(), at: now.getTime()};
}

/** A mark as a hidden field has it, signed. */
export function markText(secrets: Secrets, {key, at}: Mark): string {
  return `${at}.${key}.${signature(secrets, key, at).toString('base64url')}`;
}

/** What a hidden field says, and what that is worth now. */
export function readMark(secrets: Secrets, text: string, now: Date): {readonly state: MarkState; readonly mark?: Mark} {
  const [, at = '', key = '', signed = ''] = /^(\d{1,15})\.([\w-]{36})\.([\w-]{43})$/.exec(text) ?? [];
  const mark = {key, at: Number(at)};
  if (!key || !sameDigest(Buffer.from(signed, 'base64url'), signature(secrets, key, mark.at))) return {state: 'none'};
  const age = now.getTime() - mark.at;
  return {mark, state: age < FASTEST ? 'early' : age > LONGEST ? 'late' : 'good'};
}

function signature(secrets: Secrets, key: string, at: number): Buffer {
  return secrets.mac('plain-form', `${at} ${key}`);
}
