import {fold} from './fold.js';
import {PRIVACY_RULES, type PrivacyRule, type PrivateKind} from './rules.js';

/** Words in a text that are better not in public. */
export interface PrivateFinding {
  /** The name of the rule that found it. */
  readonly rule: string;
  readonly kind: PrivateKind;
  /** Indexes in UTF-16 units, the end exclusive, as `String.slice` and text fields count. */
  readonly start: number;
  readonly end: number;
  /** The words themselves. */
  readonly text: string;
}

/** So many names of places may stand before a finding and belong to it, each at most so long. */
const NAMES = 6;
const NAME_LENGTH = 20;

/**
 * The private words in a text, in their order, none overlapping another: of two that do, the longer one. Takes time in proportion to the
 * length of the text, whatever is in it.
 */
export function findPrivate(text: string, rules: readonly PrivacyRule[] = PRIVACY_RULES): PrivateFinding[] {
  const folded = fold(text);
  const candidates = rules.flatMap((rule) => [...candidatesOf(rule, folded)].map(({start, end}) =>
    ({rule: rule.name, kind: rule.kind, start, end, text: text.slice(start, end)})));
  const taken = new Uint8Array(text.length);
  return candidates
    .sort((a, b) => (b.end - b.start) - (a.end - a.start))
    .filter(({start, end}) => {
      // The longer ones are placed already: what overlaps one of them begins or ends in it.
      if (taken[start] || taken[end - 1]) return false;
      taken.fill(1, start, end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

function* candidatesOf({pattern, accepts, before}: PrivacyRule, folded: string): Generator<{start: number; end: number}> {
  const search = new RegExp(pattern);
  for (let match = search.exec(folded); match; match = search.exec(folded)) {
    const found = accepts ? longestAccepted(match[0], accepts) : match[0];
    if (!found) {
      search.lastIndex = match.index + 1;
      continue;
    }
    const end = match.index + found.length;
    search.lastIndex = end;
    yield {start: before ? beginning(folded, match.index, before) : match.index, end};
  }
}

/** Where the names that stand before an index begin. Taken one by one: a pattern for all of them would try every way to part them. */
function beginning(folded: string, index: number, before: RegExp): number {
  let start = index;
  for (let names = 0; names < NAMES; names++) {
    const name = before.exec(folded.slice(Math.max(0, start - NAME_LENGTH), start))?.[0];
    if (!name) break;
    start -= name.length;
  }
  return start;
}

/** Two numbers that stand beside each other are matched as one: the second is left off, group by group. */
function longestAccepted(found: string, accepts: (found: string) => boolean): string | undefined {
  for (let candidate = found; candidate; candidate = candidate.replace(LAST_GROUP, '')) {
    if (accepts(candidate)) return candidate;
    if (!LAST_GROUP.test(candidate)) return undefined;
  }
  return undefined;
}

const LAST_GROUP = /[^\p{L}\p{N}]{1,4}[\p{L}\p{N}]{1,20}$/u;
