import {html, nothing, type TemplateResult} from 'lit';
import type {Limits} from '../../model/limits.js';
import type {Words} from './words.js';

/** Where files come in. */
export interface Zone {
  readonly limits: Limits;
  /** Files hang over it. */
  readonly dropping: boolean;
  readonly full: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** What may be attached, and what becomes of it. */
export function hintText(words: Words, {images, videos, videoSeconds}: Limits): string {
  return [
    images > 0 ? words.t('attachments.hint-images', {count: images}) : '',
    videos > 0 ? words.t('attachments.hint-videos', {count: videos, seconds: videoSeconds}) : '',
    words.t('attachments.hint-privacy'),
  ].filter(Boolean).join(' ');
}

/** The buttons, each with a native field behind it, and the place to drop files on. */
export function zoneView(words: Words, {limits, dropping, full, onFiles}: Zone): TemplateResult {
  const accept = [limits.images > 0 ? 'image/*' : '', limits.videos > 0 ? 'video/mp4,video/quicktime,video/webm' : ''].filter(Boolean).join(',');
  const onChange = ({target}: Event) => {
    const input = target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // Choosing the same file once more is a change then.
    input.value = '';
    onFiles(files);
  };
  return html`<div part="zone" class="zone ${dropping ? 'dropping' : ''}">
    <input id="files" type="file" hidden multiple accept=${accept} @change=${onChange} />
    <button part="choose" id="choose" type="button" class="button secondary" aria-describedby="hint error" @click=${pressNext}>${words.t('attachments.choose')}</button>
    ${limits.images > 0
      ? html`<span class="camera">
          <input id="photo" type="file" hidden accept="image/*" capture="environment" @change=${onChange} />
          <button type="button" class="button secondary" @click=${pressNext}>${words.t('attachments.take-photo')}</button>
        </span>`
      : nothing}
    <p class="or ${full ? 'full' : ''}">${words.t(dropping ? 'attachments.drop-now' : full ? 'attachments.full' : 'attachments.or-drop')}</p>
  </div>`;
}

/** Opens the field before a button. */
function pressNext({currentTarget}: Event): void {
  const field = (currentTarget as Element).previousElementSibling;
  if (field instanceof HTMLInputElement) field.click();
}
