import {html, nothing, type TemplateResult} from 'lit';
import type {BoardError, BoardErrorCode} from '../adapter/index.js';

/** What trying again does not change: somebody has to sign in, or to be somebody else. */
const FINAL: readonly BoardErrorCode[] = ['unauthenticated', 'forbidden', 'unsupported'];

/** The words of an element that has those of `i18n/en/errors.ts`. */
interface Words {
  any(key: string): string;
}

/**
 * What went wrong, in words, and a button to try again where that can help. The live region is always there, because one that comes
 * together with its text is not read out everywhere. Whoever has not signed in yet has done nothing wrong.
 */
export function renderFailure(words: Words, error: BoardError | undefined, retry: () => void): TemplateResult {
  return html`<div role="alert">${error
    ? html`<div part="failure" class="notice ${error.code === 'unauthenticated' ? '' : 'failed'}">
        <p>${words.any(`errors.${error.code}`)}</p>
        ${FINAL.includes(error.code) ? nothing : html`<button type="button" class="button secondary" @click=${retry}>${words.any('errors.retry')}</button>`}
      </div>`
    : nothing}</div>`;
}
