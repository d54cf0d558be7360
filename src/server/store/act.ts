import {BoardError, refused} from '../../adapter/index.js';
import {
  actionRequestSchema, agenciesNamedBy, type Attachment, attachmentsOf, type BoardEvent, decide, evolve, mayEver, mayRead, type Message, openReports, type Progress,
  replay, type ValidAction, validate, versionFor, type Viewer,
} from '../../model/index.js';
import {newId, type StoreContext} from './context.js';
import type {Db} from './database.js';
import {placePathsOf} from './directory.js';
import {invalid, noMessage} from './errors.js';
import {fingerprintOf, scopeOf, takeKey} from './idempotency.js';
import {loadMatter, type Matter} from './matter.js';
import {readerOf, type ShownCode} from './query-code.js';
import {showMessage} from './read-message.js';
import {answerRows, derivedColumns, eventRow} from './rows.js';
import {storable} from './storable.js';
import {tellOf} from './tell.js';
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
    const decisionWith = (attachments: readonly Attachment[]) =>
      decide(decided, request, {viewer: reader, board, at: context.now(), newId: () => eventId, attachments});
    const foreseen = decisionWith([]);
    if (!foreseen.ok) throw refused(foreseen.refusal, reader);
    await checkAgencies(trx, request);
    const attachments = await takeUploads(trx, attachmentsOf(request), {messageId: id, answerId: eventId, limits: board.limits});
    const decision = attachments.length > 0 ? decisionWith(attachments) : foreseen;
    if (!decision.ok) throw refused(decision.refusal, reader);
    const after = evolve(progress, decision.event);
    await append(trx, matter, decision.event, after);
    return await showMessage(context, trx, reader, {...matter, events: [...events, decision.event], progress: after}, board);
  });
}

/** A message as it was after an event: events never change, so the past can be read off them. */
function asOf(matter: Matter, version: number): Matter {
  const events = matter.events.slice(0, version);
  return {...matter, events, progress: replay(events)};
}

async function append(trx: Db, {record, progress, reports}: Matter, event: BoardEvent, after: Progress): Promise<void> {
  const {content} = record;
  const agencies = [after.handlerId, content.agencyId, ...after.answers.map((answer) => answer.agencyId)];
  const places = await placePathsOf(trx, agencies);
  await trx.insertInto('event').values(eventRow(record.id, event)).execute();
  await tellOf(trx, record.id, event);
  await trx.updateTable('message').set(derivedColumns(record, after, places, openReports(reports, after.reportsReadAt).length)).where('id', '=', record.id).execute();
  if ([...progress.answers, ...after.answers].some((answer) => answer.approvedAt)) {
    await trx.deleteFrom('published_answer').where('message_id', '=', record.id).execute();
    const answers = answerRows(record, after, places);
    if (answers.length > 0) await trx.insertInto('published_answer').values(answers).execute();
  }
}

/** The model cannot know which agencies there are. */
async function checkAgencies(trx: Db, request: ValidAction): Promise<void> {
  const named = agenciesNamedBy(request);
  const known = await placePathsOf(trx, named.map(({agencyId}) => agencyId));
  const unknown = named.filter(({agencyId}) => !known.has(agencyId));
  if (unknown.length > 0) throw invalid(unknown.map(({path}) => ({path, code: 'not-in-list'})));
}
