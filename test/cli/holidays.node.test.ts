import {join} from 'node:path';
import {writeFile} from 'node:fs/promises';
import {expect, it} from 'vitest';
import type {BoardInfo} from '../../src/model/index.js';
import type {HolidayTable} from '../../src/server/index.js';
import {onBothHomes} from './support/boards.js';
import {run} from './support/program.js';

onBothHomes('civic-board holidays', (home) => {
  const boardAt = async (url: string) => (await (await fetch(`${url}/board`)).json()) as BoardInfo;

  it('prints a table without a board, and says what it cannot know', async () => {
    const {cwd} = home();
    const china = await run(['holidays', 'cn', '2026'], {cwd, env: {}});
    expect(china).toMatchObject({code: 0, errors: ''});
    expect((JSON.parse(china.output) as HolidayTable).workdays).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    const bavaria = await run(['holidays', 'DE-BY', '2026', '2027'], {cwd, env: {}});
    expect(bavaria.errors).toContain('compare with what it announced');
    expect(JSON.parse(bavaria.output) as HolidayTable).toMatchObject({years: [2026, 2027], names: {'2026-01-06': {de: 'Heilige Drei Könige', en: 'Epiphany'}}});
  });

  it('prints nothing for a year that nobody has announced, and says when it will be', async () => {
    const {cwd} = home();
    const {code, output, errors} = await run(['holidays', 'CN', '2026', '2099'], {cwd, env: {}});
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/2099 are not known .*announced in the autumn before: update chinese-days/);
    expect(await run(['holidays', 'DE-ZZ', '2026'], {cwd, env: {}})).toMatchObject({code: 1, errors: expect.stringMatching(/DE has no region ZZ\. It has BB, /) as unknown});
    expect((await run(['holidays', 'DE', '26'], {cwd, env: {}})).errors).toContain('four digits');
  });

  it('puts a table into the calendar of a board that is being served, beside the years that are there', async () => {
    const {cwd, env, serve} = home();
    const {url} = await serve();
    const before = await boardAt(url);
    const saved = await run(['holidays', 'DE', '2027', '--save'], {cwd, env});
    expect(saved.code).toBe(0);
    expect(saved.output).toContain('9 holidays and 0 moved working days are set. The board\'s calendar knows 2025, 2026, 2027');
    await expect.poll(async () => (await boardAt(url)).calendar.years, {timeout: 20_000}).toEqual([2025, 2026, 2027]);
    const {calendar, ...rest} = await boardAt(url);
    expect(calendar.holidays).toEqual([...before.calendar.holidays, ...calendar.holidays.filter((date) => date.startsWith('2027'))]);
    expect(calendar.workdays).toEqual(before.calendar.workdays);
    expect({...rest, calendar: before.calendar}).toEqual(before);
  });
});

onBothHomes('civic-board load', (home) => {
  it('refuses rules that cannot work, and says which', async () => {
    const {cwd, env, serve} = home();
    const {url} = await serve();
    const board = (await (await fetch(`${url}/board`)).json()) as BoardInfo;
    const load = async (changes: Partial<BoardInfo>) => {
      await writeFile(join(cwd, 'town.json'), JSON.stringify({board: {...board, ...changes}, places: [], agencies: []}));
      return await run(['load', 'town.json'], {cwd, env});
    };
    const {code, errors} = await load({clocks: [{days: 0, unit: 'working'}, {kind: 'help', days: 5, unit: 'working'}], calendar: {...board.calendar, holidays: ['2026-02-30']}});
    expect([code, errors]).toEqual([1, 'board.clocks.0.days: is too small. board.clocks.1: is there twice, or can never apply. board.calendar.holidays.0: is no date.\n']);
    expect((await load({clocks: [{agencyId: 'moon', days: 5, unit: 'working'}]})).errors).toBe('board.clocks.0.agencyId: this board has none of that name.\n');
    expect((await load({clocks: [{agencyId: 'housing', days: 5, unit: 'working'}]})).code, 'of an agency that is there and not in the file').toBe(0);
  });
});
