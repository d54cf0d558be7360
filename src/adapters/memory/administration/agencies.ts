import {BoardError} from '../../../adapter/index.js';
import type {AgencyRecord, FieldIssue, Page, ValidAgencyChange, ValidPageQuery} from '../../../model/index.js';
import {pageAfter} from '../paging.js';
import type {MemoryStore} from '../store.js';

/** All agencies in the town's order, closed ones too. */
export function agencyRecords(store: MemoryStore, {text = '', limit, cursor}: ValidPageQuery): Omit<Page<AgencyRecord>, 'agencies'> {
  const wanted = text.trim().toLowerCase();
  const records = store.agencies.map((_, index) => recordAt(store, index));
  const fits = ({id, name}: AgencyRecord) => `${id} ${Object.values(name).join(' ')}`.toLowerCase().includes(wanted);
  return pageAfter(records.filter(fits), (record) => [records.indexOf(record), 0, record.id], {list: 'agency records', limit, cursor});
}

/** Makes an agency (revision 0) or changes one. */
export function saveAgency(store: MemoryStore, id: string, {leader, closed, ...change}: ValidAgencyChange, baseRevision: number): AgencyRecord {
  const index = store.agencies.findIndex((agency) => agency.id === id);
  if ((index < 0 ? 0 : revisionOf(store, id)) !== baseRevision) throw new BoardError('stale', 'the agency was changed since');
  const issues: FieldIssue[] = [
    ...(index < 0 && !/^[a-z0-9][a-z0-9-]{0,99}$/.test(id) ? [{path: 'id', code: 'special-signs'} as const] : []),
    ...(store.places.some((place) => place.id === change.placeId) ? [] : [{path: 'placeId', code: 'not-in-list'} as const]),
    ...(change.parentId === null || isAbove(store, change.parentId, id) ? [] : [{path: 'parentId', code: 'not-in-list'} as const]),
  ];
  if (issues.length > 0) throw new BoardError('invalid', 'fields break the rules', {issues});
  const agency = {id, ...change, ...(leader && {leader}), ...(closed && {closed: true as const})};
  if (index < 0) store.agencies.push(agency);
  else store.agencies[index] = agency;
  store.agencyRevisions.set(id, baseRevision + 1);
  return recordAt(store, index < 0 ? store.agencies.length - 1 : index);
}

/** Whether an agency is there and is neither the other one nor below it. */
function isAbove({agencies}: MemoryStore, parentId: string, id: string): boolean {
  const path = new Set<string>();
  for (let at: string | null = parentId; at !== null && !path.has(at); at = agencies.find((agency) => agency.id === at)?.parentId ?? null) path.add(at);
  return agencies.some((agency) => agency.id === parentId) && !path.has(id);
}

/** Those that the town began with are at their first revision. */
function revisionOf({agencyRevisions}: MemoryStore, id: string): number {
  return agencyRevisions.get(id) ?? 1;
}

function recordAt(store: MemoryStore, index: number): AgencyRecord {
  const agency = store.agencies[index];
  if (!agency) throw new BoardError('not-found', 'no such agency');
  return {deskEmail: '', leadEndorses: false, ...agency, revision: revisionOf(store, agency.id)};
}
