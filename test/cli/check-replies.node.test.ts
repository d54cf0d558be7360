import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {ReplyCheck} from '../../src/reply-check.js';
import {keepClean, temporaryFolder} from '../support/postgres.js';
import {program, run} from './support/program.js';

const REAL = fileURLToPath(new URL('../../../shared/data/real-messages.ndjson', import.meta.url));

interface Result extends ReplyCheck {
  readonly line: number;
  readonly id?: string | number;
}
const resultsOf = (output: string) => output.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Result);

describe('civic-board check-replies', () => {
  let cwd: string;
  let end: () => Promise<unknown>;
  beforeAll(async () => {
    cwd = await temporaryFolder();
    end = keepClean(cwd);
  });
  afterAll(() => end());

  it('checks lines of both formats, tells which are none, and goes on', async () => {
    const empty = '您的留言已收悉，已转有关部门处理。';
    const lines = [
      {id: 'a', message: {title: '路灯', body: '路灯坏了', kind: 'complaint'}, answer: {body: empty}},
      {id: 7, author: '网友', title: '路灯', body: '路灯坏了', createdAt: '2024-03-01', reply: {body: '已于5月6日更换灯泡。', createdAt: '2024-05-07'}},
      {message: {body: '一、路灯何时修？二、垃圾站太臭。'}, answer: {body: '路灯已于5月6日修复。'}, others: ['别的答复']},
      {message: {body: 'x'}},
      {message: {body: 'x'}, answer: {body: 5}},
      {title: 't', body: 'b', reply: null},
      [],
    ].map((line) => JSON.stringify(line));
    await writeFile(join(cwd, 'replies.ndjson'), ['\ufeff' + (lines[0] ?? ''), '{"id": broken', '', ...lines.slice(1)].join('\n'));
    const {code, output, errors} = await run(['check-replies', 'replies.ndjson'], {cwd});
    expect(code).toBe(0);
    expect(resultsOf(output)).toEqual([
      {line: 1, id: 'a', perfunctory: true, reasons: ['buck-passing', 'receipt-only'], marks: [{start: 0, end: 7, reason: 'receipt-only'}, {start: 8, end: 16, reason: 'buck-passing'}], passedOver: []},
      {line: 4, id: 7, perfunctory: false, reasons: [], marks: [], passedOver: []},
      {line: 5, perfunctory: false, reasons: ['incomplete'], marks: [], passedOver: [{label: '二', start: 10, end: 16, text: '垃圾站太臭。'}]},
    ]);
    expect(errors.trim().split('\n')).toEqual([
      'Line 2: not JSON.',
      'Line 6: answer is missing.',
      'Line 7: answer.body is of the wrong type.',
      'Line 8: reply is of the wrong type.',
      'Line 9: not a JSON object.',
      '3 answers, 1 perfunctory, 5 lines that could not be read. Reasons: receipt-only 1, buck-passing 1, incomplete 1.',
    ]);
  });

  it('reads standard input', async () => {
    const {code, output} = await run(['check-replies', '-'], {cwd, input: JSON.stringify({message: {body: '?'}, answer: {body: 'Noted.'}})});
    expect({code, results: resultsOf(output).map(({reasons}) => reasons)}).toEqual({code: 0, results: [['receipt-only']]});
  });

  it('says so when there is no such file', async () => {
    expect(await run(['check-replies', 'none.ndjson'], {cwd})).toMatchObject({code: 1, output: '', errors: 'There is no such file: none.ndjson. Check its name.\n'});
  });

  it('stops quietly when nobody reads on', async () => {
    const line = JSON.stringify({message: {body: 'x'}, answer: {body: '已收悉'}});
    await writeFile(join(cwd, 'many.ndjson'), `${line}\n`.repeat(20_000));
    const child = spawn(process.execPath, [await program(), 'check-replies', 'many.ndjson'], {cwd, stdio: ['ignore', 'pipe', 'pipe']});
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(errors).toMatch(/^[\d,]+ answers, [\d,]+ perfunctory, 0 lines that could not be read\./);
  });

  it('reads all real answers', async ({skip}) => {
    if (!existsSync(REAL)) skip('../shared/data/real-messages.ndjson is not there');
    const {code, output, errors} = await run(['check-replies', REAL], {cwd});
    expect(code).toBe(0);
    expect(resultsOf(output)).toHaveLength(2816);
    expect(errors).toMatch(/^2,816 answers, \d+ perfunctory, 0 lines that could not be read\. Reasons: .*\n$/);
    // What was said comes with the demands that were passed over, and nothing else of the message or its author.
    expect(Object.keys(resultsOf(output)[0] ?? {})).toEqual(['line', 'id', 'perfunctory', 'reasons', 'marks', 'passedOver']);
  });
});
