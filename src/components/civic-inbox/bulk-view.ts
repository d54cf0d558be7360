import {html, nothing, type TemplateResult} from 'lit';
import type {MessageSummary} from '../../model/index.js';
import type {BulkAction} from './bulk-form.js';
import type {BulkRun} from './bulk-run.js';
import {outcomeText} from './outcome-text.js';
import type {Words} from './words.js';

/** What can be done with those that are selected; stays in view. */
export function bulkBar(count: number, actions: readonly BulkAction[], words: Words, onPress: (action: BulkAction) => void, onClear: () => void): TemplateResult {
  return html`<div part="bulk" class="bulk" role="group" aria-label=${words.t('inbox.bulk')} ?hidden=${count === 0}>
    <p class="count" role="status">${count > 0 ? words.t('inbox.selected', {count}) : ''}</p>
    <div class="buttons">
      ${actions.map((action) => html`<button type="button" class="button secondary" @click=${() => onPress(action)}>${words.any(`inbox.bulk-${action}`)}</button>`)}
      <button type="button" class="link" @click=${onClear}>${words.t('inbox.clear-selection')}</button>
    </div>
  </div>`;
}

/** How far a run is, and then what came of each message. `named` finds a message by its id. */
export function bulkResult(run: BulkRun, words: Words, named: (id: string) => MessageSummary | undefined, onClose: () => void): TemplateResult | typeof nothing {
  const {running, done, total, outcomes} = run;
  if (running) return html`<div part="progress" class="notice progress">
    <label for="progress">${words.t('inbox.progress', {done, total})}</label>
    <progress id="progress" max=${total} value=${done}></progress>
    <button type="button" class="button secondary" @click=${() => run.stop()}>${words.t('inbox.stop')}</button>
  </div>`;
  if (total === 0) return nothing;
  const failed = [...outcomes].filter(([, {kind}]) => kind !== 'done');
  const untried = total - outcomes.size;
  return html`<section part="result" class="notice result ${failed.length > 0 || untried > 0 ? '' : 'done'}" aria-labelledby="result">
    <h3 id="result" tabindex="-1">${words.t('inbox.result-title')}</h3>
    <p>${words.t('inbox.result-done', {count: outcomes.size - failed.length})}</p>
    ${failed.length > 0 ? html`<p>${words.t('inbox.result-failed', {count: failed.length})}</p>
      <ul>${failed.map(([id, outcome]) => html`<li><bdi>${named(id)?.number} ${named(id)?.title}</bdi>: <strong>${outcomeText(outcome, words)}</strong></li>`)}</ul>` : nothing}
    ${untried > 0 ? html`<p>${words.t('inbox.result-stopped', {count: untried})}</p>` : nothing}
    <button type="button" class="button secondary" @click=${onClose}>${words.t('inbox.result-close')}</button>
  </section>`;
}
