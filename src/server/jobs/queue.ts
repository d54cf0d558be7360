import PgBoss from 'pg-boss';
import pg from 'pg';
import {type Logger, pino} from 'pino';
import {errorCodeOf} from '../store/database.js';
import {JobsError} from './error.js';
import {makeQueues} from './queues.js';

/** Where the queue keeps its tables, beside those of the board. */
export const JOBS_SCHEMA = 'civic_board_jobs';

/** Connections of the queue itself. What jobs do goes over those of the store. */
const CONNECTIONS = 2;

/** Milliseconds that one statement may take. */
const STATEMENT_TIMEOUT = 30_000;

/** SQLSTATE. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** The board's job queue, its tables up to date. */
export interface JobQueue {
  readonly boss: PgBoss;
  close(): Promise<void>;
}

/**
 * Opens the job queue on the board's database (pg-boss). Only its tables are used: fetching and ending jobs is the runner's, because the
 * library's own workers end a job without waiting for it, and a database that goes away at that moment would end the process.
 *
 * @throws {JobsError} with a cure, when the database's user may not make or use the schema.
 */
export async function openQueue(url: string, log: Logger): Promise<JobQueue> {
  const pool = new pg.Pool({connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 15_000, statement_timeout: STATEMENT_TIMEOUT, application_name: 'civic-board jobs'});
  // As in the store: without listeners a restart of the database would end this process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    // No clock of its own: schedules go through workers.
    const boss = new PgBoss({db: {executeSql: (text, values) => execute(pool, text, values)}, schema: JOBS_SCHEMA, schedule: false});
    boss.on('error', (error) => log.warn({error: errorCodeOf(error) ?? error.name}, 'the job queue has to wait'));
    await alone(pool, async () => {
      await makeSchema(pool);
      await boss.start();
      await makeQueues(boss);
    });
    return {
      boss,
      close: async () => {
        await boss.stop({graceful: false});
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw errorCodeOf(error) === INSUFFICIENT_PRIVILEGE ? await refused(url, error) : error;
  }
}

/** Brings the queue's tables up to date, and leaves. */
export async function migrateQueue(url: string): Promise<void> {
  await (await openQueue(url, pino({level: 'silent'}))).close();
}

/**
 * One statement, or several in a transaction. A connection on which that failed may be in the middle of it, and is not used again.
 * The library makes its schema even where there is one, which takes a right that it does not need then: that is left out.
 */
async function execute(pool: pg.Pool, text: string, values: unknown[]): Promise<{rows: unknown[]}> {
  const client = await pool.connect();
  try {
    const result = await client.query<Record<string, unknown>>(text.replace(/CREATE SCHEMA IF NOT EXISTS \w+\s*;/, ''), values);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Servers that start at the same time set up one after the other: what the library makes tables with comes to deadlocks. */
async function alone(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(`select pg_advisory_lock(hashtext('civic-board jobs'))`);
    await work();
  } finally {
    // Its lock goes with it.
    client.release(true);
  }
}

async function makeSchema(pool: pg.Pool): Promise<void> {
  const {rows} = await pool.query<{there: boolean}>('select to_regnamespace($1) is not null as there', [JOBS_SCHEMA]);
  if (rows[0]?.there) return;
  await pool.query(`create schema ${JOBS_SCHEMA}`);
}

async function refused(url: string, cause: unknown): Promise<JobsError> {
  const client = new pg.Client({connectionString: url});
  await client.connect();
  try {
    const {rows} = await client.query<{who: string; there: boolean}>('select quote_ident(current_user) as who, to_regnamespace($1) is not null as there', [JOBS_SCHEMA]);
    const {who = '', there = false} = rows[0] ?? {};
    return new JobsError(
      `The database's user ${who} may not ${there ? 'use' : 'make'} the schema ${JOBS_SCHEMA}, which holds the job queue.`,
      `Let somebody who may run: ${there ? `alter schema ${JOBS_SCHEMA} owner to ${who};` : `create schema ${JOBS_SCHEMA} authorization ${who};`}`, {cause},
    );
  } finally {
    await client.end();
  }
}
