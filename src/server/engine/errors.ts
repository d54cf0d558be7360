/**
 * What can go wrong when the database is opened. Each has one cure that the
 * person who starts the board can carry out.
 */
export const ENGINE_ERROR_CODES = [
  /** `DATABASE_URL` is not a PostgreSQL address. */
  'bad-url',
  /** Nothing answers at `DATABASE_URL`. */
  'unreachable',
  /** The server at `DATABASE_URL` refuses the user or the password. */
  'login-refused',
  /** The server answers but has no database of that name. */
  'no-database',
  /** The server is older than the board can use. */
  'too-old',
  /** The database cannot hold every language. */
  'wrong-encoding',
  /** The embedded server does not exist for this operating system. */
  'unsupported-platform',
  /** npm has not installed the embedded server's programs. */
  'no-binaries',
  /** The programs are there but this machine cannot run them. */
  'binaries-do-not-run',
  /** We are root, and there is no other user to run PostgreSQL as. */
  'no-account',
  /** The data belongs to another user. */
  'not-yours',
  /** The data folder cannot be written. */
  'unwritable',
  /** The disk is full, or too full to begin. */
  'disk-full',
  /** The data was kept outside the data folder and is no longer there. */
  'data-missing',
  /** The data was written by another major version of PostgreSQL. */
  'other-version',
  /** The server stopped while starting, or never answered. */
  'start-failed',
] as const;

export type EngineErrorCode = (typeof ENGINE_ERROR_CODES)[number];

/** The database cannot be opened. `message` says why, `cure` what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  /** One sentence for the person at the terminal. */
  readonly cure: string;

  constructor(code: EngineErrorCode, message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.cure = cure;
  }
}

/** The `code` of a system or PostgreSQL error, if it has one. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as {code?: unknown} | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Turns the file system's errors about `folder` into ours; leaves the rest alone. */
export function explainFileError(error: unknown, folder: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return unwritable(folder, error);
    default:
      return error;
  }
}

export function diskFull(folder: string, cause?: unknown): EngineError {
  return new EngineError(
    'disk-full',
    `There is not enough room on the disk for the database in ${folder}.`,
    'Free some space on that disk, or choose a data folder on another one; nothing that was saved is lost.',
    {cause},
  );
}

export function unwritable(folder: string, cause?: unknown): EngineError {
  return new EngineError(
    'unwritable',
    `The database cannot write to ${folder}.`,
    'Make the folder writable for the user who starts the board, or choose another data folder.',
    {cause},
  );
}
