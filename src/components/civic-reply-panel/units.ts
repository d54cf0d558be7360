import type {Message, TimelineEntry} from '../../model/index.js';

/** A unit that was called in, with its task and what it reported. */
export interface CalledUnit {
  readonly agencyId: string;
  readonly task: string;
  readonly dueAt?: string;
  /** The report with which it reported in; absent until then. */
  readonly report?: TimelineEntry;
  /** It has not reported in, and its part is not wanted any more. */
  readonly lapsed?: true;
}

/** The units that were called in, in the order of the whistle, folded from what happened as the board folds it. */
export function calledUnits({timeline}: Pick<Message, 'timeline'>): CalledUnit[] {
  let units: CalledUnit[] = [];
  for (const entry of timeline) {
    if (entry.action === 'whistle') units = [...units, ...(entry.supports ?? []).map(({agencyId, task = '', dueAt}) => ({agencyId, task, ...(dueAt && {dueAt})}))];
    const isWanted = (unit: CalledUnit) => !unit.report && !unit.lapsed;
    if (entry.action === 'report-in') units = units.map((unit) => (unit.agencyId === entry.actor.agencyId && isWanted(unit) ? {...unit, report: entry} : unit));
    if (entry.action === 'approve' || entry.action === 'transfer') {
      units = units.map((unit) => (isWanted(unit) && (entry.action === 'approve' || unit.agencyId === entry.handlerId) ? {...unit, lapsed: true} : unit));
    }
  }
  return units;
}
