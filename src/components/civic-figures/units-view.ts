import {html, nothing, type TemplateResult} from 'lit';
import type {UnitFigures} from '../../model/figures.js';
import type {Rate} from '../../model/rates.js';
import type {Ordered} from './order.js';
import {rateView} from './rate-view.js';
import type {Words} from './words.js';

/** What units are shown with. */
export interface UnitsModel {
  readonly words: Words;
  readonly ordered: Ordered;
  readonly rates: readonly Rate[];
  readonly sort: Rate;
  readonly ascending: boolean;
  /** The name of a unit. */
  readonly nameOf: (agencyId: string | null) => string;
  readonly onSort: (rate: Rate) => void;
}

/** Units in a table: one row each, those that cannot be compared in a part of their own. */
export function tableView(model: UnitsModel): TemplateResult {
  const {words, ordered: {ranked, others}, rates, sort, ascending, onSort} = model;
  return html`<table part="table">
    <caption class="visually-hidden">${words.t('figures.caption')}</caption>
    <thead>
      <tr>
        <th scope="col">${words.t('figures.unit')}</th>
        ${rates.map((rate) => html`<th scope="col" class="number" aria-sort=${rate !== sort ? 'none' : ascending ? 'ascending' : 'descending'}>
          <button type="button" @click=${() => onSort(rate)}>${words.t(`figures.rate-${rate}`)}${arrow(rate === sort, ascending)}</button>
        </th>`)}
      </tr>
    </thead>
    <tbody>${ranked.map((unit) => rowView(model, unit))}</tbody>
    ${others.length === 0 ? nothing : html`<tbody class="others">
      <tr><th scope="rowgroup" colspan=${rates.length + 1}>${words.t('figures.too-few-title')} <span class="note">${words.t('figures.too-few-text')}</span></th></tr>
      ${others.map((unit) => rowView(model, unit))}
    </tbody>`}
  </table>`;
}

function rowView({words, rates, nameOf}: UnitsModel, unit: UnitFigures): TemplateResult {
  return html`<tr>
    <th scope="row"><bdi>${nameOf(unit.agencyId)}</bdi>${openView(words, unit)}</th>
    ${rates.map((rate) => html`<td class="number">${rateView(words, rate, unit)}</td>`)}
  </tr>`;
}

/** Units one below the other, where a table has no room. */
export function cardsView(model: UnitsModel): TemplateResult {
  const {words, ordered: {ranked, others}, rates, sort, onSort} = model;
  return html`
    <div class="field order">
      <label for="order">${words.t('figures.order-by')}</label>
      <select id="order" @change=${(event: Event) => onSort((event.target as HTMLSelectElement).value as Rate)}>
        ${rates.map((rate) => html`<option value=${rate} ?selected=${rate === sort}>${words.t(`figures.rate-${rate}`)}</option>`)}
      </select>
    </div>
    <ul part="cards" class="cards">${ranked.map((unit) => cardView(model, unit))}</ul>
    ${others.length === 0 ? nothing : html`
      <h4>${words.t('figures.too-few-title')}</h4>
      <p class="note">${words.t('figures.too-few-text')}</p>
      <ul part="cards" class="cards">${others.map((unit) => cardView(model, unit))}</ul>`}
  `;
}

function cardView({words, rates, nameOf}: UnitsModel, unit: UnitFigures): TemplateResult {
  return html`<li class="card">
    <p class="unit"><bdi>${nameOf(unit.agencyId)}</bdi>${openView(words, unit)}</p>
    ${ratesView(words, rates, unit)}
  </li>`;
}

/** The rates of one unit, or of all together, each with its name. */
export function ratesView(words: Words, rates: readonly Rate[], unit: UnitFigures): TemplateResult {
  return html`<dl class="rates">
    ${rates.map((rate) => html`<div><dt>${words.t(`figures.rate-${rate}`)}</dt><dd>${rateView(words, rate, unit)}</dd></div>`)}
  </dl>`;
}

function openView(words: Words, {counts: {open}}: UnitFigures): TemplateResult | typeof nothing {
  return open > 0 ? html`${' '}<span class="note">${words.t('figures.open', {count: open})}</span>` : nothing;
}

/** Where it sorts, and which way; the way that it could go otherwise. */
function arrow(on: boolean, ascending: boolean): TemplateResult {
  return html`<svg class="arrow ${on ? 'on' : ''}" viewBox="0 0 12 12" aria-hidden="true"><path d=${on && ascending ? 'M6 2.5 10 9H2z' : 'M6 9.5 2 3h8z'} /></svg>`;
}
