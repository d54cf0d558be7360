import {BoardError} from '../../../adapter/index.js';
import {type Call, mayRead, permissionOf, type Relation, relationsOf, type Viewer} from '../../../model/index.js';
import type {Db} from '../database.js';
import {noMessage} from '../errors.js';
import {loadMatter, type Matter} from '../matter.js';

/** The table of permissions, asked before anything else. */
export function permit(call: Call, {role, personId}: Viewer): void {
  if (permissionOf(call, role) !== undefined) return;
  throw personId === undefined ? new BoardError('unauthenticated', 'needs a session') : new BoardError('forbidden', 'not for this role');
}

/**
 * A message, for somebody whose relation to it is one that the call is for. One that they may not read is not there for them.
 *
 * @throws {BoardError} `not-found`, `forbidden`.
 */
export async function relatedMatter(
  db: Db, viewer: Viewer, id: string, isFor: (relations: ReadonlySet<Relation>) => boolean, options: {readonly lock?: boolean} = {},
): Promise<Matter> {
  const matter = await loadMatter(db, id, options);
  if (!matter || !mayRead(viewer, {content: matter.record.content, progress: matter.progress})) throw noMessage();
  if (!isFor(relationsOf(viewer, {content: matter.record.content, progress: matter.progress}))) throw new BoardError('forbidden', 'not for somebody who is this to the message');
  return matter;
}
