import {html, type TemplateResult} from 'lit';
import type {FieldIssue} from '../../model/index.js';
import type {Words} from './words.js';

/** Several mistakes in one place, each a link to its field; focus goes here after an attempt that did not pass. */
export function errorSummary(words: Words, issues: readonly FieldIssue[], textOf: (issue: FieldIssue) => string, goTo: (issue: FieldIssue) => void): TemplateResult {
  return html`<div id="summary" class="notice failed summary" tabindex="-1" role="group" aria-labelledby="summary-title">
    <p id="summary-title">${words.t('desk.summary-title')}</p>
    <ul>
      ${issues.map((issue) => html`<li><a
        href="#${issue.path}"
        @click=${(event: Event) => {
          // A fragment does not reach into a shadow root.
          event.preventDefault();
          goTo(issue);
        }}>${textOf(issue)}</a></li>`)}
    </ul>
  </div>`;
}
