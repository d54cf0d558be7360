import {html, nothing, type TemplateResult} from 'lit';
import type {HeldFile} from '../../controllers/held-file.js';
import {listIn} from '../../controllers/written.js';
import {type BoardInfo, cleanText, instantIn, isOverdue, type SupervisionView, type TimelineEntry, VISIT_WAYS} from '../../model/index.js';
import {filesOf, HALF_A_DATE, type Values} from '../action-form/action-fields.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import type {Reading} from '../civic-thread/reading.js';
import {entryView} from '../civic-thread/timeline-view.js';
import {COURSE} from './offers.js';
import type {Words} from './words.js';

/** Of a message in the list: who follows it since when, why, by when, and who else was told. */
export function supervisionFacts(
  supervision: SupervisionView | undefined, words: Words, {timeZone}: Pick<BoardInfo, 'timeZone'>, now: Date, agencyName: (id: string) => string,
): TemplateResult | typeof nothing {
  if (!supervision) return nothing;
  const {since, supervisor, reason, dueAt, escalatedTo} = supervision;
  const units = escalatedTo.map(agencyName).filter(Boolean);
  const date = (iso: string) => html`<time datetime=${iso}>${words.date(iso, timeZone)}</time>`;
  const late = dueAt !== undefined && isOverdue(dueAt, now);
  return html`
    <p class="hint">${phraseWith(words.any('supervision.since'), {date: date(since), name: supervisor || words.t('common.board-staff')})}</p>
    ${reason ? html`<p class="why" dir="auto">${words.t('supervision.why', {reason})}</p>` : nothing}
    <p part="due" class=${late ? 'late' : 'hint'}>${late ? html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.5 15 14H1Z" /></svg>` : nothing}${
      dueAt === undefined ? words.t('supervision.no-date') : phraseWith(words.any(late ? 'supervision.overdue' : 'supervision.settle-by'), {date: date(dueAt)})}</p>
    ${units.length > 0 ? html`<p class="hint">${words.t('supervision.escalated', {units: listIn(words.language, units)})}</p>` : nothing}
  `;
}

/** What was done about a message one after the other, the newest first: notes, reminders, escalation, visits. */
export function courseView(reading: Reading, words: Words): TemplateResult {
  const steps = reading.message.timeline.filter(({action}) => (COURSE as readonly string[]).includes(action)).reverse();
  return html`<section part="course" class="part course" aria-labelledby="course">
    <h3 id="course">${words.t('supervision.course')}</h3>
    ${steps.length === 0 ? html`<p class="hint">${words.t('supervision.no-course')}</p>` : html`<ol class="timeline">${steps.map((entry) => html`<li>${entryView(reading, entry)}</li>`)}</ol>`}
  </section>`;
}

/** A visit as everybody will see it in the thread, as soon as it is clear what was found. */
export function visitPreview(reading: Reading, values: Values, words: Words, {timeZone}: Pick<BoardInfo, 'timeZone'>): TemplateResult | typeof nothing {
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' && value !== HALF_A_DATE ? value : '';
  };
  const way = VISIT_WAYS.find((candidate) => candidate === text('way'));
  const finding = cleanText(text('publicText'));
  if (!way || finding === '') return nothing;
  const visited = text('visitedAt') ? instantIn(text('visitedAt'), timeZone) : new Date();
  const now = new Date().toISOString();
  const entry: TimelineEntry = {
    id: 'preview', at: now, action: 'visit', actor: {role: 'moderator'}, status: reading.message.status, publicText: finding,
    visit: {way, visitedAt: Number.isNaN(visited.getTime()) ? now : visited.toISOString(), solved: text('solved') === 'yes'},
  };
  const files = filesOf(values['attachments']);
  return html`<section part="preview" class="preview" aria-labelledby="preview">
    <h4 id="preview">${words.t('supervision.preview')}</h4>
    <div class="timeline"><div>${entryView(reading, entry)}</div></div>
    ${files.length > 0 ? html`<p class="hint">${words.t('supervision.preview-files', {count: files.filter(isShown).length, all: files.length})}</p>
      <ul>${files.filter(isShown).map(({description, name}) => html`<li dir="auto">${description || name}</li>`)}</ul>` : nothing}
    <p class="hint">${words.t('supervision.preview-hint')}</p>
  </section>`;
}

function isShown(file: HeldFile): boolean {
  return file.public;
}
