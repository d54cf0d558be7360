import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {type Administration, BoardError} from '../../adapter/index.js';
import {administrationOf} from '../../controllers/administration.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardPages} from '../../controllers/board-pages.js';
import type {Page, PageQuery} from '../../model/index.js';
import {renderFailure} from '../failure.js';
import type {Words} from './words.js';

/** Which records, and how one of them is shown. */
interface RecordListOptions<R> {
  readonly fetch: (administration: Administration, query: PageQuery, options: {readonly signal: AbortSignal}) => Promise<Omit<Page<R>, 'agencies'>>;
  readonly keyOf: (record: R) => string;
  readonly row: (record: R) => TemplateResult;
  /** What else the list depends on; with its change it begins anew. */
  readonly filter?: () => string;
  /** Without it there is nothing to search. */
  readonly searchLabel?: () => string;
}

/** Entries of a page. */
const PAGE = 20;

/** A list of records with a search, that grows by pages. The last good list stays while another is fetched. */
export class RecordList<R> {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #words: Words;
  readonly #options: RecordListOptions<R>;
  readonly #pages: BoardPages<R, readonly [string, string]>;
  #text = '';

  constructor(host: LitElement, connection: BoardConnection, words: Words, options: RecordListOptions<R>) {
    this.#host = host;
    this.#connection = connection;
    this.#words = words;
    this.#options = options;
    this.#pages = new BoardPages(host, connection, async (adapter, {signal}, [text], cursor, limit = PAGE) => ({
      ...await options.fetch(await administrationOf(adapter), {limit, ...(text && {text}), ...(cursor && {cursor})}, {signal}), agencies: [],
    }), () => (this.#connection.session ? ([this.#text, options.filter?.() ?? ''] as const) : undefined));
  }

  get items(): readonly R[] {
    return this.#pages.items ?? [];
  }

  refresh(): void {
    this.#pages.refresh();
  }

  /** What stands in the way of administration, in words; undefined where somebody may go on. */
  obstacle(): TemplateResult | undefined {
    const {adapter, session} = this.#connection;
    const words = this.#words;
    if (!adapter) return html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`;
    if (!adapter.capabilities.administration) return html`<p part="failure" class="notice">${words.t('errors.unsupported')}</p>`;
    // Who is here is not known yet, and with that not what they may do.
    if (session === undefined) return html`<p class="loading">${words.t('common.loading')}</p>`;
    return session === null ? renderFailure(words, new BoardError('unauthenticated'), () => undefined) : undefined;
  }

  render(): TemplateResult {
    const words = this.#words;
    const {searchLabel, keyOf, row} = this.#options;
    const {items, error, moreError, hasMore} = this.#pages;
    return html`
      ${searchLabel ? html`<form class="search" role="search" @submit=${this.#onSearch}>
        <label for="search">${searchLabel()}</label>
        <span class="line"><input id="search" type="search" .value=${this.#text} /><button class="button secondary">${words.t('admin.search')}</button></span>
      </form>` : nothing}
      ${renderFailure(words, error, () => this.#pages.refresh())}
      <p class="visually-hidden" role="status">${items ? words.t('admin.shown', {count: items.length}) : nothing}</p>
      ${items?.length === 0 && !error ? html`<p class="empty">${words.t(this.#text ? 'admin.none-found' : 'admin.empty')}</p>` : nothing}
      <ul part="list" class="records">${repeat(items ?? [], keyOf, (record) => html`<li part="record" class="record">${row(record)}</li>`)}</ul>
      ${renderFailure(words, moreError, () => void this.#pages.more())}
      ${hasMore ? html`<button part="more" type="button" class="button secondary" @click=${() => void this.#pages.more()}>${words.t('admin.more')}</button>` : nothing}`;
  }

  readonly #onSearch = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#text = (event.target as HTMLFormElement).querySelector('input')?.value.trim() ?? '';
    this.#host.requestUpdate();
  };
}
