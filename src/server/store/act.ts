import {sql} from 'kysely';
import {BoardError, refused} from '../../adapter/index.js';
import {
  actionRequestSchema, agenciesNamedBy, type Assignee, type Attachment, attachmentsOf, decide, type DecisionContext, evolve, type FieldIssue, hiddenBy, hidingIssues,
  mayEver, mayRead, type Message, type MessageContent, openReports, type Progress,
  replay, type ValidAction, validate, versionFor, type Viewer,
} from '../../model/index.js';
import {append} from './append.js';
import {newId, type StoreContext} from './context.js';
import type {Db} from './database.js';
import {agenciesAmong} from './directory.js';
import {invalid, noMessage} from './errors.js';
import {fingerprintOf, scopeOf, takeKey} from './idempotency.js';
import {loadMatter, type Matter} from './matter.js';
import {readerOf, type ShownCode} from './query-code.js';
import {showMessage} from './read-message.js';
import {storable} from './storable.js';
import {takeUploads} from './uploads.js';

/** How a change is made. */
export interface ChangeRequest extends ShownCode {
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/**
 * Does something with a message. Everybody who changes a message waits for the one before, decides on what is there then, and writes
 * the event and all that is derived from it at once.
 */
export async function act(context: StoreContext, viewer: Viewer, id: string, input: unknown, change: ChangeRequest): Promise<Message> {
  const {db, secrets} = context;
  const board = await context.board();
  const checked = validate(actionRequestSchema(board.limits), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const request = checked.value;
  const {expectedVersion, idempotencyKey} = change;
  return await db.transaction().execute(async (trx) => {
    const matter = await loadMatter(trx, id, {lock: true});
    const reader = readerOf(secrets, viewer, matter, change);
    if (!matter) throw noMessage();
    const {record: {content}, progress, events, reports} = matter;
    const decided = {content, progress, openReports: openReports(reports, progress.reportsReadAt).length};
    const use = {
      scope: scopeOf(viewer), key: idempotencyKey, messageId: id, version: progress.version + 1,
      fingerprint: fingerprintOf(secrets, ['act', id, request, expectedVersion]),
    };
    const first = await takeKey(trx, use);
    // Somebody who handed a message back, or transferred it, may have lost sight of it by that; their retry still gets its answer.
    const didThis = first !== undefined && viewer.personId !== undefined;
    if (!didThis && !mayRead(reader, {content, progress})) throw noMessage();
    // Before the version is compared: the version that a retry expects is long past.
    if (first) return await showMessage(context, trx, reader, asOf(matter, first.version), board);
    if (!mayEver(request.action, reader, decided)) throw refused('forbidden', reader);
    if (versionFor(reader, decided, events) !== expectedVersion) throw new BoardError('stale', 'the message was changed since');

    // Decided before files are taken, because a refusal says more than that a file is not there; and again with them.
    const eventId = newId();
    const surroundings = await surroundingsOf(trx, request, progress, content.agencyId);
    const decisionWith = (attachments: readonly Attachment[]) =>
      decide(decided, request, {viewer: reader, board, at: context.now(), newId: () => eventId, attachments, ...surroundings});
    const foreseen = decisionWith([]);
    if (!foreseen.ok) throw refused(foreseen.refusal, reader);
    await checkNames(trx, request, content);
    const attachments = await takeUploads(trx, attachmentsOf(request), {
      messageId: id, limits: board.limits, ...(request.action === 'submit-answer' && {answerId: eventId}),
    });
    const decision = attachments.length > 0 ? decisionWith(attachments) : foreseen;
    if (!decision.ok) throw refused(decision.refusal, reader);
    const after = evolve(progress, decision.event);
    await append(context, trx, matter, decision.event, after);
    return await showMessage(context, trx, reader, {...matter, events: [...events, decision.event], progress: after}, board);
  });
}

/** A message as it was after an event: events never change, so the past can be read off them. */
function asOf(matter: Matter, version: number): Matter {
  const events = matter.events.slice(0, version);
  // What was hidden since stays hidden.
  return {...matter, events, progress: {...replay(events), hidden: matter.progress.hidden}};
}

/** The model cannot know which agencies there are, and which words and files the message has. */
async function checkNames(trx: Db, request: ValidAction, content: MessageContent): Promise<void> {
  const named = agenciesNamedBy(request);
  // A unit that was closed can still be reminded of what it has.
  const known = await agenciesAmong(trx, named.map(({agencyId}) => agencyId), {closed: request.action === 'remind'});
  const unknown = named.filter(({agencyId}) => !known.has(agencyId)).map(({path}): FieldIssue => ({path, code: 'not-in-list'}));
  const issues = [...unknown, ...hidingIssues(content, hiddenBy(request))];
  if (issues.length > 0) throw invalid(issues);
}

/** What a decision has to know of the message's unit: whom the request names of it, whether its lead reads first, who stands above. */
async function surroundingsOf(
  trx: Db, request: ValidAction, {handlerId, supervision}: Progress, addressee: string,
): Promise<Pick<DecisionContext, 'assignee' | 'leadEndorses' | 'agencyAbove'>> {
  switch (request.action) {
    case 'assign': {
      const assignee = await assigneeFrom(trx, request.personId, handlerId);
      return assignee ? {assignee} : {};
    }
    case 'submit-answer': {
      const row = await trx.selectFrom('agency').select('lead_endorses').where('id', '=', handlerId ?? '').executeTakeFirst();
      return {leadEndorses: row?.lead_endorses === true};
    }
    case 'escalate': {
      const from = supervision?.escalatedTo.at(-1) ?? handlerId ?? addressee;
      const above = await openAgencyAbove(trx, from);
      return {agencyAbove: () => above};
    }
    default: return {};
  }
}

/** The nearest agency above one that still takes messages: nobody reads what is escalated to one that was closed. */
async function openAgencyAbove(trx: Db, from: string): Promise<string | null> {
  const {rows} = await sql<{id: string; closed: boolean}>`with recursive above as (
    select parent.id, parent.parent_id, parent.closed, 1 as step from agency join agency as parent on parent.id = agency.parent_id where agency.id = ${from}
    union all select parent.id, parent.parent_id, parent.closed, step + 1 from above join agency as parent on parent.id = above.parent_id where step < 50
  ) select id, closed from above order by step`.execute(trx);
  return rows.find(({closed}) => !closed)?.id ?? null;
}

/** Somebody of the unit that has the message; nobody else can be given it. */
async function assigneeFrom(trx: Db, personId: string | undefined, handlerId: string | null): Promise<Assignee | undefined> {
  if (personId === undefined) return undefined;
  const row = await trx.selectFrom('account').select(['id', 'name']).where('id', '=', personId).where('agency_id', '=', handlerId).where('role', 'in', ['staff', 'lead']).where('disabled_at', 'is', null).executeTakeFirst();
  if (!row) throw invalid([{path: 'personId', code: 'not-in-list'}]);
  return {personId: row.id, name: row.name};
}
