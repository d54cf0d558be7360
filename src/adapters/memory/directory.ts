import {type AgencyQuery, BoardError} from '../../adapter/index.js';
import type {Agency, Place} from '../../model/index.js';
import type {MemoryStore} from './store.js';

const MAX_AGENCIES = 500;

export function listPlaces({places}: MemoryStore, parentId: string | null): Place[] {
  if (parentId !== null && !places.some((place) => place.id === parentId)) throw new BoardError('not-found', 'no such place');
  return places.filter((place) => place.parentId === parentId);
}

/** The places around one and itself, from the outermost inwards. */
export function placePath({places}: MemoryStore, placeId: string): Place[] {
  const path: Place[] = [];
  for (let id: string | null = placeId; id !== null; id = path[0]?.parentId ?? null) {
    const place = places.find((candidate) => candidate.id === id);
    if (!place) throw new BoardError('not-found', 'no such place');
    path.unshift(place);
  }
  return path;
}

export function listAgencies({agencies}: MemoryStore, {placeId, ids}: AgencyQuery): Agency[] {
  return agencies
    .filter((agency) => (placeId === undefined || (agency.placeId === placeId && !agency.closed)) && (ids === undefined || ids.includes(agency.id)))
    .slice(0, MAX_AGENCIES)
    .map(({leadEndorses: _, deskEmail: __, ...agency}) => agency);
}

/** Whether an agency serves a place or one inside it. */
export function serves(store: MemoryStore, agencyId: string, placeId: string): boolean {
  const agency = store.agencies.find((candidate) => candidate.id === agencyId);
  return !!agency && placePath(store, agency.placeId).some(({id}) => id === placeId);
}
