import {afterAll, beforeAll, beforeEach, describe} from 'vitest';
import {freshDatabase, keepClean, startPrivatePostgres, temporaryFolder} from '../../support/postgres.js';
import {type Run, start} from './program.js';

/** Where a board of this test's own lives. */
export interface Home {
  readonly cwd: string;
  /** What every command needs to find its data. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts a server that fills a new board with the town and lets programs send what they like. It is stopped after the tests of its group. */
  serve(): Promise<{readonly server: Run; readonly url: string}>;
}

/** Runs the same tests of the command on the embedded database and on a PostgreSQL that DATABASE_URL names. */
export function onBothHomes(title: string, tests: (home: () => Home) => void): void {
  for (const kind of ['the embedded database', "this machine's PostgreSQL"] as const) {
    describe(`${title}, on ${kind}`, () => {
      const running: Run[] = [];
      const endings: (() => Promise<unknown>)[] = [];
      let missing: string | undefined;
      let home: Home | undefined;

      beforeAll(async () => {
        const cwd = await temporaryFolder();
        endings.push(keepClean(cwd));
        let env: Record<string, string> = {};
        if (kind !== 'the embedded database') {
          const postgres = await startPrivatePostgres();
          if ('skip' in postgres) return void (missing = postgres.skip);
          endings.push(() => postgres.stop());
          env = {DATABASE_URL: (await freshDatabase(postgres.url)).url};
        }
        home = {cwd, env, serve: async () => {
          const server = await start(['serve', '--demo', '--port', '0', '--no-challenge', '--limit', 'submit=off'], {cwd, env});
          running.push(server);
          const [, url = ''] = await server.until(/API +(http\S+)/);
          return {server, url};
        }};
      });
      beforeEach(({skip}) => { if (missing) skip(missing); });
      afterAll(async () => {
        for (const {child, ended} of running) {
          child.kill('SIGTERM');
          await ended;
        }
        for (const end of endings.reverse()) await end();
      });

      tests(() => {
        if (!home) throw new Error(missing ?? 'the home is not ready');
        return home;
      });
    });
  }
}
