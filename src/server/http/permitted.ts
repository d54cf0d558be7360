import {refused} from '../../adapter/index.js';
import {type Call, type Permission, permissionOf, type Viewer} from '../../model/index.js';

/**
 * What the table of permissions lets somebody do with a call: everything, or what is their own.
 *
 * @throws {BoardError} `unauthenticated`, `forbidden`.
 */
export function permitted(call: Call, viewer: Viewer): Permission {
  const permission = permissionOf(call, viewer.role);
  if (permission === undefined) throw refused('forbidden', {...viewer, holdsQueryCode: false});
  return permission;
}
