import {Kysely, PostgresDialect, type RawBuilder, sql} from 'kysely';
import pg from 'pg';
import type {Database} from './schema.js';

export type Db = Kysely<Database>;

/** How long one statement may take before the database gives up on it, in milliseconds. */
const STATEMENT_TIMEOUT = 15_000;

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; 10 when left out. */
  readonly connections?: number;
  /** Hears of idle connections that broke. The pool replaces them. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Opens a pool of connections. `destroy()` closes it. */
export function openDatabase({url, connections = 10, onConnectionLost}: DatabaseOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 15_000,
    statement_timeout: STATEMENT_TIMEOUT,
    application_name: 'civic-board',
  });
  // Without a listener a restart of the database would end this process. The pool listens to idle connections only; on a busy one the
  // query under way rejects with the same error.
  pool.on('error', (error) => onConnectionLost?.(error));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({dialect: new PostgresDialect({pool})});
}

/** A value for a jsonb column. */
export function json(value: unknown): RawBuilder<string> {
  return sql<string>`${JSON.stringify(value)}::jsonb`;
}

/** SQLSTATE of an error of the database, or the system's code of a connection that failed. */
export function errorCodeOf(error: unknown): string | undefined {
  const code = (error as {code?: unknown} | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
