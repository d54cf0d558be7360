import {sign, verify} from 'hono/jwt';
import {BoardError, type Session} from '../../adapter/index.js';
import {GUARDED_ROLES} from '../../model/index.js';
import type {Account, SessionHolder, Store} from '../store/index.js';
import type {SignedIn} from './provider.js';

/** How long a session lasts, in seconds: a working day with some overtime. */
export const SESSION_SECONDS = 12 * 3600;

/** A session that was shown. */
export interface CurrentSession {
  readonly id: string;
  readonly account: Account;
  /** Begun with a password of the board's own. */
  readonly byPassword: boolean;
  /** What the person must do before it gives any rights. */
  readonly required?: NonNullable<Session['required']>;
}

/** Sessions by signed token. */
export interface Sessions {
  /**
   * Begins a session; the token is what its holder shows from then on.
   *
   * @throws {BoardError} `bad-credentials` when the account was closed, or its password changed, in the meantime.
   */
  open(signedIn: SignedIn): Promise<string>;
  /** Who a token speaks for now; undefined when it was forged, or its session has ended. */
  find(token: string): Promise<CurrentSession | undefined>;
  /** A session by its id, as it is now. */
  read(id: string): Promise<CurrentSession | undefined>;
  /** Ends a session: its token is worth nothing from then on. */
  close(id: string): Promise<void>;
  /** Whether the board demands a second factor of somebody. */
  demandsSecondFactor(account: Pick<Account, 'role'>): boolean;
}

/** How sessions behave. */
export interface SessionOptions {
  /** Whether moderators and administrators need a second factor; not unless given. */
  readonly requireSecondFactor?: boolean;
}

/**
 * Sessions that live in the database and are named by a JWT (HS256). The signature turns forged tokens away before they cost a query;
 * the row makes signing out real, and keeps role, agency and what is demanded up to date.
 */
export function sessionsOf({secrets, people, context: {now}}: Pick<Store, 'secrets' | 'people' | 'context'>, {requireSecondFactor = false}: SessionOptions = {}): Sessions {
  const key = secrets.key('session').toString('base64url');
  const demandsSecondFactor = ({role}: Pick<Account, 'role'>) => requireSecondFactor && GUARDED_ROLES.includes(role);
  const requiredOf = ({account, byPassword, mustChangePassword, hasSecondFactor}: SessionHolder): Session['required'] => {
    // Whoever signs in elsewhere proves there what is demanded of them.
    if (!byPassword) return undefined;
    if (mustChangePassword) return 'password';
    return demandsSecondFactor(account) && !hasSecondFactor ? 'second-factor' : undefined;
  };
  const read = async (id: string): Promise<CurrentSession | undefined> => {
    const holder = await people.sessionHolder(id);
    const required = holder && requiredOf(holder);
    return holder && {id, account: holder.account, byPassword: holder.byPassword, ...(required && {required})};
  };
  return {
    open: async ({account, byPassword, passwordSetAt}) => {
      const expiry = Math.floor(now().getTime() / 1000) + SESSION_SECONDS;
      const id = await people.openSession(account, {expiresAt: new Date(expiry * 1000), byPassword, ...(passwordSetAt && {passwordSetAt})});
      if (id === undefined) throw new BoardError('bad-credentials', 'name and password do not match');
      return await sign({sid: id, exp: expiry}, key, 'HS256');
    },
    find: async (token) => {
      const id = await sessionIn(token, key);
      return id === undefined ? undefined : await read(id);
    },
    read,
    close: async (id) => { await people.closeSession(id); },
    demandsSecondFactor,
  };
}

/** A session as its holder is told of it: while something is required it gives the rights of a visitor. */
export function shownSession({account, required}: Pick<CurrentSession, 'account' | 'required'>): Session {
  const {personId, name, role, agencyId} = account;
  return required ? {personId, name, role: 'visitor', required} : {personId, name, role, ...(agencyId !== undefined && {agencyId})};
}

async function sessionIn(token: string, key: string): Promise<string | undefined> {
  try {
    const {sid} = await verify(token, key, 'HS256');
    return typeof sid === 'string' ? sid : undefined;
  } catch {
    return undefined;
  }
}
