import {describe, expect, it} from 'vitest';
import {written as bo} from '../../src/i18n/bo/written.js';
import {noticeDate, noticeList} from '../../src/i18n/notices.js';
import {written as ug} from '../../src/i18n/ug/written.js';

const evening = new Date('2026-11-05T16:05:00Z');
const timeZone = 'Asia/Shanghai';

describe('Uyghur', () => {
  it('writes dates in the zone of the board, and the time with two digits', () => {
    expect(ug.date(evening, {timeZone})).toBe('2026-\u2060يىلى 11-\u2060ئاينىڭ 6-\u2060كۈنى');
    expect(ug.date(evening, {timeZone, timeStyle: 'short'})).toBe('2026-\u2060يىلى 11-\u2060ئاينىڭ 6-\u2060كۈنى 00:05');
    expect(ug.date(evening, {timeZone: 'UTC', timeStyle: 'short'})).toBe('2026-\u2060يىلى 11-\u2060ئاينىڭ 5-\u2060كۈنى 16:05');
  });

  it('counts from now, and names the days around today', () => {
    expect([-3, -1, 0, 1, 5].map((days) => ug.relative(days, 'day'))).toEqual(['3 كۈن ئىلگىرى', 'تۈنۈگۈن', 'بۈگۈن', 'ئەتە', '5 كۈندىن كېيىن']);
    expect([ug.relative(0, 'second'), ug.relative(-2, 'minute'), ug.relative(-1, 'hour')]).toEqual(['ھازىر', '2 مىنۇت ئىلگىرى', '1 سائەت ئىلگىرى']);
  });

  it('joins the last of a list by "and"', () => {
    expect([[], ['ئا'], ['ئا', 'ب'], ['ئا', 'ب', 'پ']].map((items) => ug.list(items))).toEqual(['', 'ئا', 'ئا ۋە ب', 'ئا، ب ۋە پ']);
  });
});

describe('Tibetan', () => {
  it('writes dates in the zone of the board, and the time with two digits', () => {
    expect(bo.date(evening, {timeZone})).toBe('སྤྱི་ལོ་2026 ཟླ་11 ཚེས་6');
    expect(bo.date(evening, {timeZone, timeStyle: 'short'})).toBe('སྤྱི་ལོ་2026 ཟླ་11 ཚེས་6 00:05');
  });

  it('counts from now, and names the days around today', () => {
    expect([-3, -1, 0, 1, 5].map((days) => bo.relative(days, 'day'))).toEqual(['ཉིན་3་སྔོན་', 'ཁ་སང་', 'དེ་རིང་', 'སང་ཉིན་', 'ཉིན་5་རྗེས་']);
    expect([bo.relative(0, 'second'), bo.relative(-2, 'minute'), bo.relative(-1, 'hour')]).toEqual(['ད་ལྟ་', 'སྐར་མ་2་སྔོན་', 'ཆུ་ཚོད་1་སྔོན་']);
  });

  it('joins a list', () => {
    expect([[], ['ཀ'], ['ཀ', 'ཁ', 'ག']].map((items) => bo.list(items))).toEqual(['', 'ཀ', 'ཀ དང་ ཁ དང་ ག']);
  });
});

describe('letters', () => {
  it('have dates and lists as pages have them', () => {
    expect(noticeDate('ug', evening, timeZone)).toBe(ug.date(evening, {timeZone}));
    expect(noticeList('bo', ['ཀ', 'ཁ'])).toBe(bo.list(['ཀ', 'ཁ']));
  });

  it('have those of other languages from Intl, and never in the language of the machine', () => {
    expect(noticeDate('ru', evening, timeZone)).toBe('6 ноября 2026 г.');
    expect(noticeList('en', ['A', 'B', 'C'])).toBe('A, B, and C');
    expect(noticeList('tlh', ['A', 'B', 'C'])).toBe('A, B, and C');
  });
});
