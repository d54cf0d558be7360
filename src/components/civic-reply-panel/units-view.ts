import {html, nothing, type TemplateResult} from 'lit';
import {isOverdue} from '../../model/index.js';
import {agencyName, type Reading, timeOf} from '../civic-thread/reading.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import type {CalledUnit} from './units.js';
import type {Words} from './words.js';

/** What can be done about a unit; absent for what cannot. */
export interface UnitActions {
  readonly onRemind?: ((agencyId: string) => void) | undefined;
  /** Puts what a unit reported into the answer. */
  readonly onInsert?: ((text: string) => void) | undefined;
}

/** The units that were called in: each with its task, whether it has reported in, and its part. Those that are waited for come first. */
export function unitsView(reading: Reading, units: readonly CalledUnit[], words: Words, now: Date, {onRemind, onInsert}: UnitActions): TemplateResult | typeof nothing {
  if (units.length === 0) return nothing;
  const waiting = new Set(reading.message.desk?.waitingFor ?? []);
  const isWaiting = ({report, lapsed}: CalledUnit) => !report && !lapsed;
  const sorted = [...units.filter(isWaiting), ...units.filter((unit) => !isWaiting(unit))];
  return html`<section part="units" class="part units" aria-labelledby="units">
    <h3 id="units">${words.t('reply.units')}</h3>
    <ul>
      ${sorted.map((unit) => {
        const name = agencyName(reading, unit.agencyId) || unit.agencyId;
        const open = !unit.report && waiting.has(unit.agencyId);
        const late = open && isOverdue(unit.dueAt, now);
        const text = unit.report?.internalText ?? '';
        return html`<li class="unit">
          <h4><bdi>${name}</bdi></h4>
          ${unit.lapsed ? nothing : html`<p class=${late ? 'late' : unit.report ? 'reported' : 'muted'}>${unit.report
            ? phraseWith(words.any('reply.unit-reported'), {date: timeOf(reading, unit.report.at)})
            : words.t(late ? 'reply.unit-late' : 'reply.unit-waiting')}${unit.dueAt && !unit.report
              ? html`${' · '}${phraseWith(words.any('reply.unit-due'), {date: timeOf(reading, unit.dueAt)})}` : nothing}</p>`}
          ${unit.task ? html`<p class="muted">${phraseWith(words.any('reply.unit-task'), {task: unit.task})}</p>` : nothing}
          ${text ? html`<p class="text report" dir="auto">${text}</p>` : nothing}
          ${open && onRemind ? html`<button type="button" class="button secondary" @click=${() => onRemind(unit.agencyId)}>${words.t('reply.unit-remind', {unit: name})}</button>` : nothing}
          ${text && onInsert ? html`<button type="button" class="button secondary" aria-label="${words.t('reply.unit-insert')}: ${name}" @click=${() => onInsert(text)}>${words.t('reply.unit-insert')}</button>` : nothing}
        </li>`;
      })}
    </ul>
  </section>`;
}
