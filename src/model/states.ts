/** What the public sees of a state; the last three are seen by the author and by staff only. */
export const STATUSES = ['waiting', 'in-progress', 'answered', 'received', 'rejected', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** The three words of the public board, as filters offer them. */
export const PUBLIC_STATUSES = ['waiting', 'in-progress', 'answered'] as const satisfies readonly Status[];
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

/** Every internal state: the status that stands for it, and whether a public message is shown to everybody in it. */
export const STATES = {
  received: {status: 'received', listed: false},
  waiting: {status: 'waiting', listed: true},
  'in-progress': {status: 'in-progress', listed: true},
  'needs-info': {status: 'in-progress', listed: true},
  'in-review': {status: 'in-progress', listed: true},
  answered: {status: 'answered', listed: true},
  closed: {status: 'answered', listed: true},
  rejected: {status: 'rejected', listed: false},
  withdrawn: {status: 'withdrawn', listed: false},
} as const satisfies Record<string, {status: Status; listed: boolean}>;
export type State = keyof typeof STATES;

/** The word that stands for a state. */
export function statusOf(state: State): Status {
  return STATES[state].status;
}

/** The states behind a status, as a filter on the status needs them. */
export function statesOf(status: Status): State[] {
  return (Object.keys(STATES) as State[]).filter((state) => STATES[state].status === status);
}

/** The states in which a public message is shown to everybody. */
export const LISTED_STATES: readonly State[] = /* @__PURE__ */ (Object.keys(STATES) as State[]).filter((state) => STATES[state].listed);

/** The states in which the unit's clock runs. */
export const OPEN_STATES: readonly State[] = ['waiting', 'in-progress'];
