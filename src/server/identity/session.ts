import {sign, verify} from 'hono/jwt';
import type {Account, Store} from '../store/index.js';

/** How long a session lasts, in seconds: a working day with some overtime. */
export const SESSION_SECONDS = 12 * 3600;

/** Sessions by signed token. */
export interface Sessions {
  /** Begins a session; the token is what its holder shows from then on. */
  open(account: Account): Promise<string>;
  /** Who a token speaks for now; undefined when it was forged, or its session has ended. */
  find(token: string): Promise<{readonly id: string; readonly account: Account} | undefined>;
  /** Ends a session: its token is worth nothing from then on. */
  close(id: string): Promise<void>;
}

type SessionStore = Pick<Store, 'secrets' | 'openSession' | 'sessionAccount' | 'closeSession'>;

/**
 * Sessions that live in the database and are named by a JWT (HS256). The signature turns forged tokens away before they cost a query;
 * the row makes signing out real, and keeps role and agency up to date.
 */
export function sessionsOf(store: SessionStore, now: () => number = Date.now): Sessions {
  const key = store.secrets.key('session').toString('base64url');
  return {
    open: async ({personId}) => {
      const expiry = Math.floor(now() / 1000) + SESSION_SECONDS;
      const id = await store.openSession(personId, new Date(expiry * 1000));
      return await sign({sid: id, exp: expiry}, key, 'HS256');
    },
    find: async (token) => {
      const id = await sessionIn(token, key);
      const account = id === undefined ? undefined : await store.sessionAccount(id);
      return id === undefined || !account ? undefined : {id, account};
    },
    close: async (id) => { await store.closeSession(id); },
  };
}

async function sessionIn(token: string, key: string): Promise<string | undefined> {
  try {
    const {sid} = await verify(token, key, 'HS256');
    return typeof sid === 'string' ? sid : undefined;
  } catch {
    return undefined;
  }
}
