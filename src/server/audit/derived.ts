import {sql} from 'kysely';
import {canonicalJson} from '../../adapter/index.js';
import {isListed, type PublishedAnswer, publishedAnswersOf} from '../../model/index.js';
import type {Db} from '../store/database.js';
import {EVENTS, type ListedMatter, matterFrom} from '../store/matter.js';
import {derivedColumns} from '../store/rows.js';
import {MisfitFound} from './misfit.js';

/** Messages that are in memory at the same time. */
const BATCH = 200;

const COLUMNS = ['kind', 'visibility', 'author_id', 'created_at', 'state', 'version', 'listed', 'handler_id', 'agency_id', 'answered_at', 'due_at'] as const;

/**
 * Compares what lists are made from with what follows from content and events: whoever changes that changes what people are shown, and
 * not the past. Where search finds a message is left out; it changes with the program.
 *
 * @throws {MisfitFound} at the first that differs.
 */
export async function compareDerived(db: Db, onDone: (messages: number) => void): Promise<void> {
  let last = '';
  for (;;) {
    const rows = await db.selectFrom('message').select(['id', 'number', 'content', 'hidden', EVENTS, ...COLUMNS]).where('id', '>', last).orderBy('id').limit(BATCH).execute();
    const shown = await shownAnswers(db, rows.map(({id}) => id));
    for (const row of rows) {
      const matter = matterFrom(row);
      const {content} = matter.record;
      const expected: Partial<Record<string, unknown>> = {
        ...derivedColumns(matter.record, matter.progress, new Map()),
        kind: content.kind, visibility: content.visibility, author_id: content.authorId ?? null, created_at: content.createdAt,
      };
      const column = COLUMNS.find((name) => !same(row[name], expected[name]));
      if (column !== undefined) throw new MisfitFound({code: 'derived', message: row.id, column});
      const {hidden} = matter.progress;
      const hides = hidden.masks.length > 0 || hidden.attachmentIds.length > 0;
      if (canonicalJson(row.hidden) !== canonicalJson(hides ? hidden : null)) throw new MisfitFound({code: 'derived', message: row.id, column: 'hidden'});
      if (canonicalJson(answersOf(matter)) !== canonicalJson(shown.get(row.id) ?? {})) throw new MisfitFound({code: 'answer-changed', message: row.id});
    }
    onDone(rows.length);
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.id ?? '';
  }
}

/** The published answers that must be there, by their ids. */
function answersOf({record, progress}: ListedMatter): Record<string, PublishedAnswer> {
  if (!isListed({content: record.content, progress})) return {};
  const ids = progress.answers.filter(({approvedAt}) => approvedAt).map(({id}) => id);
  return Object.fromEntries(publishedAnswersOf(record, progress).map((answer, index) => [ids[index] ?? '', answer]));
}

async function shownAnswers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, PublishedAnswer>>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('published_answer').select(['message_id', sql<Record<string, PublishedAnswer>>`jsonb_object_agg(id, data)`.as('answers')])
    .where('message_id', 'in', ids).groupBy('message_id').execute();
  return new Map(rows.map(({message_id, answers}) => [message_id, answers]));
}

function same(kept: unknown, expected: unknown): boolean {
  // The column holds milliseconds; a text from elsewhere may say more.
  return kept instanceof Date ? typeof expected === 'string' && Math.abs(kept.getTime() - Date.parse(expected)) <= 1 : kept === expected;
}
