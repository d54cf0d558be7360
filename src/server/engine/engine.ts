/** A database that the board can use, until `stop`. */
export interface Engine {
  /** `embedded`: our own server on this machine. `postgres`: one that somebody else runs. */
  readonly kind: 'embedded' | 'postgres';
  /**
   * Where to connect, with the password: never log it. Stays the same for the
   * life of the engine, also when the server had to be started again.
   */
  readonly url: string;
  /**
   * Leaves the database. Close your own connections first. An embedded server
   * stops when its last user has left, and this waits for that.
   */
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Address of a PostgreSQL server; without it the embedded one is used. */
  databaseUrl?: string;
  /** Folder for the embedded database; created when missing. */
  dataDir: string;
  /** Takes lines that tell the person at the terminal what is happening. */
  log?: (line: string) => void;
  /** Gives up opening; what was begun is undone. */
  signal?: AbortSignal;
}
