import type {AuditEntry, Page, ValidAuditQuery, Viewer} from '../../../model/index.js';
import {pageAfter} from '../paging.js';
import type {MemoryStore} from '../store.js';

/** Something that was done, to be kept. */
export interface Deed {
  readonly kind: string;
  readonly subject: string;
  readonly detail: string;
  readonly at: string;
}

/** Keeps that somebody did something. A log in memory is not chained: it proves nothing, and says so by its empty hash. */
export function note(store: MemoryStore, {name = '', role, agencyId}: Viewer, deed: Deed): void {
  store.log.push({...deed, seq: store.log.length + 1, actor: {name, role, ...(agencyId && {agencyId})}, hash: ''});
}

/** The log, newest first. What happened to messages is in their events. */
export function notes(store: MemoryStore, {kind, messageId, since, limit, cursor}: ValidAuditQuery): Omit<Page<AuditEntry>, 'agencies'> {
  const events = [...store.messages.values()].flatMap(({record, events: all}) => all.map(({at, action, actor}) => ({
    at, kind: 'event', subject: record.id, detail: action, hash: '',
    actor: {name: actor.role === 'author' ? '' : (actor.name ?? ''), role: actor.role, ...(actor.agencyId && {agencyId: actor.agencyId})},
  })));
  const entries = [...events, ...store.log].sort((one, other) => (one.at < other.at ? -1 : 1)).map((entry, index): AuditEntry => ({...entry, seq: index + 1}))
    .filter((entry) => (!kind || entry.kind === kind) && (!messageId || entry.subject === messageId) && (!since || Date.parse(entry.at) >= Date.parse(since)));
  return pageAfter(entries, (entry) => [-entry.seq, 0, ''], {list: 'audit', limit, cursor});
}
