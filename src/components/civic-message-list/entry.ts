import {html, nothing, type TemplateResult} from 'lit';
import type {Localize} from '../../controllers/localize.js';
import type {common} from '../../i18n/en/common.js';
import type {list} from '../../i18n/en/list.js';
import type {status} from '../../i18n/en/status.js';
import type {LocalizedText, Names} from '../../model/localized.js';
import type {Queue} from '../../model/query.js';
import type {MessageSummary} from '../../model/view.js';
import {renderBadge} from '../civic-status-badge/badge.js';
import {threadUrl} from '../thread-url.js';

/** What entries are shown with, looked up once for all of them. */
export interface EntryModel {
  readonly words: Localize<{list: typeof list; common: typeof common; status: typeof status}>;
  /** What the town calls kinds and topics; one that it gave up is left out. */
  readonly kinds: Names;
  readonly topics: Names;
  readonly timeZone: string | undefined;
  readonly threadUrl: string;
  readonly queue: Queue;
  /** What a list with tools says more. */
  readonly tools: EntryTools | undefined;
}

/** What finds messages, and what is there for those who work with them. */
export interface EntryTools {
  /** A text with what was looked for marked in it. */
  marked(text: string): unknown;
  /** How a message stands beside its status. */
  marks(message: MessageSummary, model: EntryModel): unknown;
  /** When it is due. */
  due(message: MessageSummary, model: EntryModel): unknown;
}

/**
 * One message of the list, at this agency. Nothing stands between the tags and no element is there twice over: a long list is made of thousands of
 * these. It is drawn once and for all ({@link Entries}), so nothing in it listens; `data-id` tells which message was pressed.
 */
export function renderEntry(message: MessageSummary, agency: LocalizedText | undefined, model: EntryModel): TemplateResult {
  const {words, kinds, topics, tools} = model;
  const {status, excerpt, language, displayName, createdAt} = message;
  return html`<div role="listitem" part="entry" class="entry"><h3 part="title" class="title">${renderTitle(message, model)}</h3><p class="standing">${
    renderBadge(status, words.t(`status.${status}`))}${tools?.marks(message, model)}</p><p part="excerpt" class="excerpt" lang=${language || nothing} dir="auto">${
    tools?.marked(excerpt) ?? excerpt}</p><p part="facts" class="facts">${
    quiet(words.t('list.kind'), words.text(kinds.get(message.kind)))}${
    quiet(words.t('list.topic'), words.text(topics.get(message.topic)))}${
    quiet(words.t('list.agency'), words.text(agency))}</p><p part="facts" class="facts">${
    quiet(words.t('common.the-author'), html`<bdi>${displayName || words.t('common.anonymous')}</bdi>`)}${
    dated(words.t('list.sent'), createdAt, model)}${renderRest(message, model)}</p></div>`;
}

/** The place that an entry takes, while it is on its way. */
export function renderSkeleton(): TemplateResult {
  return html`<div class="entry">
    <span class="bar title"></span>
    <span class="bar standing"></span>
    <span class="bar excerpt"></span>
    <span class="bar facts"></span>
    <span class="bar facts"></span>
  </div>`;
}

function renderTitle({id, title, language}: MessageSummary, {threadUrl: template, tools}: EntryModel): TemplateResult {
  const lang = language || nothing;
  const shown = tools?.marked(title) ?? title;
  return template
    ? html`<a part="link" data-id=${id} href=${threadUrl(template, id)} lang=${lang} dir="auto">${shown}</a>`
    : html`<button part="link" data-id=${id} type="button" class="link" lang=${lang} dir="auto">${shown}</button>`;
}

/** What not every message has: when it was answered and is due, and who follows it. */
function renderRest(message: MessageSummary, model: EntryModel): unknown {
  const {words, tools} = model;
  const {answeredAt, followers} = message;
  const rest = [
    answeredAt && dated(words.t('list.answered-at'), answeredAt, model),
    tools?.due(message, model),
    followers > 0 && quiet(words.t('list.followed'), words.t('list.followers', {count: followers})),
  ].filter(Boolean);
  return rest.length > 0 ? rest : nothing;
}

/** What goes without saying for whoever sees it in its place, and is said to whoever hears it. */
function quiet(label: string, value: unknown): TemplateResult | typeof nothing {
  return value ? html`<span class="fact"><span class="visually-hidden">${`${label}: `}</span>${value}</span>` : nothing;
}

/** The date with what happened then: a machine reads the attribute. */
export function dated(label: string, iso: string, {words, timeZone}: EntryModel, more = ''): TemplateResult {
  return html`<time class="fact ${more}" datetime=${iso}>${`${label} ${words.date(iso, timeZone)}`}</time>`;
}
