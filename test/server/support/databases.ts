import {afterAll, beforeAll, beforeEach, describe} from 'vitest';
import {embeddedForTests, freshDatabase, startPrivatePostgres} from '../../support/postgres.js';

/** Gives each test that asks a new empty database. */
export interface Databases {
  /** The address of a database that nobody else uses. It is dropped when the file's tests have ended. */
  fresh(): Promise<string>;
}

const KINDS = {
  'the embedded database': embeddedForTests,
  "this machine's PostgreSQL": startPrivatePostgres,
} as const;

/** Runs the same tests on both databases; where a machine has no PostgreSQL, those tests are skipped and say so. */
export function onBothDatabases(title: string, tests: (databases: Databases) => void): void {
  for (const [name, start] of Object.entries(KINDS)) {
    describe(`${title}, on ${name}`, () => {
      let server: Awaited<ReturnType<typeof start>>;
      const made: {drop(): Promise<void>}[] = [];

      beforeAll(async () => { server = await start(); });
      beforeEach(({skip}) => { if ('skip' in server) skip(server.skip); });
      afterAll(async () => {
        for (const database of made) await database.drop();
        if (!('skip' in server)) await server.stop();
      });

      tests({
        fresh: async () => {
          if ('skip' in server) throw new Error(server.skip);
          const database = await freshDatabase(server.url);
          made.push(database);
          return database.url;
        },
      });
    });
  }
}
