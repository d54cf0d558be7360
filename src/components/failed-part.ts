import {html, type TemplateResult} from 'lit';
import type {LazyPart} from '../controllers/lazy-part.js';

/** The words of an element that has those of `i18n/en/common.ts` and `i18n/en/errors.ts`. */
interface Words {
  any(key: string): string;
}

/** That a part of an element could not be fetched, and a button to try again. */
export function failedPart(words: Words, lazy: LazyPart<unknown>): TemplateResult {
  return html`<div class="notice failed" role="alert">
    <p>${words.any('common.part-failed')}</p>
    <button type="button" class="button secondary" @click=${() => void lazy.load()}>${words.any('errors.retry')}</button>
  </div>`;
}
