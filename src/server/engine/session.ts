import pg from 'pg';
import {codeOf} from './errors.js';
import {pause} from './pause.js';
import {startFailed} from './cluster.js';

/** Marks the one connection by which each user of the server shows itself to the others. */
const NAME = 'civic-board-user';

/** How long a server with a living watchdog may fail to listen at all. */
const SILENCE_MS = 60_000;

/** A user's own connection: proof that the server answers, and notice when it is gone. */
export interface Session {
  /** How many others use the server. */
  others(): Promise<number>;
  /** Settles when the connection ended, wished or not. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

/**
 * Connects as soon as the server accepts connections: it may be starting, or
 * replaying its log after a power cut, however long that takes. Gives up,
 * without an error, when the server is no longer `guarded`.
 */
export async function openSession(
  url: string,
  guarded: () => boolean,
  signal: AbortSignal | undefined,
): Promise<Session | undefined> {
  const silentSince = performance.now();
  while (guarded()) {
    signal?.throwIfAborted();
    try {
      return await connect(url);
    } catch (error) {
      const recovering = codeOf(error) === '57P03';
      const tooLong = performance.now() - silentSince > SILENCE_MS;
      if (!recovering && (tooLong || !NOT_YET.has(codeOf(error) ?? ''))) {
        throw startFailed(`it runs but does not let us in: ${(error as Error).message}`, error);
      }
    }
    await pause(20, signal);
  }
  return undefined;
}

/** No socket yet, nobody listening yet, connection closed while starting or stopping, all connections taken. */
const NOT_YET = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '53300', '']);

async function connect(url: string): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    application_name: NAME,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // 'end' follows
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  // Left alone, the connection lets a program that has finished its work exit; while it is used, not.
  const hold = client as pg.Client & {ref(): void; unref(): void};
  hold.unref();
  return {
    ended,
    async end() {
      hold.ref();
      await client.end();
    },
    async others() {
      hold.ref();
      const {rows} = await client.query<{others: number}>(
        'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
        [NAME],
      );
      hold.unref();
      return rows[0]?.others ?? 0;
    },
  };
}
