/**
 * A text in which signs that people take for the same are the same: full-width and other decimal digits, letters, blanks, hyphens. Each
 * UTF-16 unit becomes one, so that an index into the result is one into the text.
 */
export function fold(text: string): string {
  return text.replace(FOLDED, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    if (zero !== undefined) return String(code - zero);
    return HYPHENS.test(sign) ? '-' : INVISIBLE.test(sign) ? '\u200b' : ' ';
  });
}

/** Arabic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];
const HYPHENS = /[\u00ad\u2010-\u2015\u2212]/;
/** Windows puts direction marks around numbers that are copied out of an address book. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const FOLDED = /[\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\t\u00a0\u2000-\u200a\u202f\u3000]/g;

const HAN_DIGITS = '〇一二三四五六七八九';

/** The digits in a folded text, those that are written in Chinese among them. */
export function digitsOf(text: string): string {
  return text.replace(/[零○]/g, '〇').replace(/[幺壹]/g, '一')
    .replace(/[〇一二三四五六七八九]/g, (sign) => String(HAN_DIGITS.indexOf(sign)))
    .replace(/\D/g, '');
}
