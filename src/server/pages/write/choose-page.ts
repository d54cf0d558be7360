import {html, raw} from 'hono/html';
import type {Agency, Place} from '../../../model/index.js';
import type {ApiParts} from '../../http/env.js';
import type {Html, Page, PageContext} from '../frame.js';

/** Steps that have no choice are taken by themselves: a board of one county begins inside of it. */
const DEEPEST = 8;

/** Where to write to: the agencies of a place, and the places in it. */
export async function choosePage(context: PageContext, {store}: ApiParts, placeId: string): Promise<Page> {
  const {words, link} = context;
  const path = placeId ? await store.getPlacePath(placeId) : [];
  let inside: readonly Place[] = await store.listPlaces(path.at(-1)?.id ?? null);
  const entered: Place[] = [...path];
  for (let depth = 0; inside.length === 1 && depth < DEEPEST; depth++) {
    const [only] = inside as [Place];
    entered.push(only);
    inside = only.hasChildren ? await store.listPlaces(only.id) : [];
  }
  const agencies = (await Promise.all((placeId ? entered.slice(-1) : entered).map(({id}) => store.listAgencies({placeId: id})))).flat();
  return {
    title: words.t('pages.write'), place: 'write', unlisted: placeId !== '',
    content: html`<p class="lead">${words.t('pages.write-lead')}</p>
<h2>${words.t('pages.choose-agency')}</h2>
${entered.length > 0 ? html`<p>${entered.map(({name}) => words.text(name)).join(' › ')}</p>` : ''}
${agencies.length > 0 ? list(agencies, ({id, name}: Agency) => html`<a href="${link('/write', {agency: id})}">${words.text(name)}</a>`) : ''}
${inside.length > 0 ? html`<h2>${words.t('list.place')}</h2>${list(inside, ({id, name}: Place) => html`<a href="${link('/write', {place: id})}">${words.text(name)}</a>`)}` : ''}
${placeId ? html`<p><a href="${link('/write')}">${words.t('pages.other-agency')}</a></p>` : ''}`,
  };
}

/** What it is: the fields that are asked for depend on it. */
export function kindPage({words, board, link, root, url}: PageContext, agency: Agency): Page {
  const lang = url.searchParams.get('lang');
  return {
    title: words.t('pages.write'), place: 'write', unlisted: true,
    content: html`<form class="page-form" method="get" action="${root}/write">${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}<input type="hidden" name="agency" value="${agency.id}">
<p>${words.t('pages.chosen-agency', {agency: words.text(agency.name)})} <a href="${link('/write')}">${words.t('pages.other-agency')}</a></p>
<fieldset class="choices"><legend>${words.t('form.kind')}</legend>
${board.kinds.map(({id, name}, index) => html`<div class="choice"><input type="radio" id="kind-${id}" name="kind" value="${id}" required${index === 0 ? raw(' checked') : ''}><label for="kind-${id}">${words.text(name)}</label></div>`)}</fieldset>
<div><button class="button">${words.t('pages.go')}</button></div></form>`,
  };
}

function list<T>(items: readonly T[], write: (item: T) => Html): Html {
  return html`<ul class="links">${items.map((item) => html`<li>${write(item)}</li>`)}</ul>`;
}
