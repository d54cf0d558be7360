import * as v from 'valibot';
import {truncate} from './graphemes.js';
import type {MessageRecord} from './message.js';
import type {Progress} from './progress.js';
import {VISITOR} from './role.js';
import {EXCERPT_LENGTH, type MessageSummary, publishedAnswersOf, summaryFor} from './view.js';

/** At most so many similar messages are offered. */
export const MAX_SIMILAR = 5;

/** At most so many earlier answers are shown to those who write and read answers. */
export const MAX_EARLIER_ANSWERS = 10;

/** What somebody is writing, to find earlier messages about the same matter. Texts may be unfinished, and longer than a message may be. */
export const similarQuerySchema = v.strictObject({
  title: v.pipe(v.string('wrong-type'), v.maxLength(1000, 'too-long')),
  text: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(20_000, 'too-long')), ''),
  /** Prefer messages to this agency. */
  agencyId: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long'))),
});
export type SimilarQuery = v.InferInput<typeof similarQuerySchema>;
export type ValidSimilarQuery = v.InferOutput<typeof similarQuerySchema>;

/** A public message about the same matter. */
export interface SimilarMessage extends MessageSummary {
  /** The beginning of the newest published answer, at most 120 characters; absent while there is none. */
  readonly answerExcerpt?: string;
}

/** A message as somebody gets it who is writing a similar one; the caller has checked that it is listed. The same for everybody. */
export function similarFor(record: MessageRecord, progress: Progress, followers = 0): SimilarMessage {
  const answer = publishedAnswersOf(record, progress).at(-1);
  return {
    ...summaryFor(VISITOR, record, progress, {followers}),
    ...(answer && {answerExcerpt: truncate(answer.body.replace(/\s+/g, ' ').trim(), EXCERPT_LENGTH)}),
  };
}
