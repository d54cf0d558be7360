import {html, nothing, type TemplateResult} from 'lit';
import type {Localize} from '../../controllers/localize.js';
import type {common} from '../../i18n/en/common.js';
import type {list} from '../../i18n/en/list.js';
import type {Agency} from '../../model/agency.js';
import type {BoardInfo} from '../../model/board.js';
import type {PublicStatus} from '../../model/lifecycle.js';
import type {LocalizedText} from '../../model/localized.js';
import type {Sort} from '../../model/query.js';
import type {Topic} from '../../model/topic.js';
import type {Territory} from './territory.js';

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
export interface FilterModel {
  readonly words: Localize<{list: typeof list; common: typeof common; status: Readonly<Record<PublicStatus, string>>}>;
  readonly shown: ReadonlySet<Filter>;
  readonly values: FilterValues & {readonly sort: Sort};
  /** How many of the values are set, apart from the words to find. */
  readonly count: number;
  /** Undefined until it was fetched: the controls keep their place. */
  readonly board: BoardInfo | undefined;
  readonly territory: Territory | undefined;
  readonly agencies: readonly Agency[];
  readonly statuses: readonly PublicStatus[];
  readonly sorts: readonly Sort[];
  /** There is room to show everything; otherwise the lists are folded. */
  readonly wide: boolean;
  readonly unfolded: boolean;
  readonly onFold: (unfolded: boolean) => void;
  readonly onFilter: (values: Partial<FilterValues & {readonly sort: Sort}>) => void;
}

interface Option {
  readonly id: string;
  readonly name: string;
}

/** The form above the list: words take effect when they are sent, lists as soon as something is chosen. */
export function renderFilters(model: FilterModel): TemplateResult | typeof nothing {
  const {words, shown, wide, unfolded, count} = model;
  if (shown.size === 0) return nothing;
  const onToggle = (event: Event) => !wide && model.onFold((event.currentTarget as HTMLDetailsElement).open);
  const lists = shown.size > (shown.has('search') ? 1 : 0);
  return html`<form part="filters" class="filters" role="search" aria-label=${words.t('list.filters')} @submit=${submitter(model)}>
    ${shown.has('search') ? renderSearch(model) : nothing}
    ${lists
      ? html`<details class=${wide ? 'lists wide' : 'lists'} .open=${wide || unfolded} @toggle=${onToggle}>
          <summary>${count > 0 ? words.t('list.filters-set', {count}) : words.t('list.more-filters')}</summary>
          <div class="grid">${renderLists(model)}</div>
        </details>`
      : nothing}
  </form>`;
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

function renderLists(model: FilterModel): unknown[] {
  const {words, shown, values, board, agencies, statuses, sorts, onFilter} = model;
  const named = ({id, name}: {id: string; name: LocalizedText}) => ({id, name: words.text(name)});
  const simple = (filter: 'topic' | 'kind' | 'status', options: readonly Option[]) =>
    shown.has(filter) ? renderSelect(words, filter, words.t(`list.${filter}`), options, values[filter], (value) => onFilter({[filter]: value})) : nothing;
  return [
    shown.has('place') ? renderPlaces(model) : nothing,
    shown.has('agency')
      ? renderSelect(words, 'agency', words.t('list.agency'), agencies.map(named), values.agencyId, (agencyId) => onFilter({agencyId}))
      : nothing,
    simple('topic', (board?.topics ?? []).flatMap((topic) => [named(topic), ...indented(topic, words)])),
    simple('kind', (board?.kinds ?? []).map(named)),
    simple('status', statuses.map((id) => ({id, name: words.t(`status.${id}`)}))),
    shown.has('sort')
      ? renderSelect(words, 'sort', words.t('list.sort'), sorts.map((id) => ({id, name: words.t(`list.sort-${id}`)})), values.sort, (sort) => onFilter({sort: sort as Sort}), false)
      : nothing,
  ];
}

/** A select for each level; taking the choice on one back leaves that on the level above. */
function renderPlaces({words, territory, onFilter}: FilterModel): unknown[] {
  const levels = territory?.levels ?? [{places: []}];
  return levels.map(({around, places, chosen}, depth) => {
    const above = levels[depth - 1]?.chosen?.id ?? '';
    const label = around ? words.t('list.place-inside', {place: words.text(around.name)}) : words.t('list.place');
    const options = places.map(({id, name}) => ({id, name: words.text(name)}));
    // Agencies belong to a place: with another one, the choice of an agency makes no sense.
    return renderSelect(words, `place-${depth}`, label, options, chosen?.id ?? '', (id) => onFilter({placeId: id || above, agencyId: ''}));
  });
}

/** The element chooses the option that `data-value` names once all are there. */
function renderSelect(words: FilterModel['words'], id: string, label: string, options: readonly Option[], value: string, pick: (id: string) => void, any = true) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} data-value=${value} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      ${any ? html`<option value="">${words.t('common.any')}</option>` : nothing}
      ${options.map((option) => html`<option value=${option.id}>${option.name}</option>`)}
    </select>
  </div>`;
}

/** The second level under the first, told apart by more than an indent that a screen reader does not speak. */
function indented({name, children = []}: Topic, words: FilterModel['words']): Option[] {
  return children.map((child) => ({id: child.id, name: `${words.text(name)} › ${words.text(child.name)}`}));
}

function submitter({onFilter}: FilterModel) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget as HTMLFormElement).get('text');
    if (typeof text === 'string') onFilter({text: text.trim()});
  };
}
