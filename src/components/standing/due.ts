import {registeredLanguage} from '../../i18n/registry.js';
import type {RelativeUnit} from '../../i18n/written.js';
import {type BoardInfo, dateIn, dueAt, isOverdue, type MessageSummary, OPEN_STATES} from '../../model/index.js';

/** How pressing something is. `paused`: its clock stands still; `none`: no clock runs. */
export type DueLook = 'overdue' | 'soon' | 'later' | 'paused' | 'none';

/** The instant by which what is due counts as due soon: the board's working days from now. */
export function soonOf(board: BoardInfo, now: Date): Date {
  return dueAt(now, {days: board.dueSoonDays, unit: 'working'}, board);
}

/** How pressing a message is for whoever looks. Where the unit was called in, the time is that of its own part, whatever state the message is in. */
export function dueLook({dueAt: due, state, desk}: Pick<MessageSummary, 'dueAt' | 'state' | 'desk'>, now: Date, soon: Date): DueLook {
  if (desk?.pausedAt) return 'paused';
  if (!due || (state && !OPEN_STATES.includes(state))) return 'none';
  if (isOverdue(due, now)) return 'overdue';
  return Date.parse(due) <= soon.getTime() ? 'soon' : 'later';
}

/** A day as people count from today: "tomorrow", "3 days ago". */
export function relativeDay(iso: string, now: Date, timeZone: string, language: string): string {
  const day = (instant: Date) => Date.parse(`${dateIn(instant, timeZone)}T00:00:00Z`);
  return relative(language, Math.round((day(new Date(iso)) - day(now)) / 86_400_000), 'day');
}

/** A time that has passed, as people say it: "now", "2 minutes ago", "yesterday". */
export function relativeTime(iso: string, now: Date, language: string): string {
  const seconds = Math.min(0, (Date.parse(iso) - now.getTime()) / 1000);
  const [value, unit] = seconds > -45 ? [0, 'second'] as const
    : seconds > -2700 ? [Math.min(-1, Math.round(seconds / 60)), 'minute'] as const
      : seconds > -79_200 ? [Math.min(-1, Math.round(seconds / 3600)), 'hour'] as const
        : [Math.min(-1, Math.round(seconds / 86_400)), 'day'] as const;
  return relative(language, value, unit);
}

const formatters = new Map<string, Intl.RelativeTimeFormat>();

function relative(language: string, value: number, unit: RelativeUnit): string {
  const written = registeredLanguage(language)?.written;
  if (written) return written.relative(value, unit);
  let format = formatters.get(language);
  if (!format) formatters.set(language, (format = new Intl.RelativeTimeFormat([language, 'en'], {numeric: 'auto'})));
  return format.format(value, unit);
}
