import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './words.js';

/** The orders of an inbox. */
export const SORTS = ['due', 'newest'] as const;

/** What to look for in the tray, and its order. */
export function searchView(
  words: Words, text: string, sort: (typeof SORTS)[number], canSearch: boolean,
  onChoose: (values: {readonly text?: string; readonly sort?: (typeof SORTS)[number]}) => void,
): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const value = new FormData(event.currentTarget as HTMLFormElement).get('text');
    if (typeof value === 'string') onChoose({text: value.trim()});
  };
  const onClear = (event: Event) => {
    const form = (event.currentTarget as Element).closest('form');
    form?.reset();
    onChoose({text: ''});
    form?.querySelector('input')?.focus();
  };
  return html`<form part="search" class="search" role="search" aria-label=${words.t('inbox.search')} @submit=${onSubmit}>
    ${canSearch ? html`<div class="field">
      <label for="text">${words.t('inbox.search')}</label>
      <div class="line">
        <input id="text" name="text" type="search" maxlength="200" autocomplete="off" enterkeyhint="search" .value=${text} />
        <button class="button">${words.t('inbox.search-button')}</button>
        ${text ? html`<button type="button" class="button secondary" @click=${onClear}>${words.t('inbox.search-clear')}</button>` : nothing}
      </div>
    </div>` : nothing}
    <div class="field sort">
      <label for="sort">${words.t('inbox.sort')}</label>
      <select id="sort" @change=${(event: Event) => onChoose({sort: (event.target as HTMLSelectElement).value as (typeof SORTS)[number]})}>
        ${SORTS.map((id) => html`<option value=${id} ?selected=${id === sort}>${words.t(`inbox.sort-${id}`)}</option>`)}
      </select>
    </div>
  </form>`;
}
