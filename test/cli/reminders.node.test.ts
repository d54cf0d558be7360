import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openStore} from '../../src/server/index.js';
import {remindNow} from '../../src/server/jobs/reminders.js';
import {freshDatabase, keepClean, type PrivatePostgres, query, startPrivatePostgres, temporaryFolder, until} from '../support/postgres.js';
import {owing, remindersIn} from '../server/support/overdue.js';
import {townData} from '../server/support/town.js';
import {run, start} from './support/program.js';

/** Long past, by any clock. */
const DUE = '2026-01-09T15:59:59.999Z';
const COUNT = 300;

describe('two servers on one database', () => {
  let postgres: PrivatePostgres;
  let missing: string | undefined;
  let cwd: string;
  const endings: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const started = await startPrivatePostgres();
    if ('skip' in started) return void (missing = started.skip);
    postgres = started;
    endings.push(() => postgres.stop());
    cwd = await temporaryFolder();
    endings.push(keepClean(cwd));
  });
  beforeEach(({skip}) => { if (missing) skip(missing); });
  afterAll(async () => { for (const end of endings.reverse()) await end(); });

  it('remind of each overdue message once, also when one of them is killed amid it', async () => {
    const {url} = await freshDatabase(postgres.url);
    const store = await openStore({url});
    endings.push(() => store.close());
    await store.seed({...townData(), messages: Array.from({length: COUNT}, (_, index) => owing(`late-${index}`, DUE, index % 5 === 0 ? [{agencyId: 'transport', task: 'x', dueAt: DUE}] : []))});
    const reminded = async () => Object.keys(await remindersIn(store)).length;

    const servers = await Promise.all([1, 2].map(() => start(['serve', '--port', '0'], {cwd, env: {DATABASE_URL: url}})));
    const [killed, alive] = servers;
    await until(async () => (await reminded()) >= COUNT / 10, 'the first reminders');
    killed?.child.kill('SIGKILL');
    await killed?.ended;
    // What the other one has in its queue it does; what the killed one had in its hands comes with a later sweep, or with us.
    await until(async () => (await query(url, `select from civic_board_jobs.job where name = 'remind' and state in ('created', 'retry')`)).length === 0, 'the queue to be empty');
    await remindNow(store.context);
    await until(async () => (await reminded()) === COUNT, 'all reminders');
    alive?.child.kill('SIGTERM');
    expect(await alive?.ended, alive?.errors()).toBe(0);

    for (const [id, found] of Object.entries(await remindersIn(store))) {
      expect(found, id).toEqual(Number(id.slice(5)) % 5 === 0 ? [`housing by ${DUE}`, `transport by ${DUE}`] : [`housing by ${DUE}`]);
    }
  });

  it('are not started by a database user who may not make the queue’s schema: an administrator learns what to run', async () => {
    const {url} = await freshDatabase(postgres.url);
    await query(url, `create role office login password 'office'`);
    await query(url, 'grant all on schema public to office');
    const env = {DATABASE_URL: Object.assign(new URL(url), {username: 'office', password: 'office'}).href};
    for (const command of [['serve', '--port', '0'], ['migrate']]) {
      const {code, errors} = await run(command, {cwd, env});
      expect([code, errors]).toEqual([1, 'The database\'s user office may not make the schema civic_board_jobs, which holds the job queue. '
        + 'Let somebody who may run: create schema civic_board_jobs authorization office;\n']);
    }
    await query(url, 'create schema civic_board_jobs authorization office');
    expect(await run(['migrate'], {cwd, env})).toMatchObject({code: 0, errors: ''});
  });
});
