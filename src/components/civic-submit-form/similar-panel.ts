import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {SimilarMessage} from '../../model/index.js';
import {errorText} from '../error-text.js';
import type {SimilarMessages} from './similar-messages.js';
import type {Words} from './words.js';

/** What the panel shows and does. */
export interface SimilarPanel {
  readonly similar: SimilarMessages;
  /** Whether the board lets people follow. */
  readonly canFollow: boolean;
  /** Where a message can be read, with `{id}` or `{number}` in it; empty for nowhere. */
  readonly threadUrl: string;
  readonly onFollow: (message: SimilarMessage) => void;
  readonly onClear: () => void;
  readonly onGoOn: () => void;
}

/** Below the text: earlier messages about the same matter, or what became of following one. The live region is always there. */
export function similarPanel(words: Words, panel: SimilarPanel): TemplateResult {
  const {items, followed} = panel.similar;
  return html`<div class="similar-place">
    <p role="status" class="visually-hidden">${items.length > 0 && !followed ? words.t('similar.found', {count: items.length}) : ''}</p>
    ${followed ? choice(words, panel, followed) : items.length > 0 ? list(words, panel) : nothing}
  </div>`;
}

function list(words: Words, panel: SimilarPanel): TemplateResult {
  return html`<section part="similar" class="similar" aria-labelledby="similar-title">
    <h3 id="similar-title">${words.t('similar.title')}</h3>
    <p class="hint">${words.t('similar.hint')}</p>
    <ul>
      ${repeat(panel.similar.items, ({id}) => id, (item) => entry(words, panel, item))}
    </ul>
  </section>`;
}

function entry(words: Words, {similar, canFollow, threadUrl, onFollow}: SimilarPanel, message: SimilarMessage): TemplateResult {
  const {id, number, title, language, status, excerpt, answerExcerpt, followers} = message;
  const url = threadUrl.replaceAll('{id}', encodeURIComponent(id)).replaceAll('{number}', encodeURIComponent(number));
  const text = html`<span dir="auto" lang=${language || nothing}>${title}</span>`;
  const pending = similar.following === id;
  return html`<li>
    <h4 id="similar-${id}">
      ${url
        ? html`<a href=${url} target="_blank" rel="noopener">${text}<span class="visually-hidden"> ${words.t('similar.new-tab')}</span></a>`
        : text}
    </h4>
    <p class="similar-facts">
      <civic-status-badge status=${status}></civic-status-badge>
      ${followers > 0 ? html`<span class="hint">${words.t('similar.followers', {count: followers})}</span>` : nothing}
    </p>
    <p class="similar-text" dir="auto" lang=${language || nothing}>${excerpt}</p>
    ${answerExcerpt ? html`<p class="similar-answer" dir="auto">${words.t('similar.answer', {text: answerExcerpt})}</p>` : nothing}
    ${similar.failed?.id === id
      ? html`<p class="error" role="alert">${words.t('similar.follow-failed')} ${errorText(words, similar.failed.error)}</p>`
      : nothing}
    ${canFollow
      ? html`<button
          type="button"
          class="button secondary"
          aria-describedby="similar-${id}"
          aria-disabled=${pending ? 'true' : 'false'}
          @click=${() => onFollow(message)}
        >${words.t(pending ? 'similar.following' : 'similar.follow')}</button>`
      : nothing}
  </li>`;
}

function choice(words: Words, {onClear, onGoOn}: SimilarPanel, {title}: SimilarMessage): TemplateResult {
  return html`<section part="similar" class="notice done similar-done" aria-labelledby="similar-followed">
    <h3 id="similar-followed" tabindex="-1">${words.t('similar.followed-title')}</h3>
    <p>${words.t('similar.followed-text', {title: `\u2068${title}\u2069`})}</p>
    <div class="guard-actions">
      <button type="button" class="button secondary" @click=${onClear}>${words.t('similar.clear')}</button>
      <button type="button" class="button secondary" @click=${onGoOn}>${words.t('similar.go-on')}</button>
    </div>
  </section>`;
}
