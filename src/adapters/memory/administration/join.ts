import {BoardError} from '../../../adapter/index.js';
import type {JoinDecision, JoinRequestRecord, Page, ValidJoinRequest, ValidPageQuery} from '../../../model/index.js';
import {pageAfter} from '../paging.js';
import type {MemoryStore} from '../store.js';
import {saveAgency} from './agencies.js';

/** Keeps that an agency asks to join. */
export function requestToJoin(store: MemoryStore, request: ValidJoinRequest, id: string, at: Date): void {
  if (!store.places.some((place) => place.id === request.placeId)) throw new BoardError('invalid', 'no such place', {issues: [{path: 'placeId', code: 'not-in-list'}]});
  store.joinRequests.push({...request, id, state: 'waiting', createdAt: at.toISOString()});
}

/** Requests to join, newest first. */
export function joinRequests({joinRequests: all}: MemoryStore, {text = '', limit, cursor}: ValidPageQuery): Omit<Page<JoinRequestRecord>, 'agencies'> {
  const found = all.filter(({organisation}) => organisation.toLowerCase().includes(text.trim().toLowerCase()));
  return pageAfter(found, (request) => [-all.indexOf(request), 0, request.id], {list: 'join requests', limit, cursor});
}

/** Approves a request, which makes the agency, or declines it. */
export function decideJoinRequest(store: MemoryStore, id: string, decision: JoinDecision, at: Date): JoinRequestRecord {
  const index = store.joinRequests.findIndex((request) => request.id === id);
  const request = store.joinRequests[index];
  if (!request) throw new BoardError('not-found', 'no such request');
  if (request.state !== 'waiting') throw new BoardError('stale', 'the request was decided before');
  if (decision.state === 'approved') {
    const {agencyId, name, parentId} = decision;
    saveAgency(store, agencyId, {name, placeId: request.placeId, parentId, deskEmail: request.email, leadEndorses: false, closed: false}, 0);
  }
  const decided: JoinRequestRecord = {
    ...request, state: decision.state, decidedAt: at.toISOString(), ...(decision.note && {note: decision.note}), ...(decision.state === 'approved' && {agencyId: decision.agencyId}),
  };
  store.joinRequests[index] = decided;
  return decided;
}
