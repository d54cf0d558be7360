import {html, nothing, type TemplateResult} from 'lit';
import type {SharedDraft} from '../../controllers/shared-draft.js';
import type {BoardInfo, ReplyDraftContent} from '../../model/index.js';
import {relativeTime} from '../standing/due.js';
import type {Words} from './words.js';

const FIELDS = ['body', 'organisation', 'person', 'contact', 'internalText'] as const satisfies readonly (keyof ReplyDraftContent)[];

/** What can be done about two texts. */
export interface ConflictActions {
  readonly onTake: () => void;
  readonly onKeep: () => void;
  readonly onCopy: (event: Event) => void;
  /** What became of copying, in words. */
  readonly copied: string;
}

/** Where the shared draft stands, in a line. Said to screen readers when it is bad news, and otherwise only seen. */
export function draftLine({phase, base, news, error}: SharedDraft, words: Words, board: BoardInfo, now: Date): TemplateResult {
  const bad = phase === 'offline' || phase === 'failed' || phase === 'closed';
  const text = phase === 'saved'
    ? base ? words.t('reply.draft-saved', {date: words.dateTime(base.changedAt, board.timeZone)}) : words.t('reply.draft-none')
    : phase === 'none' || phase === 'conflict' ? '' : words.any(`reply.draft-${phase}`);
  const problem = phase === 'failed' && error?.code === 'invalid' ? error.issues[0] : undefined;
  return html`<div class="draft">
    <div role="status">
      ${bad ? html`<p class="notice failed">${text} ${problem ? words.any(`errors.field-${problem.code}`, {max: problem.max ?? 0}) : nothing}</p>` : nothing}
      ${news ? html`<p class="notice">${words.t('reply.draft-newer', {name: news.changedBy, relative: relativeTime(news.changedAt, now, words.language)})}</p>` : nothing}
    </div>
    ${bad ? nothing : html`<p class="hint">${text}</p>`}
  </div>`;
}

/** Two people wrote: both texts, side by side where there is room, and the three ways on. Nothing is overwritten before one is chosen. */
export function conflictView({theirs}: SharedDraft, own: ReplyDraftContent, words: Words, now: Date, {onTake, onKeep, onCopy, copied}: ConflictActions): TemplateResult | typeof nothing {
  if (!theirs) return nothing;
  const {changedBy, changedAt, mine, content} = theirs;
  const relative = relativeTime(changedAt, now, words.language);
  const fields = FIELDS.filter((field) => own[field] !== content[field]);
  const side = (id: string, title: string, draft: ReplyDraftContent) => html`<section class="side" aria-labelledby=${id}>
    <h5 id=${id}>${title}</h5>
    ${fields.map((field) => html`<p class="label">${words.any(`desk.field-${field}`)}</p><p class="text" dir="auto" tabindex="-1" data-field=${field}>${draft[field] || '–'}</p>`)}
  </section>`;
  return html`<section part="conflict" id="conflict" class="conflict notice" tabindex="-1" aria-labelledby="conflict-title">
    <h4 id="conflict-title">${mine ? words.t('reply.conflict-title-self', {relative}) : words.t('reply.conflict-title', {name: changedBy, relative})}</h4>
    <p>${words.t('reply.conflict-hint')}</p>
    <div class="sides">
      ${side('conflict-theirs', mine ? words.t('reply.conflict-theirs-self') : words.t('reply.conflict-theirs', {name: changedBy}), content)}
      ${side('conflict-mine', words.t('reply.conflict-yours'), own)}
    </div>
    <div class="buttons">
      <button type="button" class="button secondary" @click=${onTake}>${words.t('reply.take-theirs')}</button>
      <button type="button" class="button secondary" @click=${onKeep}>${words.t('reply.keep-mine')}</button>
      <button type="button" class="button secondary" @click=${onCopy}>${words.t('reply.copy-mine')}</button>
    </div>
    <p role="status">${copied}</p>
  </section>`;
}
