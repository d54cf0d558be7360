import {type Db, json} from '../store/database.js';
import type {NewAuditEntry} from './entry.js';

/**
 * Logs something in the transaction that does it, and undone with it. May be called anywhere in it: the entry is sealed when the
 * transaction ends, and no lock is held until then. Events of messages are logged by the database and are not for this function.
 *
 * ```ts
 * await db.transaction().execute(async (trx) => {
 *   await saveAccount(trx, account);
 *   await audit(trx, {kind: 'account', actor: auditActorOf(viewer), subject: account.id, data: {change: 'saved', role: account.role}});
 * });
 * ```
 *
 * The transaction must be read committed, as all of ours are: one that is stricter is refused by the database when somebody else was
 * faster (SQLSTATE 23505). Outside of a transaction an entry is sealed at once.
 */
export async function audit(trx: Db, {kind, actor, subject, data}: NewAuditEntry): Promise<void> {
  await trx.insertInto('audit_draft').values({entry: json({kind, actor, subject, data})}).execute();
}
