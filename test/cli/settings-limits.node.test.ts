import {describe, expect, it} from 'vitest';
import {Failure} from '../../src/cli/failure.js';
import {challengeSetting, limitSettings} from '../../src/cli/settings-limits.js';

describe('limits from outside', () => {
  it('are none unless given', () => expect(limitSettings([], {})).toEqual({}));

  it('come from the environment, and from the command line over it', () => {
    const env = {CIVIC_BOARD_LIMITS: 'submit=5/60, upload=off'};
    expect(limitSettings([], env)).toEqual({submit: {count: 5, seconds: 60}, upload: 'off'});
    expect(limitSettings(['submit=1000/600'], env)).toEqual({submit: {count: 1000, seconds: 600}, upload: 'off'});
  });

  it.each(['submit', 'submit=', 'submit=0/60', 'submit=5', 'submit=5/0', 'submit=-1/60', 'submit=5/60/7', 'nothing=5/60', '=5/60', '__proto__=5/60'])('%s is refused with what to write', (text) => {
    expect(() => limitSettings([text], {})).toThrow(Failure);
    expect(() => limitSettings([text], {})).toThrow(/such as/);
  });

  it('ask for work unless one or the other says no', () => {
    expect([challengeSetting(true, {}), challengeSetting(false, {}), challengeSetting(true, {CIVIC_BOARD_CHALLENGE: 'off'})]).toEqual([true, false, false]);
    expect(() => challengeSetting(true, {CIVIC_BOARD_CHALLENGE: 'maybe'})).toThrow(Failure);
  });
});
