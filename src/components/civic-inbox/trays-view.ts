import {html, nothing, type TemplateResult} from 'lit';
import {figureIn} from '../../controllers/written.js';
import type {Box, BoxCounts} from '../../model/index.js';
import type {Words} from './words.js';

/** What the trays are shown from. */
export interface TraysModel {
  readonly words: Words;
  readonly trays: readonly Box[];
  readonly chosen: Box;
  /** Undefined until they were fetched: the trays are there already. */
  readonly counts: BoxCounts | undefined;
  /** There is room to show all of them; otherwise they are folded under the chosen one. */
  readonly wide: boolean;
  readonly unfolded: boolean;
  readonly onFold: (unfolded: boolean) => void;
  readonly onChoose: (box: Box) => void;
}

/** Trays that ask for haste when something lies in them. */
const PRESSING: readonly Box[] = ['overdue', 'returned'];

/** The trays with what lies in them, to go from one to another. */
export function traysView(model: TraysModel): TemplateResult {
  const {words, trays, chosen, counts, wide, unfolded, onFold} = model;
  const name = words.any(`inbox.box-${chosen}`);
  const count = counts?.[chosen];
  return html`<nav part="trays" class="trays" aria-label=${words.t('inbox.trays')}>
    <details class=${wide ? 'wide' : ''} .open=${wide || unfolded} @toggle=${(event: Event) => !wide && onFold((event.currentTarget as HTMLDetailsElement).open)}>
      <summary>${words.t('inbox.tray', {name})}${count === undefined ? nothing : html`${' '}<span class="figure">${figureIn(words.language, count)}</span>`}</summary>
      <ul>${trays.map((box) => html`<li>${trayView(box, model)}</li>`)}</ul>
    </details>
  </nav>`;
}

function trayView(box: Box, {words, chosen, counts, onChoose}: TraysModel): TemplateResult {
  const count = counts?.[box];
  const pressing = PRESSING.includes(box) && (count ?? 0) > 0;
  return html`<button type="button" part="tray" class="tray ${pressing ? 'pressing' : ''}" aria-current=${box === chosen ? 'page' : nothing} @click=${() => onChoose(box)}>
    <span>${words.any(`inbox.box-${box}`)}</span>
    ${count === undefined ? html`<span class="figure"></span>` : html`<span class="figure" aria-hidden="true">${figureIn(words.language, count)}</span><span class="visually-hidden">, ${words.t('inbox.count', {count})}</span>`}
  </button>`;
}
