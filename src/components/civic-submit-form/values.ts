import type {HeldFile} from '../../controllers/held-file.js';
import {isBlank} from '../../model/clean.js';
import {countGraphemes} from '../../model/graphemes.js';
import type {BoardInfo, Kind, MessageDraft, Visibility} from '../../model/index.js';
import {findById} from '../../model/topic.js';

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

/** What is kept of a form in a draft, but for the files: everything as typed, and which agreement was agreed to. */
export function keptOf({files: _, consent, ...values}: Values, board: BoardInfo): unknown {
  return {...values, consent: consent ? board.consent.version : ''};
}
