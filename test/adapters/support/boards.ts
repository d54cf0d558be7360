import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {restAdapter} from '../../../src/adapters/rest.js';
import type {Town} from '../../../src/model/index.js';
import {sessionsOf} from '../../../src/server/identity/index.js';
import {startServer} from '../../../src/server/server.js';
import {openUploads} from '../../../src/server/uploads/index.js';
import {openStore} from '../../../src/server/store/index.js';
import type {Harness} from '../../../src/testing/index.js';
import {embeddedForTests} from '../../support/common.js';
import {copyOfFilled, fillWith} from '../../support/templates.js';
import {browserFetch} from './browser-fetch.js';

/** A server on a database of its own. */
interface ServedBoard {
  readonly endpoint: string;
  /** Whether some request may have changed something, so that no other test may have this board. */
  touched: boolean;
  as(username: string): Promise<string>;
  close(): Promise<void>;
}

/** Boards on the reference server over HTTP: a new one for each test, unless there is one that no test has changed. */
export async function openBoards(): Promise<{create(town: Town): Promise<Harness>; stop(): Promise<void>}> {
  const engine = await embeddedForTests();
  const untouched = new Map<Town, ServedBoard>();
  return {
    create: async (town) => {
      const board = untouched.get(town) ?? await serve(engine.url, town);
      untouched.delete(town);
      const watched = watching(board);
      return {
        adapter: restAdapter({endpoint: board.endpoint, fetch: browserFetch(watched)}),
        // By token, as on a page of another site; signing in with name and password has its own tests.
        as: async (username) => restAdapter({endpoint: board.endpoint, fetch: watched, token: await board.as(username)}),
        stop: async () => {
          if (board.touched || untouched.has(town)) await board.close();
          else untouched.set(town, board);
        },
      };
    },
    stop: async () => {
      for (const board of untouched.values()) await board.close();
    },
  };
}

/** Every request that may change something touches the board, unless the server said that it refused; a wrong query code is counted. */
function watching(board: ServedBoard): typeof fetch {
  return async (input, init) => {
    const counted = new Headers(init?.headers).has('Board-Query-Code');
    if (init?.method === 'GET' && !counted) return fetch(input, init);
    const response = await fetch(input, init).catch((error: unknown) => {
      board.touched = true;
      throw error;
    });
    board.touched ||= response.ok || counted;
    return response;
  };
}

async function serve(url: string, town: Town): Promise<ServedBoard> {
  const database = await copyOfFilled(url, JSON.stringify(town), async (filling) => await fillWith(filling, town));
  const store = await openStore({url: database.url, connections: 5});
  const folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
  const uploads = await openUploads({store, folder});
  const server = await startServer({store, uploads, jobs: false});
  const sessions = sessionsOf(store);
  return {
    endpoint: `${server.url}/api/v1`,
    touched: false,
    as: async (username) => {
      const account = await store.people.findByUsername(username);
      if (!account) throw new Error(`no account ${username}`);
      return sessions.open({account, byPassword: true});
    },
    close: async () => {
      await server.close();
      await store.close();
      await rm(folder, {recursive: true});
      await database.drop();
    },
  };
}
