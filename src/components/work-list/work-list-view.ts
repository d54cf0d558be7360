import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Localize} from '../../controllers/localize.js';
import type {common} from '../../i18n/en/common.js';
import type {errors} from '../../i18n/en/errors.js';
import type {standing} from '../../i18n/en/standing.js';
import type {work} from '../../i18n/en/work.js';
import {findById, type BoardInfo, isNamedBy, type MessageSummary} from '../../model/index.js';
import {onRowKey} from '../civic-inbox/row-keys.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import {soonOf} from '../standing/due.js';
import {dueView, marksOf} from '../standing/standing-view.js';
import type {WorkList} from './work-list.js';

/** The words that a list is shown with. */
export type WorkWords = Localize<{readonly common: typeof common; readonly errors: typeof errors; readonly standing: typeof standing; readonly work: typeof work}>;

/** What a list is shown from. */
export interface WorkListModel {
  readonly list: WorkList;
  readonly words: WorkWords;
  readonly board: BoardInfo;
  readonly now: Date;
  /** What is said where there never was anything. */
  readonly empty?: string;
  /** What else there is to know of a message, below its title. */
  readonly facts?: (message: MessageSummary, agencyName: (id: string) => string) => TemplateResult | typeof nothing;
}

/** The messages to go through, each with what it is about and how it stands. */
export function listView(model: WorkListModel): TemplateResult {
  const {list, words} = model;
  const {items} = list;
  const rows = (element: EventTarget | null) => [...(element as HTMLElement).querySelectorAll<HTMLElement>('[data-row]')];
  return html`<div class="work-list">
    <div part="news" class="news" role="status">${newsView(model)}</div>
    ${!items ? nothing : items.length === 0 && !list.pages.hasMore ? html`<p class="notice">${list.isDone ? words.t('work.all-done') : model.empty ?? words.t('work.empty')}</p>`
      : html`<ul part="list" class="rows" aria-label=${words.t('work.messages')} @keydown=${(event: KeyboardEvent) => onRowKey(event, () => rows(event.currentTarget), {
        onToggle: (id) => list.open(id), onOpen: (row) => list.open(row.dataset['row'] ?? ''),
      })}>
        ${repeat(items, ({id}) => id, (item) => html`<li data-row=${item.id}>${rowView(item, model)}</li>`)}
      </ul>
      <p class="hint keys">${words.t('work.keys')}</p>
      ${moreView(model)}`}
  </div>`;
}

function rowView(message: MessageSummary, {list, words, board, now, facts}: WorkListModel): TemplateResult {
  const {id, number, title, kind, language, createdAt, agencyId} = message;
  const agencies = new Map(list.pages.agencies.map((agency) => [agency.id, agency.name]));
  const agencyName = (wanted: string) => words.text(agencies.get(wanted));
  const opened = isNamedBy(message, list.opened);
  const model = {words, timeZone: board.timeZone, now, soon: soonOf(board, now), agencyName};
  return html`<article part="row" class="row ${opened ? 'opened' : ''}">
    <button part="link" type="button" data-control="open" lang=${language || nothing} dir="auto" aria-current=${opened ? 'true' : nothing} @click=${() => list.open(id)}>${title}</button>
    <p class="hint">${[number, words.text(findById(board.kinds, kind)?.name), agencyName(agencyId)].filter(Boolean).map((fact, index) => html`${index > 0 ? ' · ' : ''}<bdi>${fact}</bdi>`)}</p>
    ${facts ? facts(message, agencyName) : html`<p class="hint">${phraseWith(words.any('work.sent'), {date: html`<time datetime=${createdAt}>${words.date(createdAt, board.timeZone)}</time>`})}</p>`}
    ${dueView(message, model)}
    <ul class="standing-marks">${marksOf(message, model)}</ul>
  </article>`;
}

function newsView({list, words}: WorkListModel): TemplateResult | typeof nothing {
  const {news} = list;
  if (news === 0) return nothing;
  return html`<button type="button" class="button secondary" @click=${() => list.refresh()}>${news > 0 ? words.t('work.new', {count: news}) : words.t('work.changed')}</button>`;
}

function moreView({list, words}: WorkListModel): TemplateResult {
  const {hasMore, morePending, moreError} = list.pages;
  return html`<div class="more">
    <div role="alert">${moreError ? html`<p class="notice failed">${words.t('work.failed-more')} ${words.any(`errors.${moreError.code}`)}</p>` : nothing}</div>
    ${hasMore ? html`<button type="button" class="button secondary" aria-disabled=${String(morePending)} @click=${() => void list.pages.more()}>
      ${words.t(morePending ? 'common.loading' : moreError ? 'errors.retry' : 'work.more')}
    </button>` : nothing}
  </div>`;
}

/** Where the open message stands in the list, and the way to its neighbours. `back`: the list is not beside it. */
export function stepsView({list, words}: WorkListModel, back: boolean): TemplateResult {
  const {number, total, items = []} = list;
  const alone = number === undefined && !back;
  if (alone) return html``;
  return html`<div class="steps">
    ${back ? html`<button type="button" class="button secondary" @click=${() => list.close()}>${words.t('work.back')}</button>` : nothing}
    ${number === undefined ? nothing : html`<p class="position">${words.t('work.position', {number, total: total ?? items.length})}</p>
    <button type="button" class="button secondary" aria-disabled=${String(number === 1)} @click=${() => list.step(-1)}>${words.t('work.previous')}</button>
    <button type="button" class="button secondary" aria-disabled=${String(number === items.length)} @click=${() => list.step(1)}>${words.t('work.next')}</button>`}
  </div>`;
}
