import {agencyIdsIn, type BoardInfo, mayRead, type Message, messageFor, openReports, type Viewer} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {listAgencies} from './directory.js';
import {noMessage} from './errors.js';
import {withFileAddresses} from './file-address.js';
import {isFollowing} from './follow.js';
import {loadMatter, type Matter} from './matter.js';
import {readerOf, type ShownCode} from './query-code.js';

/** One message, with as much as the viewer and the query code give a right to. A wrong code gives none. */
export async function readMessage(context: StoreContext, viewer: Viewer, idOrNumber: string, code: ShownCode = {}): Promise<Message> {
  const {db, secrets} = context;
  const matter = (await loadMatter(db, idOrNumber)) ?? (await loadMatter(db, await idOfNumber(db, idOrNumber)));
  const reader = readerOf(secrets, viewer, matter, code);
  if (!matter || !mayRead(reader, {content: matter.record.content, progress: matter.progress})) throw noMessage();
  return await showMessage(context, db, reader, matter, await context.board());
}

/** The id of the message with a number; empty, which is no id, when there is none. */
async function idOfNumber(db: Db, number: string): Promise<string> {
  return (await db.selectFrom('message').select('id').where('number', '=', number).executeTakeFirst())?.id ?? '';
}

/** A message as a reader who may read it gets it, with the agencies that it names. */
export async function showMessage(
  {secrets, now}: Pick<StoreContext, 'secrets' | 'now'>, db: Db, viewer: Viewer, matter: Matter, {reopenDays}: BoardInfo,
): Promise<Message> {
  const {record, progress, events, followers, reports} = matter;
  const following = await isFollowing(db, secrets, viewer, record.id);
  const bare = withFileAddresses(messageFor(viewer, record, progress, events, {
    at: now(), reopenDays, followers, following, reports: openReports(reports, progress.reportsReadAt),
  }), matter, secrets, now());
  return {...bare, agencies: await listAgencies(db, {ids: agencyIdsIn([bare])})};
}
