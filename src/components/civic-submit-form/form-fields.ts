import {html, nothing, type TemplateResult} from 'lit';
import type {BoardAdapter} from '../../adapter/index.js';
import type {BoardInfo} from '../../model/index.js';
import {VISIBILITIES} from '../../model/message.js';
import {checkbox, radioGroup} from './choice-fields.js';
import {type TextField, textField} from './text-field.js';
import {TEXT_FIELDS, type TextFieldName} from './text-fields.js';
import {topicField} from './topic-field.js';
import {asksForEmail, type FieldName, formOf, type Values} from './values.js';
import type {Words} from './words.js';

/** What the fields are made of. */
export interface FormView {
  readonly words: Words;
  readonly board: BoardInfo;
  readonly values: Values;
  readonly adapter: BoardAdapter;
  /** The error of a field, in words. */
  readonly errorAt: (field: FieldName) => string | undefined;
  /** Takes what was changed by a control that is no input of its own (files, a point on the map, a text moved); `field` has its error looked at again. */
  readonly change: (values: Partial<Values>, field?: FieldName) => void;
  /** What stands beneath a field: private words that were found in it, the map. */
  readonly beneath: (name: TextFieldName | 'attachments') => TemplateResult | typeof nothing;
  /** What stands beneath the text. */
  readonly beneathText: TemplateResult | typeof nothing;
}

/** The kinds to choose from; nothing where the board has only one. */
export function kindField(view: FormView): TemplateResult | typeof nothing {
  const {words, board, values} = view;
  if (board.kinds.length < 2) return nothing;
  const options = board.kinds.map(({id, name}) => ({value: id, label: words.text(name)}));
  return radioGroup({name: 'kind', legend: words.t('form.kind'), value: values.kind, options, error: view.errorAt('kind'), cards: true});
}

/** What it is about, in words: topic, title, and the texts that the kind asks for. */
export function matterFields(view: FormView): TemplateResult {
  const {words, board, values} = view;
  const demand = formOf(board, values.kind) === 'demand';
  return html`${topicField(words, {topics: board.topics, value: values.topic, error: view.errorAt('topic')})}
    ${text(view, 'title')} ${demand ? [text(view, 'demand'), text(view, 'details')] : text(view, 'body')} ${view.beneathText} ${spotFields(view)}`;
}

/** What only the handling unit and board staff see. */
export function privateFields(view: FormView): TemplateResult | typeof nothing {
  const {words, board} = view;
  const {fields} = board;
  const asked = (['name', 'phone', 'remark'] as const).filter((field) => fields[field] !== 'hidden');
  const email = asksForEmail(board);
  if (asked.length === 0 && !email) return nothing;
  return html`<fieldset class="group" aria-describedby="private-hint">
    <legend>${words.t('form.private-part')}</legend>
    <p id="private-hint" class="hint">${words.t('form.private-hint')}</p>
    ${asked.map((field) => text(view, `privatePart.${field}`, fields[field] === 'optional'))} ${email ? emailField(view) : nothing}
  </fieldset>`;
}

/** Longest e-mail address (RFC 5321, with the brackets left off). */
const EMAIL_LENGTH = 254;

/** Where news about the message goes. No reader of the message gets it, not even staff. */
function emailField(view: FormView): TemplateResult {
  const {words, board: {fields}, values} = view;
  return textField(words, {
    name: 'email', control: 'line', type: 'email', autocomplete: 'email', max: EMAIL_LENGTH, optional: fields.email === 'optional',
    label: words.t('form.email'), hint: words.t('form.email-hint'), value: values.email, error: view.errorAt('email'),
  });
}

/** Who may read the message; nothing where that is everybody. */
export function visibilityField(view: FormView): TemplateResult | typeof nothing {
  const {words, values, adapter} = view;
  if (!adapter.capabilities.confidential) return nothing;
  return radioGroup({
    name: 'visibility',
    legend: words.t('form.visibility'),
    value: values.visibility,
    error: view.errorAt('visibility'),
    options: VISIBILITIES.map((value) => ({
      value,
      label: words.t(`form.visibility-${value}`),
      ...(value === 'confidential' && {hint: words.t('form.visibility-confidential-hint')}),
    })),
  });
}

/** A confidential message shows nobody its address: the switch is for public ones, where an address can be kept back at all. */
function spotFields(view: FormView): TemplateResult | typeof nothing {
  const {words, board: {fields}, values, adapter} = view;
  if (fields.place === 'hidden') return nothing;
  return html`<div class="spot">
    ${text(view, 'spot.address', fields.place === 'optional')}
    ${adapter.capabilities.confidential && values.visibility === 'public'
      ? checkbox({name: 'spot.public', label: words.t(values['spot.point'] ? 'place.public-with-point' : 'form.spot-public'), hint: words.t('form.spot-public-hint'), checked: values['spot.public']})
      : nothing}
  </div>`;
}

function text(view: FormView, name: TextFieldName, optional = false): TemplateResult {
  const {words, board, values} = view;
  const field: {phrase: string; limit: keyof BoardInfo['limits']; hint?: boolean} & Pick<TextField, 'control'> = TEXT_FIELDS[name];
  const {phrase, limit, hint, ...rest} = field;
  return textField(words, {
    optional,
    ...rest,
    name,
    label: words.any(`form.${phrase}`),
    value: values[name],
    max: board.limits[limit],
    error: view.errorAt(name),
    beneath: view.beneath(name),
    ...(hint && {hint: words.any(`form.${phrase}-hint`)}),
  });
}
