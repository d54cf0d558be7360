/**
 * How a language writes what `Intl` does not write in it everywhere: Chromium, for one, knows the plurals of Uyghur and Tibetan and neither
 * their months nor "tomorrow", and would put those in the language that the browser happens to have. Such a language brings this and is always
 * written by it, so that it looks the same in every browser and from the server.
 */
export interface Written {
  /** A date, and with `timeStyle` the time of day; in `timeZone`, or where the reader is. */
  date(date: Date, options?: {readonly timeZone?: string | undefined; readonly timeStyle?: unknown}): string;
  /** A time from now, as `Intl.RelativeTimeFormat` with `numeric: 'auto'` has it. */
  relative(value: number, unit: RelativeUnit): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
}

export type RelativeUnit = 'second' | 'minute' | 'hour' | 'day';

/** What a clock and a calendar show, as digits without zeros before them but in the time: "14:05". */
export function shownOn(date: Date, timeZone: string | undefined): {readonly year: string; readonly month: string; readonly day: string; readonly time: string} {
  const parts = new Intl.DateTimeFormat('en-u-hc-h23', {
    year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', ...(timeZone && {timeZone}),
  }).formatToParts(date);
  const part = (wanted: Intl.DateTimeFormatPartTypes) => parts.find(({type}) => type === wanted)?.value ?? '';
  return {year: part('year'), month: part('month'), day: part('day'), time: `${part('hour')}:${part('minute')}`};
}
