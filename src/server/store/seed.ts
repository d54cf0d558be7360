import {sql} from 'kysely';
import {
  type Agency, type AgencyDesk, type BoardInfo, type Place, type ReplyTemplate, replay, type SeedMessage, settingsIssues, templateIssues,
} from '../../model/index.js';
import {audit, type AuditActor} from '../audit/index.js';
import {type NewAccount, saveAccount} from './accounts.js';
import {readBoard, writeBoard} from './board.js';
import {type Db, json} from './database.js';
import {keepDerived} from './desk/derive.js';
import {placePathsOf} from './directory.js';
import {invalid} from './errors.js';
import {answerRows, eventRow, messageRow} from './rows.js';

/** What a board begins with. Parents stand before their children. */
export interface TownData {
  readonly board?: BoardInfo;
  readonly places: readonly Place[];
  readonly agencies: readonly (Agency & Partial<AgencyDesk>)[];
  readonly accounts: readonly NewAccount[];
  readonly messages: readonly SeedMessage[];
  readonly templates?: readonly ReplyTemplate[];
}

/** Whether nobody has set the board up: it has no data of its own and no accounts. Imported messages do not count. */
export async function isUnset(db: Db): Promise<boolean> {
  const {rows} = await sql<{found: boolean}>`select exists (select from board) or exists (select from account) as found`.execute(db);
  return rows[0]?.found === false;
}

/** How a town is brought in. */
export interface SeedOptions {
  /** Nothing happens to a board that somebody has set up. */
  readonly onlyIfUnset?: boolean;
  /** Who changes a board that is in use: for the audit log, and held to what the board has. What a board begins with is in no log. */
  readonly by?: AuditActor;
}

/**
 * Brings a town in: all or nothing. Places, agencies, accounts and templates that are there are set anew; messages must not be there yet. Seeded
 * messages have no query code, because nobody ever got a receipt for them.
 *
 * @throws {BoardError} `invalid`, for rules that cannot work.
 * @returns whether it was brought in: with `onlyIfUnset`, nothing happens to a board that somebody has set up, or is setting up now.
 */
export async function seed(db: Db, {board, places, agencies, accounts, messages, templates = []}: TownData, {onlyIfUnset = false, by}: SeedOptions = {}): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('civic-board seed'))`.execute(trx);
    if (onlyIfUnset && !(await isUnset(trx))) return false;
    if (board) await writeBoard(trx, board);
    await savePlaces(trx, places);
    await saveAgencies(trx, agencies);
    if (board) await checkRules(trx, board);
    if (by) await checkTemplates(trx, templates);
    for (const account of accounts) await saveAccount(trx, account);
    for (const template of templates) await saveTemplate(trx, template);
    await addHistories(trx, messages);
    if (by) await log(trx, by, {board, agencies, templates});
    return true;
  });
}

/** A file need not name the agencies that are there already, and a clock may be for one of them. */
async function checkRules(trx: Db, board: BoardInfo): Promise<void> {
  const agencies = await agencyIds(trx);
  const issues = settingsIssues(board, (id) => agencies.has(id));
  if (issues.length > 0) throw invalid(issues.map((issue) => ({...issue, path: `board.${issue.path}`})));
}

/** A template must be for a kind, a topic and a unit that there are. */
async function checkTemplates(trx: Db, templates: readonly ReplyTemplate[]): Promise<void> {
  if (templates.length === 0) return;
  const board = await readBoard(trx);
  const agencies = await agencyIds(trx);
  const issues = templates.flatMap((template, index) =>
    templateIssues(template, board, (id) => agencies.has(id)).map((issue) => ({...issue, path: `templates.${index}.${issue.path}`})));
  if (issues.length > 0) throw invalid(issues);
}

async function agencyIds(trx: Db): Promise<ReadonlySet<string>> {
  return new Set((await trx.selectFrom('agency').select('id').execute()).map(({id}) => id));
}

async function log(trx: Db, actor: AuditActor, {board, agencies, templates}: {readonly board: BoardInfo | undefined; readonly agencies: TownData['agencies']; readonly templates: readonly ReplyTemplate[]}): Promise<void> {
  if (board) await audit(trx, {kind: 'settings', actor, data: {change: 'loaded', parts: Object.keys(board)}});
  if (agencies.length > 0) await audit(trx, {kind: 'agency', actor, data: {change: 'loaded', ids: agencies.map(({id}) => id)}});
  if (templates.length > 0) await audit(trx, {kind: 'template', actor, data: {change: 'loaded', ids: templates.map(({id}) => id)}});
}

async function savePlaces(trx: Db, places: readonly Place[]): Promise<void> {
  const paths = new Map<string, string[]>();
  for (const [position, {id, name, level, parentId}] of places.entries()) {
    const above = parentId === null ? [] : paths.get(parentId);
    if (!above) throw new Error(`place ${id}: its parent ${parentId ?? ''} must stand before it`);
    const path = [...above, id];
    paths.set(id, path);
    const values = {name: json(name), level, parent_id: parentId, path, position};
    await trx.insertInto('place').values({id, ...values}).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  }
}

async function saveTemplate(trx: Db, {id, name, body, kind, topic, agencyId, revision}: ReplyTemplate): Promise<void> {
  const values = {name, body, kind: kind ?? null, topic: topic ?? null, agency_id: agencyId ?? null, revision};
  await trx.insertInto('reply_template').values({id, ...values}).onConflict((conflict) => conflict.column('id').doUpdateSet({...values, revision: sql<number>`reply_template.revision + 1`})).execute();
}

/** How an agency works inside stays as it is where a town does not say. */
async function saveAgencies(trx: Db, agencies: TownData['agencies']): Promise<void> {
  for (const [position, {id, name, placeId, parentId, leader, closed, deskEmail, leadEndorses}] of agencies.entries()) {
    const values = {
      name: json(name), leader: leader ? json(leader) : null, place_id: placeId, parent_id: parentId, position,
      ...(closed !== undefined && {closed}), ...(deskEmail !== undefined && {desk_email: deskEmail}), ...(leadEndorses !== undefined && {lead_endorses: leadEndorses}),
    };
    await trx.insertInto('agency').values({id, ...values}).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  }
}

/** Adds messages that have a history, with everything that is derived from it. For use inside a transaction. */
export async function addHistories(trx: Db, histories: readonly SeedMessage[]): Promise<void> {
  if (histories.length === 0) return;
  const folded = histories.map(({record, events}) => ({record, events, progress: replay(events)}));
  const places = await placePathsOf(trx, folded.flatMap(({record, progress}) =>
    [record.content.agencyId, progress.handlerId, ...progress.answers.map((answer) => answer.agencyId)]));
  await trx.insertInto('message').values(folded.map(({record, progress}) => messageRow(record, progress, places, null))).execute();
  await trx.insertInto('event').values(folded.flatMap(({record, events}) => events.map((event) => eventRow(record.id, event)))).execute();
  const privateParts = folded.map(({record}) => ({message_id: record.id, ...record.privatePart}))
    .filter(({name, phone, remark}) => name || phone || remark);
  if (privateParts.length > 0) await trx.insertInto('message_private').values(privateParts).execute();
  const answers = folded.flatMap(({record, progress}) => answerRows(record, progress, places));
  if (answers.length > 0) await trx.insertInto('published_answer').values(answers).execute();
  await keepDerived(trx, folded.map((message) => ({...message, openReports: 0})));
}
