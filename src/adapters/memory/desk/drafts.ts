import {BoardError, canonicalJson, refused} from '../../../adapter/index.js';
import {DRAFT_STATES, type ReplyDraft, type ReplyDraftContent, relationsOf, type Viewer} from '../../../model/index.js';
import {matterOf, type MemoryStore, type StoredDraft} from '../store.js';
import {findMatter} from '../thread.js';

/** The shared draft of the unit that has the message, or null. */
export function getDraft(store: MemoryStore, viewer: Viewer, id: string): ReplyDraft | null {
  handled(store, viewer, id);
  const draft = store.drafts.get(id);
  return draft?.content ? shown(viewer, draft) : null;
}

/** Keeps the shared draft, unless somebody was faster. */
export function saveDraft(
  store: MemoryStore, viewer: Viewer, id: string, content: ReplyDraftContent, {baseRevision, at}: {readonly baseRevision: number; readonly at: Date},
): ReplyDraft {
  const state = handled(store, viewer, id);
  if (!DRAFT_STATES.includes(state)) throw refused('wrong-state', viewer);
  const before = store.drafts.get(id);
  const again = before?.content && before.revision === baseRevision + 1 && before.changedBy.personId === viewer.personId && canonicalJson(before.content) === canonicalJson(content);
  if (again) return shown(viewer, before);
  if ((before?.content ? before.revision : 0) !== baseRevision) throw new BoardError('stale', 'somebody changed the draft');
  const draft = {content, revision: (before?.revision ?? 0) + 1, changedAt: at.toISOString(), changedBy: {personId: viewer.personId ?? '', name: viewer.name ?? ''}};
  store.drafts.set(id, draft);
  return shown(viewer, draft);
}

/** Throws the shared draft away, unless somebody changed it. */
export function discardDraft(store: MemoryStore, viewer: Viewer, id: string, baseRevision: number): void {
  handled(store, viewer, id);
  const before = store.drafts.get(id);
  if (!before?.content) return;
  if (before.revision !== baseRevision) throw new BoardError('stale', 'somebody changed the draft');
  dropDraft(store, id);
}

/** What is left of a draft is its revision, so that nobody overwrites the next one with what they based on this. */
export function dropDraft({drafts}: MemoryStore, id: string): void {
  const before = drafts.get(id);
  if (before?.content) drafts.set(id, {...before, content: undefined, revision: before.revision + 1});
}

/** The state of a message that the viewer's unit has. */
function handled(store: MemoryStore, viewer: Viewer, id: string) {
  const {stored} = findMatter(store, viewer, id, undefined);
  if (!relationsOf(viewer, matterOf(store, stored)).has('handler')) throw new BoardError('forbidden', 'for the unit that has the message');
  return stored.progress.state;
}

function shown({personId}: Viewer, {content, revision, changedAt, changedBy}: StoredDraft): ReplyDraft {
  if (!content) throw new BoardError('not-found', 'no draft');
  return {content, revision, changedAt, changedBy: changedBy.name, mine: changedBy.personId === personId};
}
