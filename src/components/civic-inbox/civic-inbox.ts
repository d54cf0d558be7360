import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardPages} from '../../controllers/board-pages.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {Localize} from '../../controllers/localize.js';
import {WideEnough} from '../../controllers/wide-enough.js';
import {type Agency, type Box, type BoxCounts, type BoxQueue, flattenTopics, type Message, type MessageSummary, namesOf} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {disclosure} from '../../styles/disclosure.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {actionFormStyles} from '../action-form/action-form.styles.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';
import {blocksOf} from '../civic-message-list/blocks.js';
import {CivicMessageOpen} from '../civic-message-list/civic-message-list.events.js';
import {CivicReplySubmitted} from '../civic-reply-panel/civic-reply-panel.events.js';
import {renderFailure} from '../failure.js';
import {soonOf} from '../standing/due.js';
import {standingStyles} from '../standing/standing.styles.js';
import {BulkForm} from './bulk-form.js';
import {BulkRun} from './bulk-run.js';
import {bulkBar, bulkResult} from './bulk-view.js';
import {styles} from './civic-inbox.styles.js';
import {helpView} from './help-view.js';
import {keepPlace, keptPlace} from './inbox-place.js';
import {onRowKey} from './row-keys.js';
import {type RowModel, rowSkeleton, rowView} from './row-view.js';
import {searchView, SORTS} from './search-view.js';
import {queueOf, trayOf, traysOf} from './trays.js';
import {traysView} from './trays-view.js';
import {english} from './words.js';

/** Entries that a page holds unless told otherwise, and at most (the contract's limits). */
const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;

/** Width in rem from which a panel stands beside the list; the style sheet has the same. */
const ROOMY = 78;

/** What the inbox needs of an element in its `panel` slot. */
type Panel = HTMLElement & {messageId: string};

/**
 * What waits for a unit or for board staff, in trays with their counts: who works here sees what is theirs, what is due and what is late, opens a
 * message, or does the same to several at once.
 *
 * Everything works with Tab alone; arrows, Home, End, Enter and Space work in the list as well, and the help below it says so. Rows never
 * move by themselves: what is new is announced, and shown when somebody wants that.
 *
 * @tag civic-inbox
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @slot panel - A `civic-reply-panel`, which shows the message that was opened beside the list where there is room. Without it, and on narrow screens, the link to the message's page is followed.
 * @event {CivicMessageOpen} civic-message-open - Somebody wants to handle a message; cancellable, so that a page can show it in its own way.
 * @csspart base - Everything.
 * @csspart trays - The trays.
 * @csspart tray - One tray with its count.
 * @csspart search - The form to search and sort.
 * @csspart news - Says that something has changed, and shows it.
 * @csspart list - The list of messages.
 * @csspart row - A message.
 * @csspart title - The heading of a message.
 * @csspart link - The link or button in it.
 * @csspart match - A word that was looked for, in the title.
 * @csspart facts - Number, kind, topic, agency.
 * @csspart due - When it is due.
 * @csspart mark - State, assignee and what else there is to know, each a mark.
 * @csspart outcome - What came of the message when several were acted on.
 * @csspart bulk - What can be done with those that are selected.
 * @csspart bulk-form - The form for that.
 * @csspart progress - How far it is.
 * @csspart result - What came of it.
 * @csspart failure - What went wrong.
 * @csspart more - The button that loads more.
 * @csspart help - What the keyboard does.
 * @csspart panel - The place of the panel beside the list.
 * @cssproperty [--civic-inbox-gap=0.75rem] - Space above and below the line between two messages.
 */
export class CivicInbox extends BoardElement {
  static override styles = [tokens, reset, controls, disclosure, standingStyles, actionFormStyles, styles];

  /** The address of the page where a message is handled, `{id}` standing for its id: `/handle.html?id={id}`. Without it, titles are buttons that fire the event. */
  @property({attribute: 'handle-url'}) handleUrl = '';

  /** The tray that is open, by its name in the model: `unit`, `mine`, `overdue` … or `publish`, `review` … Empty: the first. */
  @property() box: Box | '' = '';

