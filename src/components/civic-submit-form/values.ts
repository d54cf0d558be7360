import {type BoardInfo, countGraphemes, findById, isBlank, type Kind, type MessageDraft, type Visibility} from '../../model/index.js';

/** The form's fields, by the paths of their issues. */
export const FIELDS = [
  'kind', 'agencyId', 'topic', 'title', 'body', 'demand', 'details', 'spot.address', 'privatePart.name', 'privatePart.phone',
  'privatePart.remark', 'visibility', 'consent',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Whether something is the name of a field; controls are named so. */
export function isFieldName(name: string): name is FieldName {
  return (FIELDS as readonly string[]).includes(name);
}

/** What is in the form, as it was typed; empty texts and false where nothing was. */
export type Values = Readonly<Record<Exclude<FieldName, 'visibility' | 'consent'>, string>> & {
  readonly visibility: Visibility;
  readonly consent: boolean;
  readonly 'spot.public': boolean;
  /** The texts before the last change of kind moved them, and after: changing back without typing undoes it. */
  readonly moved?: {readonly from: Texts; readonly to: Texts};
};

/** The texts that depend on the kind's form. */
type Texts = Readonly<Record<'body' | 'demand' | 'details', string>>;

/** An empty form. The address is private until its writer says otherwise. */
export const NOTHING_TYPED: Values = {
  kind: '', agencyId: '', topic: '', title: '', body: '', demand: '', details: '', 'spot.address': '', 'privatePart.name': '',
  'privatePart.phone': '', 'privatePart.remark': '', visibility: 'public', consent: false, 'spot.public': false,
};

/** Which text fields a kind asks for; before a kind is chosen, the simpler form. */
export function formOf(board: BoardInfo, kind: string): Kind['form'] {
  return findById(board.kinds, kind)?.form ?? 'body';
}

/** What is sent: texts as typed, and only what the board asks for. */
export function draftOf(values: Values, board: BoardInfo, language: string): MessageDraft {
  const {kind, topic, agencyId, title, body, demand, details, visibility, consent} = values;
  const {fields} = board;
  const asked = (rule: 'name' | 'phone' | 'remark') => (fields[rule] === 'hidden' ? '' : values[`privatePart.${rule}`]);
  const address = values['spot.address'];
  return {
    kind, topic, agencyId, title, visibility, language,
    ...(formOf(board, kind) === 'body' ? {body} : {demand, details}),
    ...(fields.place !== 'hidden' && !isBlank(address) && {spot: {address, public: values['spot.public'] && visibility === 'public'}}),
    privatePart: {name: asked('name'), phone: asked('phone'), remark: asked('remark')},
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
