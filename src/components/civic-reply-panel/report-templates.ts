import {html, nothing} from 'lit';
import type {Report} from '../../model/index.js';
import type {Words} from './words.js';

/** What readers have reported and nobody has dealt with, newest first: a moderator reads it before deciding. */
export function renderReports(reports: readonly Report[], words: Words, timeZone: string) {
  if (reports.length === 0) return nothing;
  return html`<section part="reports" class="side reports" aria-labelledby="reports">
    <h3 id="reports">${words.t('desk.reports', {count: reports.length})}</h3>
    <ul>
      ${[...reports].reverse().map(({reason, words: said, at}) => html`<li>
        <p>${words.any(`report.reason-${reason}`)}</p>
        ${said ? html`<p class="text" dir="auto">${said}</p>` : nothing}
        <p class="hint"><time datetime=${at}>${words.dateTime(at, timeZone)}</time></p>
      </li>`)}
    </ul>
  </section>`;
}
