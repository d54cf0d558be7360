import {html, type LitElement, nothing} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import type {Agency} from '../../model/agency.js';
import type {BoardInfo} from '../../model/board.js';
import type {LocalizedText} from '../../model/localized.js';
import type {Sort} from '../../model/queue.js';
import type {PublicStatus} from '../../model/states.js';
import type {Topic} from '../../model/topic.js';
import {Directory} from '../civic-agency-picker/directory.js';
import type {Filter, FilterValues} from './filters.js';
import {loadTerritory, type Territory} from './territory.js';
import type {Words} from './words.js';

/** Everything that the lists are made from. */
export interface ListsModel {
  readonly words: Words;
  readonly shown: ReadonlySet<Filter>;
  readonly values: FilterValues & {readonly sort: Sort};
  /** Undefined until it was fetched: the lists keep their place. */
  readonly board: BoardInfo | undefined;
  /** The agencies that the messages name. */
  readonly named: readonly Agency[];
  readonly statuses: readonly PublicStatus[];
  readonly sorts: readonly Sort[];
  readonly onFilter: (values: Partial<FilterValues & {readonly sort: Sort}>) => void;
}

interface Option {
  readonly id: string;
  readonly name: string;
}

/** The lists to choose filters from, and the places and agencies in them, which are fetched once `wanted` says for which place. */
export class FilterLists {
  readonly #territory: BoardQuery<Territory, readonly [placeId: string]>;
  #directory: Directory | undefined;

  constructor(host: LitElement, connection: BoardConnection, wanted: () => readonly [placeId: string] | undefined) {
    this.#territory = new BoardQuery(host, connection, (adapter, options, [placeId]) => {
      if (this.#directory?.adapter !== adapter) this.#directory = new Directory(adapter);
      return loadTerritory(this.#directory, placeId, options);
    }, wanted);
  }

  /** Of a board with one kind, topic or agency that list is no choice, and is left out once that is known. */
  render(model: ListsModel): unknown[] {
    const {words, shown, values, board, statuses, sorts, onFilter} = model;
    const agencies = this.#agencies(model);
    const named = ({id, name}: {id: string; name: LocalizedText}) => ({id, name: words.text(name)});
    const simple = (filter: 'topic' | 'kind' | 'status', options: readonly Option[]) =>
      shown.has(filter) && (options.length > 1 || values[filter] || !board) ? renderSelect(words, filter, words.t(`list.${filter}`), options, values[filter], (value) => onFilter({[filter]: value})) : nothing;
    return [
      shown.has('place') ? this.#renderPlaces(model) : nothing,
      shown.has('agency') && !(this.#hasOneAgency && !values.agencyId)
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

  get #hasOneAgency(): boolean {
    const territory = this.#territory.value;
    return !!territory && territory.levels.length === 0 && territory.agencies.length < 2;
  }

  /** A select for each level; taking the choice on one back leaves that on the level above. */
  #renderPlaces({words, onFilter}: ListsModel): unknown[] {
    const levels = this.#territory.value?.levels ?? [{places: []}];
    return levels.map(({around, places, chosen}, depth) => {
      const above = levels[depth - 1]?.chosen?.id ?? '';
      const label = around ? words.t('list.place-inside', {place: words.text(around.name)}) : words.t('list.place');
      const options = places.map(({id, name}) => ({id, name: words.text(name)}));
      // Agencies belong to a place: with another one, the choice of an agency makes no sense.
      return renderSelect(words, `place-${depth}`, label, options, chosen?.id ?? '', (id) => onFilter({placeId: id || above, agencyId: ''}));
    });
  }

  /** Those to choose from, and the chosen one wherever it belongs. */
  #agencies({named, values}: ListsModel): readonly Agency[] {
    const agencies = this.#territory.value?.agencies ?? [];
    const chosen = named.filter(({id}) => id === values.agencyId && !agencies.some((agency) => agency.id === id));
    return [...chosen, ...agencies];
  }
}

/** The element chooses the option that `data-value` names once all are there. */
function renderSelect(words: Words, id: string, label: string, options: readonly Option[], value: string, pick: (id: string) => void, any = true) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} data-value=${value} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      ${any ? html`<option value="">${words.t('common.any')}</option>` : nothing}
      ${options.map((option) => html`<option value=${option.id}>${option.name}</option>`)}
    </select>
  </div>`;
}

/** The second level under the first, told apart by more than an indent that a screen reader does not speak. */
function indented({name, children = []}: Topic, words: Words): Option[] {
  return children.map((child) => ({id: child.id, name: `${words.text(name)} › ${words.text(child.name)}`}));
}
