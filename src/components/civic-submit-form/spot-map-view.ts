import {html, nothing, type TemplateResult} from 'lit';
import {isBlank} from '../../model/index.js';
import {DIGITS, type SpotMap} from './spot-map.js';
import type {Point, Values} from './values.js';
import type {Words} from './words.js';

/** The button that asks for the map, the map, and the chosen point in words. */
export function spotMapView(words: Words, map: SpotMap, values: Values, {offered, attribution}: {
  /** Whether the site has tiles. */
  readonly offered: boolean;
  /** Whom the tiles are from. */
  readonly attribution: string;
}): TemplateResult | typeof nothing {
  const point = values['spot.point'];
  if (!offered && !point) return nothing;
  const open = map.state === 'open';
  return html`<div class="spot-map">
    <p role="status" class=${point ? '' : 'visually-hidden'}>
      ${point ? words.t('place.point', {point: inWords(words, point)}) : open ? words.t('place.no-point') : ''}
    </p>
    ${point && isBlank(values['spot.address']) ? html`<p class="hint">${words.t('place.needs-words')}</p>` : nothing}
    ${map.state === 'failed' ? html`<p class="error" role="alert">${words.t('place.failed')}</p>` : nothing}
    ${open && offered ? mapItself(words, map, attribution) : nothing}
    <div class="guard-actions">
      ${open && offered ? html`<button type="button" class="button" @click=${() => map.setHere()}>${words.t('place.set')}</button>` : nothing}
      ${offered
        ? html`<button
            type="button"
            class="button secondary"
            id="map-toggle"
            aria-expanded=${open ? 'true' : 'false'}
            aria-disabled=${map.state === 'loading' ? 'true' : 'false'}
            @click=${() => (open ? map.close() : void map.open())}
          >${words.t(open ? 'place.hide' : map.state === 'loading' ? 'place.loading' : 'place.show')}</button>`
        : nothing}
      ${point ? html`<button type="button" class="link" @click=${() => map.remove()}>${words.t('place.remove')}</button>` : nothing}
    </div>
  </div>`;
}

function mapItself(words: Words, map: SpotMap, attribution: string): TemplateResult {
  return html`<p class="hint" id="map-help">${words.t('place.help')}</p>
    <div class="map-frame">
      <div class="map" dir="ltr" role="application" aria-label=${words.t('place.map')} aria-describedby="map-help map-cross"></div>
      <svg class="map-cross" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 2v11M16 19v11M2 16h11M19 16h11" /></svg>
      <div class="map-zoom">
        <button type="button" class="button secondary" aria-label=${words.t('place.zoom-in')} @click=${() => map.zoom(1)}>+</button>
        <button type="button" class="button secondary" aria-label=${words.t('place.zoom-out')} @click=${() => map.zoom(-1)}>−</button>
      </div>
    </div>
    ${attribution ? html`<p class="hint map-source" dir="auto">${attribution}</p>` : nothing}
    ${map.tilesFailed ? html`<p class="hint">${words.t('place.tiles-failed')}</p>` : nothing}
    <p class="hint" id="map-cross" role="status">${map.cross ? words.t('place.cross', {point: inWords(words, map.cross)}) : ''}</p>`;
}

/** A point as it is said: degrees, and which half of the earth. */
export function inWords(words: Words, {latitude, longitude}: Point): string {
  const degrees = (value: number) => Math.abs(value).toFixed(DIGITS);
  return words.t('place.coordinates', {
    latitude: words.t(latitude < 0 ? 'place.south' : 'place.north', {degrees: degrees(latitude)}),
    longitude: words.t(longitude < 0 ? 'place.west' : 'place.east', {degrees: degrees(longitude)}),
  });
}
