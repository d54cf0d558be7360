import {html, raw} from 'hono/html';
import * as v from 'valibot';
import {type MessageQuery, PUBLIC_STATUSES, SORTS} from '../../model/index.js';
import {listHead} from '../publishing/head.js';
import type {ApiParts} from '../http/env.js';
import {checked} from '../http/request.js';
import {elementIn} from './element.js';
import type {Html, Page, PageContext} from './frame.js';
import {storeReader} from './reader.js';

const word = (max: number) => v.optional(v.pipe(v.string(), v.maxLength(max, 'too-long')), '');

/** What an address of the list may say. The names are those that `civic-message-list` keeps in an address; what else is there belongs to others. */
export const listQuery = v.object({
  search: word(200), place: word(100), agency: word(100), topic: word(100), kind: word(100),
  status: v.optional(v.picklist(['', ...PUBLIC_STATUSES], 'not-in-list'), ''),
  sort: v.optional(v.picklist(SORTS.filter((sort) => sort !== 'due'), 'not-in-list'), 'newest'),
  after: word(500),
});
type Values = v.InferOutput<typeof listQuery>;

/** The public board: filters as a plain form, messages, and the way to older ones. */
export async function listPage(context: PageContext, parts: ApiParts): Promise<Page> {
  const {words, board, addresses, link, url} = context;
  const values = checked(listQuery, Object.fromEntries(url.searchParams));
  const query = queryFor(values);
  const reader = storeReader(parts);
  // Fetched once, for the element and for the way on.
  const page = await reader.listMessages(query);
  const nothing = page.items.length === 0;
  const agency = page.agencies.find(({id}) => id === values.agency) ?? (values.agency ? (await reader.listAgencies({ids: [values.agency]}))[0] : undefined);
  const element = await elementIn('civic-message-list', {
    filters: '', 'thread-url': link('/messages/{id}').replaceAll('%7B', '{').replaceAll('%7D', '}'),
    'place-id': values.place || undefined, 'agency-id': values.agency || undefined, topic: values.topic || undefined, kind: values.kind || undefined,
    status: values.status || undefined, text: values.search || undefined, sort: values.sort,
  }, context, {...reader, listMessages: () => Promise.resolve(page)}, {inert: values.after !== ''});
  const title = agency ? words.text(agency.name) : words.t('pages.list');
  return {
    title, place: 'list',
    // Search engines get the list and not each way of looking at it.
    unlisted: values.search !== '' || values.after !== '' || values.kind !== '' || values.status !== '' || values.sort !== 'newest',
    head: listHead({placeId: values.place || undefined, agencyId: values.agency || undefined, topic: values.topic || undefined},
      {title, description: words.t('pages.about-board', {board: words.text(board.name)}), ...(agency && {agencyName: words.text(agency.name)})}, {board, words, addresses}),
    enhanced: !values.after,
    styles: element.styles,
    content: html`<p class="lead">${words.t('pages.list-lead')} <a href="${link('/write', values.agency ? {agency: values.agency} : {})}">${words.t('pages.write')}</a></p>
${filterForm(context, values)}
${nothing ? html`<p class="notice">${words.t('pages.none-found')}</p>` : element.content}
${wayOn(context, values, page.nextCursor)}`,
  };
}

function queryFor({search, place, agency, topic, kind, status, sort, after}: Values): MessageQuery {
  return {placeId: place, agencyId: agency, topic, kind, text: search, sort, ...(status && {status}), ...(after && {cursor: after})};
}

/** Sent with GET, so that what was chosen can be linked and kept by caches. Lists to choose from are folded, with how many are set: on a phone the first message is to be seen. */
function filterForm({words, board, root, url, link}: PageContext, values: Values): Html {
  const lang = url.searchParams.get('lang');
  const options = (chosen: string, list: readonly {readonly id: string; readonly name: string}[]) => html`<option value="">${words.t('common.any')}</option>
${list.map(({id, name}) => html`<option value="${id}"${id === chosen ? raw(' selected') : ''}>${name}</option>`)}`;
  const topics = board.topics.flatMap((topic) => [{id: topic.id, name: words.text(topic.name)}, ...(topic.children ?? []).map((child) => ({id: child.id, name: `${words.text(topic.name)} › ${words.text(child.name)}`}))]);
  const set = [values.topic, values.kind, values.status].filter(Boolean).length;
  return html`<form class="filter" method="get" action="${root}/messages" role="search" aria-label="${words.t('list.filters')}">
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}${values.agency ? html`<input type="hidden" name="agency" value="${values.agency}">` : ''}${values.place ? html`<input type="hidden" name="place" value="${values.place}">` : ''}
<div class="search"><div class="field"><label for="search">${words.t('list.search')}</label><input id="search" name="search" type="search" maxlength="200" value="${values.search}"></div><button class="button">${words.t('pages.filter')}</button></div>
<details><summary>${set > 0 ? words.t('list.filters-set', {count: set}) : words.t('list.more-filters')}</summary><div class="choices">
<div class="field"><label for="topic">${words.t('list.topic')}</label><select id="topic" name="topic">${options(values.topic, topics)}</select></div>
<div class="field"><label for="kind">${words.t('list.kind')}</label><select id="kind" name="kind">${options(values.kind, board.kinds.map(({id, name}) => ({id, name: words.text(name)})))}</select></div>
<div class="field"><label for="status">${words.t('list.status')}</label><select id="status" name="status">${options(values.status, PUBLIC_STATUSES.map((id) => ({id, name: words.t(`status.${id}`)})))}</select></div>
</div></details>
${set > 0 || values.search || values.agency || values.place ? html`<a href="${link('/messages')}">${words.t('pages.all-messages')}</a>` : ''}
</form>`;
}

/** Where script runs, the element's own button brings older messages, so the link is for the others. */
function wayOn({words, link}: PageContext, {after, ...values}: Values, next: string | undefined): Html | '' {
  const kept = {...values, sort: values.sort === 'newest' ? '' : values.sort};
  if (!next && !after) return '';
  return html`<nav class="actions${after ? '' : ' without-script'}" aria-label="${words.t('pages.next')}">${after ? html`<a href="${link('/messages', kept)}">${words.t('pages.first')}</a>` : ''}${next ? html`<a rel="next" href="${link('/messages', {...kept, after: next})}">${words.t('pages.next')}</a>` : ''}</nav>`;
}
