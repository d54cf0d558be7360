import {ACT_RULES} from './acts.js';
import {type ReadClause, readAnswer} from './read-answer.js';
import {ACT_WEIGHTS, ENOUGH, ENOUGH_IF_PLAIN, FACT_WEIGHTS, LETTER, LONGEST} from './weights.js';

/** The clauses of an answer that says nothing; undefined as soon as it has said something. */
export function emptyClauses(body: string): ReadClause[] | undefined {
  const clauses: ReadClause[] = [];
  let weight = 0;
  for (const clause of readAnswer(body)) {
    weight += weightOf(clause, clauses.at(-1));
    if (weight >= ENOUGH) return undefined;
    clauses.push(clause);
  }
  return weight >= ENOUGH_IF_PLAIN && clauses.every(isPlain) ? undefined : clauses;
}

/** Whether nothing in a clause fills the place of an answer: courtesy around a short one is fine. */
function isPlain({act}: ReadClause): boolean {
  return act === undefined || act === 'thanks' || ACT_RULES[act].reason === undefined;
}

/** All that is in an answer, weighed, on the scale of {@link ENOUGH}: for those who measure where enough is. */
export function weightOfAnswer(body: string): number {
  const clauses = [...readAnswer(body)];
  const weight = clauses.reduce((sum, clause, index) => sum + weightOf(clause, clauses[index - 1]), 0);
  return clauses.every(isPlain) ? (weight / ENOUGH_IF_PLAIN) * ENOUGH : weight;
}

function weightOf({act, text, facts}: ReadClause, before: ReadClause | undefined): number {
  // "If you have questions, call …" stands under every answer.
  if (act) return before?.act === 'closing' ? 0 : ACT_WEIGHTS[act] ?? 0;
  return Math.min(lengthOf(text), LONGEST) + facts.reduce((sum, fact) => sum + FACT_WEIGHTS[fact], 0);
}

/** How much is written: a Han character says about as much as two and a half letters. */
function lengthOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.length - han) * LETTER;
}
