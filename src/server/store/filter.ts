import {type SelectQueryBuilder, type SqlBool, sql} from 'kysely';
import {statesOf, type ValidCountQuery, type ValidMessageQuery} from '../../model/index.js';
import type {Db} from './database.js';
import {placePath} from './directory.js';
import type {Database} from './schema.js';
import {matches} from './search.js';

/** A query of messages before it is said what is wanted of them. */
export type MessageSelect = SelectQueryBuilder<Database, 'message', object>;

/** What lists and counts are filtered by. */
export type Filters = ValidCountQuery & Pick<ValidMessageQuery, 'status' | 'ids'>;

/** Applies the filters; undefined when nothing can fit. */
export async function filterMessages(db: Db, messages: MessageSelect, query: Filters): Promise<MessageSelect | undefined> {
  const {placeId, agencyId, topic, kind, status, text, ids} = query;
  if (ids?.length === 0) return undefined;
  let result = messages;
  if (placeId) {
    const path = await placePath(db, placeId);
    if (!path) return undefined;
    result = result.where(sql<SqlBool>`message.place_path[${sql.lit(path.length)}] = ${placeId}`);
  }
  if (ids) result = result.where('message.id', 'in', ids);
  if (agencyId) result = result.where('agency_id', '=', agencyId);
  if (topic) result = result.where(sql<SqlBool>`message.topic_path[${sql.lit(topic.split('/').length)}] = ${topic}`);
  if (kind) result = result.where('kind', '=', kind);
  if (status !== undefined) result = result.where(stateIn(statesOf(status)));
  if (text) result = result.where((eb) => matches(eb, text) ?? eb.lit(true));
  return result;
}

/** States as literals: the partial indexes are found by them. */
export function stateIn(states: readonly string[]) {
  return sql<SqlBool>`message.state in (${sql.join(states.map((state) => sql.lit(state)))})`;
}
