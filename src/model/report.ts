import * as v from 'valibot';
import {choice, optionalText} from './fields.js';
import type {Limits} from './limits.js';
import {REPORT_REASONS, type ReportReason} from './reasons.js';

/** What a reader says who reports a message or an answer to it (举报). Only moderators read it. */
export function reportSchema({note}: Limits) {
  return v.strictObject({
    reason: choice(REPORT_REASONS),
    words: optionalText(note, {control: 'text', audience: 'staff'}),
  });
}
export type ReportRequest = v.InferInput<ReturnType<typeof reportSchema>>;
export type ValidReport = v.InferOutput<ReturnType<typeof reportSchema>>;

/** A report as moderators get it. Who reported is kept nowhere. */
export interface Report {
  readonly reason: ReportReason;
  readonly words: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The reports that no moderator has dealt with: those after the last look (`dismiss-reports`, `take-down`). */
export function openReports(reports: readonly Report[], reportsReadAt: string | undefined): readonly Report[] {
  return reports.filter(({at}) => reportsReadAt === undefined || at > reportsReadAt);
}
