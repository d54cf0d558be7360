import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {Date as StillDate} from '../../.storybook/clock.js';
import {stillClock} from '../../.storybook/still-clock.js';
import {NOW} from '../../stories/now.js';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe("the stories' clock", () => {
  it('stands, and tells other times as ever', () => {
    expect(new StillDate().toISOString()).toBe('2026-11-18T14:00:00.000Z');
    expect(StillDate.now()).toBe(Date.parse(NOW));
    expect(new StillDate('2026-11-01T00:00:00Z').getTime()).toBe(StillDate.UTC(2026, 10, 1));
    expect(new StillDate()).toBeInstanceOf(Date);
    expect(new Date()).toBeInstanceOf(StillDate);
  });

  it('is given to modules of ours that ask for the time, and every line keeps its number', () => {
    const path = at('src/components/civic-inbox/civic-inbox.ts');
    const code = readFileSync(path, 'utf8');
    const given = stillClock.transform(code, `${path}?v=1`)?.code ?? '';
    expect(given).toMatch(/^import \{Date\} from ".*\.storybook\/clock\.ts";/);
    expect(given.split('\n').slice(1)).toEqual(code.split('\n').slice(1));
  });

  it('is not given to what only reads times, nor to what others wrote', () => {
    expect(stillClock.transform('export const day = (iso: string) => new Date(iso);', at('src/model/calendar.ts'))).toBeNull();
    expect(stillClock.transform('const start = +new Date();', at('node_modules/leaflet/dist/leaflet-src.js'))).toBeNull();
  });
});
