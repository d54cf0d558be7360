import * as v from 'valibot';
import type {Agency} from './agency.js';
import {type Duty, dutyDueAt} from './duties.js';
import {isoInstant} from './fields.js';
import {meanScore} from './rating.js';
import {type FigureCounts, partsOf, type Rate, RATES} from './rates.js';
import type {Viewer} from './role.js';

export * from './rates.js';

/**
 * Fair figures of units, as DOMAIN.md defines them. They are told as of a cut-off time, and a rate only from a minimum of cases on: a
 * unit with two messages is neither the best nor the worst.
 */

const shortId = () => v.optional(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long')));

/** Which duties are counted: those that began from `since` until the cut-off time. */
export const figuresQuerySchema = v.strictObject({
  /** ISO 8601; a year before the cut-off time when left out. */
  since: v.optional(isoInstant()),
  /** The cut-off time: what happened after it counts as not having happened. Now when left out, and never later. */
  until: v.optional(isoInstant()),
  /** The place of the unit, or one around it. */
  placeId: shortId(),
  agencyId: shortId(),
  /** Also fits the topics inside it. */
  topic: shortId(),
  kind: shortId(),
});
export type FiguresQuery = v.InferInput<typeof figuresQuerySchema>;
export type ValidFiguresQuery = v.InferOutput<typeof figuresQuerySchema>;

/** The rates of one unit, or of all together. A rate with fewer cases than the minimum is absent. */
export interface UnitFigures {
  /** null: all units together. */
  readonly agencyId: string | null;
  readonly counts: Omit<FigureCounts, 'reviewed' | 'returned'> & Partial<Pick<FigureCounts, 'reviewed' | 'returned'>>;
  readonly rates: Readonly<Partial<Record<Rate, number>>>;
}

/** Figures as a reader gets them. What review returned is for board staff, administrators and the unit itself. */
export interface Figures {
  readonly since: string;
  readonly until: string;
  readonly minimum: number;
  readonly all: UnitFigures;
  /** Those with enough cases to be compared first, by on-time rate; then the others, in the town's order. */
  readonly units: readonly UnitFigures[];
  readonly agencies: readonly Agency[];
}

export const NO_COUNTS: FigureCounts = {answered: 0, onTime: 0, overdue: 0, open: 0, reviewed: 0, returned: 0, rated: 0, satisfied: 0, solved: 0};

/**
 * Counts duties as they stood at a cut-off time (ISO 8601, in UTC with milliseconds). Of one that the unit no longer owed by then, because it was
 * transferred or withdrawn, nothing counts but what board staff said of its answers.
 */
export function countDuties(duties: readonly Duty[], until: string): FigureCounts {
  return duties.filter(({startedAt}) => startedAt <= until).reduce<FigureCounts>((counts, duty) => {
    const by = (at: string | undefined) => at !== undefined && at <= until;
    const answered = by(duty.approvedAt);
    const owed = !answered && !by(duty.leftAt);
    const rating = by(duty.ratedAt) ? duty.rating : undefined;
    const due = dutyDueAt(duty, until);
    const overdue = owed && due !== undefined && due < until;
    return {
      answered: counts.answered + Number(answered),
      onTime: counts.onTime + Number(answered && duty.onTime === true),
      overdue: counts.overdue + Number(overdue),
      open: counts.open + Number(owed && !overdue),
      reviewed: counts.reviewed + duty.reviewedAt.filter(by).length,
      returned: counts.returned + duty.returnedAt.filter(by).length,
      rated: counts.rated + Number(rating !== undefined),
      satisfied: counts.satisfied + Number(rating !== undefined && meanScore(rating) > 3),
      solved: counts.solved + Number(rating?.solved === true),
    };
  }, NO_COUNTS);
}

/** The figures of a unit. `internal`: with what review returned. */
export function figuresOf(agencyId: string | null, counts: FigureCounts, {minimum, internal}: {readonly minimum: number; readonly internal: boolean}): UnitFigures {
  const {reviewed: _, returned: __, ...open} = counts;
  const rates = RATES.filter((rate) => internal || rate !== 'return').flatMap((rate) => {
    const [part, whole] = partsOf(rate, counts);
    return whole > 0 && whole >= minimum ? [[rate, part / whole] as const] : [];
  });
  return {agencyId, counts: internal ? counts : open, rates: Object.fromEntries(rates)};
}

/** Units in the order in which they are shown: none is ranked that has too few cases. */
export function inOrder(units: readonly UnitFigures[]): UnitFigures[] {
  const ranked = units.filter(({rates}) => rates['on-time'] !== undefined);
  const others = units.filter(({rates}) => rates['on-time'] === undefined);
  return [...ranked.sort((one, other) => (other.rates['on-time'] ?? 0) - (one.rates['on-time'] ?? 0)), ...others];
}

/** The period that a query is about, ISO 8601 in UTC: the year up to now unless it says otherwise, and never beyond now. */
export function figuresPeriod({since, until}: ValidFiguresQuery, now: Date): Pick<Figures, 'since' | 'until'> {
  const end = new Date(Math.min(now.getTime(), until === undefined ? Infinity : Date.parse(until)));
  const begin = new Date(since ?? end);
  if (since === undefined) begin.setUTCFullYear(begin.getUTCFullYear() - 1);
  return {since: begin.toISOString(), until: end.toISOString()};
}

/** The figures as a reader gets them, of what was counted for each unit, in the town's order. Units without a single case are left out. */
export function figuresFor(
  {role, agencyId: own}: Viewer, period: Pick<Figures, 'since' | 'until'>, counted: readonly {readonly agencyId: string; readonly counts: FigureCounts}[], minimum: number,
): Omit<Figures, 'agencies'> {
  const office = role === 'moderator' || role === 'administrator';
  const together = counted.reduce((sum, {counts}) => added(sum, counts), NO_COUNTS);
  const units = counted.filter(({counts}) => Object.values(counts).some((count: number) => count > 0)).map(({agencyId, counts}) =>
    figuresOf(agencyId, counts, {minimum, internal: office || ((role === 'staff' || role === 'lead') && agencyId === own)}));
  return {...period, minimum, all: figuresOf(null, together, {minimum, internal: office}), units: inOrder(units)};
}

function added(one: FigureCounts, other: FigureCounts): FigureCounts {
  const names = Object.keys(NO_COUNTS) as (keyof FigureCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as FigureCounts;
}
