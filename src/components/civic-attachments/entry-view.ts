import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {BoardError} from '../../adapter/index.js';
import type {HeldFile} from '../../controllers/held-file.js';
import type {UploadState} from '../../controllers/uploads.js';
import {cleanLine, countGraphemes} from '../../model/index.js';
import type {Limits} from '../../model/limits.js';
import {errorText} from '../error-text.js';
import {fileSize} from '../file-size.js';
import {isFilm} from './intake.js';
import type {Words} from './words.js';

/** Characters below the limit from which it is worth being told. */
const NEAR_THE_END = 20;

/** A file in the list, and what can be done with it. */
export interface Entry {
  readonly held: HeldFile;
  readonly limits: Limits;
  /** How far the file is, and how far its captions are. */
  readonly state: UploadState;
  readonly captionsState: UploadState;
  /** Nobody but those who handle it will see it in any case: there is nothing to switch. */
  readonly confidential: boolean;
  /** It belongs to an answer or a visit, and not to the message. */
  readonly byStaff: boolean;
  readonly onDescribe: (description: string) => void;
  readonly onSwitch: (isPublic: boolean) => void;
  readonly onCaptions: (file: File) => void;
  readonly onRemoveCaptions: () => void;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

const FILM = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v14H4zM10 9v6l5-3z" /></svg>`;

/** The file with its state, what it shows in words, who may see it, and the way to be rid of it. */
export function entryView(words: Words, entry: Entry): TemplateResult {
  const {held, onRemove} = entry;
  const film = isFilm(held);
  return html`<fieldset class="entry" data-key=${held.key}>
    <legend dir="auto">${held.name}</legend>
    <div class="thumb">${film ? FILM : html`<canvas width="192" height="192" data-key=${held.key} aria-hidden="true"></canvas>`}</div>
    <div class="facts">
      ${stateView(words, entry)}
      <button type="button" class="button secondary remove" aria-label=${words.t('attachments.remove-name', {name: held.name})} @click=${onRemove}>
        ${words.t('attachments.remove')}
      </button>
    </div>
    <div class="more">${description(words, entry, film)}${film ? captions(words, entry) : nothing}${publicSwitch(words, entry)}</div>
  </fieldset>`;
}

/** Where it stands, in words and as a bar. Not a live region: a bar that speaks at each step is noise. */
function stateView(words: Words, {held, state, captionsState, onRetry}: Entry) {
  const {file, name, uploadId, captions} = held;
  const size = html`<span class="muted">${fileSize(words.language, file.size)}</span>`;
  const done = uploadId !== undefined && (!captions || captions.uploadId !== undefined);
  if (done) return html`<p class="state done">${words.t('attachments.done')} · ${size}</p>`;
  const shown = uploadId === undefined ? state : captionsState;
  const retry = html`<button
    type="button"
    class="button secondary"
    aria-label=${words.t('attachments.retry-name', {name})}
    @click=${onRetry}
  >${words.t('errors.retry')}</button>`;
  switch (shown.phase) {
    case 'waiting': return html`<p class="state">${words.t('attachments.waiting')} · ${size}</p>${bar(words, name, 0)}`;
    case 'uploading': {
      const part = Math.min(1, shown.sent / Math.max(1, uploadId === undefined ? file.size : captions?.file.size ?? 1));
      const percent = new Intl.NumberFormat([words.language, 'en'], {style: 'percent'}).format(part);
      return html`<p class="state">${words.t('attachments.uploading', {percent})} · ${size}</p>${bar(words, name, part)}`;
    }
    case 'offline': return html`<p class="state">${words.t('attachments.offline')} · ${size}</p>${navigator.onLine ? retry : nothing}`;
    case 'failed': {
      const refused = shown.error.issues.some(({path}) => path === 'file');
      return html`<p class="state error"><strong>${words.t('attachments.failed')}</strong><br />${failure(words, held, shown.error)}</p>${refused ? nothing : retry}`;
    }
  }
}

function failure(words: Words, {name}: HeldFile, error: BoardError) {
  const issue = error.issues.find(({path}) => path === 'file');
  if (!issue) return errorText(words, error);
  return words.any(`attachments.refused-${issue.code === 'not-in-list' ? 'type' : issue.code === 'too-large' ? 'by-board' : 'unreadable'}`, {name});
}

function bar(words: Words, name: string, part: number) {
  return html`<progress max="1" .value=${part} aria-label=${words.t('attachments.upload-of', {name})}></progress>`;
}

function description(words: Words, {held, limits, onDescribe}: Entry, film: boolean) {
  const {key} = held;
  const left = limits.description - countGraphemes(cleanLine(held.description));
  return html`<div class="field">
    <label for="description-${key}">${words.t(film ? 'attachments.description-video' : 'attachments.description-image')}</label>
    <p class="hint" id="description-hint-${key}">${words.t('attachments.description-hint')}</p>
    <input
      id="description-${key}"
      dir="auto"
      autocomplete="off"
      aria-describedby="description-hint-${key} description-left-${key}"
      aria-invalid=${left < 0 ? 'true' : 'false'}
      .value=${live(held.description)}
      @input=${(event: Event) => onDescribe((event.target as HTMLInputElement).value)}
    />
    <p class="left ${left < 0 ? 'error' : 'hint'}" id="description-left-${key}" aria-live="polite">${left > NEAR_THE_END
      ? nothing
      : left < 0 ? words.t('attachments.over', {count: -left}) : words.t('attachments.left', {count: left})}</p>
  </div>`;
}

function publicSwitch(words: Words, {held, confidential, byStaff, onSwitch}: Entry) {
  if (confidential) return nothing;
  const {key} = held;
  return html`<div class="choice">
    <input
      type="checkbox"
      id="public-${key}"
      aria-describedby="public-hint-${key}"
      .checked=${live(held.public)}
      @change=${(event: Event) => onSwitch((event.target as HTMLInputElement).checked)}
    />
    <label for="public-${key}">${words.t('attachments.public')}</label>
    <p class="hint" id="public-hint-${key}">${words.t(byStaff ? 'attachments.public-hint-answer' : 'attachments.public-hint')}</p>
  </div>`;
}

function captions(words: Words, {held, onCaptions, onRemoveCaptions}: Entry) {
  if (held.captions) {
    const {name} = held.captions;
    return html`<p class="captions">
      <span dir="auto">${words.t('attachments.captions', {name})}</span>
      <button type="button" class="button secondary" aria-label=${words.t('attachments.remove-captions', {name})} @click=${onRemoveCaptions}>
        ${words.t('attachments.remove')}
      </button>
    </p>`;
  }
  const onChange = ({target}: Event) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) onCaptions(file);
  };
  return html`<div class="captions">
    <input type="file" hidden accept=".vtt,text/vtt" @change=${onChange} />
    <button
      type="button"
      class="button secondary"
      aria-describedby="captions-hint-${held.key}"
      @click=${({currentTarget}: Event) => (currentTarget as Element).parentElement?.querySelector('input')?.click()}
    >${words.t('attachments.add-captions')}</button>
    <span class="hint" id="captions-hint-${held.key}">${words.t('attachments.captions-hint')}</span>
  </div>`;
}
