import {html, nothing} from 'lit';
import type {Words} from './words.js';

/** What somebody who is not signed in has to do first. */
export function renderSignedOut(hasTyped: boolean, words: Words) {
  return html`<div class="notice">
    <p>${words.t('desk.sign-in-first')}</p>
    ${hasTyped ? html`<p>${words.t('desk.typed-is-kept')}</p>` : nothing}
  </div>`;
}
