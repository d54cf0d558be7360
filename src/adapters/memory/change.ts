import {BoardError, refused} from '../../adapter/index.js';
import {agenciesNamedBy, decide, evolve, type FieldIssue, type ValidAction, type Viewer} from '../../model/index.js';
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

/** The model cannot know which agencies there are. */
function checkAgencies({agencies}: MemoryStore, request: ValidAction): void {
  const issues = agenciesNamedBy(request)
    .filter(({agencyId}) => !agencies.some((agency) => agency.id === agencyId))
    .map(({path}): FieldIssue => ({path, code: 'not-in-list'}));
  if (issues.length > 0) throw new BoardError('invalid', 'no such agency', {issues});
}
