import {totpStep} from '../../../adapter/totp.js';
import {readRecoveryCode} from '../../../model/index.js';
import type {AuditActor} from '../../audit/entry.js';
import type {Db} from '../database.js';
import {sealText, unsealText} from '../seal.js';
import type {Secrets} from '../secret.js';
import {logAccount} from './change-people.js';
import type {PeopleContext} from './records.js';
import {closeSessionsOf} from './sessions.js';

/** Minutes within which a second factor that was begun must be confirmed. */
const CONFIRM_WITHIN = 15;

const USE = 'second-factor';

/** A secret as it is kept, bound to its account. */
export function sealSecondFactor(secrets: Secrets, personId: string, secret: string): Buffer {
  return sealText(secrets, USE, secret, personId);
}

/** How a second factor stands; undefined where there is none. */
export async function secondFactorOf({db}: Pick<PeopleContext, 'db'>, personId: string): Promise<{readonly since: Date; readonly recoveryCodes: number} | undefined> {
  const row = await db.selectFrom('second_factor').select((eb) => ['since', eb.selectFrom('recovery_code').select((count) => count.fn.countAll<string>().as('left'))
    .whereRef('recovery_code.account_id', '=', 'second_factor.account_id').as('left')]).where('account_id', '=', personId).executeTakeFirst();
  return row?.since ? {since: row.since, recoveryCodes: Number(row.left)} : undefined;
}

/**
 * Whether a code is one of the person's second factor: of their device, of this time and newer than any that was used; or a recovery code.
 * Whichever it is, it is used up by this.
 */
export async function useCode({db, secrets, now}: PeopleContext, personId: string, code: string): Promise<boolean> {
  const row = await db.selectFrom('second_factor').select('secret').where('account_id', '=', personId).executeTakeFirst();
  const secret = row?.secret && unsealText(secrets, USE, row.secret, personId);
  if (!secret) return false;
  const recovery = readRecoveryCode(code);
  if (recovery !== undefined) {
    const {numDeletedRows} = await db.deleteFrom('recovery_code').where('account_id', '=', personId)
      .where('digest', '=', digestOf(secrets, personId, recovery)).executeTakeFirst();
    return numDeletedRows > 0n;
  }
  const step = totpStep(secret, code, now());
  if (step === undefined) return false;
  // Of two requests with one code, one finds the step taken.
  const {numUpdatedRows} = await db.updateTable('second_factor').set({last_step: step}).where('account_id', '=', personId)
    .where('secret', '=', row.secret).where('last_step', '<', String(step)).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps a second factor that was begun, in place of one that was begun before. The one that counts goes on counting. */
export async function beginSecondFactor({db, secrets, now}: PeopleContext, personId: string, secret: string, codes: readonly string[]): Promise<void> {
  const begun = {pending: sealSecondFactor(secrets, personId, secret), pending_codes: digestsOf(secrets, personId, codes), pending_at: now()};
  await db.insertInto('second_factor').values({account_id: personId, ...begun}).onConflict((conflict) => conflict.column('account_id').doUpdateSet(begun)).execute();
}

/** What became of a wish to confirm. `none`: none was begun, or too long ago. */
export type Confirmation = 'confirmed' | 'wrong' | 'none';

/**
 * Makes the second factor that was begun the one that counts; all sessions of the account but this one end. Said again with the same code,
 * because the answer was lost, it is confirmed still.
 */
export async function confirmSecondFactor(
  {db, secrets, now}: PeopleContext, by: AuditActor, personId: string, {code, session}: {readonly code: string; readonly session: string},
): Promise<Confirmation> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('second_factor').selectAll().where('account_id', '=', personId).forUpdate().executeTakeFirst();
    const at = now();
    if (!row?.pending) {
      const current = row?.secret && unsealText(secrets, USE, row.secret, personId);
      return current && totpStep(current, code, at) === Number(row.last_step) ? 'confirmed' : 'none';
    }
    const secret = unsealText(secrets, USE, row.pending, personId);
    if (!secret || !row.pending_at || at.getTime() - row.pending_at.getTime() > CONFIRM_WITHIN * 60_000) return 'none';
    const step = totpStep(secret, code, at);
    if (step === undefined) return 'wrong';
    await trx.updateTable('second_factor').where('account_id', '=', personId)
      .set({secret: row.pending, since: at, last_step: step, pending: null, pending_codes: null, pending_at: null}).execute();
    await replaceCodes(trx, personId, row.pending_codes ?? []);
    await closeSessionsOf(trx, personId, session);
    await logAccount(trx, by, personId, {change: 'second-factor-set', replaced: row.secret !== null});
    return 'confirmed';
  });
}

/** Puts new recovery codes in place of those that there are; tells whether there is a second factor to have any. */
export async function renewRecoveryCodes({db, secrets}: PeopleContext, by: AuditActor, personId: string, codes: readonly string[]): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('second_factor').select('since').where('account_id', '=', personId).forUpdate().executeTakeFirst();
    if (!row?.since) return false;
    await replaceCodes(trx, personId, digestsOf(secrets, personId, codes));
    await logAccount(trx, by, personId, {change: 'recovery-codes-renewed'});
    return true;
  });
}

/** Takes the second factor away and tells whether there was one. `endSessions`: of somebody who lost it, and with it perhaps the device that it was on. */
export async function forgetSecondFactor({db}: PeopleContext, by: AuditActor, personId: string, {endSessions = false} = {}): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const had = await removeSecondFactor(trx, personId);
    if (had && endSessions) await closeSessionsOf(trx, personId);
    if (had) await logAccount(trx, by, personId, {change: 'second-factor-removed'});
    return had;
  });
}

/** Removes the second factor, recovery codes and all; tells whether there was one. For use inside a transaction. */
export async function removeSecondFactor(trx: Db, personId: string): Promise<boolean> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', personId).execute();
  const row = await trx.deleteFrom('second_factor').where('account_id', '=', personId).returning('since').executeTakeFirst();
  return row?.since != null;
}

async function replaceCodes(trx: Db, personId: string, digests: readonly Buffer[]): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', personId).execute();
  if (digests.length > 0) await trx.insertInto('recovery_code').values(digests.map((digest) => ({account_id: personId, digest}))).execute();
}

function digestsOf(secrets: Secrets, personId: string, codes: readonly string[]): Buffer[] {
  return codes.flatMap((code) => {
    const read = readRecoveryCode(code);
    return read === undefined ? [] : [digestOf(secrets, personId, read)];
  });
}

function digestOf(secrets: Secrets, personId: string, recovery: string): Buffer {
  return secrets.mac('recovery-code', `${personId} ${recovery}`);
}
