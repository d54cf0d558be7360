import {expect, it} from 'vitest';
import {onBothHomes} from './support/boards.js';
import {run} from './support/program.js';

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly subject: string;
  readonly at: string;
  readonly hash: string;
}

onBothHomes('civic-board audit', (home) => {
  const list = async (...args: string[]): Promise<Entry[]> => {
    const {cwd, env} = home();
    const {code, output, errors} = await run(['audit', 'list', ...args], {cwd, env});
    expect(code, errors).toBe(0);
    return output.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Entry);
  };

  it('verifies the board that is being served, lists its log, and tells what cannot be', async () => {
    const {cwd, env, serve} = home();
    await serve();
    const verified = await run(['audit', 'verify'], {cwd, env});
    expect(verified.code, verified.errors).toBe(0);
    const [, entries, head = ''] = /^The audit log fits: (\d+) entries, head ([0-9a-f]{64})\n$/.exec(verified.output) ?? [];
    const all = await list();
    expect(all.map(({seq}) => seq)).toEqual(Array.from({length: Number(entries)}, (_, index) => index + 1));
    expect(all.at(-1)?.hash).toBe(head);

    const {subject = '', at = ''} = all[0] ?? {};
    expect(await list('--message', subject)).toEqual(all.filter((entry) => entry.subject === subject));
    expect(await list('--kind', 'sign-in')).toEqual([]);
    expect(await list('--since', at)).toEqual(all.filter((entry) => entry.at >= at));
    expect(await list('--since', '2999-01-01')).toEqual([]);

    expect(await run(['audit', 'verify', '--expect', head], {cwd, env})).toMatchObject({code: 0});
    const cut = await run(['audit', 'verify', '--expect', '0'.repeat(64)], {cwd, env});
    expect(cut).toMatchObject({code: 1, output: ''});
    expect(cut.errors).toContain('The audit log does not fit. The expected hash is not in the log');
    expect((await run(['audit', 'verify', '--expect', 'abc'], {cwd, env})).errors).toContain('--expect takes a hash');
    expect((await run(['audit', 'list', '--since', 'soon'], {cwd, env})).errors).toContain('is no time');
  }, 240_000);
});
