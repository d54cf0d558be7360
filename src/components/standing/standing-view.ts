import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Localize} from '../../controllers/localize.js';
import {listIn} from '../../controllers/written.js';
import type {standing} from '../../i18n/en/standing.js';
import type {MessageSummary} from '../../model/index.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import {type DueLook, dueLook, relativeDay} from './due.js';

/** What is needed to say how a message stands. */
export interface StandingModel {
  readonly words: Localize<{readonly standing: typeof standing}>;
  readonly timeZone: string;
  readonly now: Date;
  readonly soon: Date;
  readonly agencyName: (id: string) => string;
}

/** A triangle, a clock, a pause: overdue, due soon and paused are told apart without seeing colours. */
const SHAPES: Readonly<Record<Exclude<DueLook, 'none'>, TemplateResult>> = {
  overdue: svg`<path d="M8 1.5 15 14H1Z" fill="currentcolor" stroke="none" /><path class="hole" d="M8 6v4m0 1.7v.3" />`,
  soon: svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 4.5V8l2.5 2" />`,
  later: svg`<rect x="2.25" y="3" width="11.5" height="10.5" rx="1" /><path d="M2.25 6.5h11.5M5.5 1.5V4m5-2.5V4" />`,
  paused: svg`<path d="M5.5 3v10m5-10v10" />`,
};

/** When something is due: relative, and the date; what is pressing by word, shape and colour. */
export function dueView(message: Pick<MessageSummary, 'dueAt' | 'state' | 'desk'>, model: StandingModel): TemplateResult | typeof nothing {
  const {words, timeZone, now, soon} = model;
  const look = dueLook(message, now, soon);
  const iso = look === 'paused' ? message.desk?.pausedAt : message.dueAt;
  if (look === 'none' || !iso) return nothing;
  const date = html`<time datetime=${iso}>${words.date(iso, timeZone)}</time>`;
  const text = phraseWith(words.any(`standing.${look === 'later' ? 'due' : look}`), {date, relative: html`${relativeDay(iso, now, timeZone, words.language)}`});
  return html`<p part="due" class="due ${look}"><svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[look]}</svg><span>${text}</span></p>`;
}

/** The exact state in a word. */
export function stateWord({state, desk}: Pick<MessageSummary, 'state' | 'desk'>, words: StandingModel['words'], handedBack = false): string {
  if (!state) return '';
  return words.any(`standing.state-${desk?.withLead ? 'with-lead' : handedBack && state === 'waiting' ? 'handed-back' : state}`);
}

/** What else there is to know, each as a mark; the weightiest first. */
export function marksOf({desk, visibility}: Pick<MessageSummary, 'desk' | 'visibility'>, {words, agencyName, timeZone}: StandingModel): TemplateResult[] {
  const mark = (look: string, text: unknown) => html`<li part="mark" class="mark ${look}">${text}</li>`;
  const units = (desk?.waitingFor ?? []).map(agencyName).filter(Boolean);
  return [
    ...(desk?.supervision ? [mark('strong', words.t('standing.supervised'))] : []),
    ...(desk?.returned ? [mark('strong', words.t('standing.returned'))] : []),
    ...(units.length > 0 ? [mark('', words.t('standing.waiting-for', {units: listIn(words.language, units)}))] : []),
    ...(desk?.remindedAt ? [mark('', words.t('standing.reminded', {date: words.date(desk.remindedAt, timeZone)}))] : []),
    ...(visibility === 'confidential' ? [mark('', words.t('standing.confidential'))] : []),
  ];
}

/** Who has it in the unit; empty for those who do not get to know. */
export function assigneeText({desk}: Pick<MessageSummary, 'desk'>, words: StandingModel['words']): string {
  if (!desk) return '';
  const {assignee} = desk;
  if (!assignee) return words.t('standing.unassigned');
  return assignee.mine ? words.t('standing.with-you') : words.t('standing.with-colleague', {name: assignee.name});
}
