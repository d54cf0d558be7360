import type {Message, TimelineEntry} from '../../model/index.js';

/** A unit that was called in, with its task and what it reported. */
export interface CalledUnit {
  readonly agencyId: string;
  readonly task: string;
  readonly dueAt?: string;
  /** The report with which it reported in; absent until then. */
  readonly report?: TimelineEntry;
}

/** The units that were called in, in the order of the whistle, folded from what happened as the board folds it. */
export function calledUnits({timeline}: Pick<Message, 'timeline'>): CalledUnit[] {
  let units: CalledUnit[] = [];
  for (const entry of timeline) {
    if (entry.action === 'whistle') units = [...units, ...(entry.supports ?? []).map(({agencyId, task = '', dueAt}) => ({agencyId, task, ...(dueAt && {dueAt})}))];
    if (entry.action === 'report-in') units = units.map((unit) => (unit.agencyId === entry.actor.agencyId && !unit.report ? {...unit, report: entry} : unit));
  }
  return units;
}