  /** The order: `due`, what is due first, or `newest`. */
  @property() sort: (typeof SORTS)[number] = 'due';

  /** Only messages with all these words in them. */
  @property() text = '';

  /** How many messages come at a time, 1 to 100. */
  @property({type: Number, attribute: 'page-size'}) pageSize = PAGE_SIZE;

  /** A slash anywhere on the page goes to the search. Off unless wanted, because it gets in the way of those who speak to their computer; everybody can switch it in the help. */
  @property({type: Boolean, attribute: 'slash-search'}) slashSearch = false;

  @state() private unfolded = false;
  @state() private selected: ReadonlySet<string> = new Set();
  /** The message that the panel shows. */
  @state() private opened = '';
  /** Somebody has used the list, so that what it comes to is worth saying. */
  @state() private used = false;

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #wide = new WideEnough(this, 52);
  readonly #pages = new BoardPages(
    this, this.#connection,
    (adapter, {signal}, [queue, box, sort, limit, text], cursor, size = limit) => adapter.listMessages({
      queue, sort, limit: size, ...(box && {box}), ...(text && {text}), ...(cursor && {cursor}),
    }, {signal}),
    () => {
      const queue = this.#queue;
      return queue && ([queue, this.#hasTrays ? trayOf(queue, this.box) : '', this.sort, this.#limit, this.#text] as const);
    },
  );
  readonly #counts: BoardQuery<BoxCounts, readonly [BoxQueue]> = new BoardQuery(
    this, this.#connection,
    async (adapter, {signal}, [queue]) => (await deskOf(adapter)).countBoxes(queue, {signal}),
    () => {
      const queue = this.#queue;
      return queue && this.#hasTrays ? ([queue] as const) : undefined;
    },
  );
  readonly #bulk: BulkForm = new BulkForm(this, this.#connection, this.#words, {
    selected: () => this.#selectedMessages,
    onSubmit: (requestsOf) => void this.#run(requestsOf),
  });
  readonly #runner: BulkRun = new BulkRun(this, this.#connection, {
    onActed: (message) => this.#learn(message),
    onSignedOut: () => this.dispatchEvent(new CivicSessionChanged()),
  });
  /** Messages as they are now, where that is known by another way than the list: it shows them in their old places. */
  readonly #newer = new Map<string, MessageSummary>();
  /** Agencies that newer messages name. */
  readonly #agencies = new Map<string, Agency>();
  #blocks: readonly (readonly MessageSummary[])[] = [];
  #model: {readonly key: readonly unknown[]; readonly model: RowModel} | undefined;
  #person: string | undefined;
  /** The row that was selected last; Shift selects from there. */
  #anchor = '';
  #returningTo = '';
  /** How many lay in the tray when its list was fetched. */
  #base: {readonly list: unknown; readonly count: number} | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(CivicReplySubmitted.eventName, this.#onReply);
    document.addEventListener('visibilitychange', this.#onVisibility);
    document.addEventListener('keydown', this.#onSlash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(CivicReplySubmitted.eventName, this.#onReply);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    document.removeEventListener('keydown', this.#onSlash);
  }

  /** Fetches list and counts anew, as far as the list was loaded. */
  refresh(): void {
    this.#newer.clear();
    this.#base = undefined;
    this.#runner.clear();
    this.#pages.refresh();
    this.#counts.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#restore();
    const person = this.#connection.session?.personId;
    if (person !== this.#person) this.#forget();
    this.#person = person;
    if (this.hasUpdated && (changed.has('box') || changed.has('sort') || changed.has('text'))) this.#begin();
  }

  protected override updated(): void {
    this.#countFrom();
    if (this.#returningTo && this.#pages.items && !this.#pages.pending) this.#return();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const {adapter, session} = this.#connection;
    if (!adapter) return html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`;
    const queue = this.#queue;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t(queue === 'moderation' ? 'inbox.label-moderation' : 'inbox.label-handling')}</h2></slot>
      ${session === null ? renderFailure(words, new BoardError('unauthenticated'), () => undefined)
        : session && !queue ? html`<p part="failure" class="notice">${words.t('inbox.not-yours')}</p>`
          : this.#renderDesk(queue)}
    </section>`;
  }

  #renderDesk(queue: BoxQueue | undefined): TemplateResult {
    const words = this.#words;
    const {board, session, boardError} = this.#connection;
    const items = board && this.#items;
    const error = this.#pages.error ?? boardError;
    const chosen = queue && trayOf(queue, this.box);
    const beside = this.#besides;
    return html`<div class="desk ${this.#wide.matches ? 'wide' : ''} ${beside ? 'with-panel' : ''}">
      ${queue && session && chosen && this.#hasTrays ? traysView({
        words, chosen, counts: this.#counts.value, trays: traysOf(queue, session, this.#counts.value, chosen), wide: this.#wide.matches && !beside,
        unfolded: this.unfolded, onFold: (unfolded) => (this.unfolded = unfolded), onChoose: (box) => this.#choose({box}),
      }) : nothing}
      <div class="main">
        ${searchView(words, this.text, this.sort, this.#connection.adapter?.capabilities.search === true, (values) => this.#choose(values))}
        ${this.#renderNews()}
        ${board ? this.#bulk.render(board) : nothing}
        <div role="status" class="said">${this.#said(items)}</div>
        ${bulkResult(this.#runner, words, (id) => this.#find(id), () => this.#closeResult())}
        ${renderFailure(words, error, () => this.#retry())}
        <div class="results" aria-busy=${String(this.#pages.pending || this.#pages.morePending)}>
          ${items && board ? this.#renderItems(items) : error ? nothing : html`<p class="visually-hidden">${words.t('common.loading')}</p><div aria-hidden="true">${Array.from({length: 5}, rowSkeleton)}</div>`}
        </div>
        ${helpView(words, this.slashSearch, (on) => (this.slashSearch = on))}
      </div>
      <div part="panel" class="panel" ?hidden=${!beside}>
        <button type="button" class="button secondary" @click=${() => this.#back()}>${words.t('inbox.back')}</button>
        <slot name="panel" @slotchange=${() => this.requestUpdate()}></slot>
      </div>
    </div>`;
  }

  /** Something has come or gone since the list was fetched: said, and shown only when somebody wants that. */
  #renderNews() {
    const words = this.#words;
    const news = this.#news;
    return html`<div part="news" class="news" role="status">${news === 0 ? nothing
      : html`<button type="button" class="button secondary" @click=${() => this.#show()}>${news > 0 ? words.t('inbox.new', {count: news}) : words.t('inbox.changed')}</button>`}</div>`;
  }

  #renderItems(items: readonly MessageSummary[]) {
    const words = this.#words;
    if (items.length === 0) return html`<p class="notice">${words.t(this.#text ? 'inbox.none-found' : 'inbox.empty')}</p>`;
    const model = this.#rowModel();
    this.#blocks = blocksOf(items, this.#blocks);
    const actions = this.#bulk.offered;
    const selectable = items.filter(({desk}) => desk);
    const all = selectable.length > 0 && selectable.every(({id}) => this.selected.has(id));
    // As in civic-message-list: blocks that are laid out when they are seen, and one list to those who hear it.
    return html`
      ${actions.length > 0 && selectable.length > 0 ? html`<label class="pick all">
        <input type="checkbox" .checked=${all} .indeterminate=${!all && this.selected.size > 0} @change=${() => this.#selectAll(all ? [] : selectable)} />
        <span>${words.t('inbox.select-all')}</span>
      </label>` : nothing}
      <div part="list" class="list" role="list" aria-label=${words.t('inbox.messages')} @keydown=${this.#onKey}>
        ${repeat(this.#blocks, ([first]) => first?.id, (block) => html`<div class="block" .style=${`--_count: ${block.length}`}>
          ${guard([model, ...block, ...block.map(({id}) => this.#lookOf(id))], () => repeat(block, ({id}) => id, (item) => html`<div role="listitem" class="item" data-row=${item.id}>
            ${rowView(item, this.selected.has(item.id), item.id === this.opened, this.#runner.outcomes.get(item.id), model)}
          </div>`))}
        </div>`)}
      </div>
      ${this.#renderMore(items)}
      ${bulkBar(this.#bulk.action ? 0 : this.selected.size, this.#runner.running ? [] : actions, words, (action) => this.#bulk.open(action), () => this.#selectAll([]))}`;
  }

  #renderMore(items: readonly MessageSummary[]): TemplateResult {
    const words = this.#words;
    const {hasMore, morePending, moreError} = this.#pages;
    const label = words.t(morePending ? 'common.loading' : moreError ? 'errors.retry' : 'inbox.more');
    return html`<div class="more">
      <div role="alert">${moreError ? html`<p part="failure" class="notice failed">${words.t('inbox.failed-more')} ${words.any(`errors.${moreError.code}`)}</p>` : nothing}</div>
      ${hasMore ? html`<button part="more" type="button" class="button secondary" aria-disabled=${String(morePending)} @click=${() => void this.#more()}>${label}</button>`
        : items.length > this.#limit ? html`<p class="end" tabindex="-1">${words.t('inbox.end-of-list')}</p>` : nothing}
    </div>`;
  }

  get #queue(): BoxQueue | undefined {
    return queueOf(this.#connection.session);
  }

  get #hasTrays(): boolean {
    return this.#connection.adapter?.capabilities.desk === true;
  }

  get #limit(): number {
    return Math.min(Math.max(Math.trunc(this.pageSize) || PAGE_SIZE, 1), LARGEST_PAGE);
  }

  get #text(): string {
    return this.#connection.adapter?.capabilities.search ? this.text : '';
  }

  /** The messages of the list, each as it is known to be now. */
  get #items(): readonly MessageSummary[] | undefined {
    const {items} = this.#pages;
    return this.#newer.size === 0 ? items : items?.map((item) => this.#newer.get(item.id) ?? item);
  }

  get #selectedMessages(): readonly MessageSummary[] {
    return (this.#items ?? []).filter(({id}) => this.selected.has(id));
  }

  /** How many more lie in the open tray than when its list was fetched; below 0: some have gone. */
  get #news(): number {
    const queue = this.#queue;
    const count = queue && this.#counts.value?.[trayOf(queue, this.box)];
    return count === undefined || !this.#base || this.#text || this.#pages.pending ? 0 : count - this.#base.count;
  }

  /** The panel shows a message: beside the list where there is room, and otherwise below it. */
  get #besides(): boolean {
    return this.opened !== '' && this.#panel !== undefined;
  }

  /** Whether list and panel fit side by side, in the reader's own size of letters. */
  get #isRoomy(): boolean {
    return this.getBoundingClientRect().width >= ROOMY * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  get #panel(): Panel | undefined {
    return this.renderRoot?.querySelector<HTMLSlotElement>('slot[name="panel"]')?.assignedElements()[0] as Panel | undefined;
  }

  #find(id: string): MessageSummary | undefined {
    return this.#items?.find((item) => item.id === id);
  }

  /** Another value whenever a row looks different though its message is the same. */
  #lookOf(id: string): string {
    return `${this.selected.has(id)} ${id === this.opened} ${JSON.stringify(this.#runner.outcomes.get(id))}`;
  }

  #said(items: readonly MessageSummary[] | undefined): string {
    if (this.#pages.pending && items) return this.#words.t('common.refreshing');
    return this.used && items ? this.#words.t('inbox.shown', {count: items.length}) : '';
  }

  /** The same object until something in it changes: with thousands of rows on the page, only those are rendered that have to be. */
  #rowModel(): RowModel {
    const {board, session} = this.#connection;
    const {agencies} = this.#pages;
    const minute = Math.floor(Date.now() / 60_000);
    const key = [board, agencies, this.#agencies.size, this.handleUrl, this.#text, this.#words.edition, session?.agencyId, this.box, minute];
    if (!this.#model || key.some((value, index) => value !== this.#model?.key[index])) {
      const now = new Date();
      const names = {kinds: namesOf(board?.kinds ?? []), topics: namesOf(flattenTopics(board?.topics ?? [])), agencies: namesOf([...agencies, ...this.#agencies.values()])};
      this.#model = {
        key,
        model: {
          words: this.#words, names, timeZone: board?.timeZone ?? 'UTC', now, soon: board ? soonOf(board, now) : now,
          agencyName: (id) => this.#words.text(names.agencies.get(id)),
          handleUrl: this.handleUrl, text: this.#text, ownAgencyId: session?.agencyId ?? '', handedBack: this.box === 'handed-back',
          onOpen: this.#onOpen, onSelect: this.#onSelect,
        },
      };
    }
    return this.#model.model;
  }

  #choose(values: Partial<Pick<CivicInbox, 'box' | 'sort' | 'text'>>): void {
    this.used = true;
    this.unfolded = false;
    Object.assign(this, values);
    this.#keep();
  }

  /** Another list begins: nothing of the one before stays selected. */
  #begin(): void {
    this.selected = new Set();
    this.#anchor = '';
    this.#newer.clear();
    this.#base = undefined;
    this.#bulk.close();
    if (!this.#runner.running) this.#runner.clear();
    this.#counts.refresh();
  }

  /** Somebody else is here. */
  #forget(): void {
    this.selected = new Set();
    this.opened = '';
    this.#anchor = '';
    this.#newer.clear();
    this.#agencies.clear();
    this.#base = undefined;
    this.#bulk.close();
    this.#runner.stop();
    this.#runner.clear();
  }

  /** The count to compare later ones with: the first that came with the list. */
  #countFrom(): void {
    const queue = this.#queue;
    const {items} = this.#pages;
    if (!queue || !items || this.#base || this.#pages.pending || this.#counts.pending) return;
    const count = this.#counts.value?.[trayOf(queue, this.box)];
    if (count !== undefined) this.#base = {list: items, count};
  }

  /** Takes in a message that was just acted on, without moving its row. */
  #learn(message: Message): void {
    if (!this.#pages.items?.some(({id}) => id === message.id)) return;
    // A message brings its version at another place than a summary.
    this.#newer.set(message.id, {...message, ...(message.desk && {desk: {...message.desk, version: message.version}})});
    for (const agency of message.agencies) this.#agencies.set(agency.id, agency);
    this.requestUpdate();
  }

  async #run(requestsOf: Parameters<BulkRun['run']>[1]): Promise<void> {
    const messages = this.#selectedMessages;
    await this.#runner.run(messages, requestsOf);
    const {outcomes} = this.#runner;
    this.selected = new Set(messages.map(({id}) => id).filter((id) => outcomes.get(id)?.kind !== 'done'));
    this.#counts.refresh();
    await this.#renew([...outcomes].filter(([, {kind}]) => kind === 'changed').map(([id]) => id));
    await this.updateComplete;
    if (mayTakeFocus(this)) this.renderRoot.querySelector<HTMLElement>('#result')?.focus();
  }

  /** Fetches those that somebody else has changed: whoever tries again decides on what is there now. */
  async #renew(ids: readonly string[]): Promise<void> {
    const {adapter} = this.#connection;
    const queue = this.#queue;
    if (!adapter || !queue || ids.length === 0) return;
    try {
      const {items, agencies} = await adapter.listMessages({queue, ids: ids.slice(0, LARGEST_PAGE), limit: LARGEST_PAGE});
      for (const item of items) this.#newer.set(item.id, item);
      for (const agency of agencies) this.#agencies.set(agency.id, agency);
      this.requestUpdate();
    } catch {
      // They stay as they are; another attempt finds out again.
    }
  }

  /** Shows the list as it is now. */
  #show(): void {
    this.used = true;
    this.refresh();
    void this.updateComplete.then(() => this.#focusRow(0));
  }

  #closeResult(): void {
    this.#runner.clear();
    void this.updateComplete.then(() => this.#focusRow(0));
  }

  #retry(): void {
    this.used = true;
    if (this.#connection.boardError) this.#connection.retryBoard();
    if (this.#pages.error) this.#pages.refresh();
    if (this.#counts.error) this.#counts.refresh();
  }

  async #more(): Promise<void> {
    const before = this.#pages.items?.length ?? 0;
    this.used = true;
    await this.#pages.more();
    this.#keep();
    if (this.#pages.moreError) return;
    await this.updateComplete;
    if (mayTakeFocus(this)) this.#focusRow(before);
  }

  #selectAll(messages: readonly MessageSummary[]): void {
    this.selected = new Set(messages.map(({id}) => id));
    if (messages.length === 0) this.#bulk.close();
  }

  #toggle(id: string, range: boolean): void {
    const items = this.#items ?? [];
    const at = (wanted: string) => items.findIndex((item) => item.id === wanted);
    const [from, to] = [range && at(this.#anchor) >= 0 ? at(this.#anchor) : at(id), at(id)];
    const on = !this.selected.has(id);
    const next = new Set(this.selected);
    for (const item of items.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      if (on && item.desk) next.add(item.id);
      else next.delete(item.id);
    }
    this.#anchor = id;
    this.selected = next;
    if (next.size === 0) this.#bulk.close();
  }

  #rows(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[data-row]')];
  }

  #focusRow(index: number): void {
    const rows = this.#rows();
    (rows[index] ?? rows.at(-1))?.querySelector<HTMLElement>('[data-control="open"]')?.focus();
  }

  /** Back from the panel to the row whose message it shows. */
  #back(): void {
    const row = this.#rows().find(({dataset}) => dataset['row'] === this.opened);
    this.opened = '';
    void this.updateComplete.then(() => row?.querySelector<HTMLElement>('[data-control="open"]')?.focus());
  }

  #keep(opened = ''): void {
    keepPlace({box: this.box, sort: this.sort, text: this.text, loaded: this.#pages.items?.length ?? 0, opened});
  }

  /** Takes up what was kept when somebody left for a message. */
  #restore(): void {
    const place = keptPlace();
    if (!place) return;
    this.box = place.box as Box | '';
    this.sort = SORTS.find((sort) => sort === place.sort) ?? this.sort;
    this.text = place.text;
    this.#pages.restore(place.loaded);
    this.#returningTo = place.opened;
  }

  /** Back to the message that was opened from here. */
  #return(): void {
    const row = this.#rows().find(({dataset}) => dataset['row'] === this.#returningTo);
    this.#returningTo = '';
    this.#keep();
    row?.scrollIntoView({block: 'center'});
    row?.querySelector<HTMLElement>('[data-control="open"]')?.focus({preventScroll: true});
  }

  readonly #onOpen = (id: string, event: MouseEvent): void => {
    // A click that opens another tab or window is between the person and the browser.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    this.#keep(id);
    if (!this.dispatchEvent(new CivicMessageOpen(id))) return event.preventDefault();
    const panel = this.#panel;
    if (!panel || (this.handleUrl && !this.#isRoomy)) return;
    event.preventDefault();
    this.opened = id;
    panel.messageId = id;
    void this.updateComplete.then(() => panel.focus());
  };

  readonly #onSelect = (id: string, event: MouseEvent): void => {
    this.#toggle(id, event.shiftKey);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    onRowKey(event, () => this.#rows(), {
      onToggle: (id, range) => this.#toggle(id, range),
      onOpen: (row) => row.querySelector<HTMLElement>('[data-control="open"]')?.click(),
    });
  };

  readonly #onSlash = (event: KeyboardEvent): void => {
    if (!this.slashSearch || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/.test(target.localName))) return;
    const search = this.renderRoot.querySelector<HTMLElement>('#text');
    if (!search) return;
    event.preventDefault();
    search.focus();
  };

  readonly #onReply = ({message}: CivicReplySubmitted): void => {
    this.#learn(message);
    this.#counts.refresh();
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible' && this.#queue) this.#counts.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-inbox': CivicInbox;
  }
}
