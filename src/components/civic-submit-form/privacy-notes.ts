import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {TEXT_FIELDS} from './text-fields.js';
import type {Found, PrivacyGuard} from './privacy-guard.js';
import type {PublicText} from './privacy-text.js';
import type {Words} from './words.js';

/** What the guard's buttons do in the form, focus included. */
export interface GuardActions {
  readonly remove: (found: Found, toRemark: boolean) => void;
  readonly removeAll: (toRemark: boolean) => void;
  readonly leave: (found: Found) => void;
  readonly undo: (field: PublicText) => void;
  /** Selects the words in their field. */
  readonly show: (found: Found) => void;
  readonly sendAnyway: () => void;
}

/** Beneath a field: the private words in it, why they had better not be public, and what can be done. */
export function privacyNotes(words: Words, guard: PrivacyGuard, field: PublicText, actions: GuardActions): TemplateResult | typeof nothing {
  const found = guard.shownAt(field);
  const removal = guard.removalAt(field);
  if (found.length === 0 && !removal) return nothing;
  const title = words.t('guard.title', {count: found.length});
  return html`<div class="guard" role="group" aria-label=${title}>
    ${removal
      ? html`<p class="removal">
          <span>${words.t(removal.moved ? 'guard.moved' : 'guard.taken-out', {words: removal.words})}</span>
          <button type="button" class="link" id="${field}-undo" @click=${() => actions.undo(field)}>${words.t('guard.undo')}</button>
        </p>`
      : nothing}
    ${found.length > 0 ? html`<p class="guard-title">${title}</p>` : nothing}
    <ul>
      ${repeat(found, ({start, file}) => `${start} ${file}`, (one, index) => note(words, guard, one, `${field}-found-${index}`, actions))}
    </ul>
  </div>`;
}

function note(words: Words, guard: PrivacyGuard, found: Found, id: string, actions: GuardActions): TemplateResult {
  const over = guard.overFor(found);
  const press = (text: string, look: string, action: () => void) =>
    html`<button type="button" class=${look} aria-describedby=${id} @click=${action}>${text}</button>`;
  return html`<li>
    <p id=${id}>${quote(words, found)}</p>
    <p class="hint">${words.any(`guard.why-${found.kind}`)}</p>
    ${over ? html`<p class="error">${words.t('guard.full', {count: over})}</p>` : nothing}
    <div class="guard-actions">
      ${guard.hasRemark ? press(words.t('guard.move'), 'button secondary', () => actions.remove(found, true)) : nothing}
      ${over || !guard.hasRemark ? press(words.t('guard.take-out'), 'button secondary', () => actions.remove(found, false)) : nothing}
      ${press(words.t('guard.show'), 'link', () => actions.show(found))} ${press(words.t('guard.leave'), 'link', () => actions.leave(found))}
    </div>
  </li>`;
}

/** Before sending: everything that is neither moved nor left, in one place. The form moves focus here. */
export function privacySummary(words: Words, guard: PrivacyGuard, actions: GuardActions): TemplateResult {
  const {hasRemark} = guard;
  return html`<div part="guard-summary" id="guard-summary" class="guard guard-summary" tabindex="-1" role="group" aria-labelledby="guard-summary-title">
    <h3 id="guard-summary-title">${words.t('guard.summary-title')}</h3>
    <p>${words.t('guard.summary-text')}</p>
    <ul class="plain">
      ${guard.all.map((found) => html`<li>
        <button type="button" class="link" @click=${() => actions.show(found)}>
          <span>${words.any(`form.${phraseOf(found.field)}`)} · ${quote(words, found)}</span>
        </button>
      </li>`)}
    </ul>
    ${guard.full ? html`<p class="error">${words.t('guard.full', {count: guard.full.over})}</p>` : nothing}
    <div class="guard-actions">
      <button type="button" class="button" @click=${() => actions.removeAll(hasRemark)}>
        ${words.t(hasRemark ? 'guard.move-all' : 'guard.take-out-all')}
      </button>
      <button type="button" class="button secondary" @click=${actions.sendAnyway}>${words.t('guard.send-anyway')}</button>
    </div>
  </div>`;
}

function phraseOf(field: PublicText): string {
  return field === 'attachments' ? field : TEXT_FIELDS[field].phrase;
}

/** The kind and the words. The words keep their own direction, and no translator touches them. */
function quote(words: Words, {kind, text}: Found): TemplateResult {
  const [before, after] = words.t('guard.quoted', {kind: words.any(`guard.kind-${kind}`), words: '\u0000'}).split('\u0000');
  return html`${before}<bdi class="quoted" translate="no">${text}</bdi>${after}`;
}
