import * as v from 'valibot';
import type {Agency} from './agency.js';
import {BOXES, BOXES_OF, type BoxQueue, HANDLED_STATES} from './box.js';
import {PAGE_LIMIT, type Queue, QUEUES, SORTS} from './queue.js';
import {LISTED_STATES, PUBLIC_STATUSES, type PublicStatus, type State, STATES} from './states.js';

export * from './queue.js';

const shortId = () => v.optional(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long')));

const page = {
  /** Where the page begins, from a previous page; opaque. */
  cursor: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(500, 'too-long'))),
  limit: v.optional(v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(1, 'too-small'), v.maxValue(PAGE_LIMIT.max, 'too-large')), PAGE_LIMIT.default),
};

const filters = {
  /** The place of the agency that the entry names, or one around it. */
  placeId: shortId(),
  /** The agency that the entry names: the one that has the message, or the addressee when none has. */
  agencyId: shortId(),
  /** Also fits the topics inside it. */
  topic: shortId(),
  kind: shortId(),
  /** Words that must all be in the message or its answers; or the number of a message. */
  text: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(200, 'too-long'))),
};

/** Filters of a list of messages; those given must all fit, and an empty one is as good as absent. An unknown id fits nothing. */
export const messageQuerySchema = v.pipe(
  v.strictObject({
    queue: v.optional(v.picklist(QUEUES, 'not-in-list'), 'public'),
    /** A tray of the queue; the queues of staff only. */
    box: v.optional(v.picklist(BOXES, 'not-in-list')),
    sort: v.optional(v.picklist(SORTS, 'not-in-list'), 'newest'),
    ...filters,
    status: v.optional(v.picklist(PUBLIC_STATUSES, 'not-in-list')),
    /** Only these messages; ids that name none are left out. */
    ids: v.optional(v.pipe(v.array(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long')), 'wrong-type'), v.maxLength(PAGE_LIMIT.max, 'too-many'))),
    ...page,
  }),
  // The order alone would tell the public when answers are due.
  v.forward(v.check(({sort, queue}) => sort !== 'due' || queue === 'handling' || queue === 'moderation', 'not-in-list'), ['sort']),
  v.forward(v.check(({box, queue}) => box === undefined || (BOXES_OF[queue as BoxQueue] as typeof BOXES | undefined)?.includes(box) === true, 'not-in-list'), ['box']),
);
export type MessageQuery = v.InferInput<typeof messageQuerySchema>;
export type ValidMessageQuery = v.InferOutput<typeof messageQuerySchema>;

/** Filters of a count of public messages by status. */
export const countQuerySchema = v.strictObject(filters);
export type CountQuery = v.InferInput<typeof countQuerySchema>;
export type ValidCountQuery = v.InferOutput<typeof countQuerySchema>;

/** How many public messages there are of each status. */
export type StatusCounts = Readonly<Record<PublicStatus, number>>;

/** Filters of a list of published answers, newest first. Agency and place are those of the unit that answered. */
export const answerQuerySchema = v.strictObject({placeId: shortId(), agencyId: shortId(), topic: shortId(), ...page});
export type AnswerQuery = v.InferInput<typeof answerQuerySchema>;
export type ValidAnswerQuery = v.InferOutput<typeof answerQuerySchema>;

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
  /** The agencies that the items name, each once, so that showing a page takes one request. */
  readonly agencies: readonly Agency[];
}

/** The states that a queue shows; `handling` and `mine` are further limited to the viewer's. */
export const QUEUE_STATES: Readonly<Record<Queue, readonly State[]>> = {
  public: LISTED_STATES,
  handling: HANDLED_STATES,
  // All but the first two only while they need a moderator: handed back, reported, or with words to publish.
  moderation: ['received', 'in-review', 'waiting', 'in-progress', 'needs-info', 'answered', 'closed'],
  followed: LISTED_STATES,
  mine: Object.keys(STATES) as State[],
};
