import * as v from 'valibot';
import {type AttachmentDraft, attachmentsSchema} from './attachment.js';
import {choice, choices, id, instant, optionalText, text, whole} from './fields.js';
import type {Limits} from './limits.js';
import {type Hidden, hidingEntries} from './hiding.js';
import {HAND_BACK_GROUNDS, REJECT_REASONS, RETURN_REASONS} from './reasons.js';
import {VISIT_WAYS} from './supervision.js';

/**
 * What each action takes. Servers validate requests with these schemas, and forms are built from their fields: a field's
 * metadata ({@link FieldMetadata}) names its control, its limit and its readers. Unknown fields are refused (`unknown-field`).
 */
export function actionSchemas(limits: Limits) {
  const publicText = (required: boolean) => text(limits.note, required, {control: 'text', audience: 'public'});
  const publicNote = () => optionalText(limits.note, {control: 'text', audience: 'public'});
  const internalNote = () => optionalText(limits.note, {control: 'text', audience: 'staff'});
  const internalText = (max: number) => text(max, true, {control: 'text', audience: 'staff'});
  const words = (required: boolean) => text(limits.note, required, {control: 'text', audience: 'parties'});
  const wordsOfParties = () => optionalText(limits.note, {control: 'text', audience: 'parties'});
  const agency = () => id({control: 'agency', required: true});
  return {
    publish: v.strictObject({action: v.literal('publish'), ...hidingEntries(), internalText: internalNote()}),
    reject: v.strictObject({action: v.literal('reject'), rejectReason: choice(REJECT_REASONS), words: words(true)}),
    withdraw: v.strictObject({action: v.literal('withdraw'), words: wordsOfParties()}),
    accept: v.strictObject({action: v.literal('accept'), publicText: publicNote(), internalText: internalNote()}),
    transfer: v.strictObject({action: v.literal('transfer'), agencyId: agency(), publicText: publicNote(), internalText: internalNote()}),
    'hand-back': v.strictObject({action: v.literal('hand-back'), ground: choice(HAND_BACK_GROUNDS), internalText: internalText(limits.note)}),
    whistle: v.strictObject({
      action: v.literal('whistle'),
      supports: v.pipe(
        v.array(v.strictObject({agencyId: agency(), task: text(limits.note, true, {control: 'text', audience: 'staff'}), dueAt: v.optional(instant())}), 'wrong-type'),
        v.minLength(1, 'required'), v.maxLength(20, 'too-long'),
        // Who reports in has done all that was asked of it: two tasks of one unit would both be done by the first report.
        v.check((supports) => new Set(supports.map(({agencyId}) => agencyId)).size === supports.length, 'twice'),
        v.metadata({control: 'tasks', required: true}),
      ),
      publicText: publicNote(),
    }),
    'report-in': v.strictObject({action: v.literal('report-in'), internalText: internalText(limits.answer)}),
    extend: v.strictObject({action: v.literal('extend'), publicText: publicText(true)}),
    'ask-for-more': v.strictObject({action: v.literal('ask-for-more'), words: words(true)}),
    'supply-info': v.strictObject({action: v.literal('supply-info'), words: words(true)}),
    'submit-answer': v.strictObject({
      action: v.literal('submit-answer'),
      body: text(limits.answer, true, {control: 'text', audience: 'public'}),
      organisation: optionalText(limits.contact, {control: 'line', audience: 'public'}),
      person: optionalText(limits.contact, {control: 'line', audience: 'public'}),
      contact: optionalText(limits.contact, {control: 'line', audience: 'public'}),
      attachments: attachmentsSchema(limits),
      internalText: internalNote(),
    }),
    endorse: v.strictObject({action: v.literal('endorse'), internalText: internalNote()}),
    approve: v.strictObject({action: v.literal('approve'), internalText: internalNote()}),
    return: v.strictObject({
      action: v.literal('return'),
      returnReasons: choices(RETURN_REASONS),
      internalText: internalText(limits.note),
      dueAt: v.optional(instant()),
    }),
    'follow-up': v.strictObject({action: v.literal('follow-up'), words: words(true)}),
    rate: v.strictObject({
      action: v.literal('rate'),
      resolution: whole(1, 5, 'score'), attitude: whole(1, 5, 'score'), speed: whole(1, 5, 'score'),
      solved: v.pipe(v.boolean('wrong-type'), v.metadata({control: 'yes-no', required: true})),
      words: wordsOfParties(),
    }),
    reopen: v.strictObject({action: v.literal('reopen'), words: words(true)}),
    assign: v.strictObject({
      action: v.literal('assign'),
      /** Somebody of the handling unit; nobody in particular when left out. */
      personId: v.optional(id({control: 'person', required: false})),
      internalText: internalNote(),
    }),
    remind: v.strictObject({
      action: v.literal('remind'),
      /** The handling unit, or one that was called in and has not reported in; the handling unit when left out. */
      agencyId: v.optional(id({control: 'agency', required: false})),
      internalText: internalNote(),
    }),
    note: v.strictObject({action: v.literal('note'), internalText: internalText(limits.answer)}),
    supervise: v.strictObject({
      action: v.literal('supervise'),
      internalText: internalText(limits.note),
      /** By when the matter is to be settled. */
      superviseUntil: v.optional(instant()),
      publicText: publicNote(),
    }),
    'supervision-note': v.strictObject({action: v.literal('supervision-note'), internalText: internalText(limits.note)}),
    escalate: v.strictObject({action: v.literal('escalate'), internalText: internalText(limits.note)}),
    'end-supervision': v.strictObject({action: v.literal('end-supervision'), internalText: internalText(limits.note)}),
    visit: v.strictObject({
      action: v.literal('visit'),
      way: choice(VISIT_WAYS),
      visitedAt: instant(true),
      publicText: publicText(true),
      solved: v.pipe(v.boolean('wrong-type'), v.metadata({control: 'yes-no', required: true})),
      internalText: internalNote(),
      attachments: attachmentsSchema(limits),
    }),
    mask: v.strictObject({action: v.literal('mask'), ...hidingEntries(), internalText: internalNote()}),
    'publish-words': v.strictObject({action: v.literal('publish-words'), internalText: internalNote()}),
    'withhold-words': v.strictObject({action: v.literal('withhold-words'), internalText: internalNote()}),
    'take-down': v.strictObject({action: v.literal('take-down'), rejectReason: choice(REJECT_REASONS), words: words(true), internalText: internalNote()}),
    'dismiss-reports': v.strictObject({action: v.literal('dismiss-reports'), internalText: internalNote()}),
    close: v.strictObject({action: v.literal('close'), internalText: internalNote()}),
  };
}

