import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {keyed} from 'lit/directives/keyed.js';
import {alternativeText, fileInfo} from './figure-views.js';
import type {ShownFile} from './shown-file.js';
import type {Words} from './words.js';

/** The pictures one at a time, as large as the window. */
export interface Viewer {
  /** All that can be shown, never none while something is. */
  readonly pictures: readonly ShownFile[];
  /** The one that is shown; undefined while the viewer is closed. */
  readonly shown: ShownFile | undefined;
  /** It is shown in its own size and scrolls. */
  readonly zoomed: boolean;
  /** Shows the picture so many further on; from the last on to the first. */
  readonly onStep: (by: number) => void;
  readonly onZoom: () => void;
  readonly onClose: () => void;
  readonly onBroken: (file: ShownFile) => void;
}

const CROSS = svg`<path d="m4 4 8 8m0-8-8 8"/>`;
const BACK = svg`<path d="M10 3 5 8l5 5"/>`;
const ON = svg`<path d="m6 3 5 5-5 5"/>`;

/** The dialog; the browser keeps focus inside, closes it by Escape and gives focus back. */
export function viewerView(words: Words, viewer: Viewer): TemplateResult {
  const {shown, onClose} = viewer;
  return html`<dialog
    part="viewer"
    class="viewer"
    closedby="any"
    aria-label=${words.t('gallery.viewer')}
    @close=${onClose}
    @keydown=${(event: KeyboardEvent) => onKey(event, viewer)}
  >
    ${shown ? contents(words, shown, viewer) : nothing}
  </dialog>`;
}

function contents(words: Words, shown: ShownFile, {pictures, zoomed, onStep, onZoom, onBroken}: Viewer) {
  const {attachment, language} = shown;
  const {url, description, width, height} = attachment;
  const position = words.t('gallery.position', {number: pictures.findIndex(({attachment: {id}}) => id === attachment.id) + 1, count: pictures.length});
  const picture = html`<img
    src=${url}
    alt=${alternativeText(words, shown)}
    lang=${ifDefined(language)}
    width=${ifDefined(width)}
    height=${ifDefined(height)}
    @error=${() => onBroken(shown)}
  />`;
  return html`<div class="bar">
      <p role="status">${position}</p>
      <button type="button" class="tool" aria-pressed=${zoomed ? 'true' : 'false'} @click=${onZoom}>${words.t('gallery.actual-size')}</button>
      <form method="dialog"><button class="tool" aria-label=${words.t('gallery.close')}>${icon(CROSS)}</button></form>
    </div>
    ${keyed(attachment.id, zoomed
      ? html`<div class="stage zoomed" role="region" tabindex="0" aria-label=${words.t('gallery.scroll-area')}>${picture}</div>`
      : html`<div class="stage">${picture}</div>`)}
    <div class="bar foot">
      ${pictures.length > 1
        ? html`<button type="button" class="tool turn" aria-label=${words.t('gallery.previous')} @click=${() => onStep(-1)}>${icon(BACK)}</button>`
        : nothing}
      <p class="about">
        <span class="text" dir="auto" lang=${ifDefined(description ? language : undefined)} aria-hidden="true">${description || words.t('gallery.not-described')}</span>
        <a href=${url} target="_blank" rel="noopener">${words.t('gallery.open')} <span class="info">(${fileInfo(words, attachment)})</span></a>
      </p>
      ${pictures.length > 1
        ? html`<button type="button" class="tool turn" aria-label=${words.t('gallery.next')} @click=${() => onStep(1)}>${icon(ON)}</button>`
        : nothing}
    </div>`;
}

function icon(shape: SVGTemplateResult) {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
}

/** Arrow keys turn the pages, in the direction of the writing; over a picture in its own size they scroll. */
function onKey(event: KeyboardEvent, {pictures, zoomed, onStep}: Viewer): void {
  const {key, currentTarget} = event;
  if (zoomed || pictures.length < 2 || event.altKey || event.ctrlKey || event.metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return;
  event.preventDefault();
  const rightToLeft = getComputedStyle(currentTarget as Element).direction === 'rtl';
  onStep((key === 'ArrowRight') === rightToLeft ? -1 : 1);
}
