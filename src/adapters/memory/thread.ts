import {BoardError} from '../../adapter/index.js';
import {type BareMessage, mayRead, messageFor, normaliseQueryCode, openReports, type Viewer} from '../../model/index.js';
import {personFollower} from './following.js';
import {matterOf, type MemoryStore, type Stored} from './store.js';

/** A message that a viewer may read, and the viewer with what the query code adds. Not there and not theirs are the same. */
export function findMatter(store: MemoryStore, viewer: Viewer, id: string, queryCode: string | undefined): {stored: Stored; reader: Viewer} {
  const stored = store.messages.get(id);
  const code = store.queryCodes.get(id);
  const holdsQueryCode = code !== undefined && queryCode !== undefined && normaliseQueryCode(queryCode) === code;
  const reader = {...viewer, holdsQueryCode};
  if (!stored || !mayRead(reader, matterOf(store, stored))) throw new BoardError('not-found', 'no such message');
  return {stored, reader};
}

/** The id behind what people have on paper; an id is given back as it is. */
export function idOf({messages}: MemoryStore, idOrNumber: string): string {
  if (messages.has(idOrNumber)) return idOrNumber;
  return [...messages.values()].find(({record}) => record.number === idOrNumber)?.record.id ?? '';
}

/** A message as a reader gets it. */
export function show({board, followers, reports}: MemoryStore, reader: Viewer, {record, progress, events}: Stored, at: Date): BareMessage {
  const all = followers.get(record.id);
  return messageFor(reader, record, progress, events, {
    at, reopenDays: board.reopenDays, followers: all?.size ?? 0,
    following: reader.personId !== undefined && !!all?.has(personFollower(reader.personId)),
    reports: openReports(reports.get(record.id) ?? [], progress.reportsReadAt),
  });
}
