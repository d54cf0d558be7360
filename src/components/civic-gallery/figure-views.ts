import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {keyed} from 'lit/directives/keyed.js';
import type {Attachment} from '../../model/attachment.js';
import {fileSize} from '../file-size.js';
import {isFileAddress, type ShownFile} from './shown-file.js';
import type {Words} from './words.js';

/** What a file does when it is pressed, and when it cannot be loaded. */
export interface FileHandlers {
  readonly onOpen: (file: ShownFile) => void;
  readonly onBroken: (file: ShownFile) => void;
}

/** One file of the list: a picture to enlarge, a video to play, or words in place of what cannot be loaded. */
export function fileFigure(words: Words, file: ShownFile, handlers: FileHandlers): TemplateResult {
  if (file.broken) return brokenFigure(words, file);
  return file.video ? videoFigure(words, file, handlers) : pictureFigure(words, file, handlers);
}

/** What a picture shows; where nobody has said, which one it is. */
export function alternativeText(words: Words, {attachment, number, video}: ShownFile): string {
  return attachment.description || words.t(video ? 'gallery.video' : 'gallery.picture', {number});
}

/** Format and size: "JPEG, 1.4 MB". */
export function fileInfo(words: Words, {type, size}: Attachment): string {
  const format = (type.split('/')[1] ?? '').toUpperCase();
  return words.t('gallery.file-info', {format, size: fileSize(words.language, size)});
}

/** The caption for the eye is the picture's alternative text: those who hear the one need not hear the other. */
function pictureFigure(words: Words, file: ShownFile, {onOpen, onBroken}: FileHandlers) {
  const {attachment: {id, url, width, height}, language} = file;
  return html`<figure part="figure" class="figure">
    <button type="button" class="frame" data-id=${id} @click=${() => onOpen(file)}>
      <span class="visually-hidden">${words.t('gallery.enlarge')}</span>
      <img
        part="picture"
        src=${url}
        alt=${alternativeText(words, file)}
        lang=${ifDefined(language)}
        width=${ifDefined(width)}
        height=${ifDefined(height)}
        loading="lazy"
        decoding="async"
        @error=${() => onBroken(file)}
      />
      <svg class="loupe" viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3.5 3.5M7 5v4M5 7h4" /></svg>
    </button>
    ${caption(words, file, true)}
  </figure>`;
}

function videoFigure(words: Words, file: ShownFile, {onBroken}: FileHandlers) {
  const {attachment, language, number, captions, across} = file;
  const {url, width, height} = attachment;
  // Whether it is asked for across origins says how it is fetched, which a video settles once.
  return html`<figure part="figure" class="figure">
    ${keyed(across, html`<video
      part="video"
      class="frame"
      src=${url}
      controls
      playsinline
      preload="metadata"
      aria-labelledby="caption-${number}"
      width=${ifDefined(width)}
      height=${ifDefined(height)}
      crossorigin=${across ? 'anonymous' : nothing}
      @error=${() => onBroken(file)}
    >
      ${captions ? html`<track kind="captions" src=${captions} srclang=${language ?? words.language} label=${words.t('gallery.captions')} default />` : nothing}
    </video>`)}
    ${caption(words, file, false, html`
      ${captions ? nothing : html`<span class="muted">${words.t('gallery.no-captions')}</span>`}
      <a href=${url} download>${words.t('gallery.download')} <span class="muted">(${fileInfo(words, attachment)})</span></a>
    `)}
  </figure>`;
}

function brokenFigure(words: Words, file: ShownFile) {
  const {url} = file.attachment;
  return html`<figure part="figure" class="figure">
    <div class="frame broken">
      <p>${words.t('gallery.broken')}</p>
      ${isFileAddress(url) ? html`<a href=${url}>${words.t('gallery.open')}</a>` : nothing}
    </div>
    ${caption(words, file, false)}
  </figure>`;
}

function caption(words: Words, file: ShownFile, inAlternative: boolean, more: TemplateResult | typeof nothing = nothing) {
  const {attachment: {description, public: open}, number, language} = file;
  const text = description || words.t('gallery.not-described');
  return html`<figcaption part="caption">
    <span id="caption-${number}" class="text ${description ? '' : 'muted'}" dir="auto" lang=${ifDefined(description ? language : undefined)} aria-hidden=${inAlternative ? 'true' : nothing}>${text}</span>
    ${open ? nothing : html`<span part="mark" class="mark">${words.t('gallery.only-parties')}</span>`}
    ${more}
  </figcaption>`;
}
