import {type SqlBool, sql} from 'kysely';
import {BoardError} from '../../adapter/index.js';
import {
  agencyIdsIn, boxContextAt, type MessageSummary, messageQuerySchema, type Page, summaryFor, type ValidMessageQuery, validate, type Viewer,
} from '../../model/index.js';
import type {StoreContext} from './context.js';
import {listAgencies} from './directory.js';
import {invalid} from './errors.js';
import {isInTray, ownerOf} from './desk/boxes.js';
import {filterMessages, type MessageSelect} from './filter.js';
import {followerOf} from './follow.js';
import {EVENTS, matterFrom} from './matter.js';
import {MESSAGE_ORDERS, type Order, TRAY_ORDERS} from './paging.js';
import {storable} from './storable.js';

/** A page of the messages that a viewer may read. */
export async function listMessages(context: StoreContext, viewer: Viewer, input: unknown): Promise<Page<MessageSummary>> {
  const {db} = context;
  const checked = validate(messageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const query = checked.value;
  const {messages, order} = await queueOf(context, viewer, query);
  const filtered = await filterMessages(db, messages, query);
  if (!filtered) return {items: [], agencies: []};
  const rows = await order.from(filtered, query.cursor, query.limit)
    .select(['message.id', 'number', 'content', 'followers', EVENTS, order.sortKey])
    .execute();
  const {shown, next} = order.page(rows, query.limit);
  const items = shown.map((row) => {
    const {record, progress} = matterFrom(row);
    return summaryFor(viewer, record, progress, {followers: row.followers, text: query.text ?? ''});
  });
  return {items, ...next, agencies: await listAgencies(db, {ids: agencyIdsIn(items)})};
}

/** Limits a list to what the queue and the viewer's rights allow. Every list begins here, so none can show more. */
async function queueOf({db, secrets, board, now}: StoreContext, viewer: Viewer, {queue, box, sort}: ValidMessageQuery): Promise<{messages: MessageSelect; order: Order}> {
  const messages = db.selectFrom('message');
  const sorted = (limited: MessageSelect) => ({messages: limited, order: MESSAGE_ORDERS[sort]});
  switch (queue) {
    case 'public':
      return sorted(messages.where(sql<SqlBool>`message.listed`));
    case 'followed': {
      signedIn(viewer);
      const follower = followerOf(secrets, viewer) ?? null;
      return sorted(messages.where(sql<SqlBool>`message.listed and exists (select from follower where follower.follower = ${follower} and follower.message_id = message.id)`));
    }
    case 'mine':
      return sorted(messages.where('author_id', '=', signedIn(viewer)));
    case 'handling': case 'moderation': {
      const owner = ownerOf(queue, viewer);
      const inTray = isInTray(box, viewer, boxContextAt(now(), await board()));
      const joined = messages.innerJoin('tray', 'tray.message_id', 'message.id').where('tray.owner', '=', owner).where(inTray);
      // The filters speak of messages alone.
      return {messages: joined as unknown as MessageSelect, order: TRAY_ORDERS[sort]};
    }
  }
}

function signedIn({personId}: Viewer): string {
  if (personId === undefined) throw new BoardError('unauthenticated', 'this queue needs a session');
  return personId;
}
