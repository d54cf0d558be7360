import {existsSync} from 'node:fs';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, it} from 'vitest';
import type {MessageSummary, Page} from '../../src/model/index.js';
import {onBothHomes} from './support/boards.js';
import {run} from './support/program.js';

const REAL = fileURLToPath(new URL('../../../shared/data/real-messages.ndjson', import.meta.url));

const line = (id: string, over = {}) => JSON.stringify({
  id, author: '网友', title: `旧信${id}`, body: '内容', createdAt: '2024-03-01T08:00:00+08:00', reply: {body: '已办。', createdAt: '2024-03-04T10:00:00+08:00'}, ...over,
});

const total = async (url: string, query: string): Promise<readonly MessageSummary[]> => {
  const {items} = (await (await fetch(`${url}/messages?limit=100&${query}`)).json()) as Page<MessageSummary>;
  return items;
};

onBothHomes('civic-board import', (home) => {
  it('brings messages in while the board is being served, and tells which lines are none', async () => {
    const {cwd, env, serve} = home();
    const {url} = await serve();
    const lines = [line('1'), '{"id": broken', line('2', {createdAt: '43563.35925925926'}), line('3', {title: 'Parking permit'}), line('1')];
    await writeFile(join(cwd, 'old.ndjson'), lines.join('\n'));
    const first = await run(['import', 'old.ndjson'], {cwd, env});
    expect(first).toMatchObject({code: 0, errors: ''});
    expect(first.output.split('\n').at(-2)).toBe('2 messages in, 1 there already, 2 rejected: see old.rejects.ndjson.');
    const rejects = (await readFile(join(cwd, 'old.rejects.ndjson'), 'utf8')).trim().split('\n').map((text) => JSON.parse(text) as unknown);
    expect(rejects).toEqual([
      {line: 2, reason: 'not JSON', text: lines[1]},
      {line: 3, reason: 'createdAt: "43563.35925925926" is not a time (ISO 8601)', text: lines[2]},
    ]);
    expect((await total(url, 'agencyId=archive')).map((item) => item.title).sort()).toEqual(['Parking permit', '旧信1']);
    expect((await total(url, 'agencyId=archive&text=parking%20permit')).map((item) => item.title)).toEqual(['Parking permit']);

    await writeFile(join(cwd, 'old.ndjson'), [line('1'), line('3')].join('\n'));
    const again = await run(['import', 'old.ndjson'], {cwd, env});
    expect(again.output.split('\n').at(-2)).toBe('0 messages in, 2 there already, 0 rejected.');
    expect(await readdir(cwd)).not.toContain('old.rejects.ndjson');
  });

  it('brings the real messages in: 2,815 and one line that is none, and the second time nothing', async ({skip}) => {
    if (!existsSync(REAL)) skip('../shared/data/real-messages.ndjson is not there');
    const {cwd, env, serve} = home();
    const first = await run(['import', REAL], {cwd, env});
    expect(first).toMatchObject({code: 0, errors: ''});
    expect(first.output).toContain('2,815 messages in, 0 there already, 1 rejected');
    const [reject = ''] = (await readFile(join(cwd, 'real-messages.rejects.ndjson'), 'utf8')).split('\n');
    expect(JSON.parse(reject)).toMatchObject({line: 6, reason: 'createdAt: "43563.35925925926" is not a time (ISO 8601)'});
    const again = await run(['import', REAL, '--rejects', 'again.ndjson'], {cwd, env});
    expect(again.output).toContain('0 messages in, 2,815 there already, 1 rejected');

    const {url} = await serve();
    const found = await total(url, `text=${encodeURIComponent('停车')}`);
    expect(found.length).toBeGreaterThan(50);
    expect(JSON.stringify(found)).not.toMatch(/[\t\r]|A000\d/);
  }, 240_000);
});
