import {canonicalJson} from '../../adapter/index.js';
import type {HeldFile} from '../../controllers/held-file.js';
import {type BoardInfo, countGraphemes, findById, isBlank, type Kind, type MessageDraft, type Visibility, VISIBILITIES} from '../../model/index.js';

/** The form's fields, by the paths of their issues. */
export const FIELDS = [
  'kind', 'agencyId', 'topic', 'title', 'body', 'demand', 'details', 'spot.address', 'attachments', 'privatePart.name',
  'privatePart.phone', 'privatePart.remark', 'visibility', 'email', 'consent',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Whether something is the name of a field; controls are named so. */
export function isFieldName(name: string): name is FieldName {
  return (FIELDS as readonly string[]).includes(name);
}

/** What is in the form, as it was typed; empty texts and false where nothing was. */
export type Values = Readonly<Record<Exclude<FieldName, 'visibility' | 'consent' | 'attachments'>, string>> & {
  readonly visibility: Visibility;
  readonly consent: boolean;
  readonly 'spot.public': boolean;
  /** A point on the map, where one was chosen. */
  readonly 'spot.point': Point | undefined;
  /** What is attached. */
  readonly files: readonly HeldFile[];
  /** The texts before the last change of kind moved them, and after: changing back without typing undoes it. */
  readonly moved?: {readonly from: Texts; readonly to: Texts};
};

/** A point in degrees (WGS 84). */
export type Point = NonNullable<NonNullable<MessageDraft['spot']>['point']>;

/** The texts that depend on the kind's form. */
type Texts = Readonly<Record<'body' | 'demand' | 'details', string>>;

/** An empty form. The address is private until its writer says otherwise. */
export const NOTHING_TYPED: Values = {
  kind: '', agencyId: '', topic: '', title: '', body: '', demand: '', details: '', 'spot.address': '', 'privatePart.name': '',
  'privatePart.phone': '', 'privatePart.remark': '', visibility: 'public', email: '', consent: false, 'spot.public': false,
  'spot.point': undefined, files: [],
};

/** Which text fields a kind asks for; before a kind is chosen, the simpler form. */
export function formOf(board: BoardInfo, kind: string): Kind['form'] {
  return findById(board.kinds, kind)?.form ?? 'body';
}

/** Whether the board asks where news about the message should go. */
export function asksForEmail({fields, services}: BoardInfo): boolean {
  return fields.email !== 'hidden' && services.email;
}

/** What is sent, but for the files: texts as typed, and only what the board asks for. */
export function draftOf(values: Values, board: BoardInfo, language: string): Omit<MessageDraft, 'attachments'> {
  const {kind, topic, agencyId, title, body, demand, details, visibility, consent} = values;
  const {fields} = board;
  const asked = (rule: 'name' | 'phone' | 'remark') => (fields[rule] === 'hidden' ? '' : values[`privatePart.${rule}`]);
  const address = values['spot.address'];
  const point = values['spot.point'];
  return {
    kind, topic, agencyId, title, visibility, language,
    ...(formOf(board, kind) === 'body' ? {body} : {demand, details}),
    ...(fields.place !== 'hidden' && !isBlank(address) && {
      spot: {address, ...(point && {point}), public: values['spot.public'] && visibility === 'public'},
    }),
    privatePart: {name: asked('name'), phone: asked('phone'), remark: asked('remark')},
    ...(asksForEmail(board) && !isBlank(values.email) && {email: values.email}),
    consent: consent ? board.consent.version : '',
  };
}

/** Another kind, with the texts moved to the fields that it asks for. Nothing typed is lost. */
export function withKind(values: Values, kind: string, board: BoardInfo): Values {
  const form = formOf(board, kind);
  if (form === formOf(board, values.kind)) return {...values, kind};
  const {body, demand, details, moved} = values;
  const from: Texts = {body, demand, details};
  const to = moved && sameTexts(moved.to, from) ? moved.from : form === 'body' ? joined(from) : split(from, board);
  return {...values, ...to, kind, moved: {from, to}};
}

/** One text instead of two. */
function joined({demand, details}: Texts): Texts {
  return {body: [demand, details].filter((text) => !isBlank(text)).join('\n\n'), demand: '', details: ''};
}

/** A text that is short enough is the demand; a longer one is details, and the demand is asked for. */
function split({body}: Texts, board: BoardInfo): Texts {
  const isDemand = countGraphemes(body) <= board.limits.demand;
  return {body: '', demand: isDemand ? body : '', details: isDemand ? '' : body};
}

function sameTexts(a: Texts, b: Texts): boolean {
  return a.body === b.body && a.demand === b.demand && a.details === b.details;
}

/** Whether two forms have the same in them. */
export function sameValues(a: Values, b: Values): boolean {
  const known = ({moved: _, files, ...rest}: Values) => canonicalJson([rest, files.map(({key, description, public: isPublic}) => [key, description, isPublic])]);
  return known(a) === known(b);
}

/** What is kept of a form in a draft, but for the files: everything as typed, and which agreement was agreed to. */
export function keptOf({files: _, consent, ...values}: Values, board: BoardInfo): unknown {
  return {...values, consent: consent ? board.consent.version : ''};
}

/**
 * A form from what was kept of one, perhaps by another version of this script, or damaged: what is not of the right kind is as in `blank`.
 * Consent was given to one version of the agreement and is no consent to another.
 */
export function valuesOf(kept: unknown, files: readonly HeldFile[], blank: Values, board: BoardInfo): Values {
  const from = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
  const texts = Object.entries(blank).filter(([name, value]) => typeof value === 'string' && name !== 'visibility' && typeof from[name] === 'string');
  const point = from['spot.point'];
  const visibility = VISIBILITIES.find((candidate) => candidate === from['visibility']);
  return {
    ...blank,
    ...Object.fromEntries(texts.map(([name]) => [name, from[name]])),
    ...(visibility && {visibility}),
    'spot.public': from['spot.public'] === true,
    'spot.point': isPoint(point) ? point : undefined,
    consent: from['consent'] === board.consent.version,
    files,
  };
}

function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value &&
    Number.isFinite(value.latitude) && Number.isFinite(value.longitude);
}
