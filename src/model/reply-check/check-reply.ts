import {ACT_RULES, type Act} from './acts.js';
import {passedOver} from './passed-over.js';
import type {ReadClause} from './read-answer.js';
import {sameTextMarks} from './same-text.js';
import type {CheckedAnswer, CheckedMessage, CheckReason, ReplyCheck, ReplyCheckOptions, ReplyMark} from './types.js';
import {emptyClauses} from './weigh.js';

/**
 * Reads the draft of an answer beside its message: whether it says anything, which words are the ones that say nothing, which demands it
 * passes over, and whether it repeats other answers. Pure, the same in the browser and on the server; takes time in proportion to the
 * length of the texts, whatever is in them.
 */
export function checkReply(message: CheckedMessage, answer: CheckedAnswer, {others = []}: ReplyCheckOptions = {}): ReplyCheck {
  const clauses = emptyClauses(answer.body);
  const perfunctory = clauses !== undefined && !answersThanks(message, clauses);
  const missing = perfunctory ? [] : passedOver(message, answer.body);
  const repeated = sameTextMarks(answer.body, others);
  const marks = perfunctory ? emptyWords(clauses) : repeated;
  const found = new Set<CheckReason>(marks.map(({reason}) => reason));
  if (perfunctory && found.size === 0) found.add('no-information');
  if (missing.length > 0) found.add('incomplete');
  if (repeated.length > 0) found.add('same-text');
  return {perfunctory, reasons: WEIGHTIEST_FIRST.filter((reason) => found.has(reason)), marks, passedOver: missing};
}

/** An answer that passes the matter on mostly acknowledges and thanks, too: what counts is what stands first here. */
const WEIGHTIEST_FIRST: readonly CheckReason[] = ['buck-passing', 'receipt-only', 'platitude', 'no-information', 'incomplete', 'same-text'];

/** Somebody wrote to thank, and is thanked: that is an answer. */
function answersThanks({title = '', kind}: Partial<CheckedMessage>, clauses: readonly ReadClause[]): boolean {
  return (kind === 'thanks' || /^.{0,4}(?:感谢|表扬|点赞|致谢|感恩)|^thank/i.test(title.trim())) && clauses.some(({act}) => act === 'thanks');
}

/** What only goes with worse words in an answer that passes the matter on; alone it is the whole answer, and marked. */
const COURTESIES: ReadonlySet<Act> = new Set<Act>(['thanks', 'attention']);

/** The clauses that say nothing, neighbours of one reason as one mark; the whole answer where no clause is to blame. */
function emptyWords(clauses: readonly ReadClause[]): ReplyMark[] {
  const passesOn = clauses.some(({act}) => act && ACT_RULES[act].reason === 'buck-passing');
  const marks: ReplyMark[] = [];
  let joins = false;
  for (const {start, end, act} of clauses) {
    const reason = act && !(passesOn && COURTESIES.has(act)) ? ACT_RULES[act].reason : undefined;
    const last = marks.at(-1);
    if (reason && joins && last?.reason === reason) marks[marks.length - 1] = {start: last.start, end, reason};
    else if (reason) marks.push({start, end, reason});
    joins = reason !== undefined;
  }
  const [first, last] = [clauses[0], clauses.at(-1)];
  if (marks.length > 0 || !first || !last) return marks;
  return [{start: first.start, end: last.end, reason: 'no-information'}];
}
