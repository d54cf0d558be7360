import {type SqlBool, sql} from 'kysely';
import {BoardError} from '../../adapter/index.js';
import {
  agencyIdsIn, type MessageSummary, messageQuerySchema, type Page, QUEUE_STATES, summaryFor, type ValidMessageQuery, validate,
  type Viewer,
} from '../../model/index.js';
import type {StoreContext} from './context.js';
import {listAgencies} from './directory.js';
import {invalid} from './errors.js';
import {filterMessages, type MessageSelect, stateIn} from './filter.js';
import {followerOf} from './follow.js';
import {EVENTS, matterFrom} from './matter.js';
import {MESSAGE_ORDERS} from './paging.js';
import type {Secrets} from './secret.js';
import {storable} from './storable.js';

/** A page of the messages that a viewer may read. */
export async function listMessages({db, secrets}: StoreContext, viewer: Viewer, input: unknown): Promise<Page<MessageSummary>> {
  const checked = validate(messageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const query = checked.value;
  const queue = queueOf(db.selectFrom('message'), secrets, viewer, query);
  const filtered = await filterMessages(db, queue, query);
  if (!filtered) return {items: [], agencies: []};
  const order = MESSAGE_ORDERS[query.sort];
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
function queueOf(messages: MessageSelect, secrets: Secrets, viewer: Viewer, {queue}: ValidMessageQuery): MessageSelect {
  switch (queue) {
    case 'public':
      return messages.where(sql<SqlBool>`message.listed`);
    case 'followed': {
      signedIn(viewer);
      const follower = followerOf(secrets, viewer) ?? null;
      return messages.where(sql<SqlBool>`message.listed and exists (select from follower where follower.follower = ${follower} and follower.message_id = message.id)`);
    }
    case 'mine':
      return messages.where('author_id', '=', signedIn(viewer));
    case 'handling': {
      signedIn(viewer);
      const {role, agencyId} = viewer;
      if ((role !== 'staff' && role !== 'lead') || agencyId === undefined) throw forbidden();
      return messages.where(stateIn(QUEUE_STATES.handling)).where((eb) =>
        eb.or([eb('handler_id', '=', agencyId), sql<SqlBool>`message.called_ids <> '{}' and message.called_ids @> ${[agencyId]}::text[]`]));
    }
    case 'moderation':
      signedIn(viewer);
      if (viewer.role !== 'moderator') throw forbidden();
      // Told as in the index over it.
      return messages.where(sql<SqlBool>`(message.state in ('received', 'in-review') or (message.state = 'waiting' and message.handler_id is null) or message.attention)`);
  }
}

function signedIn({personId}: Viewer): string {
  if (personId === undefined) throw new BoardError('unauthenticated', 'this queue needs a session');
  return personId;
}

function forbidden(): BoardError {
  return new BoardError('forbidden', 'this queue is not for this session');
}
