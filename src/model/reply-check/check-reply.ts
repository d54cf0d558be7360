import {passedOver} from './demands.js';
import {type ReadClause, readAnswer} from './read-answer.js';
import {sameTextMarks} from './same-text.js';
import {CHECK_REASONS, type CheckedAnswer, type CheckedMessage, type CheckReason, type ReplyCheck, type ReplyCheckOptions, type ReplyMark} from './types.js';

/** What substance weighs at which an answer says something. */
const ENOUGH = 26;

/**
 * Reads the draft of an answer beside its message: whether it says anything, which words are the ones that say nothing, which demands it
 * passes over, and whether it repeats other answers. Pure, the same in the browser and on the server, and it takes time in proportion to
 * the length of the texts.
 */
export function checkReply(message: CheckedMessage, answer: CheckedAnswer, {others = []}: ReplyCheckOptions = {}): ReplyCheck {
  const clauses = readAnswer(answer.body);
  const perfunctory = !saysSomething(clauses) && !(isThanks(message) && clauses.some(({rule}) => rule?.act === 'thanks'));
  const missing = perfunctory ? [] : passedOver(message, answer.body);
  const marks = perfunctory ? emptyWords(answer.body, clauses) : sameTextMarks(answer.body, others);
  const found = new Set<CheckReason>(marks.map(({reason}) => reason));
  if (perfunctory && sameTextMarks(answer.body, others).length > 0) found.add('same-text');
  if (missing.length > 0) found.add('incomplete');
  if (perfunctory && found.size === 0) found.add('no-information');
  return {perfunctory, reasons: CHECK_REASONS.filter((reason) => found.has(reason)), marks, passedOver: missing};
}

function saysSomething(clauses: readonly ReadClause[]): boolean {
  return clauses.reduce((sum, clause) => sum + weightOf(clause), 0) >= ENOUGH;
}

function weightOf({rule, text, facts}: ReadClause): number {
  if (!rule) return Math.min(text.length, 40) + 10 * facts.length;
  if (rule.act === 'refer-by-phone') return 26;
  return 0;
}

/** Whether somebody wrote to thank: then thanks are an answer. */
function isThanks({title, kind}: CheckedMessage): boolean {
  return kind === 'thanks' || /^.{0,4}(?:感谢|表扬|点赞|致谢|感恩)|^thank/i.test(title.trim());
}

/** The clauses that say nothing, neighbours of one reason as one mark; the whole answer where no clause is to blame. */
function emptyWords(body: string, clauses: readonly ReadClause[]): ReplyMark[] {
  const marks: ReplyMark[] = [];
  let before: ReadClause | undefined;
  for (const clause of clauses) {
    const last = marks.at(-1);
    const reason = clause.rule?.reason;
    if (last && reason && before?.rule?.reason === reason) marks[marks.length - 1] = {...last, end: clause.end};
    else if (reason) marks.push({start: clause.start, end: clause.end, reason});
    before = clause;
  }
  const [first, last] = [clauses[0], clauses.at(-1)];
  return marks.length === 0 && first && last ? [{start: first.start, end: last.end, reason: 'no-information'}] : marks;
}
