import {agencyIdsIn, type BoardInfo, mayRead, type Message, messageFor, type Viewer} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {listAgencies} from './directory.js';
import {noMessage} from './errors.js';
import {loadMatter, type Matter} from './matter.js';
import {isQueryCode} from './query-code.js';

/** One message, with as much as the viewer and the query code give a right to. A wrong code gives none. */
export async function readMessage(context: StoreContext, viewer: Viewer, idOrNumber: string, queryCode?: string): Promise<Message> {
  const {db, secrets} = context;
  const matter = (await loadMatter(db, idOrNumber)) ?? (await loadMatter(db, await idOfNumber(db, idOrNumber)));
  if (!matter) throw noMessage();
  const {record: {content}, progress} = matter;
  const reader = {...viewer, holdsQueryCode: isQueryCode(secrets, queryCode, matter.queryCodeHash)};
  if (!mayRead(reader, {content, progress})) throw noMessage();
  return await showMessage(db, reader, matter, await context.board(), context.now());
}

/** The id of the message with a number; empty, which is no id, when there is none. */
async function idOfNumber(db: Db, number: string): Promise<string> {
  return (await db.selectFrom('message').select('id').where('number', '=', number).executeTakeFirst())?.id ?? '';
}

/** A message as a reader who may read it gets it, with the agencies that it names. */
export async function showMessage(
  db: Db, viewer: Viewer, {record, progress, events}: Matter, {reopenDays}: BoardInfo, at: Date,
): Promise<Message> {
  const bare = messageFor(viewer, record, progress, events, {at, reopenDays});
  return {...bare, agencies: await listAgencies(db, {ids: agencyIdsIn([bare])})};
}
