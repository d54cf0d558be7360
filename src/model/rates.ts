/** What was counted. */
export interface FigureCounts {
  /** Answered, by the cut-off time. */
  readonly answered: number;
  /** Of these, by their due time. */
  readonly onTime: number;
  /** Not answered although due; an answer that left the unit in time and is with board staff is not among them. */
  readonly overdue: number;
  /** Not answered and not due yet: in no rate. */
  readonly open: number;
  /** Answers that board staff have read, and those of them that they returned. */
  readonly reviewed: number;
  readonly returned: number;
  /** Answers that their authors have rated; of these satisfied or very satisfied (a mean over 3); and found solved. */
  readonly rated: number;
  readonly satisfied: number;
  readonly solved: number;
}

/** Every rate, from 0 to 1. */
export const RATES = ['reply', 'on-time', 'return', 'satisfaction', 'resolved', 'participation'] as const;
export type Rate = (typeof RATES)[number];

/** What each rate is made of: so many out of so many. */
export function partsOf(rate: Rate, {answered, onTime, overdue, reviewed, returned, rated, satisfied, solved}: FigureCounts): readonly [number, number] {
  switch (rate) {
    case 'reply': return [answered, answered + overdue];
    case 'on-time': return [onTime, answered + overdue];
    case 'return': return [returned, reviewed];
    case 'satisfaction': return [satisfied, rated];
    case 'resolved': return [solved, rated];
    case 'participation': return [rated, answered];
  }
}
