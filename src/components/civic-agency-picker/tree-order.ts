import type {Agency} from '../../model/index.js';

/** An agency and how deep it is below the top of its list. */
export interface Ranked {
  readonly agency: Agency;
  readonly depth: number;
}

/** Agencies with those below each one after it, otherwise in the order given. None is lost, whatever the parents say. */
export function inTreeOrder(agencies: readonly Agency[]): Ranked[] {
  const ids = new Set(agencies.map(({id}) => id));
  const ranked = new Map<string, Ranked>();
  const add = (agency: Agency, depth: number): void => {
    if (ranked.has(agency.id)) return;
    ranked.set(agency.id, {agency, depth});
    agencies.filter(({parentId}) => parentId === agency.id).forEach((child) => add(child, depth + 1));
  };
  agencies.filter(({parentId}) => parentId === null || !ids.has(parentId)).forEach((top) => add(top, 0));
  // Two agencies that are each other's parents have no top.
  agencies.forEach((agency) => add(agency, 0));
  return [...ranked.values()];
}
