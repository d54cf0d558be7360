import {sql} from 'kysely';
import {fill} from '../../i18n/index.js';
import {noticeStrings} from '../../i18n/notices.js';
import {textIn} from '../../model/index.js';
import {type JoinNews, newId, type StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import {compose, type Letter} from './letter.js';

/** What the recipient of a notice is called that goes to an agency which asked to join; the request's id follows. */
const JOIN = 'join:';

/** The request to join that a notice is about; undefined for another recipient. */
export function joinRequestIn(recipient: string): string | undefined {
  return recipient.startsWith(JOIN) ? recipient.slice(JOIN.length) : undefined;
}

/** Makes the letter about a decision, in the transaction of it: with it, or not at all. */
export async function tellApplicant(trx: Db, {requestId, at}: JoinNews): Promise<void> {
  await trx.insertInto('notice').values({
    id: newId(), message_id: null, seq: null, channel: 'email', recipient: `${JOIN}${requestId}`, created_at: at, due_at: at, ended_at: null, outcome: null,
  }).execute();
  await sql`select pg_notify('civic_board_notice', '')`.execute(trx);
}

/** The letter to an agency that asked to join, with what the administrators noted; in the board's main language. Undefined while nothing is decided. */
export async function joinLetter({board}: Pick<StoreContext, 'board'>, trx: Db, requestId: string): Promise<{readonly letter: Letter; readonly address: string} | undefined> {
  const row = await trx.selectFrom('join_request').select(['request', 'state', 'note']).where('id', '=', requestId).executeTakeFirst();
  if (!row || row.state === 'waiting') return undefined;
  const {request: {organisation, email}, state, note} = row;
  const {name, languages} = await board();
  const {tag, strings} = noticeStrings('', languages[0] ?? 'en');
  const values = {agency: organisation};
  const letter = await compose(tag, textIn(name, tag), fill(strings[`subject-join-${state}`], tag), [
    fill(strings[`body-join-${state}`], tag, values),
    ...(note ? [fill(strings.note, tag, {note})] : []),
    '',
    fill(strings['why-join'], tag, values),
  ]);
  return {letter, address: email};
}
