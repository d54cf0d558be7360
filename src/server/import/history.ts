import * as v from 'valibot';
import {type BoardEvent, type BoardInfo, cleanLine, cleanText, findById, maskName, NO_PRIVATE_PART, type SeedMessage, validate} from '../../model/index.js';
import {newId} from '../store/context.js';
import {readTime, type ReadTime} from './time.js';

/** A line of the format: a message with its official answer, if it has one. Fields that are not named here stay in the original. */
const historySchema = v.looseObject({
  id: v.pipe(v.union([v.string(), v.pipe(v.number(), v.transform(String))], 'wrong-type'), v.nonEmpty('required'), v.maxLength(200, 'too-long')),
  author: v.optional(v.nullable(v.string('wrong-type')), ''),
  title: v.string('wrong-type'),
  body: v.string('wrong-type'),
  createdAt: v.string('wrong-type'),
  reply: v.optional(v.nullable(v.looseObject({body: v.string('wrong-type'), createdAt: v.string('wrong-type')}, 'wrong-type')), null),
}, 'wrong-type');
type HistoryLine = v.InferOutput<typeof historySchema>;

/** What a file does not say of its messages. */
export interface HistoryDefaults {
  readonly board: Pick<BoardInfo, 'kinds' | 'timeZone'>;
  readonly agencyId: string;
  readonly kind: string;
  readonly topic: string;
  readonly now: Date;
}

/** A message of the past, all but its number. */
export interface ReadHistory {
  readonly sourceId: string;
  readonly message: SeedMessage;
  /** What the file said, before it was cleaned for display; without the author's name. */
  readonly original: unknown;
}

/** Either a message or why the line is none, in words for the person who has to mend it. */
export type HistoryResult = {readonly ok: true; readonly history: ReadHistory} | {readonly ok: false; readonly reason: string};

/** Milliseconds by which a time may lie ahead: clocks differ. */
const AHEAD = 86_400_000;

/** Reads a line. Lengths are not limited: what was once published stays whole. */
export function readHistory(text: string, defaults: HistoryDefaults): HistoryResult {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return bad('not JSON');
  }
  const checked = validate(historySchema, parsed);
  if (!checked.ok) return bad(checked.issues.map(({path, code}) => `${path || 'the line'}: ${WORDS[code] ?? code}`).join('; '));
  const line = checked.value;
  if (!cleanLine(line.title)) return bad('title: is empty');
  if (!cleanText(line.body)) return bad('body: is empty');
  const created = timeIn('createdAt', line.createdAt, defaults);
  if (typeof created === 'string') return bad(created);
  if (!line.reply) return {ok: true, history: historyOf(line, parsed, created.at, undefined, defaults)};
  if (!cleanText(line.reply.body)) return bad('reply.body: is empty');
  const replied = timeIn('reply.createdAt', line.reply.createdAt, defaults);
  if (typeof replied === 'string') return bad(replied);
  // A reply of which only the date is known may be of the message's own day.
  const repliedAt = replied.dateOnly && replied.at < created.at && created.at.getTime() - replied.at.getTime() < AHEAD ? created.at : replied.at;
  if (repliedAt < created.at) return bad('reply.createdAt: is before createdAt');
  return {ok: true, history: historyOf(line, parsed, created.at, {body: cleanText(line.reply.body), at: repliedAt}, defaults)};
}

const WORDS: Partial<Record<string, string>> = {required: 'is missing', 'wrong-type': 'is of the wrong type', 'too-long': 'is too long'};

function bad(reason: string): HistoryResult {
  return {ok: false, reason};
}

function timeIn(path: string, text: string, {board, now}: HistoryDefaults): ReadTime | string {
  const time = readTime(text.trim(), board.timeZone);
  if (!time) return `${path}: ${JSON.stringify(text.slice(0, 40))} is not a time (ISO 8601)`;
  if (time.at.getTime() > now.getTime() + AHEAD) return `${path}: ${text} lies in the future`;
  return time;
}

function historyOf(line: HistoryLine, parsed: unknown, createdAt: Date, reply: {body: string; at: Date} | undefined, defaults: HistoryDefaults): ReadHistory {
  const {agencyId, kind, topic, board} = defaults;
  const text = cleanText(line.body);
  const asDemand = findById(board.kinds, kind)?.form === 'demand';
  const content = {
    kind, topic, agencyId,
    title: cleanLine(line.title),
    body: asDemand ? '' : text,
    demand: asDemand ? text : '',
    details: '',
    attachments: [],
    displayName: maskName(cleanLine(line.author ?? '')),
    visibility: 'public' as const,
    language: /\p{Script=Han}/u.test(line.title + line.body) ? 'zh' : '',
    consent: '',
    createdAt: createdAt.toISOString(),
  };
  const {author: _, ...original} = parsed as HistoryLine;
  return {
    sourceId: line.id,
    message: {record: {id: newId(), number: '', content, privatePart: NO_PRIVATE_PART}, events: eventsOf(agencyId, createdAt, reply)},
    original,
  };
}

/** The life that such a message must have had, at the times that are known. No clock ran, as far as anybody can tell. */
function eventsOf(agencyId: string, createdAt: Date, reply: {body: string; at: Date} | undefined): BoardEvent[] {
  const system = {role: 'system'} as const;
  const sent = {id: newId(), at: createdAt.toISOString()};
  const events: BoardEvent[] = [
    {...sent, seq: 1, action: 'submit', actor: {role: 'author'}, from: null, to: 'received', handlerId: agencyId},
    {...sent, id: newId(), seq: 2, action: 'publish', actor: system, from: 'received', to: 'waiting'},
  ];
  if (!reply) return events;
  const answered = () => ({id: newId(), at: reply.at.toISOString(), actor: system});
  return [
    ...events,
    {...sent, id: newId(), seq: 3, action: 'accept', actor: system, from: 'waiting', to: 'in-progress'},
    {...answered(), seq: 4, action: 'submit-answer', from: 'in-progress', to: 'in-review', answer: {body: reply.body, organisation: '', contact: ''}},
    {...answered(), seq: 5, action: 'approve', from: 'in-review', to: 'answered', dueAt: null},
  ];
}
