import {type AgencyQuery, BoardError} from '../../adapter/index.js';
import type {Agency, Place} from '../../model/index.js';
import type {MemoryStore} from './store.js';

const MAX_AGENCIES = 500;

export function listPlaces({places}: MemoryStore, parentId: string | null): Place[] {
  if (parentId !== null && !places.some((place) => place.id === parentId)) throw new BoardError('not-found', 'no such place');
  return places.filter((place) => place.parentId === parentId);
}

export function listAgencies({agencies}: MemoryStore, {placeId, ids}: AgencyQuery): Agency[] {
  return agencies
    .filter((agency) => (placeId === undefined || agency.placeId === placeId) && (ids === undefined || ids.includes(agency.id)))
    .slice(0, MAX_AGENCIES);
}

/** Whether an agency serves a place or one inside it. */
export function serves({agencies, places}: MemoryStore, agencyId: string, placeId: string): boolean {
  const parentOf = (id: string) => places.find((place) => place.id === id)?.parentId ?? null;
  let at = agencies.find((agency) => agency.id === agencyId)?.placeId ?? null;
  while (at !== null && at !== placeId) at = parentOf(at);
  return at === placeId;
}
