import {html, type TemplateResult} from 'lit';
import {type FieldErrors, summaryText} from './field-errors.js';
import type {FieldName} from './values.js';
import type {Words} from './words.js';

/** All errors in one place, each a link to its field. The form moves focus here after an attempt that did not pass. */
export function errorSummary(words: Words, errors: FieldErrors, goTo: (field: FieldName) => void): TemplateResult {
  const link = (field: FieldName, text: string) => html`<a
    href="#${field}"
    @click=${(event: Event) => {
      // A fragment does not reach into a shadow root.
      event.preventDefault();
      goTo(field);
    }}>${text}</a>`;
  return html`<div part="summary" id="summary" class="summary" tabindex="-1" role="group" aria-labelledby="summary-title">
    <h3 id="summary-title">${words.t('form.summary-title')}</h3>
    <ul>
      ${Array.from(errors, ([field, issue]) => {
        const text = summaryText(words, field, issue);
        return html`<li>${field === 'form' ? text : link(field, text)}</li>`;
      })}
    </ul>
  </div>`;
}
