import {instantIn} from '../../model/clock.js';

const FORM = /^(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A time of an endpoint as ISO 8601 in UTC; undefined for none, and for what cannot be read for sure, such as `03/04/2026`. The standard asks
 * for an offset; a time without one is taken for the town's own, and a number for seconds (or milliseconds) of Unix.
 */
export function readTime(text: string, timeZone: string): string | undefined {
  const trimmed = text.trim();
  if (/^\d{10}(\d{3})?$/.test(trimmed)) return isoOf(new Date(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1)));
  const [, date, time = '00:00', seconds = '00', offset] = FORM.exec(trimmed) ?? [];
  if (!date || !isDate(date)) return undefined;
  if (!offset) return isoOf(new Date(instantIn(`${date}T${time}`, timeZone).getTime() + Number(seconds) * 1000));
  return isoOf(new Date(`${date}T${time}:${seconds}${offsetOf(offset)}`));
}

/** As an endpoint reads it: in UTC, to the second. */
export function writeTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

function offsetOf(offset: string): string {
  if (!/^[+-]/.test(offset)) return 'Z';
  const digits = offset.replace(':', '');
  return `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
}

/** There is no 31 February, which some engines take for 3 March. */
function isDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

function isoOf(instant: Date): string | undefined {
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
