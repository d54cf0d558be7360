import {isBoardError} from '../adapter/index.js';
import {ArchiveError, EngineError, HolidaysError, JobsError, NoticeSettingsError, StorageError} from '../server/index.js';

/** A failure that the person at the terminal can do something about: what happened, and the cure. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** What to tell the person at the terminal. A stack is shown only for what nobody expected. */
export function explain(error: unknown): string {
  if (error instanceof Failure || error instanceof NoticeSettingsError) return error.message;
  for (const kind of WITH_CURE) if (error instanceof kind) return `${error.message} ${error.cure}`;
  if (isBoardError(error) && error.code === 'invalid') {
    return error.issues.map(({path, code}) => `${OPTION_OF[path] ?? path}: ${WORDS[code] ?? code}.`).join(' ');
  }
  const {code} = error as {code?: unknown};
  if (code === 'ENOENT') return `There is no such file: ${(error as {path?: string}).path ?? ''}. Check its name.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full: free some space, or name a folder on another disk, and run this again.';
  // SQLSTATE of PostgreSQL.
  if (code === '53100') return 'The disk of the database is full: free some space there and run this again.';
  if (code === 'EACCES' || code === 'EISDIR') return `${(error as {path?: string}).path ?? 'The file'} cannot be read or written. Check that it is a file, and its permissions.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Errors that say themselves what to do. */
const WITH_CURE = [ArchiveError, EngineError, HolidaysError, JobsError, StorageError];

const OPTION_OF: Partial<Record<string, string>> = {
  agencyId: '--agency', kind: '--kind', topic: '--topic', username: 'The user name', name: '--name', email: '--email', oidcSubject: '--oidc-subject',
};
const WORDS: Partial<Record<string, string>> = {
  'not-in-list': 'this board has none of that name', 'not-a-time': 'is no date', twice: 'is there twice, or can never apply', 'too-many': 'has too many',
  'too-small': 'is too small', 'too-large': 'is too large', required: 'is missing', 'wrong-type': 'is of the wrong type', 'unknown-field': 'is not known',
  taken: 'is that of another account already', 'special-signs': 'has signs that it must not have', 'not-an-email': 'is no e-mail address', 'too-long': 'is too long',
};
