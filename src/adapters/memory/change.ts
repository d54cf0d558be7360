import {BoardError, refused} from '../../adapter/index.js';
import {
  agenciesNamedBy, type Assignee, type Attachment, attachmentsOf, changesViewOf, decide, endsDraft, evolve, type FieldIssue, hiddenBy, hidingIssues, mayEver, type ValidAction, versionFor,
  type Viewer,
} from '../../model/index.js';
import {dropDraft} from './desk/drafts.js';
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
  const assignee = assigneeOf(store, request, matter.progress.handlerId);
  const decideWith = (attachments: readonly Attachment[]) => decide(matter, request, {
    viewer: reader, board: store.board, at, newId, attachments, ...(assignee && {assignee}),
    leadEndorses: store.agencies.find((agency) => agency.id === matter.progress.handlerId)?.leadEndorses === true,
    agencyAbove: (agencyId) => openAgencyAbove(store, agencyId),
  });
  const decided = decideWith([]);
  if (!decided.ok) throw refused(decided.refusal, reader);
  const issues = [...unknownAgencies(store, request), ...hidingIssues(stored.record.content, hiddenBy(request))];
  if (issues.length > 0) throw new BoardError('invalid', 'the request names what is not there', {issues});
  const attachments = takeUploads(store, attachmentsOf(request));
  const decision = attachments.length > 0 ? decideWith(attachments) : decided;
  if (!decision.ok) throw refused(decision.refusal, reader);
  const after = {...stored, events: [...stored.events, decision.event], progress: evolve(stored.progress, decision.event)};
  store.messages.set(id, after);
  if (endsDraft(decision.event)) dropDraft(store, id);
  for (const watcher of store.watchers) watcher(id, changesViewOf(decision.event));
  return after;
}

/** The nearest agency above one that still takes messages. */
function openAgencyAbove(store: MemoryStore, agencyId: string): string | null {
  const above = store.agencies.find(({id}) => id === agencyId)?.parentId ?? null;
  return above !== null && store.agencies.find(({id}) => id === above)?.closed ? openAgencyAbove(store, above) : above;
}

/** The model cannot know which agencies there are. */
function unknownAgencies({agencies}: MemoryStore, request: ValidAction): FieldIssue[] {
  return agenciesNamedBy(request)
    // A unit that was closed can still be reminded of what it has.
    .filter(({agencyId}) => !agencies.some((agency) => agency.id === agencyId && (!agency.closed || request.action === 'remind')))
    .map(({path}): FieldIssue => ({path, code: 'not-in-list'}));
}

/** Somebody of the unit that has the message; nobody else can be given it. */
function assigneeOf({accounts}: MemoryStore, request: ValidAction, handlerId: string | null): Assignee | undefined {
  if (request.action !== 'assign' || request.personId === undefined) return undefined;
  const account = accounts.find(({personId, agencyId, role}) => personId === request.personId && agencyId === handlerId && (role === 'staff' || role === 'lead'));
  if (!account) throw new BoardError('invalid', 'nobody of the unit', {issues: [{path: 'personId', code: 'not-in-list'}]});
  return {personId: account.personId, name: account.name};
}
