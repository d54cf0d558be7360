import {html, nothing, type TemplateResult} from 'lit';
import type {LazyPart} from './lazy-part.js';
import type {Words} from './words.js';

/** What a part shows once it is there; before that, that it loads, or that it could not be had. */
export function partView<P>(words: Words, lazy: LazyPart<P>, render: (part: P) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  if (lazy.failed) return failedPart(words, lazy);
  if (lazy.part) return render(lazy.part);
  return lazy.loading ? html`<p class="muted">${words.t('common.loading')}</p>` : nothing;
}

/** That a part could not be had, and a button to try again. */
export function failedPart(words: Words, lazy: LazyPart<unknown>): TemplateResult {
  return html`<div class="notice failed" role="alert">
    <p>${words.t('thread.part-failed')}</p>
    <button type="button" class="button secondary" @click=${() => void lazy.load()}>${words.t('errors.retry')}</button>
  </div>`;
}

/** Room for a message that is on its way. */
export function skeletonView(words: Words): TemplateResult {
  return html`<div class="skeleton" aria-busy="true">
    <p class="visually-hidden">${words.t('common.loading')}</p>
    ${[30, 80, 50].map(() => html`<div class="bone"></div>`)}
  </div>`;
}
