import {describe, expect, it} from 'vitest';
import {readTime} from '../../../src/server/import/time.js';

const read = (text: string, zone = 'Asia/Shanghai') => readTime(text, zone)?.at.toISOString();

describe('reading a time', () => {
  it.each([
    ['2019-04-25T09:32:09+08:00', '2019-04-25T01:32:09.000Z'],
    ['2019-04-25T09:32Z', '2019-04-25T09:32:00.000Z'],
    ['2019-04-25T09:32:09.5Z', '2019-04-25T09:32:09.500Z'],
    ['2019-04-25 09:32:09', '2019-04-25T01:32:09.000Z'],
    ['2019/4/25 9:32', '2019-04-25T01:32:00.000Z'],
    ['2018/4/24', '2018-04-23T16:00:00.000Z'],
    ['2018-04-24', '2018-04-23T16:00:00.000Z'],
  ])('takes %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each(['43563.35925925926', '1556155929', '', 'yesterday', '25/4/2019', '2019-02-30', '2019-02-30T10:00:00Z', '2019/13/1', '2019-4/25', '2019-04-25T25:00:00Z', '2019/4/25 9:75'])(
    'refuses %j', (text) => expect(read(text)).toBeUndefined());

  it('knows that clocks change', () => {
    expect(read('2026-03-29 03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-03-28 03:30', 'Europe/Berlin')).toBe('2026-03-28T02:30:00.000Z');
    expect(read('2026-07-01', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z');
  });
});
