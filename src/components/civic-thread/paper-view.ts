import {html, type TemplateResult} from 'lit';
import {dateOf, type Reading} from './reading.js';
import {phraseWith} from './phrase-with.js';

/** What stands above a message on paper only: whose board it is from, where it is read, and when it was printed. */
export function paperHead(reading: Reading, url: string): TemplateResult {
  const {words, board} = reading;
  return html`<div class="paper paper-head">
    <p class="board-name">${words.text(board?.name)}</p>
    <p>${phraseWith(words.any('thread.printed-on'), {date: dateOf(reading, new Date().toISOString())})}</p>
    <p dir="ltr" class="address">${url}</p>
  </div>`;
}
