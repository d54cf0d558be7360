const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const WITHOUT_OFFSET = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** An instant read from a file. */
export interface ReadTime {
  readonly at: Date;
  /** True when only a date was given; it then means the beginning of that day. */
  readonly dateOnly: boolean;
}

/**
 * A time as people's exports write it: ISO 8601, or a date with the year first, with or without a time of day, meant in the board's time
 * zone (`2018/4/24`). Undefined for anything else, such as the serial numbers of spreadsheets.
 */
export function readTime(text: string, timeZone: string): ReadTime | undefined {
  if (WITH_OFFSET.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) || !isCalendarDate(text.slice(0, 10)) ? undefined : {at, dateOnly: false};
  }
  const [, year = '', , month = '', day = '', hour, minute, second] = WITHOUT_OFFSET.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCalendarDate(date)) return undefined;
  const wall = Date.parse(`${date}T${(hour ?? '00').padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}Z`);
  return Number.isNaN(wall) ? undefined : {at: instantOf(wall, timeZone), dateOnly: hour === undefined};
}

/** `new Date` takes February 30 for March 2. */
function isCalendarDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** The instant at which clocks in a time zone show what `wall` shows in UTC. Twice, because the offset may change in between. */
function instantOf(wall: number, timeZone: string): Date {
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone));
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {timeZone, timeZoneName: 'longOffset'}).formatToParts(instant);
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
