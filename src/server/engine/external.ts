import pg from 'pg';
import {codeOf, EngineError} from './errors.js';
import {pause} from './pause.js';
import type {Engine} from './engine.js';

/** The oldest PostgreSQL that the board's SQL is tested on. */
export const OLDEST_VERSION = 15;

/** How long a server that is just starting (in a compose file, say) may take. */
const PATIENCE_MS = 30_000;

export interface ServerFacts {
  /** Major version. */
  version: number;
  encoding: string;
}

/** Checks that a PostgreSQL server which somebody else runs will do. */
export async function openExternal(url: string, signal?: AbortSignal): Promise<Engine> {
  const where = describe(url);
  refuseUnfit(await ask(url, where, signal), where);
  return {kind: 'postgres', url, stop: async () => undefined};
}

/** Throws unless a server of these `facts` can hold the board. */
export function refuseUnfit(facts: ServerFacts, where: string): void {
  if (facts.version < OLDEST_VERSION) {
    throw new EngineError(
      'too-old',
      `PostgreSQL ${facts.version} at ${where} is too old: the board needs ${OLDEST_VERSION} or newer.`,
      `Upgrade that server to PostgreSQL ${OLDEST_VERSION} or newer, or unset DATABASE_URL to use the embedded database.`,
    );
  }
  if (facts.encoding !== 'UTF8') {
    throw new EngineError(
      'wrong-encoding',
      `The database at ${where} is encoded in ${facts.encoding}, which cannot hold every language.`,
      "Create a database with ENCODING 'UTF8' and name that one in DATABASE_URL.",
    );
  }
}

/** The address without the password, for messages. */
function describe(url: string): string {
  let parsed: URL | undefined;
  try {
    parsed = new URL(url);
  } catch {
    // said below
  }
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new EngineError(
      'bad-url',
      'DATABASE_URL is not the address of a PostgreSQL database.',
      'Write it as postgresql://user:password@host:5432/database (encode special characters of the password), or unset it to use the embedded database.',
    );
  }
  return `${parsed.searchParams.get('host') ?? parsed.host}${parsed.pathname}`;
}

async function ask(url: string, where: string, signal?: AbortSignal): Promise<ServerFacts> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await askOnce(url);
    } catch (error) {
      const starting = codeOf(error) === '57P03';
      if (!starting || Date.now() > deadline) throw explain(error, where);
      await pause(200, signal);
    }
  }
}

async function askOnce(url: string): Promise<ServerFacts> {
  const client = new pg.Client({connectionString: url, connectionTimeoutMillis: 10_000});
  client.on('error', () => undefined); // the query rejects with the same
  try {
    await client.connect();
    const {rows} = await client.query<{version: string; encoding: string}>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    );
    const row = rows[0];
    return {version: Math.floor(Number(row?.version) / 10_000), encoding: String(row?.encoding)};
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(cause: unknown, where: string): EngineError {
  switch (codeOf(cause)) {
    case '28P01':
    case '28000':
      return new EngineError(
        'login-refused',
        `The PostgreSQL server at ${where} refuses this user or password.`,
        'Correct the user and password in DATABASE_URL, and see that pg_hba.conf of that server lets this machine in.',
        {cause},
      );
    case '3D000':
      return new EngineError(
        'no-database',
        `The PostgreSQL server at ${where} has no database of that name.`,
        "Create it (CREATE DATABASE … ENCODING 'UTF8') or correct the name in DATABASE_URL.",
        {cause},
      );
    default:
      return new EngineError(
        'unreachable',
        `No PostgreSQL answers at ${where}: ${reason(cause)}.`,
        'Start that server or correct DATABASE_URL; unset it to use the embedded database.',
        {cause},
      );
  }
}

/** Node reports a host with several addresses as an AggregateError without a message. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reason).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}
