import {type SqlBool, sql} from 'kysely';
import {agencyIdsIn, answerQuerySchema, type Page, type PublishedAnswer, validate} from '../../model/index.js';
import type {StoreContext} from './context.js';
import {listAgencies, placePath} from './directory.js';
import {invalid} from './errors.js';
import {ANSWER_ORDER} from './paging.js';
import {storable} from './storable.js';

/** A page of published answers, newest first. The same for everybody. */
export async function listAnswers({db}: StoreContext, input: unknown): Promise<Page<PublishedAnswer>> {
  const checked = validate(answerQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {placeId, agencyId, topic, cursor, limit} = checked.value;
  let query = db.selectFrom('published_answer');
  if (placeId) {
    const path = await placePath(db, placeId);
    if (!path) return {items: [], agencies: []};
    query = query.where(sql<SqlBool>`place_path[${sql.lit(path.length)}] = ${placeId}`);
  }
  if (agencyId) query = query.where('agency_id', '=', agencyId);
  if (topic) query = query.where(sql<SqlBool>`topic_path[${sql.lit(topic.split('/').length)}] = ${topic}`);
  const rows = await ANSWER_ORDER.from(query, cursor, limit)
    .select(['published_answer.id', 'data', ANSWER_ORDER.sortKey])
    .execute();
  const {shown, next} = ANSWER_ORDER.page(rows, limit);
  const items = shown.map((row) => row.data);
  return {items, ...next, agencies: await listAgencies(db, {ids: agencyIdsIn(items)})};
}
