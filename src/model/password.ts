import {foldUsername} from './account.js';
import type {FieldIssue} from './validate.js';

/**
 * Characters of a new password: at least what NIST SP 800-63B-4 asks of one that stands alone, and at most what nobody types. No rules
 * about capitals and signs: they make passwords that are hard for people and easy for machines.
 */
export const PASSWORD_LENGTH = {min: 15, max: 500} as const;

/** Characters that must be left when all that is guessed first is taken out. */
const LEFT_AT_LEAST = 8;

/** Different ones among them. */
const DIFFERENT_AT_LEAST = 5;

/** What stands in every list of passwords that were found out, and this board's own words. Longer ones before those that they hold. */
const GUESSED_FIRST = [
  'administrator', 'liuyanban', 'messageboard', 'civicboard', 'changeme', 'passwort', 'password', 'passwd', 'iloveyou', 'princess', 'sunshine', 'football', 'baseball',
  'superman', 'starwars', 'trustnoone', 'letmein', 'welcome', 'default', 'wozuishuai', 'woaizhongguo', 'zhongguo', 'woaiwojia', 'woaini', 'nihao', 'admin', 'login', 'master',
  'monkey', 'dragon', 'shadow', 'secret', 'board', 'hello', 'pass', 'user', 'test', 'demo', 'mima', '留言板', '密码', '我爱你', '中国', 'كلمةالسر', 'كلمةالمرور', 'مرحبا',
].map((word) => [...word]);

/** Letters that people write with another sign. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {'0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i'};

/** Rows and columns of keyboards, and the alphabet: walks along them are the first thing to be tried. */
const WALKS = [
  '1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '147258369', '789456123',
];
const STEPS = new Set(WALKS.flatMap((walk) => [...walk].slice(1).flatMap((sign, index) => [`${walk[index]}${sign}`, `${sign}${walk[index]}`])));

/** Shortest walk that counts as one: words hold shorter ones by chance. */
const WALK_LENGTH = 4;

/** What is wrong with a new password, or undefined. The rules are the same in the form, in the command and on the server. */
export function passwordIssue(password: string, username: string): Omit<FieldIssue, 'path'> | undefined {
  const signs = [...password.normalize('NFKC').toLowerCase()];
  const {min, max} = PASSWORD_LENGTH;
  if (password === '') return {code: 'required'};
  // As it was typed: what is sent and checked at sign-in has this length.
  if (password.length > max) return {code: 'too-long', max};
  if (signs.length < min) return {code: 'too-short', min};
  if (leftWithout(signs.join(''), foldUsername(username)) < LEFT_AT_LEAST) return {code: 'like-username'};
  return isGuessedFirst(signs) ? {code: 'too-common'} : undefined;
}

/** Characters beside the user name, as often as it is in there. A very short name is in many words by chance. */
function leftWithout(password: string, username: string): number {
  return [...(username.length < 3 ? password : password.replaceAll(username, ''))].length;
}

function isGuessedFirst(signs: readonly string[]): boolean {
  const plain = signs.filter((sign) => /[\p{L}\p{N}]/u.test(LOOK_ALIKES[sign] ?? sign));
  const left = withoutWalks(withoutWords(plain));
  return withoutRepetition(left).length < LEFT_AT_LEAST || new Set(left).size < DIFFERENT_AT_LEAST;
}

function withoutWords(signs: readonly string[]): string[] {
  let left = [...signs];
  for (const word of GUESSED_FIRST) {
    for (let at = indexOf(left, word); at >= 0; at = indexOf(left, word)) left = [...left.slice(0, at), ...left.slice(at + word.length)];
  }
  return left;
}

function indexOf(signs: readonly string[], word: readonly string[]): number {
  return signs.findIndex((_, at) => word.every((sign, index) => signs[at + index] === sign || LOOK_ALIKES[signs[at + index] ?? ''] === sign));
}

/** Without stretches in which each sign is the one before, or its neighbour. */
function withoutWalks(signs: readonly string[]): string[] {
  const left: string[] = [];
  for (let start = 0; start < signs.length;) {
    let end = start + 1;
    while (end < signs.length && isStep(signs[end - 1], signs[end])) end++;
    if (end - start < WALK_LENGTH) left.push(...signs.slice(start, end));
    start = end;
  }
  return left;
}

function isStep(one: string | undefined, next: string | undefined): boolean {
  return one === next || STEPS.has(`${one}${next}`);
}

/** The part that the whole is made of by saying it again and again. */
function withoutRepetition(signs: readonly string[]): readonly string[] {
  for (let period = 1; period <= signs.length / 2; period++) {
    if (signs.every((sign, index) => sign === signs[index % period])) return signs.slice(0, period);
  }
  return signs;
}
