import {inject} from 'vitest';
import type {PrivatePostgres} from './postgres.js';

/**
 * What the test files of a run have in common: servers that take seconds to make, and the command, built once. `common-setup.ts` makes each of
 * them in vitest's own process when the first file asks for it, and ends it after the last.
 */
export interface Common {
  /** The embedded PostgreSQL. */
  readonly embedded: {readonly url: string};
  /** The PostgreSQL that is installed on this machine, or why there is none. */
  readonly installed: Pick<PrivatePostgres, 'url'> | {readonly skip: string};
  /** What is stored of the passwords of the made-up town's accounts, by password. */
  readonly hashes: Readonly<Record<string, string>>;
  /** The data folder of a demo that has been started once. */
  readonly demo: {readonly folder: string};
  /** The civic-board command, from the sources as they are now, in one file. */
  readonly program: {readonly main: string};
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run answers {@link common}. */
    readonly common: string;
  }
}

/** The embedded PostgreSQL, one for all files of the run. Use `freshDatabase` on it, and nothing that other files would notice. */
export const embeddedForTests = (): Promise<Common['embedded']> => common('embedded');

/** The same for the PostgreSQL of this machine. */
export const installedForTests = (): Promise<Common['installed']> => common('installed');

/** Asks the run for something, which is made now if nobody has asked before. */
export async function common<What extends keyof Common>(what: What): Promise<Common[What]> {
  const response = await fetch(`${inject('common')}${what}`);
  if (!response.ok) throw new Error(`${what}: ${await response.text()}`);
  return (await response.json()) as Common[What];
}