/** The schemas by action. */
export type ActionSchemas = ReturnType<typeof actionSchemas>;

/** A wish to do something with a message, as it travels: the action's name and its fields. */
export type ActionRequest = {[A in keyof ActionSchemas]: v.InferInput<ActionSchemas[A]>}[keyof ActionSchemas];

/** A request that was validated: texts cleaned for display, defaults filled in. */
export type ValidAction = {[A in keyof ActionSchemas]: v.InferOutput<ActionSchemas[A]>}[keyof ActionSchemas];

type ActionRequestSchema = ReturnType<typeof makeActionRequestSchema>;

/** Two hundred schemas in one: made once for a board's limits, and not for every request. */
const made = new WeakMap<Limits, ActionRequestSchema>();

/** One schema over all actions. */
export function actionRequestSchema(limits: Limits): ActionRequestSchema {
  const schema = made.get(limits) ?? makeActionRequestSchema(limits);
  made.set(limits, schema);
  return schema;
}

function makeActionRequestSchema(limits: Limits) {
  const schemas = actionSchemas(limits);
  return v.variant('action', [
    schemas.publish, schemas.reject, schemas.withdraw, schemas.accept, schemas.transfer, schemas['hand-back'], schemas.whistle,
    schemas['report-in'], schemas.extend, schemas['ask-for-more'], schemas['supply-info'], schemas['submit-answer'], schemas.approve,
    schemas.return, schemas['follow-up'], schemas.rate, schemas.reopen, schemas['publish-words'], schemas['withhold-words'],
    schemas['take-down'], schemas['dismiss-reports'], schemas.close, schemas.endorse, schemas.assign, schemas.remind, schemas.note, schemas.supervise,
    schemas['supervision-note'], schemas.escalate, schemas['end-supervision'], schemas.visit, schemas.mask,
  ], 'not-in-list');
}

/** The agencies that a request names, each with the path of the field that names it. Which there are only the backend knows. */
export function agenciesNamedBy(request: ValidAction): {readonly path: string; readonly agencyId: string}[] {
  switch (request.action) {
    case 'remind': return request.agencyId === undefined ? [] : [{path: 'agencyId', agencyId: request.agencyId}];
    case 'transfer': return [{path: 'agencyId', agencyId: request.agencyId}];
    case 'whistle': return request.supports.map(({agencyId}, index) => ({path: `supports.${index}.agencyId`, agencyId}));
    default: return [];
  }
}

/** The files that a request attaches; the backend looks the uploads up. */
export function attachmentsOf(request: ValidAction): readonly AttachmentDraft[] {
  return request.action === 'submit-answer' || request.action === 'visit' ? request.attachments : [];
}

/** What a request hides from the public; the backend holds it against the message ({@link hidingIssues}). */
export function hiddenBy(request: ValidAction): Hidden | undefined {
  if (request.action !== 'publish' && request.action !== 'mask') return undefined;
  const {masks, hiddenAttachmentIds: attachmentIds} = request;
  return masks.length > 0 || attachmentIds.length > 0 ? {masks, attachmentIds} : undefined;
}
