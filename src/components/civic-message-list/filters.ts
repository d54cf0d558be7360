import {html, nothing, type TemplateResult} from 'lit';
import type {LazyPart} from '../../controllers/lazy-part.js';
import {failedPart} from '../failed-part.js';
import type {FilterLists, ListsModel} from './filter-lists.js';

/** The controls that a list can show. */
export const FILTERS = ['search', 'place', 'agency', 'topic', 'kind', 'status', 'sort'] as const;
export type Filter = (typeof FILTERS)[number];

/** What is filtered by; an empty string means anything. */
export interface FilterValues {
  readonly text: string;
  readonly placeId: string;
  readonly agencyId: string;
  readonly topic: string;
  readonly kind: string;
  readonly status: string;
}

/** Everything that the controls are made from. */
export interface FilterModel extends ListsModel {
  readonly lists: LazyPart<FilterLists>;
  /** How many of the values are set, apart from the words to find. */
  readonly count: number;
  /** There is room to show everything; otherwise the lists are folded. */
  readonly wide: boolean;
  readonly unfolded: boolean;
  readonly onFold: (unfolded: boolean) => void;
}

/** The form above the list: words take effect when they are sent, lists as soon as something is chosen. */
export function renderFilters(model: FilterModel): TemplateResult | typeof nothing {
  const {words, shown, wide, unfolded, count} = model;
  if (shown.size === 0) return nothing;
  const onToggle = (event: Event) => !wide && model.onFold((event.currentTarget as HTMLDetailsElement).open);
  const choices = shown.size - (shown.has('search') ? 1 : 0);
  return html`<form part="filters" class="filters" role="search" aria-label=${words.t('list.filters')} @submit=${submitter(model)}>
    ${shown.has('search') ? renderSearch(model) : nothing}
    ${choices > 0
      ? html`<details class=${wide ? 'lists wide' : 'lists'} ?open=${wide || unfolded} @toggle=${onToggle}>
          <summary>${count > 0 ? words.t('list.filters-set', {count}) : words.t('list.more-filters')}</summary>
          ${renderLists(model, choices)}
        </details>`
      : nothing}
  </form>`;
}

/** While they are on their way, what takes their place is as high as they are. */
function renderLists(model: FilterModel, count: number): TemplateResult {
  const {words, lists} = model;
  if (lists.failed) return failedPart(words, lists);
  return html`<div class="grid">
    ${lists.part
      ? lists.part.render(model)
      : Array.from({length: count}, () => html`<div class="field" aria-hidden="true"><span class="bar"></span><span class="bar list"></span></div>`)}
  </div>`;
}

function renderSearch({words, values}: FilterModel): TemplateResult {
  return html`<div class="field search">
    <label for="text">${words.t('list.search')}</label>
    <div class="row">
      <input id="text" name="text" type="search" maxlength="200" autocomplete="off" enterkeyhint="search" .value=${values.text}>
      <button class="button">${words.t('list.search-button')}</button>
    </div>
  </div>`;
}

function submitter({onFilter}: FilterModel) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget as HTMLFormElement).get('text');
    if (typeof text === 'string') onFilter({text: text.trim()});
  };
}
