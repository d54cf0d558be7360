import {type RawBuilder, type SelectQueryBuilder, type SqlBool, sql} from 'kysely';
import type {Sort} from '../../model/index.js';
import {decodeCursor, encodeCursor} from './cursor.js';
import type {Database} from './schema.js';

/** The times of a row as the driver gives them: infinite ones as infinite numbers. */
type Times = readonly (Date | number)[];

/**
 * One way to page through a table: by times and, among equals, by id. Each has an index that gives rows in just this order, and the
 * comparison of whole rows lets a page begin anywhere in it without counting what comes before.
 */
class Order<Table extends keyof Database> {
  readonly #list: string;
  readonly #times: readonly RawBuilder<unknown>[];
  readonly #id: RawBuilder<unknown>;
  readonly #descending: boolean;

  constructor(list: string, times: readonly RawBuilder<unknown>[], id: RawBuilder<unknown>, direction: 'asc' | 'desc') {
    this.#list = list;
    this.#times = times;
    this.#id = id;
    this.#descending = direction === 'desc';
  }

  /** What to select for {@link page}. */
  get sortKey() {
    return sql<Times>`array[${sql.join(this.#times)}]`.as('sort_key');
  }

  /** Limits a query to the rows after a cursor, and one more than a page holds. */
  from<Output>(query: SelectQueryBuilder<Database, Table, Output>, cursor: string | undefined, limit: number) {
    let result = cursor ? query.where(this.#after(cursor)) : query;
    for (const key of [...this.#times, this.#id]) result = result.orderBy(key, this.#descending ? 'desc' : 'asc');
    return result.limit(limit + 1);
  }

  /** Splits off the row that was read only to know whether there is more. */
  page<Row extends {readonly id: string; readonly sort_key: Times}>(rows: readonly Row[], limit: number): {
    shown: readonly Row[];
    next: {readonly nextCursor?: string};
  } {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    if (rows.length <= limit || !last) return {shown, next: {}};
    const times = last.sort_key.map((time) => (time instanceof Date ? time.toISOString() : null));
    return {shown, next: {nextCursor: encodeCursor({list: this.#list, times, id: last.id})}};
  }

  #after(cursor: string): RawBuilder<SqlBool> {
    const {times, id} = decodeCursor(cursor, this.#list, this.#times.length);
    const values = times.map((time) => sql`${time ?? this.#none}::timestamptz`);
    const beyond = sql.raw(this.#descending ? '<' : '>');
    return sql<SqlBool>`(${sql.join([...this.#times, this.#id])}) ${beyond} (${sql.join([...values, sql`${id}`])})`;
  }

  /** Rows without a time come last. */
  get #none(): string {
    return this.#descending ? '-infinity' : 'infinity';
  }
}

const messages = (sort: Sort, times: readonly RawBuilder<unknown>[], direction: 'asc' | 'desc') =>
  new Order<'message'>(`messages ${sort}`, times, sql`message.id`, direction);

/** How lists of messages are sorted. */
export const MESSAGE_ORDERS: Readonly<Record<Sort, Order<'message'>>> = {
  newest: messages('newest', [sql`message.created_at`], 'desc'),
  // What has no answer comes last, and among that what is newest first.
  'newest-answer': messages('newest-answer', [sql`coalesce(message.answered_at, '-infinity'::timestamptz)`, sql`message.created_at`], 'desc'),
  due: messages('due', [sql`coalesce(message.due_at, 'infinity'::timestamptz)`], 'asc'),
};

/** How published answers are sorted. */
export const ANSWER_ORDER = new Order<'published_answer'>('answers', [sql`published_answer.approved_at`], sql`published_answer.id`, 'desc');
