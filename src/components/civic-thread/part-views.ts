import {html, nothing, type TemplateResult} from 'lit';
import type {LazyPart} from '../../controllers/lazy-part.js';
import {failedPart} from '../failed-part.js';
import type {Words} from './words.js';

/** What a part shows once it is there; before that, that it loads, or that it could not be had. */
export function partView<P>(words: Words, lazy: LazyPart<P>, render: (part: P) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  if (lazy.failed) return failedPart(words, lazy);
  if (lazy.part) return render(lazy.part);
  return lazy.loading ? html`<p class="muted">${words.t('common.loading')}</p>` : nothing;
}

/** Room for a message that is on its way. */
export function skeletonView(words: Words): TemplateResult {
  return html`<div class="skeleton" aria-busy="true">
    <p class="visually-hidden">${words.t('common.loading')}</p>
    ${[30, 80, 50].map(() => html`<div class="bone"></div>`)}
  </div>`;
}
