import {thread} from '../../i18n/en/thread.js';
import type {Message, TimelineEntry} from '../../model/view.js';

/** What a masked character looks like, as the model's `MASK_SIGN`; that one's module brings more than a thread needs. */
const MASK_SIGN = '█';

/** A step of oversight: one for which the thread itself has no words. */
export function isOversight({action}: Pick<TimelineEntry, 'action'>): boolean {
  return !(`event-${action}` in thread);
}

/** Whether there is anything of oversight to show: such steps, or words and files that are hidden. */
export function hasOversight({timeline, hidden, title, body, demand, details}: Message): boolean {
  return !!hidden || timeline.some(isOversight) || [title, body, demand, details].join('').includes(MASK_SIGN);
}
