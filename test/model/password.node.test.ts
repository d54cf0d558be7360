import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {PASSWORD_LENGTH, passwordIssue} from '../../src/model/index.js';

const codeOf = (password: string, username = 'lina') => passwordIssue(password, username)?.code;

describe('a new password', () => {
  for (const good of ['three words of mine', 'correct horse battery', 'Sommer im Garten 7', '三月的雨和一只水獭，还有星期二', 'k7vq pd2m xw9t zr', 'مطر خفيف على السطح الأزرق']) {
    it(`may be ${good}`, () => expect(codeOf(good)).toBeUndefined());
  }

  for (const guessed of [
    'passwordpassword', 'P@ssw0rd-1234567', 'Passwort-Passwort!', '123456789012345', '987654321098765', '111222333444555', 'aaaaaaaaaaaaaaaa', 'abcabcabcabcabcabc',
    'qwertyuiopasdfgh', '1qaz2wsx3edc4rfv', 'iloveyou iloveyou', 'letmein-letmein-1', 'woaini 5201314 woaini', '密码密码密码密码密码密码密码密码', 'administrator2024',
  ]) {
    it(`is not what everybody tries first: ${guessed}`, () => expect(codeOf(guessed)).toBe('too-common'));
  }

  it('is long enough, counted as people count and not as machines do', () => {
    expect(passwordIssue('fourteen signs', 'lina')).toEqual({code: 'too-short', min: PASSWORD_LENGTH.min});
    // Seven letters with an accent of their own each are seven.
    expect(codeOf('a\u0301e\u0301o\u0301n\u0301i\u0301u\u0301y\u0301')).toBe('too-short');
    expect(codeOf('')).toBe('required');
    expect(passwordIssue('x y '.repeat(200), 'lina')).toEqual({code: 'too-long', max: PASSWORD_LENGTH.max});
  });

  it('is not the user name, however it is written', () => {
    expect(codeOf('Moderator moderator', 'moderator')).toBe('like-username');
    expect(codeOf('ＭＯＤＥＲＡＴＯＲ 12345', 'moderator')).toBe('like-username');
    expect(codeOf('moderator of seven seas', 'moderator')).toBeUndefined();
    // A name of two letters is in every other word.
    expect(codeOf('three words of mine', 'wo')).toBeUndefined();
  });

  it('is judged in no time, whatever it is, and random ones pass', () => {
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 500}), fc.string({maxLength: 30}), (password, username) => {
      expect(() => passwordIssue(password, username)).not.toThrow();
    }));
    const letters = fc.constantFrom(...'bdfhjkmptvwz2579');
    fc.assert(fc.property(fc.array(letters, {minLength: 24, maxLength: 24}), (signs) => {
      expect(codeOf(signs.join(''))).toBeUndefined();
    }));
  });
});
