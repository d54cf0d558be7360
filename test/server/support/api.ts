import type {Logger} from 'pino';
import {sql} from 'kysely';
import {openStore, openUploads, type RunningServer, seedTown, startServer, type ServerOptions, type Store, type UploadsOptions} from '../../../src/server/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {embeddedForTests, freshDatabase} from '../../support/postgres.js';

/** A running server of a test's own, with the town in it, on the embedded database. */
export interface Api {
  readonly store: Store;
  /** Ends with `/api/v1`. */
  readonly url: string;
  readonly origin: string;
  /** What a request as this account of the town needs. */
  signedIn(username: string): Promise<{Authorization: string}>;
  /** How many rows each table has, and the versions of all messages together: the same means that nothing was written. */
  contents(): Promise<unknown>;
  close(): Promise<void>;
}

/** `files` names a folder for uploaded files, or says how they are kept; without it the server takes none. */
export async function startApi({files, ...options}: Partial<ServerOptions> & {readonly log?: Logger; readonly files?: Omit<UploadsOptions, 'store'>} = {}): Promise<Api> {
  const database = await freshDatabase((await embeddedForTests()).url);
  const store = await openStore({url: database.url});
  await seedTown(store, TOWN);
  const uploads = files && await openUploads({store, ...files});
  const server: RunningServer = await startServer({store, ...(uploads && {uploads}), jobs: false, ...options});
  const url = `${server.url}/api/v1`;
  const tokens = new Map<string, string>();
  return {
    store, url, origin: server.url,
    signedIn: async (username) => {
      const token = tokens.get(username) ?? (await tokenOf(url, username));
      tokens.set(username, token);
      return {Authorization: `Bearer ${token}`};
    },
    contents: async () => (await sql`
      select (select count(*) from message) as messages, (select sum(version) from message) as versions, (select count(*) from event) as events,
        (select count(*) from message_private) as privates, (select count(*) from idempotency) as keys, (select count(*) from published_answer) as answers,
        (select count(*) from account) as accounts`.execute(store.context.db)).rows[0],
    close: async () => {
      await server.close();
      await store.close();
      await database.drop();
    },
  };
}

async function tokenOf(url: string, username: string): Promise<string> {
  const {token} = await (await fetch(`${url}/session`, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({...credentialsOf(username), token: true}),
  })).json() as {token: string};
  return token;
}

export function credentialsOf(username: string): {username: string; password: string} {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  return {username, password: account?.password ?? ''};
}
