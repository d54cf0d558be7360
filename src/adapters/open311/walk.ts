import type {Open311Client, Parameters} from './client.js';
import {type Report, type ReportContext, reportOf} from './message.js';
import {writeTime} from './time.js';
import {entriesIn} from './tree.js';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The longest span that one request may ask for, by the standard. */
export const LONGEST_SPAN = 90 * DAY;

/** The first span that is asked for. Where little is found, the next is twice as long. */
const FIRST_SPAN = 7 * DAY;

/** A list that finds nothing in so many requests ends. Two years of spans are a dozen, where none has to be parted. */
const MOST_REQUESTS = 60;

/** How to walk through the endpoint's reports. */
export interface Walk {
  readonly client: Open311Client;
  readonly context: ReportContext;
  /** Filters that the endpoint understands. */
  readonly parameters: Parameters;
  /** From this moment backwards, itself included; milliseconds. */
  readonly from: number;
  /** Until this one, not included. */
  readonly until: number;
  /** How many reports one answer holds at most. */
  readonly answerLimit: number;
  /** How many requests may be made; a list of all there is takes as many as it takes. */
  readonly requests?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The endpoint's reports, the newest first, a span of time at a time. The protocol has no pages and no order: it gives at most 1,000 reports of
 * at most 90 days, and does not say which. So an answer that is full is taken for one with something missing, and its span is parted.
 */
export async function* walk({client, context, parameters, from, until, answerLimit, requests = MOST_REQUESTS, signal}: Walk): AsyncGenerator<Report[]> {
  let span = FIRST_SPAN;
  let end = from;
  for (let made = 0; end > until && made < requests; made++) {
    const start = Math.max(end - span, until);
    const tree = await client.get('requests', {...parameters, start_date: writeTime(start), end_date: writeTime(end + 999)}, signal);
    const entries = entriesIn(tree, 'request');
    const reports = entries.flatMap((entry) => reportOf(entry, context) ?? []);
    // An endpoint that takes no dates has said all that it ever will.
    const ignoresDates = reports.some(({sentAt}) => sentAt < start - DAY || sentAt > end + DAY);
    if (entries.length >= answerLimit && end - start > HOUR && !ignoresDates) {
      span = (end - start) / 2;
      continue;
    }
    yield sorted(reports.filter(({sentAt}) => sentAt <= end && sentAt > (ignoresDates ? until : start)));
    if (ignoresDates) return;
    end = start;
    if (entries.length < answerLimit / 4) span = Math.min(span * 2, LONGEST_SPAN);
  }
}

/** The newest first, each once: some endpoints repeat what was changed. */
export function sorted(reports: readonly Report[]): Report[] {
  const once = new Map(reports.map((report) => [report.message.id, report]));
  return [...once.values()].sort((one, other) => other.sentAt - one.sentAt || (one.message.id < other.message.id ? -1 : 1));
}
