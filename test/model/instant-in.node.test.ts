import {describe, expect, it} from 'vitest';
import {instantIn} from '../../src/model/clock.js';

describe('the instant of a wall-clock time', () => {
  it('is that of the time zone and not of the machine', () => {
    expect(instantIn('2026-11-20T18:00', 'Asia/Shanghai').toISOString()).toBe('2026-11-20T10:00:00.000Z');
    expect(instantIn('2026-07-01T09:30', 'Europe/Berlin').toISOString()).toBe('2026-07-01T07:30:00.000Z');
  });

  it('follows the clocks when they change, on both sides of the night', () => {
    expect(instantIn('2026-03-29T01:59', 'Europe/Berlin').toISOString()).toBe('2026-03-29T00:59:00.000Z');
    expect(instantIn('2026-03-29T03:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(instantIn('2026-10-25T12:00', 'Europe/Berlin').toISOString()).toBe('2026-10-25T11:00:00.000Z');
  });

  it('is invalid for what is no time', () => {
    for (const wall of ['', 'incomplete', '2026-13-01T00:00', '12026-01-01T00:00'])
      expect(instantIn(wall, 'Asia/Shanghai').getTime(), wall).toBeNaN();
  });
});
