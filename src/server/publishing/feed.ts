import type {Markup} from './xml.js';

/** A feed, before it is written in a format. */
export interface Feed {
  /** Its first page, which is also what it is known by. */
  readonly id: string;
  readonly title: string;
  /** The page for people. */
  readonly page: string;
  /** Where this page of it is, and the next one. */
  readonly self: string;
  readonly next?: string;
  readonly language: string;
  /** The board's name. */
  readonly author: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Never changes. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly html: Markup;
  readonly text: string;
  /** ISO 8601, as the next. */
  readonly published: string;
  readonly updated: string;
  readonly author: string;
  /** Names of kind and topic, with their ids. */
  readonly categories: readonly {readonly id: string; readonly name: string}[];
  /** BCP 47; absent when unknown. */
  readonly language?: string;
  readonly files: readonly {readonly url: string; readonly type: string; readonly size: number; readonly description: string}[];
}

/** When a feed changed last: with its newest entry. A feed without any has never changed. */
export function updatedOf({entries}: Pick<Feed, 'entries'>): string {
  return entries.reduce((last, {updated}) => (Date.parse(updated) > Date.parse(last) ? new Date(updated).toISOString() : last), new Date(0).toISOString());
}
