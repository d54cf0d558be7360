import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {Localize} from '../../controllers/localize.js';
import {NearView} from '../../controllers/near-view.js';
import {isNamedBy} from '../../model/message.js';
import type {Answer, Message} from '../../model/view.js';
import {buttons} from '../../styles/buttons.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {badgeStyles} from '../civic-status-badge/badge.styles.js';
import {failedPart} from '../failed-part.js';
import {renderFailure} from '../failure.js';
import {answerStyles} from './answer.styles.js';
import {answersView} from './answers-view.js';
import {styles} from './civic-thread.styles.js';
import {filesIn} from './files-view.js';
import {FIRST_ENGLISH} from './first-words.js';
import {messageView} from './message-view.js';
import {pageUrl} from './page-url.js';
import {skeletonView} from './part-views.js';
import type {Reading} from './reading.js';
import {toolsPlace} from './tools.js';
import type {Words} from './words.js';

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
 * @csspart status - The status badge; `status__icon` is the shape in it, and `status__base` another name of it.
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
export class CivicThread extends BoardElement {
  static override styles = [tokens, reset, buttons, badgeStyles, answerStyles, styles];

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

  readonly #board = new BoardConnection(this);
  readonly #words: Words = new Localize(this, FIRST_ENGLISH, async () => (await import('./words.js')).ENGLISH);
  readonly #thread = new BoardQuery(
    this, this.#board,
    (adapter, {signal}, [id]: readonly [string]) => adapter.getMessage(id, {signal, ...(this.#code && {queryCode: this.#code})}),
    () => (this.messageId ? [this.messageId] as const : undefined),
    {reset: true},
  );
  readonly #rest = new LazyPart(this, async () => {
    const {ENGLISH, ThreadRest} = await import('./thread-rest.js');
    this.#words.learn(ENGLISH);
    return new ThreadRest(this, this.#board, {
      words: this.#words,
      thread: this.#thread,
      messageId: () => this.messageId,
      shown: () => this.#shown,
      code: () => this.#code,
      onCode: (code) => (this.#code = code),
      url: () => pageUrl(this.threadUrl, this.#shown?.id ?? this.messageId, this.baseURI),
      pushWorker: () => this.pushWorker,
      renderNow: () => {
        this.requestUpdate();
        this.performUpdate();
      },
    });
  });
  readonly #near = new NearView(this);
  /** The code in force: the page's, the one that the reader typed, or that of a receipt on the device. */
  #code = '';
  #person: string | null | undefined;
  #focusWanted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('civic-message-outdated', this.#onOutdated);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('civic-message-outdated', this.#onOutdated);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const somebodyLeft = this.#hasSomebodyLeft();
    if (!changed.has('messageId') && !changed.has('queryCode') && !somebodyLeft) return;
    this.#code = this.queryCode;
    this.#rest.part?.forget();
    if (this.hasUpdated) this.#thread.refresh();
  }

  protected override updated(): void {
    const message = this.#shown;
    if (this.#near.reached) {
      if ((message || this.#isMissing) && !this.#rest.failed) void this.#rest.load();
      if (message && filesIn(message).length > 0) CivicThread.loadGallery();
    }
    if (this.#focusWanted && mayTakeFocus(this)) this.focus();
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
    const status = value && pending ? this.#words.t('common.refreshing') : this.#rest.part?.announcement;
    return html`<div class="base">
      <p role="status" class=${value && pending ? 'refreshing on-screen' : 'visually-hidden'}>${status}</p>
      ${renderFailure(this.#words, this.#failure(), this.#onRetry)}
      ${this.#renderContent()}
    </div>`;
  }

  #renderContent(): TemplateResult | typeof nothing {
    const {value, error} = this.#thread;
    const {part, failed} = this.#rest;
    if (!this.#board.adapter) return html`<p class="notice failed">${this.#words.t('errors.no-board')}</p>`;
    if (!this.messageId) return nothing;
    if (this.#isMissing) return failed ? failedPart(this.#words, this.#rest) : part?.notFound() ?? skeletonView(this.#words);
    // Who sees more than the public does sees it at once, when there is what shows it.
    const showable = value && (part || failed || value.relations.length === 0);
    // The names of kinds and topics come with the board, and the message is not held up by it when that fails.
    if (showable && (this.#board.board || this.#board.boardError)) return this.#renderMessage(value);
    return error || this.#board.boardError ? nothing : skeletonView(this.#words);
  }

  #renderMessage(message: Message): TemplateResult {
    const {part, failed} = this.#rest;
    const {adapter, board} = this.#board;
    const reading: Reading = {
      message, board, words: this.#words, mapUrl: this.mapUrl, oversight: part?.oversight, isNew: (id) => part?.isNew(id) === true,
    };
    const verdictOf = failed ? () => nothing : part && ((answer: Answer) => part.verdict(reading, answer));
    return html`<article class="thread" aria-labelledby="title">
        ${part?.paper(reading)}
        ${messageView(reading)}
        <div class="tools-section">${part?.tools(message) ?? (adapter && !failed ? toolsPlace(message, adapter.capabilities) : nothing)}</div>
        ${answersView(reading, verdictOf)}
        ${part?.below(reading)}
        ${failed ? failedPart(this.#words, this.#rest) : nothing}
      </article>
      ${part?.news(reading)}`;
  }

  /** The message on the screen. */
  get #shown(): Message | undefined {
    return this.#isMissing ? undefined : this.#thread.value;
  }

  /** There is no such message, or none for this reader. */
  get #isMissing(): boolean {
    return this.#thread.error?.code === 'not-found';
  }

  /** What could not be had. That a message is missing has an answer of its own. */
  #failure(): BoardError | undefined {
    return this.#isMissing ? undefined : this.#thread.error ?? this.#board.boardError;
  }

  #hasSomebodyLeft(): boolean {
    const {session} = this.#board;
    if (session === undefined) return false;
    const before = this.#person;
    this.#person = session?.personId ?? null;
    return before != null && before !== this.#person;
  }

  /** Until there is what looks at it more closely. */
  readonly #onOutdated = (): void => {
    if (this.#shown && !this.#rest.part) this.refresh();
  };

  readonly #onRetry = (): void => {
    if (this.#board.boardError) this.#board.retryBoard();
    if (this.#thread.error) this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-thread': CivicThread;
  }
}
