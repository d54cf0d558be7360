import * as v from 'valibot';
import {attachmentsSchema} from './attachment.js';
import type {BoardInfo, FieldRule} from './board.js';
import {id, optionalEmail, optionalText, text} from './fields.js';
import {findById, flattenTopics, type Topic} from './topic.js';
import {VISIBILITIES} from './message.js';

/** Symbols, brackets of code, slashes and control characters: the "special signs" that a title may not hold. Emoji are symbols. */
const SPECIAL_SIGNS = /[\p{S}\p{Cc}{}[\]\\@#*_]/u;

const byRule = (rule: FieldRule, max: number) =>
  rule === 'required' ? text(max, true, {control: 'line', audience: 'staff'})
    : rule === 'optional' ? optionalText(max, {control: 'line', audience: 'staff'})
      : v.optional(v.pipe(v.string('wrong-type'), v.check((value) => value === '', 'unknown-field')), '');

/**
 * What a citizen sends, under the rules of a board. The form and the server validate with this very schema. Issue messages are
 * codes that languages translate; an issue's path names the field. Unknown fields are refused.
 */
export function draftSchema(board: BoardInfo) {
  const {limits, fields} = board;
  return v.pipe(
    v.strictObject({
      kind: v.pipe(id(), v.check((value) => !!findById(board.kinds, value), 'not-in-list')),
      topic: v.pipe(id(), v.check((value) => isOpen(findById(flattenTopics(board.topics), value)), 'not-in-list')),
      agencyId: id({control: 'agency', required: true}),
      title: v.pipe(text(limits.title, true, {control: 'line', audience: 'public'}), v.check((value) => !SPECIAL_SIGNS.test(value), 'special-signs')),
      body: optionalText(limits.body, {control: 'text', audience: 'public'}),
      demand: optionalText(limits.demand, {control: 'text', audience: 'public'}),
      details: optionalText(limits.details, {control: 'text', audience: 'public'}),
      spot: v.optional(v.strictObject({
        address: text(limits.address, true, {control: 'line'}),
        point: v.optional(v.strictObject({
          latitude: v.pipe(v.number('wrong-type'), v.minValue(-90, 'too-small'), v.maxValue(90, 'too-large')),
          longitude: v.pipe(v.number('wrong-type'), v.minValue(-180, 'too-small'), v.maxValue(180, 'too-large')),
        })),
        public: v.boolean('wrong-type'),
      })),
      visibility: v.picklist(VISIBILITIES, 'not-in-list'),
      language: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(35, 'too-long')), ''),
      consent: v.pipe(v.string('wrong-type'), v.check((value) => value === board.consent.version, 'required')),
      privatePart: v.optional(v.strictObject({
        name: byRule(fields.name, limits.name),
        phone: byRule(fields.phone, limits.phone),
        remark: byRule(fields.remark, limits.remark),
      }), {name: '', phone: '', remark: ''}),
      attachments: attachmentsSchema(limits),
      /** Where news about the message goes. No reader of the message ever gets it, not even staff. */
      email: optionalEmail(),
    }),
    // The text that the kind asks for must be there, and the other must not.
    v.forward(v.check((draft) => formOf(board, draft.kind) !== 'body' || draft.body !== '', 'required'), ['body']),
    v.forward(v.check((draft) => formOf(board, draft.kind) !== 'demand' || draft.demand !== '', 'required'), ['demand']),
    v.forward(v.check((draft) => formOf(board, draft.kind) !== 'demand' || draft.body === '', 'unknown-field'), ['body']),
    v.forward(v.check((draft) => formOf(board, draft.kind) !== 'body' || draft.demand === '', 'unknown-field'), ['demand']),
    v.forward(v.check((draft) => formOf(board, draft.kind) !== 'body' || draft.details === '', 'unknown-field'), ['details']),
    v.forward(v.check((draft) => fields.place !== 'required' || draft.spot !== undefined, 'required'), ['spot']),
    v.forward(v.check((draft) => fields.attachments !== 'required' || draft.attachments.length > 0, 'required'), ['attachments']),
    v.forward(v.check((draft) => fields.attachments !== 'hidden' || draft.attachments.length === 0, 'unknown-field'), ['attachments']),
    v.forward(v.check((draft) => fields.email !== 'required' || !board.services.email || draft.email !== '', 'required'), ['email']),
    v.forward(v.check((draft) => fields.email !== 'hidden' || draft.email === '', 'unknown-field'), ['email']),
    v.forward(v.check((draft) => fields.place !== 'hidden' || draft.spot === undefined, 'unknown-field'), ['spot']),
  );
}

function isOpen(topic: Topic | undefined): boolean {
  return !!topic && !topic.closed;
}

function formOf(board: BoardInfo, kindId: string): 'body' | 'demand' | undefined {
  return findById(board.kinds, kindId)?.form;
}

/** A message as the form sends it. */
export type MessageDraft = v.InferInput<ReturnType<typeof draftSchema>>;

/** A draft that passed: texts cleaned for display, defaults filled in. */
export type ValidDraft = v.InferOutput<ReturnType<typeof draftSchema>>;
