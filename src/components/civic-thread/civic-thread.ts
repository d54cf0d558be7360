import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {Localize} from '../../controllers/localize.js';
import {isNamedBy} from '../../model/message.js';
import type {Message} from '../../model/view.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {CivicMessageOutdated, CivicReplySubmitted} from '../civic-reply-panel/civic-reply-panel.events.js';
import {failedPart} from '../failed-part.js';
import {renderFailure} from '../failure.js';
import {answersView} from './answers-view.js';
import {authorActionsOf} from './author-action.js';
import {CivicMessageChanged} from './civic-thread.events.js';
import {styles} from './civic-thread.styles.js';
import {filesIn} from './files-view.js';
import {hasOversight} from './has-oversight.js';
import {messageView} from './message-view.js';
import {pageUrl} from './page-url.js';
import {paperHead} from './paper-view.js';
import {partView, skeletonView} from './part-views.js';
import type {Reading} from './reading.js';
import {readingStyles} from './reading.styles.js';
import {foldedSteps, timelineView} from './timeline-view.js';
import {type Tool, toolsFor, toolsView} from './tools-view.js';
import {ENGLISH} from './words.js';

/**
 * A message with its answers, the author's verdict and everything that happened, as far as the reader may see it. Its author, signed in or
 * with the query code of the receipt, can rate, ask again, add, reopen and withdraw. Everybody can follow it, pass it on, print it and report
 * it. What happens while somebody reads appears by itself, without moving what they read.
 *
 * @tag civic-thread
 * @status experimental
 * @since 0.1.0
 * @event {CivicActionSubmit} civic-action-submit - The author wants to do something with the message; cancellable.
 * @event {CivicMessageChanged} civic-message-changed - The board has done what the author wanted.
 * @csspart header - Status, title and who wrote to whom.
 * @csspart status - The status badge; its own parts are `status__base` and `status__icon`.
 * @csspart title - The title.
 * @csspart message - The text of the message, its place and its attachments.
 * @csspart attachments - The pictures and videos of the message or of an answer.
 * @csspart visit - What a visit found, and how it was made.
 * @csspart masked - What board staff have hidden from the public, for those who see it all the same.
 * @csspart answers - All answers.
 * @csspart answer - One answer with its verdict.
 * @csspart verdict - The author's verdict on an answer.
 * @csspart author - What the author can do.
 * @csspart action - One thing that the author can do.
 * @csspart code - Asks for the query code.
 * @csspart failure - Says what went wrong.
 * @csspart tools - What every reader can do with the message.
 * @csspart subscribe - Asks a follower where news should go.
 * @csspart report - The form to report content.
 * @csspart news - Says what has just appeared.
 * @csspart new - The mark on what has just appeared.
 * @csspart quote - What somebody said at a step.
 * @csspart timeline - The ordered list of what happened.
 * @cssproperty [--civic-thread-measure=70ch] - Longest line of text.
 * @cssproperty [--civic-thread-gap=var(--civic-space-l, 2rem)] - Space between the message, its answers and what happened.
 */
export class CivicThread extends LitElement {
  static override styles = [tokens, reset, controls, readingStyles, styles];

  /** Brings the gallery for pictures and videos, when a message has some. Set by whoever registers the element. */
  static loadGallery: () => void = () => undefined;

  /** Which message to show: its id, or the number that its author was given. */
  @property({attribute: 'message-id'}) messageId = '';

  /** The query code, for pages that know it. A property only, so that it stands in no markup and no address. */
  @property({attribute: false}) queryCode = '';

  /** The address of a message's page, with `{id}` in it: what is shared and printed. Default: the address of this page. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  /** The address of a map, with `{latitude}` and `{longitude}` in it, such as `geo:{latitude},{longitude}`. Default: points are given in words. */
  @property({attribute: 'map-url'}) mapUrl = '';

  /** The address of the site's service worker that shows notices, for news by push. Default: no push. */
  @property({attribute: 'push-worker'}) pushWorker = '';

