import {html, nothing, type TemplateResult} from 'lit';
import {fillTemplate, type Placeholder, type ReplyTemplate} from '../../model/index.js';
import type {Reading} from '../civic-thread/reading.js';
import {agencyName} from '../civic-thread/reading.js';
import type {Words} from './words.js';

/** What can be done with a template. */
export interface TemplateActions {
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onInsert: (text: string) => void;
  readonly onReplace: (text: string) => void;
}

/** The templates that fit the message: one to choose, its text with everything filled in that is known, and two ways to take it. */
export function templatesView(reading: Reading, templates: readonly ReplyTemplate[], words: Words, now: Date, {chosen, onChoose, onInsert, onReplace}: TemplateActions): TemplateResult | typeof nothing {
  if (templates.length === 0) return nothing;
  const template = templates.find(({id}) => id === chosen);
  const text = template && fillTemplate(template.body, placeholderValues(reading, now));
  return html`<details part="templates" class="templates">
    <summary>${words.t('reply.templates', {count: templates.length})}</summary>
    <div class="template-parts"><div class="field">
      <label for="template">${words.t('reply.template')}</label>
      <select id="template" @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!template}>${words.t('reply.choose-template')}</option>
        ${templates.map(({id, name}) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
      </select>
    </div>
    ${text === undefined ? nothing : html`
      <p class="label" id="template-label">${words.t('reply.template-text')}</p>
      <p class="text template-text" dir="auto" role="group" aria-labelledby="template-label">${marked(text)}</p>
      <div class="buttons">
        <button type="button" class="button secondary" @click=${() => onInsert(text)}>${words.t('reply.insert-template')}</button>
        <button type="button" class="button secondary" @click=${() => onReplace(text)}>${words.t('reply.replace-template')}</button>
      </div>
    `}</div>
  </details>`;
}

/** What the message at hand says for each placeholder. */
function placeholderValues(reading: Reading, now: Date): Partial<Record<Placeholder, string>> {
  const {message, words, board} = reading;
  const {number, title, displayName, dueAt} = message;
  return {
    number, title, name: displayName, agency: agencyName(reading, message.agencyId),
    date: words.date(now.toISOString(), board?.timeZone), ...(dueAt && {due: words.date(dueAt, board?.timeZone)}),
  };
}

/** The text with what is still open marked in it. */
function marked(text: string) {
  return text.split(/(\{[a-z]+\})/).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part));
}
