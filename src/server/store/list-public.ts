import {type SqlBool, sql} from 'kysely';
import {agencyIdsIn, type BareMessage, mayRead, messageFor, messageQuerySchema, type Page, validate, VISITOR} from '../../model/index.js';
import type {StoreContext} from './context.js';
import {listAgencies} from './directory.js';
import {invalid} from './errors.js';
import {withFileAddresses} from './file-address.js';
import {filterMessages} from './filter.js';
import {EVENTS, matterFrom} from './matter.js';
import {MESSAGE_ORDERS} from './paging.js';
import {storable} from './storable.js';

/** A page of whole messages, each as every visitor reads it: for feeds. The queue and the sorts of staff are not for it. */
export async function listPublicMessages({db, secrets, board, now}: StoreContext, input: unknown): Promise<Page<BareMessage>> {
  const checked = validate(messageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const query = {...checked.value, queue: 'public'} as const;
  const order = MESSAGE_ORDERS[query.sort];
  const filtered = await filterMessages(db, db.selectFrom('message').where(sql<SqlBool>`message.listed`), query);
  if (!filtered) return {items: [], agencies: []};
  const rows = await order.from(filtered, query.cursor, query.limit)
    .select(['message.id', 'number', 'content', 'followers', EVENTS, order.sortKey])
    .execute();
  const {shown, next} = order.page(rows, query.limit);
  const {reopenDays} = await board();
  const items = shown.flatMap((row) => {
    const matter = matterFrom(row);
    const {record, progress, events} = matter;
    // The column is only for finding them: the model decides.
    if (!mayRead(VISITOR, {content: record.content, progress})) return [];
    return [withFileAddresses(messageFor(VISITOR, record, progress, events, {at: now(), reopenDays, followers: row.followers}), matter, secrets, now())];
  });
  return {items, ...next, agencies: await listAgencies(db, {ids: agencyIdsIn(items)})};
}

/** A message as a sitemap lists it. */
export interface ListedAddress {
  readonly id: string;
  /** When it was sent or last answered. */
  readonly changedAt: Date;
}

/** How many messages everybody may read. */
export async function countListed({db}: Pick<StoreContext, 'db'>): Promise<number> {
  const {rows: [row]} = await sql<{count: string}>`select count(*) as count from message where listed`.execute(db);
  return Number(row?.count ?? 0);
}

/** The messages that everybody may read, oldest first, some of them. */
export async function listedAddresses({db}: Pick<StoreContext, 'db'>, {offset, limit}: {readonly offset: number; readonly limit: number}): Promise<ListedAddress[]> {
  const {rows} = await sql<ListedAddress>`
    select id, greatest(created_at, answered_at) as "changedAt" from message where listed order by created_at, id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}
