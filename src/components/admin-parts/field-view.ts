import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {FieldIssue} from '../../model/index.js';
import type {CivicAgencyPicked} from '../civic-agency-picker/civic-agency-picker.events.js';
import {type AdminField, type FieldValue, isTicked, localizedIn, textIn, type Values} from './admin-field.js';
import type {CivicPlacePicked} from '../civic-place-picker/civic-place-picker.events.js';

/** What a field's template needs beside the field. */
export interface FieldView {
  readonly words: {readonly language: string; any(key: string, values?: Readonly<Record<string, string | number>>): string};
  /** The section of the words that labels and hints are in. */
  readonly section: string;
  readonly languages: readonly string[];
  readonly issues: readonly FieldIssue[];
  readonly set: (name: string, value: FieldValue) => void;
}

/** A field with its label, help, mistake and control. */
export function fieldView(field: AdminField, values: Values, view: FieldView): TemplateResult {
  const {name, control, required = false, says = name} = field;
  const {words, section, set} = view;
  const helps = typeof field.hint === 'string' ? field.hint : says;
  const problem = problemOf(field, view);
  const id = `field-${name.replaceAll('.', '-')}`;
  const label = required ? words.any(`${section}.field-${says}`) : `${words.any(`${section}.field-${says}`)} (${words.any('common.optional')})`;
  const described = [field.hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || nothing;
  const invalid = problem ? 'true' : nothing;
  const hint = field.hint ? html`<p class="hint" id="${id}-hint">${words.any(`${section}.hint-${helps}`)}</p>` : nothing;
  const error = problem ? html`<p class="error" id="${id}-error">${problem}</p>` : nothing;
  const onInput = ({target}: Event) => set(name, (target as HTMLInputElement).value);
  switch (control) {
    case 'tick':
      return html`<div class="choice">
        <input id=${id} data-field=${name} type="checkbox" .checked=${live(isTicked(values, name))} aria-describedby=${described}
          @change=${({target}: Event) => set(name, (target as HTMLInputElement).checked)} />
        <label for=${id}>${words.any(`${section}.field-${says}`)}</label>${hint}${error}
      </div>`;
    case 'localized':
      return html`<fieldset class="field" data-field=${name} tabindex="-1" aria-describedby=${described}>
        <legend>${label}</legend>${hint}${error}
        ${view.languages.map((tag) => html`<div class="field language">
          <label for="${id}-${tag}">${languageName(tag, words.language)}</label>
          <input id="${id}-${tag}" lang=${tag} dir="auto" .value=${live(localizedIn(values, name)[tag] ?? '')} aria-invalid=${invalid}
            @change=${({target}: Event) => set(name, {...localizedIn(values, name), [tag]: (target as HTMLInputElement).value})} />
        </div>`)}
      </fieldset>`;
    case 'choice':
      return html`<div class="field">
        <label for=${id}>${label}</label>${hint}${error}
        <select id=${id} data-field=${name} aria-describedby=${described} aria-invalid=${invalid} @change=${onInput}>
          ${(field.options ?? []).map(({value, label: text}) => html`<option value=${value} ?selected=${value === textIn(values, name)}>${text}</option>`)}
        </select>
      </div>`;
    case 'agency':
      return html`<civic-agency-picker data-field=${name} label=${label} hint=${field.hint ? words.any(`${section}.hint-${helps}`) : ''} error=${problem}
        value=${textIn(values, name)} ?required=${required} @civic-agency-picked=${({agencyId}: CivicAgencyPicked) => set(name, agencyId)}></civic-agency-picker>`;
    case 'place':
      return html`<civic-place-picker data-field=${name} label=${label} error=${problem} value=${textIn(values, name)}
        @civic-place-picked=${({placeId}: CivicPlacePicked) => set(name, placeId)}></civic-place-picker>`;
    case 'text':
      return html`<div class="field">
        <label for=${id}>${label}</label>${hint}${error}
        <textarea id=${id} data-field=${name} dir="auto" .value=${live(textIn(values, name))} aria-required=${required ? 'true' : nothing} aria-describedby=${described}
          aria-invalid=${invalid} @input=${onInput}></textarea>
      </div>`;
    default:
      return html`<div class="field">
        <label for=${id}>${label}</label>${hint}${error}
        <input id=${id} data-field=${name} type=${INPUT_TYPES[control]} dir="auto" ?readonly=${field.fixed} .value=${live(textIn(values, name))} autocomplete="off"
          aria-required=${required ? 'true' : nothing} aria-describedby=${described} aria-invalid=${invalid} @input=${onInput} />
      </div>`;
  }
}

const INPUT_TYPES = {line: 'text', email: 'email', number: 'number', date: 'date'} as const;

function problemOf({name}: AdminField, {issues, words}: FieldView): string {
  const issue = issues.find(({path}) => path === name || path.startsWith(`${name}.`));
  return issue ? words.any(`errors.field-${issue.code}`, issue.max === undefined ? {} : {max: issue.max}) : '';
}

/** The name of a language in the reader's own. */
function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language, 'en'], {type: 'language'}).of(tag) ?? tag;
}
