import {type RawBuilder, type SelectQueryBuilder, type SqlBool, sql} from 'kysely';
import type {Sort} from '../../model/index.js';
import {decodeCursor, encodeCursor} from './cursor.js';
import type {Database} from './schema.js';

/** What a row is sorted by, as JSON gives it: times as text, infinite ones as `-infinity`. */
type SortKey = readonly (string | number)[];

/** Something to sort by. */
interface Key {
  readonly column: RawBuilder<unknown>;
  readonly type: 'time' | 'count';
}

/**
 * One way to page through a table: by times or counts and, among equals, by id. Each has an index that gives rows in just this order, and the
 * comparison of whole rows lets a page begin anywhere in it without counting what comes before.
 */
export class Order {
  readonly #list: string;
  readonly #keys: readonly Key[];
  readonly #id: RawBuilder<unknown>;
  readonly #descending: boolean;

  constructor(list: string, keys: readonly Key[], id: RawBuilder<unknown>, direction: 'asc' | 'desc') {
    this.#list = list;
    this.#keys = keys;
    this.#id = id;
    this.#descending = direction === 'desc';
  }

  /** What to select for {@link page}. */
  get sortKey() {
    return sql<SortKey>`jsonb_build_array(${sql.join(this.#columns)})`.as('sort_key');
  }

  /** Limits a query to the rows after a cursor, and one more than a page holds. */
  from<Table extends keyof Database, Output>(query: SelectQueryBuilder<Database, Table, Output>, cursor: string | undefined, limit: number) {
    let result = cursor ? query.where(this.#after(cursor)) : query;
    for (const key of [...this.#columns, this.#id]) result = result.orderBy(key, this.#descending ? 'desc' : 'asc');
    return result.limit(limit + 1);
  }

  /** Splits off the row that was read only to know whether there is more. */
  page<Row extends {readonly id: string; readonly sort_key: SortKey}>(rows: readonly Row[], limit: number): {
    shown: readonly Row[];
    next: {readonly nextCursor?: string};
  } {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    if (rows.length <= limit || !last) return {shown, next: {}};
    const keys = last.sort_key.map((key) => (typeof key === 'number' ? key : timeOf(key)));
    return {shown, next: {nextCursor: encodeCursor({list: this.#list, keys, id: last.id})}};
  }

  #after(cursor: string): RawBuilder<SqlBool> {
    const {keys, id} = decodeCursor(cursor, this.#list, this.#keys.map(({type}) => type));
    const values = keys.map((key) => (typeof key === 'number' ? sql`${key}::integer` : sql`${key ?? this.#none}::timestamptz`));
    const beyond = sql.raw(this.#descending ? '<' : '>');
    return sql<SqlBool>`(${sql.join([...this.#columns, this.#id])}) ${beyond} (${sql.join([...values, sql`${id}`])})`;
  }

  get #columns() {
    return this.#keys.map(({column}) => column);
  }

  /** Rows without a time come last. */
  get #none(): string {
    return this.#descending ? '-infinity' : 'infinity';
  }
}

/** The database tells a time with its own offset; an infinite one is none. */
function timeOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const time = (column: RawBuilder<unknown>): Key => ({column, type: 'time'});
const sent = time(sql`message.created_at`);

const messages = (sort: Sort, keys: readonly Key[], direction: 'asc' | 'desc') =>
  new Order(`messages ${sort}`, keys, sql`message.id`, direction);

/** How lists of messages are sorted. */
export const MESSAGE_ORDERS: Readonly<Record<Sort, Order>> = {
  newest: messages('newest', [sent], 'desc'),
  // What has no answer comes last, and among that what is newest first.
  'newest-answer': messages('newest-answer', [time(sql`coalesce(message.answered_at, '-infinity'::timestamptz)`), sent], 'desc'),
  'most-followed': messages('most-followed', [{column: sql`message.followers`, type: 'count'}, sent], 'desc'),
  // For staff alone, whose lists come from trays.
  due: messages('due', [time(sql`message.due_at`)], 'asc'),
};

const trays = (sort: Sort, keys: readonly Key[], direction: 'asc' | 'desc') => new Order(`messages ${sort}`, keys, sql`tray.message_id`, direction);

/** How lists of staff are sorted: by what trays hold as far as it goes, and otherwise as other lists. */
export const TRAY_ORDERS: Readonly<Record<Sort, Order>> = {
  ...MESSAGE_ORDERS,
  newest: trays('newest', [time(sql`tray.created_at`)], 'desc'),
  due: trays('due', [time(sql`tray.due_at`)], 'asc'),
};

/** How published answers are sorted. */
export const ANSWER_ORDER = new Order('answers', [time(sql`published_answer.approved_at`)], sql`published_answer.id`, 'desc');
