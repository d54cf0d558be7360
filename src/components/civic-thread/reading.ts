import {html, nothing, type TemplateResult} from 'lit';
import type {BoardInfo} from '../../model/board.js';
import type {Message, TimelineEntry} from '../../model/view.js';
import type {OversightPart} from './oversight-part.js';
import type {Words} from './words.js';

/** What the templates of a thread are made from. */
export interface Reading {
  readonly message: Message;
  readonly words: Words;
  /** Absent when it could not be fetched: names of kinds and topics are left out then, and times are the reader's own. */
  readonly board: BoardInfo | undefined;
  /** Address of a map with `{latitude}` and `{longitude}` in it; empty for none. */
  readonly mapUrl: string;
  /** What shows supervision, visits and what is hidden; undefined until it is there. */
  readonly oversight: OversightPart | undefined;
  /** Whether an entry or answer has appeared while somebody reads. */
  readonly isNew: (id: string) => boolean;
}

/** The name of an agency that the message names; empty for none and for one that the backend did not send along. */
export function agencyName({message, words}: Reading, id: string | null | undefined): string {
  return words.text(message.agencies.find((agency) => agency.id === id)?.name);
}

/** A date in the board's time zone, for people and machines. */
export function dateOf({words, board}: Reading, iso: string): TemplateResult {
  return html`<time datetime=${iso}>${words.date(iso, board?.timeZone)}</time>`;
}

/** A date with the time of day. */
export function timeOf({words, board}: Reading, iso: string): TemplateResult {
  return html`<time datetime=${iso}>${words.dateTime(iso, board?.timeZone)}</time>`;
}

/** The language that a message is in, for a `lang` attribute; nothing when it is not known, or no language. */
export function languageOf({language}: Message): string | typeof nothing {
  try {
    return new Intl.Locale(language).toString();
  } catch {
    return nothing;
  }
}

/**
 * What somebody wrote: as text, with its own line breaks and direction. Answers and notes are taken to be in the language of the message
 * that they are about, which screen readers pronounce better than the page's.
 */
export function writtenText({message}: Pick<Reading, 'message'>, text: string | TemplateResult): TemplateResult {
  return html`<p class="written" dir="auto" lang=${languageOf(message)}>${text}</p>`;
}

/** A mark on what has appeared while somebody reads. */
export function newMark({words, isNew}: Reading, id: string): TemplateResult | typeof nothing {
  return isNew(id) ? html`${' '}<span part="new" class="new on-screen">${words.t('thread.new')}</span>` : nothing;
}

/** A mark on what not everybody sees. */
export function audienceMark({words}: Reading, audience: 'parties' | 'staff'): TemplateResult {
  return html`<p class="audience">${words.t(`thread.only-${audience}`)}</p>`;
}

/** The first event of an action since a time. An answer is returned or rated once: the first after it is the one about it. */
export function entryAfter({message}: Reading, action: TimelineEntry['action'], since = ''): TimelineEntry | undefined {
  return message.timeline.find((entry) => entry.action === action && Date.parse(entry.at) >= Date.parse(since));
}
