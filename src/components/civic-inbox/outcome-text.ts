import type {Outcome} from './bulk-run.js';
import type {Words} from './words.js';

/** What came of a message, in words. */
export function outcomeText({kind, code}: Outcome, words: Words): string {
  return kind === 'failed' ? words.t('inbox.outcome-failed', {reason: words.any(`errors.${code}`)}) : words.any(`inbox.outcome-${kind}`);
}
