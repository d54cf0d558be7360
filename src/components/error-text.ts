import type {BoardError} from '../adapter/index.js';

/** The words of an element that has those of `i18n/en/errors.ts`. */
interface Words {
  any(key: string, values?: Readonly<Record<string, number>>): string;
}

/** What went wrong, in words; where the board said when to try again, with that. */
export function errorText(words: Words, {code, retryAfter = 0}: Pick<BoardError, 'code' | 'retryAfter'>): string {
  if (code !== 'rate-limited' || retryAfter <= 0) return words.any(`errors.${code}`);
  return retryAfter < 60
    ? words.any('errors.rate-limited-seconds', {count: Math.ceil(retryAfter)})
    : words.any('errors.rate-limited-minutes', {count: Math.ceil(retryAfter / 60)});
}
