import {html, nothing, type TemplateResult} from 'lit';
import type {Spot} from '../../model/place.js';
import {audienceMark, type Reading, writtenText} from './reading.js';

/** Where the matter is: in words, and the point as a link to a map where the page has one, else as coordinates. */
export function spotView(reading: Reading, spot: Spot): TemplateResult {
  return html`${spot.address ? writtenText(reading, spot.address) : nothing}
    ${spot.point ? pointView(reading, spot.point) : nothing}
    ${spot.public ? nothing : audienceMark(reading, 'parties')}`;
}

function pointView({words, mapUrl}: Reading, {latitude, longitude}: NonNullable<Spot['point']>): TemplateResult {
  const degrees = (value: number) => new Intl.NumberFormat([words.language, 'en'], {maximumFractionDigits: 5}).format(value);
  const point = words.t('thread.point', {latitude: degrees(latitude), longitude: degrees(longitude)});
  const url = mapUrl.replaceAll('{latitude}', String(latitude)).replaceAll('{longitude}', String(longitude));
  return html`<p class="muted">${point}${url ? html`${' · '}<a href=${url}>${words.t('thread.open-map')}</a>` : nothing}</p>`;
}
