import {html, type TemplateResult} from 'lit';
import type {TimelineEntry} from '../../model/view.js';
import {phraseWith} from './phrase-with.js';
import {agencyName, audienceMark, type Reading, writtenText} from './reading.js';

/** What somebody said at a step, with who said it; marked while not everybody sees it. */
export function quoteView(reading: Reading, entry: Pick<TimelineEntry, 'actor' | 'wordsPublic'>, said: string): TemplateResult {
  const {words} = reading;
  const {role, agencyId} = entry.actor;
  const name = role === 'author' ? words.t('common.the-author') : agencyName(reading, agencyId) || words.t('common.board-staff');
  return html`<figure part="quote" class="quote">
    <figcaption class="muted">${phraseWith(words.any('thread.wrote'), {name})}</figcaption>
    <blockquote>${writtenText(reading, said)}</blockquote>
    ${entry.wordsPublic ? '' : audienceMark(reading, 'parties')}
  </figure>`;
}
