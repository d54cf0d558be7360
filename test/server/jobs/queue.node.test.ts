import {pino} from 'pino';
import {afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {JobsError} from '../../../src/server/jobs/index.js';
import {migrateQueue, openQueue} from '../../../src/server/jobs/queue.js';
import {freshDatabase, type PrivatePostgres, query, startPrivatePostgres} from '../../support/postgres.js';

const silent = pino({level: 'silent'});
const names = async (url: string) => (await query<{name: string}>(url, 'select name from civic_board_jobs.queue order by name')).map(({name}) => name);

describe('the job queue', () => {
  let postgres: PrivatePostgres;
  let missing: string | undefined;
  const endings: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const started = await startPrivatePostgres();
    if ('skip' in started) return void (missing = started.skip);
    postgres = started;
    return async () => { await postgres.stop(); };
  });
  beforeEach(({skip}) => { if (missing) skip(missing); });
  afterEach(async () => { for (const end of endings.splice(0).reverse()) await end(); });

  const database = async (): Promise<string> => {
    const {url, drop} = await freshDatabase(postgres.url);
    endings.push(drop);
    return url;
  };
  /** The same database for somebody who may do nothing there but what everybody may. */
  const forGuest = async (url: string): Promise<{url: string; name: string}> => {
    const name = `guest_${new URL(url).pathname.slice(-8)}`;
    await query(url, `create role ${name} login password 'guest'`);
    endings.push(async () => {
      await query(url, `drop owned by ${name}; drop role ${name}`);
    });
    return {url: Object.assign(new URL(url), {username: name, password: 'guest'}).href, name};
  };

  it('is set up by several servers at once, and by the next start left as it is', async () => {
    const url = await database();
    await Promise.all([1, 2, 3, 4].map(() => migrateQueue(url)));
    expect(await names(url)).toEqual(['remind', 'sweep-reminders']);
    const queue = await openQueue(url, silent);
    await queue.boss.send('remind', {messageId: 'x'});
    await queue.close();
    await migrateQueue(url);
    expect(await query(url, 'select data from civic_board_jobs.job')).toEqual([{data: {messageId: 'x'}}]);
  });

  it('tells a user who may not make a schema what an administrator has to run, and works when that is done', async () => {
    const url = await database();
    const guest = await forGuest(url);
    const refused = await migrateQueue(guest.url).catch((error: unknown) => error as JobsError);
    expect(refused).toBeInstanceOf(JobsError);
    expect(refused).toMatchObject({
      message: `The database's user ${guest.name} may not make the schema civic_board_jobs, which holds the job queue.`,
      cure: `Let somebody who may run: create schema civic_board_jobs authorization ${guest.name};`,
    });
    await query(url, `create schema civic_board_jobs authorization ${guest.name}`);
    await migrateQueue(guest.url);
    expect(await names(guest.url)).toEqual(['remind', 'sweep-reminders']);
  });

  it('tells a user who may not use the schema that is there', async () => {
    const url = await database();
    await migrateQueue(url);
    const guest = await forGuest(url);
    await expect(migrateQueue(guest.url)).rejects.toMatchObject({
      message: expect.stringContaining('may not use the schema') as unknown, cure: `Let somebody who may run: alter schema civic_board_jobs owner to ${guest.name};`,
    });
  });

  it('outlives a database that goes away, and goes on when it is back', async () => {
    const url = await database();
    const queue = await openQueue(url, silent);
    endings.push(() => queue.close());
    await queue.boss.send('remind', {messageId: 'before'});
    const [taken] = await queue.boss.fetch('remind');
    await queue.boss.send('remind', {messageId: 'waits'});
    await postgres.kill();
    await expect(queue.boss.complete('remind', taken?.id ?? '')).rejects.toThrow();
    await expect(queue.boss.send('remind', {messageId: 'lost'})).rejects.toThrow();
    expect(await queue.boss.fetch('remind'), 'nothing to do is what it looks like').toEqual([]);
    await postgres.restart();
    await queue.boss.complete('remind', taken?.id ?? '');
    expect((await queue.boss.fetch('remind')).map(({data}) => data)).toEqual([{messageId: 'waits'}]);
  });
});
