import {BoardError, type Receipt} from '../../adapter/index.js';
import {composeMessage, dateIn, formatQueryCode, normaliseQueryCode, replay, type ValidDraft, type Viewer} from '../../model/index.js';
import type {MemoryStore} from './store.js';
import {takeUploads} from './uploads.js';

/** Keeps a new message. */
export function submit(store: MemoryStore, viewer: Viewer, draft: ValidDraft, at: Date, newId: () => string): Receipt {
  if (!store.agencies.some((agency) => agency.id === draft.agencyId && !agency.closed)) {
    throw new BoardError('invalid', 'no such agency', {issues: [{path: 'agencyId', code: 'not-in-list'}]});
  }
  const attachments = takeUploads(store, draft.attachments);
  const {record, event} = composeMessage(draft, {viewer, at, id: newId(), number: nextNumber(store, at), newId, attachments});
  const queryCode = formatQueryCode(crypto.getRandomValues(new Uint8Array(12)));
  store.messages.set(record.id, {record, events: [event], progress: replay([event])});
  store.queryCodes.set(record.id, normaliseQueryCode(queryCode));
  return {id: record.id, number: record.number, queryCode, createdAt: record.content.createdAt};
}

/** The year and a running number: `2026-000123`. */
function nextNumber({board, messages}: MemoryStore, at: Date): string {
  const year = dateIn(at, board.timeZone).slice(0, 4);
  const taken = new Set([...messages.values()].map(({record}) => record.number));
  let count = messages.size + 1;
  const number = () => `${year}-${String(count).padStart(6, '0')}`;
  while (taken.has(number())) count++;
  return number();
}
