import type {Logger} from 'pino';
import {sql} from 'kysely';
import {sessionsOf} from '../../../src/server/identity/index.js';
import {openStore, openUploads, type RunningServer, startServer, type ServerOptions, type Store, type UploadsOptions} from '../../../src/server/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {embeddedForTests} from '../../support/common.js';
import {townDatabase} from '../../support/templates.js';

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
  const database = await townDatabase((await embeddedForTests()).url);
  const store = await openStore({url: database.url});
  const uploads = files && await openUploads({store, ...files});
  const server: RunningServer = await startServer({store, ...(uploads && {uploads}), jobs: false, ...options});
  const url = `${server.url}/api/v1`;
  const tokens = new Map<string, string>();
  return {
    store, url, origin: server.url,
    signedIn: async (username) => {
      const token = tokens.get(username) ?? (await tokenOf(store, username));
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

/** Signing in with name and password costs half a second, and has its own tests. */
async function tokenOf(store: Store, username: string): Promise<string> {
  const account = await store.people.findByUsername(username);
  if (!account) throw new Error(`the town has no account ${username}`);
  return await sessionsOf(store).open({account, byPassword: true});
}

export function credentialsOf(username: string): {username: string; password: string} {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  return {username, password: account?.password ?? ''};
}
