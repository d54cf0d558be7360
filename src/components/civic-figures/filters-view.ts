import {html, nothing, type TemplateResult} from 'lit';
import type {BoardInfo} from '../../model/board.js';
import type {LocalizedText} from '../../model/localized.js';
import type {Topic} from '../../model/topic.js';
import type {Territory} from '../civic-message-list/territory.js';
import type {Choice, Filter} from './address.js';
import {PERIODS} from './period.js';
import type {Words} from './words.js';

/** What the controls are made from. */
export interface FiltersModel {
  readonly words: Words;
  readonly shown: ReadonlySet<Filter>;
  readonly choice: Choice;
  /** Undefined until it was fetched: the controls keep their place. */
  readonly board: BoardInfo | undefined;
  readonly territory: Territory | undefined;
  readonly onChoose: (choice: Partial<Choice>) => void;
}

interface Option {
  readonly id: string;
  readonly name: string;
}

/** The controls above the figures. Each takes effect when something is chosen. */
export function filtersView(model: FiltersModel): TemplateResult | typeof nothing {
  const {words, shown, choice, board, onChoose} = model;
  if (shown.size === 0) return nothing;
  const named = ({id, name}: {readonly id: string; readonly name: LocalizedText}): Option => ({id, name: words.text(name)});
  const inside = ({name, children = []}: Topic): Option[] => children.map((child) => ({id: child.id, name: `${words.text(name)} › ${words.text(child.name)}`}));
  return html`<form part="filters" class="filters" role="search" aria-label=${words.t('figures.filters')} @submit=${(event: Event) => event.preventDefault()}>
    ${shown.has('place') ? placesView(model) : nothing}
    ${shown.has('topic')
      ? selectView(words, 'topic', words.t('figures.topic'), (board?.topics ?? []).flatMap((topic) => [named(topic), ...inside(topic)]), choice.topic, (topic) => onChoose({topic}))
      : nothing}
    ${shown.has('kind') ? selectView(words, 'kind', words.t('figures.kind'), (board?.kinds ?? []).map(named), choice.kind, (kind) => onChoose({kind})) : nothing}
    ${shown.has('period')
      ? selectView(words, 'period', words.t('figures.period'), PERIODS.map((id) => ({id, name: words.t(`figures.period-${id}`)})), choice.period, (period) => onChoose({period}), false)
      : nothing}
  </form>`;
}

/** A select for each level; taking the choice on one back leaves that on the level above. */
function placesView({words, territory, onChoose}: FiltersModel): TemplateResult[] {
  const levels = territory?.levels ?? [{places: []}];
  return levels.map(({around, places, chosen}, depth) => {
    const above = levels[depth - 1]?.chosen?.id ?? '';
    const label = around ? words.t('figures.place-inside', {place: words.text(around.name)}) : words.t('figures.place');
    return selectView(words, `place-${depth}`, label, places.map(({id, name}) => ({id, name: words.text(name)})), chosen?.id ?? '', (id) => onChoose({placeId: id || above}));
  });
}

/** The element chooses the option that `data-value` names once all are there. */
function selectView(words: Words, id: string, label: string, options: readonly Option[], value: string, pick: (id: string) => void, any = true): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} data-value=${value} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      ${any ? html`<option value="">${words.t('common.any')}</option>` : nothing}
      ${options.map((option) => html`<option value=${option.id}>${option.name}</option>`)}
    </select>
  </div>`;
}
