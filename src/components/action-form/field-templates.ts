import {html, nothing, type TemplateResult} from 'lit';
import type {CivicFilesChanged} from '../civic-attachments/civic-attachments.events.js';
import {type ActionField, charactersLeft, type FieldValue, filesOf, HALF_A_DATE} from './action-fields.js';
import {type FieldView, idOf, labelOf, nameOf} from './field-view.js';
import {renderHiddenFiles, renderMasks} from './hiding-templates.js';
import {renderRows} from './row-templates.js';
import type {Words} from './words.js';

/** Characters below a limit from which it is worth being told. */
const NEAR_THE_END = 20;

/** A field with its label, who will read it, what is wrong with it, and the control that the model names. */
export function renderField(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView): TemplateResult {
  switch (field.meta.control) {
    case 'tasks': return renderRows(field, path, value, view, renderField);
    case 'attachments': return renderAttachments(field, path, value, view);
    case 'agency': return view.units ? renderSelect(field, path, value, view, view.units) : renderAgency(field, path, value, view);
    case 'person': return renderPerson(field, path, value, view);
    case 'choice': case 'choices': case 'yes-no': return renderChoices(field, path, value, view);
    case 'masks': return renderMasks(field, path, value, view);
    case 'hidden-attachments': return renderHiddenFiles(field, value, view);
    default: return renderEntry(field, path, typeof value === 'string' ? value : '', view);
  }
}

function renderEntry(field: ActionField, path: string, value: string, view: FieldView) {
  const {meta} = field;
  const id = idOf(path);
  const problem = view.problemAt(path);
  const left = meta.max === undefined ? undefined : charactersLeft(meta, value);
  const described = `${id}-hint ${id}-error ${id}-left`;
  const onInput = (event: Event) => view.set(field, (event.target as HTMLTextAreaElement).value);
  return html`<div class="field" ?data-invalid=${problem !== ''}>
    <label for=${id}>${labelOf(field, view.words)}</label>
    ${renderHint(field, id, view)}${renderProblem(id, problem)}
    ${meta.control === 'text'
      ? html`<textarea
          id=${id}
          class=${(meta.max ?? 0) > 1000 ? 'long' : ''}
          dir="auto"
          ?required=${meta.required}
          aria-invalid=${problem !== ''}
          aria-describedby=${described}
          .value=${value}
          @input=${onInput}
        ></textarea>`
      : meta.control === 'date'
        ? html`<input
            id=${id}
            class="date"
            type="datetime-local"
            ?required=${meta.required}
            aria-invalid=${problem !== ''}
            aria-describedby=${described}
            .value=${value === HALF_A_DATE ? '' : value}
            @input=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              view.set(field, input.validity.badInput ? HALF_A_DATE : input.value);
            }}
          />`
        : html`<input
            id=${id}
            dir="auto"
            autocomplete="off"
            ?required=${meta.required}
            aria-invalid=${problem !== ''}
            aria-describedby=${described}
            .value=${value}
            @input=${onInput}
          />`}
    ${left === undefined || (meta.control === 'line' && left > NEAR_THE_END) ? nothing : renderLeft(id, left, view.words)}
  </div>`;
}

function renderChoices(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView) {
  const {meta, name} = field;
  const id = idOf(path);
  const many = meta.control === 'choices';
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const problem = view.problemAt(path);
  const onChange = (option: string, {checked}: HTMLInputElement) => {
    if (!many) view.set(field, option);
    else view.set(field, (before = []) => optionsOf(meta).filter((other) => (other === option ? checked : (before as readonly string[]).includes(other))));
  };
  return html`<fieldset class="field" data-path=${id} aria-describedby="${id}-hint ${id}-error" ?data-invalid=${problem !== ''}>
    <legend>${labelOf(field, view.words)}</legend>
    ${renderHint(field, id, view)}${renderProblem(id, problem)}
    <div class="options">
      ${optionsOf(meta).map((option) => html`<div class="choice">
        <input
          id="${id}-${option}"
          type=${many ? 'checkbox' : 'radio'}
          name=${id}
          .value=${option}
          .checked=${chosen.includes(option)}
          @change=${(event: Event) => onChange(option, event.target as HTMLInputElement)}
        />
        <label for="${id}-${option}">${optionText(name, option, view.words)}</label>
      </div>`)}
    </div>
  </fieldset>`;
}

