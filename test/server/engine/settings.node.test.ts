import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Engine, openEngine} from '../../../src/server/engine/index.js';
import {freshDatabase, keepClean, query, temporaryFolder} from '../../support/postgres.js';

describe('the embedded server', () => {
  let engine: Engine;
  let url = '';
  let clean: () => Promise<void>;
  beforeAll(async () => {
    const dataDir = await temporaryFolder();
    clean = keepClean(dataDir);
    engine = await openEngine({dataDir});
    ({url} = engine);
  });
  afterAll(async () => {
    await engine.stop();
    await clean();
  });

  it.each([
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['synchronous_commit', 'on'],
    ['data_checksums', 'on'],
    ['jit', 'off'],
    ['max_connections', '40'],
    ['shared_buffers', '64MB'],
    ['TimeZone', 'UTC'],
    ['server_encoding', 'UTF8'],
  ])('runs with %s = %s', async (name, value) => {
    expect(await query(url, 'select current_setting($1) as value', [name])).toEqual([{value}]);
  });

  it('knows the letters of every language without a locale of the system', async () => {
    const rows = await query(
      url,
      "select lower('ÄÖÜ ДОМ') as lower, '停车难' ~ '^\\w+$' as letters, length('停车难') as length",
    );
    expect(rows).toEqual([{lower: 'äöü дом', letters: true, length: 3}]);
  });

  it('gives each test a database of its own', async () => {
    const [one, two] = await Promise.all([freshDatabase(url), freshDatabase(url)]);
    await query(one.url, 'create table t ()');
    await query(two.url, 'create table t ()');
    await one.drop();
    await two.drop();
    await expect(query(one.url, 'select 1')).rejects.toMatchObject({code: '3D000'});
  });
});
