import {BoardError} from '../../adapter/index.js';
import {decide, evolve, type FieldIssue, type Refusal, type ValidAction, type Viewer} from '../../model/index.js';
import {matterOf, type MemoryStore, type Stored} from './store.js';

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
  if (stored.progress.version !== expectedVersion) throw new BoardError('stale', 'the message was changed since');
  const decision = decide(matterOf(stored), request, {viewer: reader, board: store.board, at, newId});
  if (!decision.ok) throw refused(decision.refusal, reader);
  checkAgencies(store, request);
  const after = {...stored, events: [...stored.events, decision.event], progress: evolve(stored.progress, decision.event)};
  store.messages.set(id, after);
  return after;
}

/** Somebody without a session is asked to sign in; everybody else is told whether it is them or the moment. */
function refused(refusal: Refusal, {personId, holdsQueryCode}: Viewer): BoardError {
  if (refusal !== 'forbidden') return new BoardError('not-allowed-now', `refused: ${refusal}`, {refusal});
  if (personId === undefined && !holdsQueryCode) return new BoardError('unauthenticated', 'needs a session');
  return new BoardError('forbidden', 'the session may not do this');
}

/** The model cannot know which agencies there are. */
function checkAgencies({agencies}: MemoryStore, request: ValidAction): void {
  const named = request.action === 'transfer' ? [{path: 'agencyId', agencyId: request.agencyId}]
    : request.action === 'whistle' ? request.supports.map(({agencyId}, index) => ({path: `supports.${index}.agencyId`, agencyId}))
      : [];
  const issues = named
    .filter(({agencyId}) => !agencies.some((agency) => agency.id === agencyId))
    .map(({path}): FieldIssue => ({path, code: 'not-in-list'}));
  if (issues.length > 0) throw new BoardError('invalid', 'no such agency', {issues});
}
