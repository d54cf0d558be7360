/** How somebody was visited after an answer (回访). */
export const VISIT_WAYS = ['phone', 'in-person', 'video'] as const;
export type VisitWay = (typeof VISIT_WAYS)[number];

/** A weighty message that is followed one by one (督办), as long as it is. Each progress note is an event of its own. */
export interface Supervision {
  /** ISO 8601, as all times here. */
  readonly since: string;
  /** Who began it. */
  readonly supervisor: {readonly personId?: string; readonly name?: string};
  /** Why; for staff. */
  readonly reason: string;
  /** By when the matter is to be settled. Says nothing to the clock of the answer. */
  readonly dueAt?: string;
  /** The agencies above the handling one to which it was escalated, the nearest first. */
  readonly escalatedTo: readonly string[];
}

/** A supervision as staff get it: its supervisor by name. */
export type SupervisionView = Omit<Supervision, 'supervisor'> & {readonly supervisor: string};
