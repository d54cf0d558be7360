import {digitsOf} from './fold.js';

/** The check digit of payment cards (ISO/IEC 7812, Luhn). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** How long the numbers of each network are, by how they begin. Those with 9 are older cards of Chinese banks. */
const CARD_LENGTHS: readonly (readonly [begins: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|2[2-7])/, [16]],
  [/^3[47]/, [15]],
  [/^3[068]/, [14]],
  [/^35/, [16]],
  [/^6[0245]/, [16, 17, 18, 19]],
  [/^9[4-9]/, [16, 17, 18, 19]],
];

/** Whether it can be the number of a bank card: a network's prefix and length, and the check digit. */
export function isBankCard(text: string): boolean {
  const digits = digitsOf(text);
  return CARD_LENGTHS.some(([begins, lengths]) => begins.test(digits) && lengths.includes(digits.length)) && passesLuhn(digits);
}

/** Whether it can be an account number after ISO 13616: the remainder by 97 is 1. */
export function isIban(text: string): boolean {
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (compact.length < 15 || compact.length > 34) return false;
  let remainder = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) remainder = Number(`${remainder}${parseInt(sign, 36)}`) % 97;
  return remainder === 1;
}

/** First two digits of the codes of provinces (GB/T 2260). */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82|83)/;

/** Whether it can be a Chinese identity number (GB 11643): 18 signs with the check of ISO 7064 MOD 11-2, or the old 15; with a day that there was. */
export function isChineseIdentityNumber(text: string): boolean {
  const signs = text.toUpperCase().replace(/[^\dX]/g, '');
  if (!PROVINCES.test(signs)) return false;
  if (signs.length === 15) return isDay(`19${signs.slice(6, 12)}`);
  if (signs.length !== 18 || !isDay(signs.slice(6, 14))) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(signs[index]) * (2 ** (17 - index) % 11);
  return '10X98765432'[sum % 11] === signs[17];
}

/** `YYYYMMDD` on the calendar, in a year in which somebody living can have been born. */
function isDay(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6, 8))];
  const time = new Date(Date.UTC(year, month - 1, date));
  return year >= 1900 && year < 2100 && time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
}

/** Whether it can be the number of a Hong Kong identity card: one or two letters, six digits and a check digit. */
export function isHongKongIdentityNumber(text: string): boolean {
  const signs = text.toUpperCase().replace(/[^A-Z\d]/g, '').padStart(9, ' ');
  const value = (sign: string) => (sign === ' ' ? 36 : parseInt(sign, 36));
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += value(signs[index] ?? ' ') * (9 - index);
  return signs.length === 9 && sum % 11 === 0;
}

/** Whether a number that begins with 0 can be somebody's: ten or eleven digits, no day, and not a service that is free or shared. */
export function isNationalNumber(text: string): boolean {
  const digits = digitsOf(text);
  return (digits.length === 10 || digits.length === 11) && !/^\d{1,2}[ .-]\d{2}[ .-](19|20)\d\d/.test(text)
    && !/^0(30|33|34[345]|37|80|84|87|9)/.test(digits);
}

/** Whether a text has between so many digits. */
export function hasDigits(text: string, min: number, max: number): boolean {
  const {length} = digitsOf(text);
  return length >= min && length <= max;
}