  @state() private showAll = false;
  /** Said to screen readers. */
  @state() private announcement = '';

  readonly #board = new BoardConnection(this);
  readonly #words = new Localize(this, ENGLISH);
  readonly #author = new LazyPart(this, async () => new (await import('./author-part.js')).AuthorPart(this, this.#board, {
    code: () => this.#code,
    onAuthor: (message, code) => void this.#onAuthor(message, code),
    onDone: (message) => void this.#onDone(message),
    onStale: () => this.#catchUp(),
  }));
  readonly #reader = new LazyPart(this, async () => new (await import('./reader-part.js')).ReaderPart(this, this.#board, {
    code: () => this.#code,
    url: () => this.#url,
    pushWorker: () => this.pushWorker,
    onFollowed: (message) => this.#thread.set(message),
    onRecognised: (message, code) => this.#onRecognised(message, code),
  }));
  readonly #oversight = new LazyPart(this, async () => new (await import('./oversight-part.js')).OversightPart(this));
  readonly #live = new LazyPart(this, async () => new (await import('./live-part.js')).LivePart(this, this.#board, {
    target: () => (this.#shown ? {id: this.#shown.id, queryCode: this.#code} : undefined),
    message: () => this.#shown,
    busy: () => this.#author.part?.actions.pending === true,
    prepare: (message) => this.#loadOversight(message),
    show: (message) => this.#thread.set(message),
    gone: () => this.refresh(),
  }));
  /** The code in force: the page's, the one that the reader typed, or that of a receipt on the device. */
  #code = '';
  /** A receipt on the device gave the code. */
  #recognised = false;
  #person: string | null | undefined;
  /** How many steps are folded up, of which message. */
  #folded = {id: '', steps: 0};
  #focusWanted = false;
  readonly #thread = new BoardQuery(
    this, this.#board,
    (adapter, {signal}, [id]: readonly [string]) => adapter.getMessage(id, {signal, ...(this.#code && {queryCode: this.#code})}),
    () => (this.messageId ? [this.messageId] as const : undefined),
    {reset: true},
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener(CivicReplySubmitted.eventName, this.#onReply);
    this.ownerDocument.addEventListener(CivicMessageOutdated.eventName, this.#onOutdated);
    addEventListener('beforeprint', this.#onBeforePrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener(CivicReplySubmitted.eventName, this.#onReply);
    this.ownerDocument.removeEventListener(CivicMessageOutdated.eventName, this.#onOutdated);
    removeEventListener('beforeprint', this.#onBeforePrint);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const somebodyLeft = this.#hasSomebodyLeft();
    if (changed.has('messageId') || somebodyLeft) this.#forget();
    if (changed.has('messageId') || changed.has('queryCode') || somebodyLeft) {
      this.#code = this.queryCode;
      this.#recognised = false;
      if (this.hasUpdated) this.#thread.refresh();
    }
    if (this.#needsAuthorPart()) void this.#author.load();
  }

  protected override updated(): void {
    const message = this.#shown;
    if (message || this.#thread.error?.code === 'not-found') void this.#reader.load();
    if (message) void this.#live.load();
    if (message) void this.#loadOversight(message);
    if (message && filesIn(message).length > 0) CivicThread.loadGallery();
    if (this.#focusWanted && mayTakeFocus(this)) this.focus();
    this.#recognise();
  }

  /** Fetches the message again; what is shown stays meanwhile. */
  refresh(): void {
    this.#thread.refresh();
  }

  /** Moves focus to the title, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const isThere = this.#shown && isNamedBy(this.#shown, this.messageId);
    const title = isThere ? this.renderRoot.querySelector<HTMLElement>('#title') : null;
    this.#focusWanted = !title;
    title?.focus(options);
  }

  protected override render() {
    const {value, pending} = this.#thread;
    const status = value && pending ? this.#words.t('common.refreshing') : this.announcement;
    return html`<div class="base">
      <p role="status" class=${value && pending ? 'refreshing on-screen' : 'visually-hidden'}>${status}</p>
      ${renderFailure(this.#words, this.#failure(), this.#onRetry)}
      ${this.#renderContent()}
    </div>`;
  }

  #renderContent(): TemplateResult | typeof nothing {
    const {value, error} = this.#thread;
    if (!this.#board.adapter) return html`<p class="notice failed">${this.#words.t('errors.no-board')}</p>`;
    if (!this.messageId) return nothing;
    if (error?.code === 'not-found') return this.#mayBeRecognised ? skeletonView(this.#words) : this.#renderNotFound();
    // The names of kinds and topics come with the board, and the message is not held up by it when that fails.
    if (value && (this.#board.board || this.#board.boardError)) return this.#renderMessage(value);
    return error || this.#board.boardError ? nothing : skeletonView(this.#words);
  }

  #renderMessage(message: Message): TemplateResult {
    const live = this.#live.part;
    const reading: Reading = {
      message, words: this.#words, board: this.#board.board, mapUrl: this.mapUrl, oversight: this.#oversight.part, isNew: (id) => live?.isNew(id) === true,
    };
    if (this.#folded.id !== message.id) this.#folded = {id: message.id, steps: foldedSteps(message.timeline.length)};
    return html`<article class="thread" aria-labelledby="title">
        ${paperHead(reading, this.#url)}
        ${messageView(reading)}
        ${this.#renderTools(message)}
        ${answersView(reading)}
        ${this.#renderAuthor(message)}
        ${timelineView(reading, this.#folded.steps, this.showAll, () => (this.showAll = !this.showAll))}
        ${this.#oversight.failed ? failedPart(this.#words, this.#oversight) : nothing}
      </article>
      ${live?.render(reading)}`;
  }

  #renderTools(message: Message): TemplateResult | typeof nothing {
    const {adapter} = this.#board;
    const {part, failed} = this.#reader;
    if (!adapter) return nothing;
    const tools = toolsView(this.#words, {
      offered: toolsFor(message, adapter.capabilities),
      following: part?.follow.isFollowing(message) ?? message.following,
      followers: message.followers,
      reporting: part?.report.open === true,
      onPress: (tool) => void this.#onTool(tool),
    });
    return html`<div class="tools-section">${tools}${failed ? failedPart(this.#words, this.#reader) : part?.render(message)}</div>`;
  }

  #renderAuthor(message: Message): TemplateResult | typeof nothing {
    if (!message.relations.includes('author')) return message.relations.length ? nothing : this.#renderCode(message.id, false);
    return html`<section part="author" class="author on-screen" aria-labelledby="author">
      <h3 id="author" tabindex="-1">${this.#words.t('thread.author-part')}</h3>
      <p>${this.#words.t('thread.you-are-the-author')} ${this.#recognised ? this.#words.t('thread.recognised') : nothing}</p>
      ${partView(this.#words, this.#author, ({actions}) => (this.#board.board ? actions.render(message) : nothing))}
    </section>`;
  }

  #renderNotFound(): TemplateResult {
    return html`<div class="not-found">
      <p class="notice">${this.#words.t('errors.not-found')}</p>
      ${this.#renderCode(this.messageId, true)}
    </div>`;
  }

  /** `hidden`: the message itself is not shown without a code. */
  #renderCode(id: string, hidden: boolean): TemplateResult {
    return html`<details part="code" class="code on-screen" ?open=${hidden} @toggle=${this.#onToggleCode}>
      <summary>${this.#words.t(hidden ? 'thread.if-you-wrote-it' : 'thread.are-you-the-author')}</summary>
      ${partView(this.#words, this.#author, ({code}) => code.render(id, hidden))}
    </details>`;
  }

  /** The message on the screen. */
  get #shown(): Message | undefined {
    const {value, error} = this.#thread;
    return error?.code === 'not-found' ? undefined : value;
  }

  get #url(): string {
    return pageUrl(this.threadUrl, this.#shown?.id ?? this.messageId);
  }

  /** What could not be had. That a message is not there, or not for this reader, has an answer of its own. */
  #failure(): BoardError | undefined {
    const error = this.#thread.error ?? this.#board.boardError;
    return error?.code === 'not-found' ? undefined : error;
  }

  /** There is something for the author to do, or to enter. */
  #needsAuthorPart(): boolean {
    const {value, error} = this.#thread;
    if (this.#author.failed) return false;
    const mayAct = this.#board.adapter?.capabilities.act && authorActionsOf(value?.allowedActions ?? []).length > 0;
    return mayAct || error?.code === 'not-found';
  }

  /** The device may have the receipt of a message that is not shown without one. */
  get #mayBeRecognised(): boolean {
    if (!this.#board.device || this.#code || this.#reader.failed) return false;
    return this.#reader.part?.recognition.mayKnow(this.messageId) ?? true;
  }

  /** Looks for a receipt on the device when the reader is a stranger to the message. */
  #recognise(): void {
    const message = this.#shown;
    const recognition = this.#reader.part?.recognition;
    if (message?.relations.includes('author')) void recognition?.seen(message);
    else if (!this.#code && (message ? message.relations.length === 0 : this.#thread.error?.code === 'not-found')) void recognition?.look(this.messageId);
  }

  /** What was typed and unlocked belongs to one message and one person. */
  #forget(): void {
    this.showAll = false;
    this.announcement = '';
    this.#author.part?.reset();
    this.#reader.part?.reset();
  }

  #hasSomebodyLeft(): boolean {
    const {session} = this.#board;
    if (session === undefined) return false;
    const before = this.#person;
    this.#person = session?.personId ?? null;
    return before != null && before !== this.#person;
  }

  /** Whatever shows supervision, visits and what is hidden comes with the first message that has some of it. */
  async #loadOversight(message: Message): Promise<void> {
    if (!this.#oversight.failed && hasOversight(message)) await this.#oversight.load();
  }

  /** Something is known to have happened: shows it without moving what is read where that can be, else plainly. */
  #catchUp(): void {
    if (!this.#live.part?.look()) this.refresh();
  }

  async #onAuthor(message: Message, code: string): Promise<void> {
    if (!isNamedBy(message, this.messageId)) return;
    this.#code = code;
    this.#thread.set(message);
    this.announcement = this.#words.t('thread.you-are-the-author');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#author')?.focus();
  }

  #onRecognised(message: Message, code: string): void {
    if (!isNamedBy(message, this.messageId) || this.#code) return;
    this.#code = code;
    this.#recognised = true;
    this.#thread.set(message);
  }

  async #onDone(message: Message): Promise<void> {
    if (isNamedBy(message, this.messageId)) {
      this.#thread.set(message);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#done')?.focus();
    }
    this.dispatchEvent(new CivicMessageChanged(message));
  }

  async #onTool(tool: Tool): Promise<void> {
    const part = await this.#reader.load();
    if (this.#shown) part?.press(tool, this.#shown);
  }

  readonly #onReply = ({message}: CivicReplySubmitted): void => {
    if (!isNamedBy(message, this.messageId)) return;
    this.#live.part?.own(message);
    this.#catchUp();
  };

  readonly #onOutdated = ({messageId}: CivicMessageOutdated): void => {
    if (this.#shown && isNamedBy(this.#shown, messageId)) this.#catchUp();
  };

  /** Printing takes the page as it is: what was asked for a moment ago is to be on it. */
  readonly #onBeforePrint = (): void => {
    this.requestUpdate();
    this.performUpdate();
  };

  readonly #onRetry = (): void => {
    if (this.#board.boardError) this.#board.retryBoard();
    if (this.#thread.error) this.refresh();
  };

  readonly #onToggleCode = (event: Event): void => {
    if (!(event.target as HTMLDetailsElement).open || this.#author.part) return;
    void this.#author.load();
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-thread': CivicThread;
  }
}
