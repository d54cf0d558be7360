import {html, type TemplateResult} from 'lit';
import {dateOf, type Reading} from './reading.js';
import {phraseWith} from './phrase-with.js';

/** Days begin at a quarter of an hour everywhere. */
const QUARTER = 900_000;

/** Only the day is shown; to the quarter, so that a page from the server stays the same for a while and caches know it again. */
function now(): string {
  return new Date(Math.floor(Date.now() / QUARTER) * QUARTER).toISOString();
}

/** What stands above a message on paper only: whose board it is from, where it is read, and when it was printed. */
export function paperHead(reading: Reading, url: string): TemplateResult {
  const {words, board} = reading;
  return html`<div class="paper paper-head">
    <p class="board-name">${words.text(board?.name)}</p>
    <p>${phraseWith(words.any('thread.printed-on'), {date: dateOf(reading, now())})}</p>
    <p dir="ltr" class="address">${url}</p>
  </div>`;
}
