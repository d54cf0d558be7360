import {BoardError} from '../../adapter/index.js';
import type {Viewer} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {scopeOf} from './idempotency.js';

/** A proof of work that was found to be right, and can be spent once. */
export interface Proof {
  readonly digest: Buffer;
  /** After this nobody could show it again anyway. */
  readonly expiresAt: Date;
}

/** Somebody was let in to create something. */
export interface Admission {
  /** Is spent by what is created. */
  readonly proof?: Proof;
  /** Takes back what was counted, because nothing was created after all. */
  readonly refund?: () => Promise<void>;
}

/** Asks whether somebody may create something now; rejects with `rate-limited` or `challenge-failed`. */
export type Admit = () => Promise<Admission>;

/** How something is created that is open to everybody. */
export interface OpenRequest {
  readonly idempotencyKey: string;
  /** Is asked before anything new is created, and never for a retry of what was. Everybody may when left out. */
  readonly admit?: Admit;
}

/**
 * Carries out what creates something, and counts it when it did. Asks outside of the transaction: counting in it would take a second
 * connection while the first is held, and many at once would wait for each other for ever.
 *
 * @param work gives `created: false` when the key turned out to have been used in the meantime.
 */
export async function admitted<T>(
  {db}: StoreContext, viewer: Viewer, {idempotencyKey, admit}: OpenRequest, work: (proof: Proof | undefined) => Promise<{value: T; created: boolean}>,
): Promise<T> {
  const {proof, refund} = !admit || (await isUsed(db, viewer, idempotencyKey)) ? {} : await admit();
  let created = false;
  try {
    const done = await work(proof);
    created = done.created;
    return done.value;
  } finally {
    if (!created) await refund?.();
  }
}

/** Spends a proof inside the transaction that it lets in; undone with it. */
export async function spend(trx: Db, proof: Proof | undefined): Promise<void> {
  if (!proof) return;
  const spent = await trx.insertInto('spent_proof').values({digest: proof.digest, expires_at: proof.expiresAt})
    .onConflict((conflict) => conflict.doNothing()).returning('digest').executeTakeFirst();
  if (!spent) throw new BoardError('challenge-failed', 'this proof was used before');
}

/** Forgets spent proofs that are too old to be shown again, and counts whose time is over. */
export async function sweepAdmissions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('spent_proof').where('expires_at', '<', now).execute();
  // By the clock that the limits are counted with.
  await db.deleteFrom('rate_limit').where('expire', '<', String(Date.now())).execute();
}

async function isUsed(db: Db, viewer: Viewer, key: string): Promise<boolean> {
  // Keys that break the rules name nothing, and are refused when they are taken.
  if (key.includes('\0')) return true;
  const row = await db.selectFrom('idempotency').select('key').where('scope', '=', scopeOf(viewer)).where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}
