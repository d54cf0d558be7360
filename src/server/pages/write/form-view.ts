import {html, raw} from 'hono/html';
import {type FieldIssue, findById, type FieldRule, textIn, VISIBILITIES} from '../../../model/index.js';
import type {Html, PageContext} from '../frame.js';
import {asksForDemand, type Field, type FieldFinding, FIELDS, type Values} from './values.js';

/** What the form is written with. */
export interface FormModel {
  readonly values: Values;
  readonly agencyName: string;
  /** What is wrong, at most one thing a field. */
  readonly issues: ReadonlyMap<Field | 'form', FieldIssue>;
  /** Said above everything. */
  readonly problem?: string | undefined;
  /** What the privacy guard has found, once somebody wants to send it. */
  readonly findings?: readonly FieldFinding[] | undefined;
  /** The hidden field's text. */
  readonly mark: string;
}

/** The phrase of each field, which its requirement is named after. */
const PHRASES: Readonly<Record<Field, string>> = {
  kind: 'kind', agencyId: 'addressee', topic: 'topic', title: 'title', body: 'body', demand: 'demand', details: 'details', 'spot.address': 'spot', 'spot.public': 'spot-public',
  visibility: 'visibility', 'privatePart.name': 'name', 'privatePart.phone': 'phone', 'privatePart.remark': 'remark', email: 'email', consent: 'consent', attachments: 'attachments',
};

/** The form as plain HTML: what was typed stays, and what is wrong stands at its field and in a list above. */
export function formView(context: PageContext, model: FormModel): Html {
  const {words, board, link} = context;
  const {values, mark, agencyName, findings = []} = model;
  const {fields, services, limits, consent} = board;
  const text = (field: Field, {max, area = false, rule = 'required', hint = true, ...more}: TextOptions) => textField(context, model, field, {max, area, rule, hint, ...more});
  return html`<form class="page-form" method="post" action="${link('/write')}" novalidate>
${summary(context, model)}${findings.length > 0 ? guardView(context, findings) : ''}
<input type="hidden" name="mark" value="${mark}"><input type="hidden" name="kind" value="${values.kind}"><input type="hidden" name="agencyId" value="${values.agencyId}">
<p class="addressee">${words.text(findById(board.kinds, values.kind)?.name)} · ${words.t('pages.chosen-agency', {agency: agencyName})} <a href="${link('/write')}">${words.t('pages.other-agency')}</a></p>
${topicField(context, model)}
${text('title', {max: limits.title})}
${asksForDemand(board, values.kind)
    ? html`${text('demand', {max: limits.demand, area: true})}${text('details', {max: limits.details, area: true, rule: 'optional'})}`
    : text('body', {max: limits.body, area: true})}
${fields.place === 'hidden' ? '' : html`<div class="field-group">${text('spot.address', {max: limits.address, rule: fields.place})}${box(context, 'spot.public', values['spot.public'], words.t('form.spot-public'), words.t('form.spot-public-hint'))}</div>`}
${fields.attachments === 'hidden' ? '' : html`<p class="hint">${words.t('pages.no-files')}</p>`}
<fieldset class="choices"><legend>${words.t('form.visibility')}</legend>
${VISIBILITIES.map((option) => html`<div class="choice"><input type="radio" id="visibility-${option}" name="visibility" value="${option}"${(values.visibility || 'public') === option ? raw(' checked') : ''}><label for="visibility-${option}">${words.t(`form.visibility-${option}`)}</label>${option === 'confidential' ? html`<span class="hint">${words.t('form.visibility-confidential-hint')}</span>` : ''}</div>`)}
</fieldset>
${[fields.name, fields.phone, fields.remark].every((rule) => rule === 'hidden') && !(services.email && fields.email !== 'hidden') ? '' : html`<fieldset class="field-group"><legend class="group-title">${words.t('form.private-part')}</legend><p class="hint">${words.t('form.private-hint')}</p>
${fields.name === 'hidden' ? '' : text('privatePart.name', {max: limits.name, rule: fields.name, autocomplete: 'name'})}
${fields.phone === 'hidden' ? '' : text('privatePart.phone', {max: limits.phone, rule: fields.phone, hint: false, autocomplete: 'tel'})}
${fields.email === 'hidden' || !services.email ? '' : text('email', {max: 254, rule: fields.email, autocomplete: 'email'})}
${fields.remark === 'hidden' ? '' : text('privatePart.remark', {max: limits.remark, rule: fields.remark, hint: false, area: true})}</fieldset>`}
<section class="field-group" aria-labelledby="agreement"><h2 class="group-title" id="agreement">${words.t('form.agreement')}</h2>
<p>${textIn(consent.text, words.language)}${consent.url ? html`${' '}<a href="${consent.url}">${words.t('form.consent-more')}</a>` : ''}</p>
${box(context, 'consent', values.consent, words.t('form.consent'), '', errorOf(context, model, 'consent'))}</section>
<div class="trap" aria-hidden="true"><label for="website">${words.t('pages.trap')}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${findings.length > 0 ? box(context, 'guard', '', words.t('pages.send-anyway'), '') : ''}
<div><button class="button">${words.t('form.submit')}</button></div>
</form>`;
}

interface TextOptions {
  readonly max: number;
  readonly area?: boolean;
  readonly rule?: FieldRule;
  readonly hint?: boolean;
  readonly autocomplete?: string;
}

