import {html, nothing, type TemplateResult} from 'lit';
import type {Consent} from '../../model/index.js';
import {checkbox} from './choice-fields.js';
import type {Words} from './words.js';

/** What the agreement needs. */
export interface Agreement {
  readonly consent: Consent;
  readonly agreed: boolean;
  readonly error: string | undefined;
  /** The board has a newer agreement than the one that was agreed to. */
  readonly changed: boolean;
}

/** The text of the agreement, its version, the way to the whole of it, and the switch to agree. */
export function agreement(words: Words, {consent, agreed, error, changed}: Agreement): TemplateResult {
  const url = webAddress(consent.url);
  return html`<fieldset class="field agreement">
    <legend>${words.t('form.agreement')}</legend>
    ${changed ? html`<p class="changed">${words.t('form.agreement-changed')}</p>` : nothing}
    <p class="agreement-text" dir="auto">${words.text(consent.text)}</p>
    <p class="hint">
      ${words.t('form.agreement-version', {version: consent.version})}
      ${url ? html`<a href=${url} target="_blank" rel="noopener">${words.t('form.consent-more')}</a>` : nothing}
    </p>
    ${checkbox({name: 'consent', label: words.t('form.consent'), checked: agreed, error, required: true})}
  </fieldset>`;
}

/** The address comes from the board's data: only what leads to a page becomes a link. */
function webAddress(url: string | undefined): string | undefined {
  try {
    return url && /^https?:$/.test(new URL(url, document.baseURI).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
