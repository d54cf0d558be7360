import {spawn} from 'node:child_process';
import {readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import pg from 'pg';
import {openEmbedded} from '../../../src/server/engine/embedded.js';
import {isUp, query, serverProcess, until, untilDown, workshop} from './harness.js';

const {place, process: startProcess} = workshop();

describe('after a SIGKILL', () => {
  it('of its only user, the server stops by itself', async () => {
    const {dataDir, data} = await place();
    const user = await startProcess({dataDir});
    await user.opened();
    await user.kill();
    await untilDown(data);
  });

  it('of a user in the middle of writing, every acknowledged row is there', async () => {
    const {dataDir} = await place();
    const user = await startProcess({dataDir});
    const url = await user.opened();
    await query(url, 'create table rows (id int primary key)');
    let acknowledged = 0;
    const writing = writeUntilCut(url, () => acknowledged++);
    await until(() => acknowledged >= 50, 'fifty rows');
    await user.kill();
    await writing;

    const next = await startProcess({dataDir});
    const rows = await query<{count: number}>(await next.opened(), 'select count(*)::int as count from rows');
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
  });

  it('of the server, its user brings it back at the same address with everything in it', async () => {
    const {dataDir, data} = await place();
    const engine = await openEmbedded({dataDir});
    await query(engine.url, 'create table kept as select 42 as answer');
    const killed = await serverProcess(data);
    process.kill(killed, 'SIGKILL');
    await until(async () => (await serverProcess(data).catch(() => killed)) !== killed, 'another server');
    await until(
      async () =>
        await query(engine.url, 'select 1').then(
          () => true,
          () => false,
        ),
      'an answer',
    );
    expect(await query(engine.url, 'select answer from kept')).toEqual([{answer: 42}]);
    await engine.stop();
    expect(await isUp(data)).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'of user and watchdog, the next user stops the server that was left behind',
    async () => {
      const {dataDir, data} = await place();
      const user = await startProcess({dataDir});
      await query(await user.opened(), 'create table kept as select 42 as answer');
      const left = await serverProcess(data);
      for (const guard of await watchdogsOf(data)) process.kill(guard, 'SIGKILL');
      await user.kill();
      expect(await isUp(data)).toBe(true);

      const next = await startProcess({dataDir});
      expect(await query(await next.opened(), 'select answer from kept')).toEqual([{answer: 42}]);
      expect(next.log.join('\n')).toContain(`left behind (process ${left})`);
      expect(await serverProcess(data)).not.toBe(left);
    },
  );

  it('of everything, a server number that now belongs to another process does no harm', async () => {
    const {dataDir, data} = await place();
    const user = await startProcess({dataDir});
    await user.opened();
    const mark = await readFile(join(data, 'postmaster.pid'), 'utf8');
    await user.stop();
    const bystander = spawn('cat');
    onTestFinished(() => void bystander.kill());
    await writeFile(join(data, 'postmaster.pid'), mark.replace(/^\d+/, String(bystander.pid)), {mode: 0o600});
    await (await startProcess({dataDir})).opened();
    expect(bystander.exitCode).toBe(null);
  });
});

/** Inserts one row after the other until the connection breaks. */
async function writeUntilCut(url: string, acknowledged: () => void): Promise<void> {
  const client = new pg.Client({connectionString: url});
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let id = 0; ; id++) {
      await client.query('insert into rows values ($1)', [id]);
      acknowledged();
    }
  } catch {
    await client.end().catch(() => undefined);
  }
}

/** The shells of the watchdog and what they wait with. */
async function watchdogsOf(data: string): Promise<number[]> {
  const server = await serverProcess(data);
  const group = (await statOf(server))[2];
  const all = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== server);
  const groups = await Promise.all(all.map(async (pid) => [pid, (await statOf(pid))[2]] as const));
  return groups.filter(([, theirs]) => theirs === group).map(([pid]) => pid);
}

/** State, parent, group … of a process, from /proc. */
async function statOf(pid: number): Promise<(string | undefined)[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
