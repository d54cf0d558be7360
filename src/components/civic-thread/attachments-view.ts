import {html, nothing, type TemplateResult} from 'lit';
import type {Attachment} from '../../model/attachment.js';
import {audienceMark, type Reading} from './reading.js';

/** Links to the files of a message: what each shows, its form and its size. */
export function attachmentsView(reading: Reading, attachments: readonly Attachment[]): TemplateResult {
  const {words} = reading;
  return html`<h3>${words.t('thread.attachments')}</h3>
    <ul part="attachments" class="attachments">
      ${attachments.map((attachment) => html`<li>${linkTo(reading, attachment)}${attachment.public ? nothing : audienceMark(reading, 'parties')}</li>`)}
    </ul>`;
}

function linkTo({words}: Reading, {url, type, size, description}: Attachment): TemplateResult {
  const [media, format = ''] = type.split('/');
  const what = description || words.t(media === 'video' ? 'thread.video' : 'thread.image');
  const label = html`<bdi>${what}</bdi> <span class="muted">(${format.toUpperCase()}, ${sizeIn(words.language, size)})</span>`;
  return isWebAddress(url) ? html`<a href=${url}>${label}</a>` : html`<span>${label}</span>`;
}

/** An address that a press opens and does not run: a backend is trusted with texts, and not with `javascript:`. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url, document.baseURI) && ['http:', 'https:', 'blob:'].includes(new URL(url, document.baseURI).protocol);
}

/** A size in the unit in which it is short, such as "1.4 MB". */
function sizeIn(language: string, bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language, {style: 'unit', unit, maximumFractionDigits: 1}).format(value);
}
