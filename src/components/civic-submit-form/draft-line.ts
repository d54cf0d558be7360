import {html, nothing, type TemplateResult} from 'lit';
import type {DraftKeeper} from '../../controllers/draft-keeper.js';
import type {Words} from './words.js';

/** What the lines about the draft need. */
export interface DraftLine {
  readonly drafts: DraftKeeper;
  readonly timeZone: string | undefined;
  readonly onClear: () => void;
  readonly onUndo: () => void;
}

/** Above the form: what was brought back, cleared, or cannot be kept. Calm, and once. */
export function draftLine(words: Words, {drafts, timeZone, onClear, onUndo}: DraftLine): TemplateResult {
  const {restoredAt, canUndo, parted, problem} = drafts;
  return html`<div class="lines">
    ${restoredAt ? html`<p part="draft" class="notice line">
      <span>${words.t('outbox.restored', {date: words.dateTime(restoredAt, timeZone)})}</span>
      <button type="button" class="link" @click=${onClear}>${words.t('outbox.clear')}</button>
    </p>` : nothing}
    ${canUndo ? html`<p part="draft" class="notice line">
      <span>${words.t('outbox.cleared')}</span>
      <button type="button" class="link" @click=${onUndo}>${words.t('outbox.undo')}</button>
    </p>` : nothing}
    ${parted ? html`<p class="notice">${words.t('outbox.parted')}</p>` : nothing}
    ${problem ? html`<p class="notice">${words.t(problem === 'full' ? 'outbox.no-room' : 'outbox.no-storage')}</p>` : nothing}
  </div>`;
}

/** Below the button: that it is kept, and how to be rid of it on a computer that others use too. */
export function keepingLine(words: Words, {problem}: DraftKeeper, onClear: () => void): TemplateResult {
  return html`<p class="keeping">
    ${problem ? nothing : html`<span class="hint">${words.t('outbox.kept-as-you-write')}</span>`}
    <button type="button" class="link" @click=${onClear}>${words.t('outbox.clear-form')}</button>
  </p>`;
}