function textField(context: PageContext, model: FormModel, field: Field, {max, area, rule, hint, autocomplete}: TextOptions): Html {
  const {words} = context;
  const id = idOf(field);
  const name = PHRASES[field];
  const error = errorOf(context, model, field);
  const described = [...(hint ? [`${id}-hint`] : []), `${id}-limit`, ...(error ? [`${id}-error`] : [])].join(' ');
  const attributes = html`id="${id}" name="${field}" aria-describedby="${described}"${error ? raw(' aria-invalid="true"') : ''}${rule === 'required' ? raw(' required') : ''}`;
  return html`<div class="field"><label for="${id}">${words.any(`form.${name}`)}${rule === 'optional' ? html`${' '}<span class="hint">(${words.t('common.optional')})</span>` : ''}</label>
${hint ? html`<p class="hint" id="${id}-hint">${words.any(`form.${name}-hint`)}</p>` : ''}${error ? html`<p class="error" id="${id}-error">${error}</p>` : ''}
${area
    ? html`<textarea ${attributes} rows="6" dir="auto">
${model.values[field]}</textarea>`
    : html`<input ${attributes} dir="auto" autocomplete="${autocomplete ?? 'off'}" value="${model.values[field]}">`}
<p class="hint" id="${id}-limit">${words.t('form.limit', {count: max})}</p></div>`;
}

function topicField(context: PageContext, model: FormModel): Html {
  const {words, board} = context;
  const error = errorOf(context, model, 'topic');
  const option = (id: string, name: string) => html`<option value="${id}"${id === model.values.topic ? raw(' selected') : ''}>${name}</option>`;
  return html`<div class="field"><label for="topic">${words.t('form.topic')}</label>${error ? html`<p class="error" id="topic-error">${error}</p>` : ''}
<select id="topic" name="topic" required${error ? raw(' aria-invalid="true" aria-describedby="topic-error"') : ''}><option value="">${words.t('form.choose-topic')}</option>
${board.topics.map((topic) => {
    const inside = topic.children?.filter(({closed}) => !closed) ?? [];
    const general = (name: string) => (topic.closed ? '' : option(topic.id, name));
    return inside.length
      ? html`<optgroup label="${words.text(topic.name)}">${general(words.t('form.topic-general', {topic: words.text(topic.name)}))}${inside.map((child) => option(child.id, words.text(child.name)))}</optgroup>`
      : general(words.text(topic.name));
  })}</select></div>`;
}

function box(_context: PageContext, name: string, value: string, label: string, hint: string, error = ''): Html {
  const id = idOf(name);
  const described = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ');
  return html`<div class="field">${error ? html`<p class="error" id="${id}-error">${error}</p>` : ''}<div class="choice"><input type="checkbox" id="${id}" name="${name}" value="on"${value ? raw(' checked') : ''}${described ? raw(` aria-describedby="${described}"`) : ''}${error ? raw(' aria-invalid="true"') : ''}><label for="${id}">${label}</label>${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : ''}</div></div>`;
}

/** Everything that is wrong, each with a link to its field. */
function summary(context: PageContext, {issues, problem}: FormModel): Html | '' {
  const {words} = context;
  if (issues.size === 0 && !problem) return '';
  return html`<section class="notice failed" role="alert" aria-labelledby="problem"><h2 class="group-title" id="problem">${words.t('form.summary-title')}</h2>
${problem ? html`<p>${problem}</p>` : ''}${issues.size > 0 ? html`<ul class="findings">${[...issues].map(([field, issue]) => html`<li>${field === 'form' ? words.t('errors.invalid') : html`<a href="#${idOf(field)}">${issue.code === 'required' ? issueText(context, field, issue) : words.t('form.summary-item', {field: words.any(`form.${PHRASES[field]}`), problem: issueText(context, field, issue)})}</a>`}</li>`)}</ul>` : ''}</section>
`;
}

/** What somebody may not have meant to tell everybody, before it is sent. */
function guardView({words}: PageContext, findings: readonly FieldFinding[]): Html {
  return html`<section class="notice" aria-labelledby="guard-title"><h2 class="group-title" id="guard-title">${words.t('guard.summary-title')}</h2>
<p>${words.t('guard.summary-text')}</p>
<ul class="findings">${findings.map(({kind, text, field}) => html`<li><a href="#${idOf(field)}">${words.t('guard.quoted', {kind: words.any(`guard.kind-${kind}`), words: text})}</a>. ${words.any(`guard.why-${kind}`)}</li>`)}</ul>
<p>${words.t('pages.guard-lead')}</p></section>
`;
}

/** Issues at the fields of the form, in its order. */
export function issuesByField(issues: readonly FieldIssue[]): ReadonlyMap<Field | 'form', FieldIssue> {
  const at = (path: string): Field | 'form' => (path === 'spot' ? 'spot.address' : path.startsWith('attachments') ? 'attachments' : FIELDS.find((field) => field === path) ?? 'form');
  const found = new Map(issues.map((issue) => [at(issue.path), issue] as const));
  return new Map([...FIELDS, 'form' as const].flatMap((field) => {
    const issue = found.get(field);
    return issue ? [[field, issue] as const] : [];
  }));
}

function errorOf(context: PageContext, {issues}: FormModel, field: Field): string {
  const issue = issues.get(field);
  return issue ? issueText(context, field, issue) : '';
}

function issueText({words}: PageContext, field: Field, {code, max}: FieldIssue): string {
  if (code === 'required') return words.any(`form.${PHRASES[field]}-required`);
  return words.any(`errors.field-${code}`, max === undefined ? {} : {max});
}

function idOf(field: string): string {
  return field.replace('.', '-');
}
