import type {OutboxItem} from '../context/index.js';

/** The words of an element that has those of `i18n/en/outbox.ts`. */
interface Words {
  any(key: string, values?: Readonly<Record<string, string | number>>): string;
}

/** Why an item has not gone out yet. */
export function reasonOf(words: Words, {failure}: OutboxItem): string {
  return failure ? words.any(`outbox.why-${REASONS[failure.code] ?? 'other'}`) : '';
}

/** When it is tried again. Minutes are rounded up: nobody should be back too early. */
export function nextOf(words: Words, {state, nextAt, failure}: OutboxItem, now = Date.now()): string {
  if (state === 'sending') return words.any('outbox.now');
  if (failure?.code === 'unauthenticated' || failure?.code === 'forbidden') return '';
  const minutes = nextAt ? Math.ceil((Date.parse(nextAt) - now) / 60_000) : 0;
  return minutes <= 1 ? words.any('outbox.soon') : words.any('outbox.next', {count: minutes});
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  offline: 'offline', unavailable: 'unavailable', 'rate-limited': 'rate-limited', unauthenticated: 'signed-out', forbidden: 'signed-out', protocol: 'protocol',
};
