import {afterAll, beforeAll, beforeEach, describe} from 'vitest';
import {embeddedForTests, installedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase} from '../../support/postgres.js';
import {copyOfFilled} from '../../support/templates.js';
import {fillStore} from './town.js';

/** Gives each test that asks a new database. */
export interface Databases {
  /** The address of an empty database that nobody else uses. It is dropped when the file's tests have ended. */
  fresh(): Promise<string>;
  /** The same with the invented town in it. */
  town(): Promise<string>;
}

const KINDS = {
  'the embedded database': embeddedForTests,
  "this machine's PostgreSQL": installedForTests,
} as const;

/** Runs the same tests on both databases; where a machine has no PostgreSQL, those tests are skipped and say so. */
export function onBothDatabases(title: string, tests: (databases: Databases) => void): void {
  for (const [name, start] of Object.entries(KINDS)) {
    describe(`${title}, on ${name}`, () => {
      let server: Awaited<ReturnType<typeof start>>;
      const made: FreshDatabase[] = [];
      const kept = async (make: (url: string) => Promise<FreshDatabase>): Promise<string> => {
        if ('skip' in server) throw new Error(server.skip);
        const database = await make(server.url);
        made.push(database);
        return database.url;
      };

      beforeAll(async () => { server = await start(); });
      beforeEach(({skip}) => { if ('skip' in server) skip(server.skip); });
      afterAll(async () => {
        for (const database of made) await database.drop();
      });

      tests({
        fresh: async () => await kept(freshDatabase),
        town: async () => await kept(async (url) => await copyOfFilled(url, 'the town in a store', fillStore)),
      });
    });
  }
}
