import * as v from 'valibot';
import {validate} from '../model/index.js';
import type {CheckedAnswer, CheckedMessage} from '../model/reply-check/index.js';

const text = v.string('wrong-type');
const message = v.looseObject({title: v.optional(text, ''), body: text, kind: v.optional(text)}, 'wrong-type');
const answer = v.looseObject({body: text}, 'wrong-type');
const id = v.optional(v.union([v.string(), v.number()], 'wrong-type'));

/** A message and its answer side by side. */
const pairSchema = v.looseObject({id, message, answer, others: v.optional(v.array(text, 'wrong-type'), [])}, 'wrong-type');
/** A line of `civic-board import`: the message with its answer in it. */
const historySchema = v.looseObject({id, ...message.entries, reply: answer}, 'wrong-type');

/** What a line asks to be checked. */
export interface CheckLine {
  readonly id: string | number | undefined;
  readonly message: CheckedMessage;
  readonly answer: CheckedAnswer;
  readonly others: readonly string[];
}

/** Reads a line of either format, or says why it is none. */
export function readCheckLine(line: string): CheckLine | {readonly reason: string} {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return {reason: 'not JSON'};
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {reason: 'not a JSON object'};
  if ('reply' in parsed && !('answer' in parsed)) {
    const read = validate(historySchema, parsed);
    if (!read.ok) return {reason: inWords(read.issues)};
    const {reply, ...asked} = read.value;
    return {id: asked.id, message: asked, answer: reply, others: []};
  }
  const read = validate(pairSchema, parsed);
  return read.ok ? {id: read.value.id, ...read.value} : {reason: inWords(read.issues)};
}

const WORDS: Partial<Record<string, string>> = {required: 'is missing', 'wrong-type': 'is of the wrong type'};

function inWords(issues: readonly {readonly path: string; readonly code: string}[]): string {
  return issues.map(({path, code}) => `${path || 'the line'} ${WORDS[code] ?? code}`).join(', ');
}
