import {describe, expect, it} from 'vitest';
import {isUp, query, serverProcess, untilDown, workshop} from './harness.js';

const {folder, place, process: startProcess} = workshop();

describe('several processes on one data folder', () => {
  it('share one server, which stays until the last has left', async () => {
    const {dataDir, data} = await place();
    const serve = await startProcess({dataDir});
    const url = await serve.opened();
    const server = await serverProcess(data);

    const importer = await startProcess({dataDir});
    expect(await importer.opened()).toBe(url);
    expect(await serverProcess(data)).toBe(server);

    await serve.stop();
    expect(await query(url, 'select 1 as one')).toEqual([{one: 1}]);
    await importer.stop();
    expect(await isUp(data)).toBe(false);
  });

  it('keep the server when the one that started it is killed', async () => {
    const {dataDir, data} = await place();
    const first = await startProcess({dataDir});
    const url = await first.opened();
    const second = await startProcess({dataDir});
    await second.opened();
    const server = await serverProcess(data);

    await first.kill();
    expect(await query(url, 'select 1 as one')).toEqual([{one: 1}]);
    expect(await serverProcess(data)).toBe(server);
    await second.kill();
    await untilDown(data);
  });

  it('may come at once to a folder that is still empty', async () => {
    const dataDir = await folder();
    const users = await Promise.all([1, 2, 3].map(async () => await startProcess({dataDir})));
    const urls = await Promise.all(users.map(async (user) => await user.opened()));
    expect(new Set(urls).size).toBe(1);
    expect(users.flatMap(({log}) => log).filter((line) => line.startsWith('Creating'))).toHaveLength(1);
  });

  it('may come while the server is just stopping for want of users', async () => {
    const {dataDir} = await place();
    const visits = async (): Promise<void> => {
      for (let visit = 0; visit < 4; visit++) {
        const user = await startProcess({dataDir});
        expect(await query(await user.opened(), 'select 1 as one')).toEqual([{one: 1}]);
        await (visit % 2 ? user.stop() : user.kill());
      }
    };
    await Promise.all([visits(), visits(), visits()]);
  });
});
