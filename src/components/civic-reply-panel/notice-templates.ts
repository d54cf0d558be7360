import {html, nothing} from 'lit';
import type {Action, Message} from '../../model/index.js';
import type {Sending} from './sending.js';
import type {Words} from './words.js';

/** What was done, and where the message stands now. */
export function renderDone(done: {readonly action: Action; readonly message: Message} | undefined, words: Words) {
  if (!done) return nothing;
  const status = words.any(`status.${done.message.status}`);
  return html`<p class="notice done">${words.any(`desk.done-${done.action}`)} ${words.t('desk.status-now', {status})}</p>`;
}

/** Why it was not done. Takes focus when the message was loaded anew, because the form may be another one then. */
export function renderProblem({error, outdated}: Sending, words: Words) {
  if (!error) return nothing;
  const key = error.refusal === 'no-change' ? 'desk.no-change' : outdated ? 'desk.changed' : `errors.${error.code}`;
  return html`<p id="problem" class="notice failed" tabindex="-1">${words.any(key)}</p>`;
}

/** What somebody who is not signed in has to do first. */
export function renderSignedOut(hasTyped: boolean, words: Words) {
  return html`<div class="notice">
    <p>${words.t('desk.sign-in-first')}</p>
    ${hasTyped ? html`<p>${words.t('desk.typed-is-kept')}</p>` : nothing}
  </div>`;
}
