import {html, nothing} from 'lit';
import type {BoardError} from '../../adapter/index.js';
import type {Action, Message} from '../../model/index.js';
import type {Sending} from './sending.js';
import type {Words} from './words.js';

/** Refusals that say more than that it is not possible now. */
const TOLD = ['no-change', 'not-involved', 'no-level-above', 'in-your-review', 'not-own-message', 'not-own-answer'] as const;

/** What was done, and where the message stands now. */
export function renderDone(done: {readonly action: Action; readonly message: Message} | undefined, words: Words) {
  if (!done) return nothing;
  const status = words.any(`status.${done.message.status}`);
  return html`<p class="notice done">${words.any(`desk.done-${done.action}`)} ${words.t('desk.status-now', {status})}</p>`;
}

/** Why it was not done. Takes focus when the message was loaded anew, because the form may be another one then. */
export function renderProblem({error, outdated}: Sending, words: Words) {
  if (!error) return nothing;
  return html`<p id="problem" class="notice failed" tabindex="-1">${problemText(words, error, outdated)}</p>`;
}

/** Why an action was not carried out, in words. `outdated`: the message was changed since it was decided on. */
export function problemText(words: Words, error: BoardError, outdated: boolean): string {
  const told = TOLD.find((refusal) => refusal === error.refusal);
  return words.any(told ? `desk.refused-${told}` : outdated ? 'desk.changed' : `errors.${error.code}`);
}
