import {html, nothing, type TemplateResult} from 'lit';
import type {Localize} from '../../controllers/localize.js';
import type {common} from '../../i18n/en/common.js';
import type {list} from '../../i18n/en/list.js';
import type {status} from '../../i18n/en/status.js';
import type {Agency} from '../../model/agency.js';
import {isOverdue} from '../../model/overdue.js';
import {OPEN_STATES, type State} from '../../model/states.js';
import type {LocalizedText} from '../../model/localized.js';
import type {Queue} from '../../model/query.js';
import type {MessageSummary} from '../../model/view.js';
import {renderBadge} from '../civic-status-badge/badge.js';
import {threadUrl} from '../thread-url.js';

/** What entries are shown with, looked up once for all of them. */
export interface EntryModel {
  readonly words: Localize<{list: typeof list; common: typeof common; status: typeof status}>;
  readonly names: Names;
  readonly timeZone: string | undefined;
  readonly threadUrl: string;
  readonly queue: Queue;
  /** A text with what was looked for marked in it. */
  readonly marked: (text: string) => unknown;
  readonly now: Date;
  /** Somebody pressed the title. */
  readonly onOpen: (id: string, event: MouseEvent) => void;
}

/** Names by id. What is not in them, such as a topic that the town gave up, is left out. */
export interface Names {
  readonly kinds: ReadonlyMap<string, LocalizedText>;
  readonly topics: ReadonlyMap<string, LocalizedText>;
  readonly agencies: ReadonlyMap<string, LocalizedText>;
}

/** The names of things that have an id. */
export function namesOf(things: readonly (Pick<Agency, 'id' | 'name'>)[]): Names['agencies'] {
  return new Map(things.map(({id, name}) => [id, name]));
}

/** States that say more than the status does. */
const TOLD_STATES: readonly State[] = ['needs-info', 'in-review', 'closed'];

/** One message of the list. */
export function renderEntry(message: MessageSummary, model: EntryModel): TemplateResult {
  const {words, names} = model;
  const lang = message.language || nothing;
  return html`<article part="entry" class="entry">
    <h3 part="title" class="title">${renderTitle(message, model)}</h3>
    ${renderStanding(message, model)}
    <p part="excerpt" class="excerpt" lang=${lang} dir="auto">${model.marked(message.excerpt)}</p>
    <dl part="facts" class="facts">
      ${fact(words.t('list.kind'), words.text(names.kinds.get(message.kind)), 'quiet')}
      ${fact(words.t('list.topic'), words.text(names.topics.get(message.topic)), 'quiet')}
      ${fact(words.t('list.agency'), words.text(names.agencies.get(message.agencyId)), 'quiet')}
    </dl>
    <dl part="facts" class="facts">
      ${fact(words.t('common.the-author'), html`<bdi>${message.displayName || words.t('common.anonymous')}</bdi>`, 'quiet')}
      ${fact(words.t('list.sent'), time(message.createdAt, model))}
      ${message.answeredAt ? fact(words.t('list.answered-at'), time(message.answeredAt, model)) : nothing}
      ${renderDue(message, model)}
      ${message.followers > 0 ? fact(words.t('list.followed'), words.t('list.followers', {count: message.followers}), 'quiet') : nothing}
    </dl>
  </article>`;
}

/** The place that an entry takes, while it is on its way. */
export function renderSkeleton(): TemplateResult {
  return html`<div class="entry skeleton">
    <span class="bar title"></span>
    <span class="bar standing"></span>
    <span class="bar excerpt"></span>
    <span class="bar facts"></span>
    <span class="bar facts"></span>
  </div>`;
}

function renderTitle({id, title, language}: MessageSummary, {threadUrl: template, onOpen, marked}: EntryModel): TemplateResult {
  const lang = language || nothing;
  const open = (event: MouseEvent) => onOpen(id, event);
  const shown = marked(title);
  return template
    ? html`<a part="link" data-id=${id} href=${threadUrl(template, id)} lang=${lang} dir="auto" @click=${open}>${shown}</a>`
    : html`<button part="link" data-id=${id} type="button" class="link" lang=${lang} dir="auto" @click=${open}>${shown}</button>`;
}

function renderStanding({status, state, visibility}: MessageSummary, {words, queue}: EntryModel): TemplateResult {
  const mark = state === 'waiting' && queue === 'moderation' ? 'handed-back' : state && TOLD_STATES.includes(state) ? state : undefined;
  return html`<p class="standing">
    ${renderBadge(status, words.t(`status.${status}`))}
    ${mark ? html`<span part="mark" class="mark">${words.any(`list.state-${mark}`)}</span>` : nothing}
    ${visibility === 'confidential' ? html`<span part="mark" class="mark">${words.t('list.confidential')}</span>` : nothing}
  </p>`;
}

/** Only staff get to know when an answer is due, and it is overdue only while the unit's clock runs. */
function renderDue({dueAt, state}: MessageSummary, model: EntryModel): TemplateResult | typeof nothing {
  if (!dueAt) return nothing;
  const overdue = !!state && OPEN_STATES.includes(state) && isOverdue(dueAt, model.now);
  return fact(model.words.t(overdue ? 'list.overdue' : 'list.due-at'), time(dueAt, model), overdue ? 'overdue' : '');
}

/** `quiet`: what it is goes without saying for whoever sees the page, and is said to whoever hears it. */
function fact(label: string, value: unknown, look: 'quiet' | 'overdue' | '' = ''): TemplateResult | typeof nothing {
  if (!value) return nothing;
  return html`<div class="fact ${look}"><dt class=${look === 'quiet' ? 'visually-hidden' : nothing}>${label}</dt> <dd>${value}</dd></div>`;
}

function time(iso: string, {words, timeZone}: EntryModel): TemplateResult {
  return html`<time datetime=${iso}>${words.date(iso, timeZone)}</time>`;
}
