import {BoardError, refused} from '../../adapter/index.js';
import {agenciesNamedBy, attachmentsOf, changesViewOf, decide, evolve, type FieldIssue, mayEver, type ValidAction, versionFor, type Viewer} from '../../model/index.js';
import {matterOf, type MemoryStore, type Stored} from './store.js';
import {takeUploads} from './uploads.js';

/** What a change is decided with. */
export interface ChangeContext {
  readonly expectedVersion: number;
  readonly at: Date;
  readonly newId: () => string;
}

/** Decides an action on a message that the reader was found to see, appends its event, and gives the message as it is then. */
export function change(store: MemoryStore, reader: Viewer, id: string, request: ValidAction, {expectedVersion, at, newId}: ChangeContext): Stored {
  const stored = store.messages.get(id);
  if (!stored) throw new BoardError('not-found', 'no such message');
  const matter = matterOf(store, stored);
  if (!mayEver(request.action, reader, matter)) throw refused('forbidden', reader);
  if (versionFor(reader, matter, stored.events) !== expectedVersion) throw new BoardError('stale', 'the message was changed since');
  const decided = decide(matter, request, {viewer: reader, board: store.board, at, newId});
  if (!decided.ok) throw refused(decided.refusal, reader);
  checkAgencies(store, request);
  const attachments = takeUploads(store, attachmentsOf(request));
  const decision = attachments.length > 0 ? decide(matter, request, {viewer: reader, board: store.board, at, newId, attachments}) : decided;
  if (!decision.ok) throw refused(decision.refusal, reader);
  const after = {...stored, events: [...stored.events, decision.event], progress: evolve(stored.progress, decision.event)};
  store.messages.set(id, after);
  for (const watcher of store.watchers) watcher(id, changesViewOf(decision.event));
  return after;
}

/** The model cannot know which agencies there are. */
function checkAgencies({agencies}: MemoryStore, request: ValidAction): void {
  const issues = agenciesNamedBy(request)
    .filter(({agencyId}) => !agencies.some((agency) => agency.id === agencyId))
    .map(({path}): FieldIssue => ({path, code: 'not-in-list'}));
  if (issues.length > 0) throw new BoardError('invalid', 'no such agency', {issues});
}
