import {type BoardInfo, findById, findPrivate, isBlank, type MessageDraft, type PrivateFinding, VISIBILITIES} from '../../../model/index.js';

/** The fields of the form, by the paths of their issues. */
export const FIELDS = [
  'kind', 'agencyId', 'topic', 'title', 'body', 'demand', 'details', 'spot.address', 'spot.public', 'visibility', 'privatePart.name', 'privatePart.phone',
  'privatePart.remark', 'email', 'consent', 'attachments',
] as const;
export type Field = (typeof FIELDS)[number];

/** What was typed, as it was typed; empty texts where nothing was. A box that is ticked has `on`. */
export type Values = Readonly<Record<Field, string>>;

export function valuesIn(fields: ReadonlyMap<string, string>): Values {
  return Object.fromEntries(FIELDS.map((field) => [field, fields.get(field) ?? ''])) as Values;
}

/** Whether a kind asks for one text, or for a demand and details. */
export function asksForDemand(board: BoardInfo, kind: string): boolean {
  return findById(board.kinds, kind)?.form === 'demand';
}

/** What is sent. Only what this kind and this board ask for: what somebody typed under another kind stays in the form. */
export function draftOf(values: Values, board: BoardInfo, language: string): MessageDraft {
  const {fields, services} = board;
  const texts = asksForDemand(board, values.kind) ? {demand: values.demand, details: values.details} : {body: values.body};
  const visibility = VISIBILITIES.find((known) => known === values.visibility) ?? 'public';
  const address = values['spot.address'];
  return {
    kind: values.kind, topic: values.topic, agencyId: values.agencyId, title: values.title, ...texts, visibility, language,
    consent: values.consent ? board.consent.version : '',
    ...(fields.place !== 'hidden' && !isBlank(address) && {spot: {address, public: values['spot.public'] === 'on' && visibility === 'public'}}),
    privatePart: {
      name: fields.name === 'hidden' ? '' : values['privatePart.name'],
      phone: fields.phone === 'hidden' ? '' : values['privatePart.phone'],
      remark: fields.remark === 'hidden' ? '' : values['privatePart.remark'],
    },
    attachments: [],
    ...(fields.email !== 'hidden' && services.email && {email: values.email}),
  };
}

/** A finding of the privacy guard, with the field that it is in. */
export interface FieldFinding extends PrivateFinding {
  readonly field: Field;
}

/** What would be public and had better not; nothing of a confidential message. */
export function privateFindings(values: Values, board: BoardInfo): readonly FieldFinding[] {
  if (values.visibility === 'confidential') return [];
  const texts: readonly Field[] = [
    'title', ...(asksForDemand(board, values.kind) ? ['demand', 'details'] as const : ['body'] as const),
    ...(board.fields.place !== 'hidden' && values['spot.public'] === 'on' ? ['spot.address'] as const : []),
  ];
  return texts.flatMap((field) => findPrivate(values[field]).map((finding) => ({...finding, field})));
}
