import {type SelectQueryBuilder, type SqlBool, sql} from 'kysely';
import {BoardError} from '../../adapter/index.js';
import {
  agencyIdsIn, type MessageSummary, messageQuerySchema, type Page, QUEUE_STATES, statesOf, summaryFor, type ValidMessageQuery, validate,
  type Viewer,
} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {listAgencies, placePath} from './directory.js';
import {invalid} from './errors.js';
import {EVENTS, matterFrom} from './matter.js';
import {MESSAGE_ORDERS} from './paging.js';
import type {Database} from './schema.js';
import {matches} from './search.js';
import {storable} from './storable.js';

type MessageSelect = SelectQueryBuilder<Database, 'message', object>;

/** A page of the messages that a viewer may read. */
export async function listMessages({db}: StoreContext, viewer: Viewer, input: unknown): Promise<Page<MessageSummary>> {
  const checked = validate(messageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const query = checked.value;
  const queue = queueOf(db.selectFrom('message'), viewer, query);
  const filtered = await filter(db, queue, query);
  if (!filtered) return {items: [], agencies: []};
  const order = MESSAGE_ORDERS[query.sort];
  const rows = await order.from(filtered, query.cursor, query.limit)
    .select(['message.id', 'number', 'content', EVENTS, order.sortKey])
    .execute();
  const {shown, next} = order.page(rows, query.limit);
  const items = shown.map((row) => {
    const {record, progress} = matterFrom(row);
    return summaryFor(viewer, record, progress);
  });
  return {items, ...next, agencies: await listAgencies(db, {ids: agencyIdsIn(items)})};
}

/** Limits a list to what the queue and the viewer's rights allow. Every list begins here, so none can show more. */
function queueOf(messages: MessageSelect, viewer: Viewer, {queue}: ValidMessageQuery): MessageSelect {
  switch (queue) {
    case 'public':
      return messages.where(sql<SqlBool>`message.listed`);
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
      return messages.where(sql<SqlBool>`(message.state in ('received', 'in-review') or (message.state = 'waiting' and message.handler_id is null))`);
  }
}

/** Applies the filters; undefined when nothing can fit. */
async function filter(db: Db, messages: MessageSelect, query: ValidMessageQuery): Promise<MessageSelect | undefined> {
  const {placeId, agencyId, topic, kind, status, text} = query;
  let result = messages;
  if (placeId) {
    const path = await placePath(db, placeId);
    if (!path) return undefined;
    result = result.where(sql<SqlBool>`message.place_path[${sql.lit(path.length)}] = ${placeId}`);
  }
  if (agencyId) result = result.where('agency_id', '=', agencyId);
  if (topic) result = result.where(sql<SqlBool>`message.topic_path[${sql.lit(topic.split('/').length)}] = ${topic}`);
  if (kind) result = result.where('kind', '=', kind);
  if (status !== undefined) result = result.where(stateIn(statesOf(status)));
  if (text) result = result.where((eb) => matches(eb, text) ?? eb.lit(true));
  return result;
}

/** States as literals: the partial indexes are found by them. */
function stateIn(states: readonly string[]) {
  return sql<SqlBool>`message.state in (${sql.join(states.map((state) => sql.lit(state)))})`;
}

function signedIn({personId}: Viewer): string {
  if (personId === undefined) throw new BoardError('unauthenticated', 'this queue needs a session');
  return personId;
}

function forbidden(): BoardError {
  return new BoardError('forbidden', 'this queue is not for this session');
}
