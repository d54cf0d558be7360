import {html, nothing, type TemplateResult} from 'lit';
import {type BoardInfo, VISIBILITIES} from '../../model/index.js';
import {checkbox, radioGroup} from './choice-fields.js';
import {errorText, type FieldErrors} from './field-errors.js';
import {type TextField, textField} from './text-field.js';
import {topicField} from './topic-field.js';
import {type FieldName, formOf, type Values} from './values.js';
import type {Words} from './words.js';

/** What the fields are made of. */
export interface FormView {
  readonly words: Words;
  readonly board: BoardInfo;
  readonly values: Values;
  readonly errors: FieldErrors;
}

/** The fields with text, each with the limit that the board sets and the phrases that it is named by. */
export const TEXT_FIELDS = {
  title: {phrase: 'title', limit: 'title', control: 'line', counted: true, hint: true},
  body: {phrase: 'body', limit: 'body', control: 'text', counted: true, hint: true},
  demand: {phrase: 'demand', limit: 'demand', control: 'text', counted: true, hint: true},
  details: {phrase: 'details', limit: 'details', control: 'text', counted: true, hint: true, optional: true},
  'spot.address': {phrase: 'spot', limit: 'address', control: 'line', hint: true},
  'privatePart.name': {phrase: 'name', limit: 'name', control: 'line', hint: true, autocomplete: 'name'},
  'privatePart.phone': {phrase: 'phone', limit: 'phone', control: 'line', type: 'tel', autocomplete: 'tel'},
  'privatePart.remark': {phrase: 'remark', limit: 'remark', control: 'text', counted: true},
} as const satisfies Readonly<Record<string, Pick<TextField, 'control' | 'counted' | 'optional' | 'type' | 'autocomplete'> & {
  readonly phrase: string;
  readonly limit: keyof BoardInfo['limits'];
  readonly hint?: boolean;
}>>;
export type TextFieldName = keyof typeof TEXT_FIELDS;

/** Whether a field is one with text. */
export function isTextField(name: string): name is TextFieldName {
  return name in TEXT_FIELDS;
}

/** The kinds to choose from; nothing where the board has only one. */
export function kindField(view: FormView): TemplateResult | typeof nothing {
  const {words, board, values} = view;
  if (board.kinds.length < 2) return nothing;
  const options = board.kinds.map(({id, name}) => ({value: id, label: words.text(name)}));
  return radioGroup({name: 'kind', legend: words.t('form.kind'), value: values.kind, options, error: errorAt(view, 'kind'), cards: true});
}

/** What it is about, in words: topic, title, and the texts that the kind asks for. */
export function matterFields(view: FormView): TemplateResult {
  const {words, board, values} = view;
  const demand = formOf(board, values.kind) === 'demand';
  return html`${topicField(words, {topics: board.topics, value: values.topic, error: errorAt(view, 'topic')})}
    ${text(view, 'title')} ${demand ? [text(view, 'demand'), text(view, 'details')] : text(view, 'body')} ${spotFields(view)}`;
}

/** What only the handling unit and board staff see. */
export function privateFields(view: FormView): TemplateResult | typeof nothing {
  const {words, board: {fields}} = view;
  const asked = (['name', 'phone', 'remark'] as const).filter((field) => fields[field] !== 'hidden');
  if (asked.length === 0) return nothing;
  return html`<fieldset class="group" aria-describedby="private-hint">
    <legend>${words.t('form.private-part')}</legend>
    <p id="private-hint" class="hint">${words.t('form.private-hint')}</p>
    ${asked.map((field) => text(view, `privatePart.${field}`, fields[field] === 'optional'))}
  </fieldset>`;
}

/** Who may read the message. */
export function visibilityField(view: FormView): TemplateResult {
  const {words, values} = view;
  return radioGroup({
    name: 'visibility',
    legend: words.t('form.visibility'),
    value: values.visibility,
    error: errorAt(view, 'visibility'),
    options: VISIBILITIES.map((value) => ({
      value,
      label: words.t(`form.visibility-${value}`),
      ...(value === 'confidential' && {hint: words.t('form.visibility-confidential-hint')}),
    })),
  });
}

/** The error of a field, in words. */
export function errorAt({words, errors}: FormView, field: FieldName): string | undefined {
  const issue = errors.get(field);
  return issue && errorText(words, field, issue);
}

/** A confidential message shows nobody its address: the switch is for public ones. */
function spotFields(view: FormView): TemplateResult | typeof nothing {
  const {words, board: {fields}, values} = view;
  if (fields.place === 'hidden') return nothing;
  return html`<div class="spot">
    ${text(view, 'spot.address', fields.place === 'optional')}
    ${values.visibility === 'public'
      ? checkbox({name: 'spot.public', label: words.t('form.spot-public'), hint: words.t('form.spot-public-hint'), checked: values['spot.public']})
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
    error: errorAt(view, name),
    ...(hint && {hint: words.any(`form.${phrase}-hint`)}),
  });
}
