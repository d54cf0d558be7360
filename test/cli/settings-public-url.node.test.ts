import {describe, expect, it} from 'vitest';
import {Failure} from '../../src/cli/failure.js';
import {publicUrlSetting} from '../../src/cli/settings-public-url.js';

describe('the public address from outside', () => {
  it('is none unless given', () => expect([publicUrlSetting({}), publicUrlSetting({PUBLIC_URL: ''})]).toEqual([{}, {}]));

  it('is taken without a slash at its end', () => {
    expect(publicUrlSetting({PUBLIC_URL: 'https://board.example.org/'})).toEqual({publicUrl: 'https://board.example.org'});
    expect(publicUrlSetting({PUBLIC_URL: 'https://www.example.org/board/'})).toEqual({publicUrl: 'https://www.example.org/board'});
  });

  it.each(['board.example.org', 'ftp://board.example.org', 'https://a:b@board.example.org', 'https://board.example.org?x', 'https://board.example.org/#x', 'https://'])('%s is refused with what to write', (text) => {
    expect(() => publicUrlSetting({PUBLIC_URL: text})).toThrow(Failure);
    expect(() => publicUrlSetting({PUBLIC_URL: text})).toThrow(/https:\/\/board\.example\.org/);
  });
});