const YES_NO = ['yes', 'no'] as const;

function optionsOf({control, options = []}: ActionField['meta']): readonly string[] {
  return control === 'yes-no' ? YES_NO : options;
}

function optionText(name: string, option: string, words: Words): string {
  switch (name) {
    case 'ground': return words.any(`reasons.ground-${option}`);
    case 'way': return words.any(`desk.way-${option}`);
    case 'solved': return words.any(`common.${option}`);
    default: return words.any(`reasons.reason-${option}`);
  }
}

/** A colleague, oneself first; or nobody in particular. */
function renderPerson(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView) {
  const {words, people} = view;
  const choices = [...(people ?? [])].sort((one, other) => Number(other.self) - Number(one.self));
  return renderSelect(field, path, value, view, [
    {id: '', name: people ? words.t('desk.nobody-in-particular') : words.t('common.loading')},
    ...choices.map(({personId, name, self}) => ({id: personId, name: self ? words.t('desk.colleague-self', {name}) : name})),
  ]);
}

/** A few things to choose one of. */
function renderSelect(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView, choices: readonly {readonly id: string; readonly name: string}[]) {
  const id = idOf(path);
  const problem = view.problemAt(path);
  const chosen = typeof value === 'string' ? value : '';
  return html`<div class="field" ?data-invalid=${problem !== ''}>
    <label for=${id}>${view.words.any(`desk.field-${field.name}`)}</label>
    ${renderHint(field, id, view)}${renderProblem(id, problem)}
    <select
      id=${id}
      aria-invalid=${problem !== ''}
      aria-describedby="${id}-hint ${id}-error"
      @change=${(event: Event) => view.set(field, (event.target as HTMLSelectElement).value)}
    >
      ${choices.map((choice) => html`<option value=${choice.id} ?selected=${choice.id === chosen}>${choice.name}</option>`)}
    </select>
  </div>`;
}

function renderAgency(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView) {
  const problem = view.problemAt(path);
  return html`<civic-agency-picker
    class="field"
    data-path=${idOf(path)}
    place-id=${view.placeId}
    label=${labelOf(field, view.words)}
    error=${problem}
    ?data-invalid=${problem !== ''}
    .value=${typeof value === 'string' ? value : ''}
    ?required=${field.meta.required}
    @civic-agency-picked=${(event: HTMLElementEventMap['civic-agency-picked']) => view.set(field, event.agencyId)}
  ></civic-agency-picker>`;
}

/** Everybody sees an answer: what it shows is public unless somebody says otherwise. A visit is made where people live: what it shows is not. */
function renderAttachments(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView) {
  const problem = view.problemAt(path);
  return html`<civic-attachments
    class="field"
    data-path=${idOf(path)}
    ?answer=${view.action !== 'visit'}
    ?visit=${view.action === 'visit'}
    label=${nameOf(field, view.words)}
    error=${problem}
    ?data-invalid=${problem !== ''}
    ?required=${field.meta.required}
    .files=${filesOf(value)}
    @civic-files-changed=${({files}: CivicFilesChanged) => view.set(field, files)}
  ></civic-attachments>`;
}

/** Who will read it; for a time, in which zone it is meant. */
function renderHint({meta}: ActionField, id: string, {words, timeZone}: FieldView) {
  const audience = meta.audience && words.any(`desk.audience-${meta.audience}`);
  const zone = meta.control === 'date' && words.t('desk.time-zone', {zone: zoneName(timeZone, words.language)});
  return audience || zone ? html`<p class="hint" id="${id}-hint">${audience} ${zone || nothing}</p>` : nothing;
}

function renderProblem(id: string, problem: string) {
  return problem ? html`<p class="error" id="${id}-error">${problem}</p>` : nothing;
}

/** Seen at once; spoken only towards the end, so that nobody is interrupted at every letter. */
function renderLeft(id: string, left: number, words: Words) {
  return html`<p class="left ${left < 0 ? 'error' : 'hint'}" id="${id}-left" aria-live=${left <= NEAR_THE_END ? 'polite' : 'off'}>
    ${left < 0 ? words.t('desk.over', {count: -left}) : words.t('desk.left', {count: left})}
  </p>`;
}

function zoneName(timeZone: string, language: string): string {
  const parts = new Intl.DateTimeFormat([language, 'en'], {timeZone, timeZoneName: 'long'}).formatToParts(0);
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? timeZone;
}
