import {BoardError} from '../../../adapter/index.js';
import type {AuditActor} from '../../audit/entry.js';
import type {Db} from '../database.js';
import {logAccount} from './change-people.js';
import type {PeopleContext} from './records.js';
import {removeSecondFactor} from './second-factors.js';
import {closeSessionsOf} from './sessions.js';

/** A password that somebody gives themselves: it takes the place of the one that was checked, and of no other. */
export interface OwnPassword {
  readonly passwordHash: string;
  /** The hash of the password that they proved to know. */
  readonly expected: string;
}

/**
 * Sets a person's own password and ends all their sessions. Errors: `stale` when another password was set in the meantime.
 *
 * @returns when it was set, for the session that goes on.
 */
export async function changePassword({db, now}: PeopleContext, by: AuditActor, personId: string, {passwordHash, expected}: OwnPassword): Promise<Date> {
  return await db.transaction().execute(async (trx) => {
    const at = now();
    const {numUpdatedRows} = await trx.updateTable('account').set({password_hash: passwordHash, password_set_at: at, must_change_password: false})
      .where('id', '=', personId).where('password_hash', '=', expected).executeTakeFirst();
    if (numUpdatedRows === 0n) throw new BoardError('stale', 'the password was changed since');
    await closeSessionsOf(trx, personId);
    await logAccount(trx, by, personId, {change: 'password-changed'});
    return at;
  });
}

/** A password that is set for somebody. */
export interface GivenPassword {
  readonly passwordHash: string;
  /** They have to set their own. */
  readonly oneTime: boolean;
  /** They have lost their second factor: it is removed. */
  readonly forgetSecondFactor?: boolean;
}

/** Sets somebody's password for them and ends all their sessions. Errors: `not-found`. */
export async function givePassword({db, now}: PeopleContext, by: AuditActor, personId: string, {passwordHash, oneTime, forgetSecondFactor = false}: GivenPassword): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const {numUpdatedRows} = await trx.updateTable('account').where('id', '=', personId).set((set) => ({
      password_hash: passwordHash, password_set_at: now(), must_change_password: oneTime, revision: set('revision', '+', 1),
    })).executeTakeFirst();
    if (numUpdatedRows === 0n) throw new BoardError('not-found', 'no such account');
    const forgotten = forgetSecondFactor && (await removeSecondFactor(trx, personId));
    await closeSessionsOf(trx, personId);
    await logAccount(trx, by, personId, {change: 'password-given', oneTime, secondFactorForgotten: forgotten});
  });
}

/** Keeps a password that was just checked under a dearer hash. Nothing when another one was set in the meantime. */
export async function rehashPassword(db: Db, personId: string, {passwordHash, expected}: OwnPassword): Promise<void> {
  await db.updateTable('account').set({password_hash: passwordHash}).where('id', '=', personId).where('password_hash', '=', expected).execute();
}
