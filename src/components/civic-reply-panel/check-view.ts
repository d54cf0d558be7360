import {html, nothing, type TemplateResult} from 'lit';
import type {AnswerCheck, Checked, Finding} from './answer-check.js';
import type {Words} from './words.js';

/**
 * What the check found in the answer: a list, each with the very words, which a press selects in the field; and the whole answer with the
 * words marked. Said to screen readers when what there is has changed, which it does in the pauses of writing.
 */
export function checkView({checked, failed}: AnswerCheck, words: Words, onShow: (finding: Finding) => void): TemplateResult {
  const count = checked?.findings.length ?? 0;
  return html`<section part="check" class="check" ?hidden=${!checked && !failed} aria-labelledby="check">
    <h4 id="check">${words.t('reply.check')}</h4>
    <p role="status">${failed ? words.t('reply.check-failed') : !checked ? '' : count === 0 ? words.t('reply.check-none') : words.t('reply.check-found', {count})}</p>
    ${checked?.perfunctory ? html`<p class="perfunctory">${words.t('reply.check-perfunctory')}</p>` : nothing}
    ${checked && count > 0 ? html`
      <ol class="findings">${checked.findings.map((finding) => html`<li>${renderFinding(finding, words, onShow)}</li>`)}</ol>
      ${renderMirror(checked, words)}
    ` : nothing}
    <p class="hint">${words.t('reply.check-hint')}</p>
  </section>`;
}

function renderFinding(finding: Finding, words: Words, onShow: (finding: Finding) => void) {
  const reason = words.any(`reply.check-${finding.reason}`);
  const text = finding.words ? html`${reason}: <q dir="auto">${finding.words}</q>` : reason;
  if (finding.start === undefined) return html`<p>${text}</p>`;
  return html`<p>${text}</p>
    <button type="button" class="button secondary" aria-label="${words.t('reply.check-show')}: ${finding.words}" @click=${() => onShow(finding)}>${words.t('reply.check-show')}</button>`;
}

/** The answer with what was found marked in it; each mark says by its number and reason which finding it belongs to. */
function renderMirror({body, findings}: Checked, words: Words) {
  const marks = findings
    .flatMap(({start, end, reason}, index) => (start === undefined || end === undefined ? [] : [{start, end, reason, number: index + 1}]))
    .sort((one, other) => one.start - other.start);
  if (marks.length === 0) return nothing;
  let at = 0;
  const parts = marks.flatMap(({start, end, reason, number}) => {
    if (start < at) return [];
    const before = body.slice(at, start);
    at = end;
    return [before, html`<mark><span class="visually-hidden">${words.t('reply.check-mark', {number, reason: words.any(`reply.check-${reason}`)})} </span><sup aria-hidden="true">${number}</sup>${body.slice(start, end)}</mark>`];
  });
  return html`<details class="mirror">
    <summary>${words.t('reply.check-mirror')}</summary>
    <p class="written" dir="auto">${parts}${body.slice(at)}</p>
  </details>`;
}
