import {html, nothing, type TemplateResult} from 'lit';
import type {TimelineEntry} from '../../model/index.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import {quoteView} from '../civic-thread/quote.js';
import {reasonLines} from '../civic-thread/reason-lines.js';
import {agencyName, type Reading, timeOf, writtenText} from '../civic-thread/reading.js';
import type {Words} from './words.js';

/** Why a message came back to the board. */
export function handedBackView(reading: Reading, words: Words): TemplateResult | typeof nothing {
  const entry = reading.message.timeline.findLast(({action}) => action === 'hand-back');
  if (!entry) return nothing;
  return html`<div part="handed-back" class="notice handed-back">
    <p><strong>${phraseWith(words.any('review.handed-back'), {agency: agencyName(reading, entry.actor.agencyId), date: timeOf(reading, entry.at)})}</strong></p>
    ${reasonLines(reading, entry)}
    ${entry.internalText ? writtenText(reading, entry.internalText) : nothing}
  </div>`;
}

/** The author's words that everybody would read once they are published; not those that somebody has decided to withhold. */
export function addedView(reading: Reading, words: Words): TemplateResult | typeof nothing {
  const {timeline} = reading.message;
  const decided = timeline.findLastIndex(({action}) => action === 'withhold-words');
  const added = timeline.filter((entry, index) => index > decided && isUnpublished(entry, timeline[index - 1]));
  if (added.length === 0) return nothing;
  return html`<section part="added" class="side" aria-labelledby="added">
    <h3 id="added">${words.t('review.added')}</h3>
    ${added.map((entry) => html`<div>
      <p class="hint">${timeOf(reading, entry.at)}</p>
      ${quoteView(reading, entry, entry.words ?? '')}
    </div>`)}
  </section>`;
}

/** What an author adds while nobody has answered yet is for the parties; after an answer it is for everybody, once it was read. */
function isUnpublished({action, actor, words, wordsPublic}: TimelineEntry, before: TimelineEntry | undefined): boolean {
  if (!words || wordsPublic || actor.role !== 'author') return false;
  return action === 'follow-up' ? before?.status === 'answered' : ['supply-info', 'rate', 'reopen'].includes(action);
}
