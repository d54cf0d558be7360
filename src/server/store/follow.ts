import {BoardError} from '../../adapter/index.js';
import {type Following, followSchema, mayRead, validate, type ValidFollow, type Viewer} from '../../model/index.js';
import type {Admission, Admit} from './admission.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {invalid, noMessage} from './errors.js';
import {loadMatter} from './matter.js';
import {readerOf, type ShownCode} from './query-code.js';
import type {Secrets} from './secret.js';
import {storable} from './storable.js';

/** Follows a message that the reader may read, or stops that. Said twice it is done once. */
export async function follow(
  context: StoreContext, viewer: Viewer, id: string, input: unknown, {admit, ...code}: ShownCode & {readonly admit?: Admit} = {},
): Promise<Following> {
  const {db, secrets, now, onFollow} = context;
  const checked = validate(followSchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const request = checked.value;
  const follower = followerOf(secrets, viewer, request.followerKey);
  if (!follower) throw new BoardError('unauthenticated', 'following needs a session or a key');
  const {refund}: Admission = admit && (await asksForSomething(db, id, follower, request)) ? await admit() : {};
  try {
    return await db.transaction().execute(async (trx) => {
      const matter = await loadMatter(trx, id, {lock: true});
      const reader = readerOf(secrets, viewer, matter, code);
      if (!matter || !mayRead(reader, {content: matter.record.content, progress: matter.progress})) throw noMessage();
      const changed = request.following ? await add(trx, id, follower, now()) : await remove(trx, id, follower);
      const {followers} = await trx.updateTable('message').set((eb) => ({followers: eb('followers', request.following ? '+' : '-', changed)}))
        .where('id', '=', id).returning('followers').executeTakeFirstOrThrow();
      const news = await onFollow?.(trx, {
        messageId: id, follower, messageLanguage: matter.record.content.language, request, ...(viewer.personId !== undefined && {personId: viewer.personId}),
      });
      return {following: request.following, followers, confirmByEmail: news?.confirmByEmail ?? false};
    });
  } catch (error) {
    await refund?.();
    throw error;
  }
}

/** How a follower is kept: somebody with an account by that, and everybody else by the key of their device. */
export function followerOf(secrets: Secrets, {personId}: Viewer, followerKey?: string): Buffer | undefined {
  if (personId !== undefined) return secrets.mac('follower', `person:${personId}`);
  return followerKey === undefined ? undefined : secrets.mac('follower', `device:${followerKey}`);
}

/** Whether the signed-in viewer follows a message. */
export async function isFollowing(db: Db, secrets: Secrets, viewer: Viewer, messageId: string): Promise<boolean> {
  const follower = followerOf(secrets, viewer);
  return follower !== undefined && (await isFollower(db, messageId, follower));
}

/** What may be counted: a new follower, and whatever sends a letter. */
async function asksForSomething(db: Db, id: string, follower: Buffer, {following, email, push}: ValidFollow): Promise<boolean> {
  return following && (email !== '' || push !== undefined || !(await isFollower(db, id, follower)));
}

async function isFollower(db: Db, messageId: string, follower: Buffer): Promise<boolean> {
  const row = await db.selectFrom('follower').select('message_id').where('message_id', '=', messageId).where('follower', '=', follower).executeTakeFirst();
  return row !== undefined;
}

async function add(trx: Db, id: string, follower: Buffer, at: Date): Promise<number> {
  const {numInsertedOrUpdatedRows} = await trx.insertInto('follower').values({message_id: id, follower, since: at})
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

async function remove(trx: Db, id: string, follower: Buffer): Promise<number> {
  const {numDeletedRows} = await trx.deleteFrom('follower').where('message_id', '=', id).where('follower', '=', follower).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
