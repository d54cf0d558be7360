import {type ExpressionBuilder, type Expression, type SqlBool, sql} from 'kysely';
import {type MessageContent, normalise, numberIn, type Progress, publicContentOf, termsOf, wordsOf} from '../../model/index.js';
import type {Database} from './schema.js';

/**
 * The columns that a message is found by: what its author wrote for everybody and the answers that were published. Never the private
 * part, never an answer that nobody approved, never the words between the parties or those that board staff have masked.
 */
export function searchColumns(content: MessageContent, {answers, hidden}: Progress): {search_text: string; terms: number[]} {
  const {title, body, demand, details} = publicContentOf(content, hidden);
  const published = answers.filter((answer) => answer.stage === 'approved').map((answer) => answer.body);
  const parts = [title, body, demand, details, ...published];
  return {search_text: parts.map(normalise).filter(Boolean).join('\n'), terms: termsOf(parts.join('\n'))};
}

/**
 * Finds exactly the texts that hold every word: the index over terms gives candidates, their text settles it; and the message that has the query
 * for its number. Undefined for a query without words, which asks for nothing in particular.
 */
export function matches(eb: ExpressionBuilder<Database, 'message'>, query: string): Expression<SqlBool> | undefined {
  const words = wordsOf(query);
  if (words.length === 0) return undefined;
  const terms = termsOf(query);
  const number = numberIn(query);
  const holds = eb.and([
    ...(terms.length > 0 ? [sql<SqlBool>`message.terms @> ${terms}::integer[]`] : []),
    ...words.map((word) => sql<SqlBool>`message.search_text like ${`%${escapeLike(word)}%`}`),
  ]);
  return number === undefined ? holds : eb.or([eb('message.number', '=', number), holds]);
}

function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}
