import {html, nothing, type TemplateResult} from 'lit';
import {listIn} from '../../controllers/written.js';
import {meanScore, satisfactionOf} from '../../model/rating.js';
import type {TimelineEntry} from '../../model/view.js';
import {filesView} from './files-view.js';
import {phraseWith} from './phrase-with.js';
import {quoteView} from './quote.js';
import {isOversight} from './has-oversight.js';
import {agencyName, audienceMark, newMark, type Reading, timeOf, writtenText} from './reading.js';
import {reasonLines} from './reason-lines.js';

/** A timeline with more steps than this begins with its latest ones, and a press shows the others. Paper shows all. */
const SHOWN_AT_ONCE = 6;
/** How many of the latest steps a long timeline begins with. */
const LATEST = 4;

/** How many of the first steps are left out to begin with. Steps that come later fold up nothing that somebody may be reading. */
export function foldedSteps(count: number): number {
  return count > SHOWN_AT_ONCE ? count - LATEST : 0;
}

/** Everything that happened, oldest first, the first steps folded up. */
export function timelineView(reading: Reading, earlier: number, showAll: boolean, onToggle: () => void): TemplateResult {
  const {message, words} = reading;
  const {timeline} = message;
  return html`<section class="timeline-section" aria-labelledby="timeline">
    <h3 id="timeline">${words.t('thread.timeline')}</h3>
    ${earlier
      ? html`<button type="button" class="button secondary on-screen" aria-expanded=${showAll ? 'true' : 'false'} @click=${onToggle}>
          ${showAll ? words.t('thread.show-latest') : words.t('thread.show-all', {count: earlier})}
        </button>`
      : nothing}
    <ol part="timeline" class="timeline">
      ${timeline.map((entry, index) => html`<li class=${!showAll && index < earlier ? 'earlier' : ''}>${entryView(reading, entry)}</li>`)}
    </ol>
  </section>`;
}

/** One step, with all that the reader may know of it. */
export function entryView(reading: Reading, entry: TimelineEntry): TemplateResult {
  const {actor, publicText, internalText} = entry;
  return html`
    <p class="what" id="entry-${entry.id}" tabindex="-1">${whatHappened(reading, entry)}${newMark(reading, entry.id)}</p>
    <p class="muted">${timeOf(reading, entry.at)}${actor.name ? html`${' · '}<bdi>${actor.name}</bdi>` : nothing}</p>
    ${reasonLines(reading, entry)}
    ${reading.oversight?.details(reading, entry) ?? nothing}
    ${publicText ? writtenText(reading, publicText) : nothing}
    ${filesView(reading, entry.visit?.attachments, reading.oversight?.filesLabel)}
    ${entry.words ? quoteView(reading, entry, entry.words) : nothing}
    ${tasksOf(reading, entry)}
    ${internalText ? html`${writtenText(reading, internalText)}${audienceMark(reading, 'staff')}` : nothing}
  `;
}

/** The event in plain words. */
export function whatHappened(reading: Reading, entry: TimelineEntry): TemplateResult {
  const {words} = reading;
  const {action, actor, handlerId, supports, rating} = entry;
  if (isOversight(entry)) return reading.oversight?.whatHappened(reading, entry) ?? html`${words.t('common.loading')}`;
  const targets = supports?.map(({agencyId}) => agencyName(reading, agencyId)) ?? [agencyName(reading, handlerId)];
  return phraseWith(words.any(`thread.event-${action}`), {
    agency: agencyName(reading, actor.agencyId) || words.t('common.board-staff'),
    target: listIn(words.language, targets.filter(Boolean)),
    verdict: rating ? words.t(`thread.satisfaction-${satisfactionOf(meanScore(rating))}`) : '',
  });
}

/** What each called-in unit has to do; the tasks are for staff. */
function tasksOf(reading: Reading, {supports = []}: TimelineEntry): TemplateResult | typeof nothing {
  const tasks = supports.filter(({task}) => task);
  if (!tasks.length) return nothing;
  return html`<ul>
      ${tasks.map(({agencyId, task = ''}) => html`<li class="written">${phraseWith(reading.words.any('thread.task'), {agency: agencyName(reading, agencyId), task})}</li>`)}
    </ul>
    ${audienceMark(reading, 'staff')}`;
}
