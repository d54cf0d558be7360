import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {isNamedBy} from '../../model/message.js';
import type {Message} from '../../model/view.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {CivicReplySubmitted} from '../civic-reply-panel/civic-reply-panel.events.js';
import {renderFailure} from '../failure.js';
import {answersView} from './answers-view.js';
import {authorActionsOf} from './author-action.js';
import type {AuthorPart} from './author-part.js';
import {CivicMessageChanged} from './civic-thread.events.js';
import {styles} from './civic-thread.styles.js';
import {messageView} from './message-view.js';
import {timelineView} from './timeline-view.js';
import {ENGLISH} from './words.js';

/**
 * A message with its answers, the author's verdict and everything that happened, as far as the reader may see it. Its author, signed in or
 * with the query code of the receipt, can rate, ask again, add, reopen and withdraw.
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
 * @csspart attachments - The list of attachments.
 * @csspart private - What only those see who handle the message.
 * @csspart answers - All answers.
 * @csspart answer - One answer with its verdict.
 * @csspart verdict - The author's verdict on an answer.
 * @csspart author - What the author can do.
 * @csspart action - One thing that the author can do.
 * @csspart code - Asks for the query code.
 * @csspart failure - Says what went wrong.
 * @csspart timeline - The ordered list of what happened.
 * @cssproperty [--civic-thread-measure=70ch] - Longest line of text.
 * @cssproperty [--civic-thread-gap=var(--civic-space-l, 2rem)] - Space between the message, its answers and what happened.
 */
export class CivicThread extends LitElement {
  static override styles = [tokens, reset, controls, styles];

  /** Which message to show: its id, or the number that its author was given. */
  @property({attribute: 'message-id'}) messageId = '';

  /** The query code, for pages that know it. A property only, so that it stands in no markup and no address. */
  @property({attribute: false}) queryCode = '';

  @state() private showAll = false;
  @state() private author: AuthorPart | 'loading' | 'failed' | undefined;
  /** Said to screen readers. */
  @state() private announcement = '';

  readonly #board = new BoardConnection(this);
  readonly #words = new Localize(this, ENGLISH);
  /** The code in force: the page's, or the one that the reader typed. */
  #code = '';
  #person: string | null | undefined;
  readonly #thread = new BoardQuery(
    this, this.#board,
    (adapter, {signal}, [id]: readonly [string]) => adapter.getMessage(id, {signal, ...(this.#code && {queryCode: this.#code})}),
    () => (this.messageId ? [this.messageId] as const : undefined),
    {reset: true},
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener(CivicReplySubmitted.eventName, this.#onReply);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener(CivicReplySubmitted.eventName, this.#onReply);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const somebodyLeft = this.#hasSomebodyLeft();
    if (changed.has('messageId') || somebodyLeft) this.#forget();
    if (changed.has('messageId') || changed.has('queryCode') || somebodyLeft) {
      this.#code = this.queryCode;
      if (this.hasUpdated) this.#thread.refresh();
    }
    if (!this.author && this.#needsAuthorPart()) void this.#loadAuthorPart();
  }

  /** Fetches the message again; what is shown stays meanwhile. */
  refresh(): void {
    this.#thread.refresh();
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
    if (error?.code === 'not-found') return this.#renderNotFound();
    // The names of kinds and topics come with the board, and the message is not held up by it when that fails.
    if (value && (this.#board.board || this.#board.boardError)) return this.#renderMessage(value);
    return error || this.#board.boardError ? nothing : this.#renderSkeleton();
  }

  #renderMessage(message: Message): TemplateResult {
    const reading = {message, words: this.#words, board: this.#board.board};
    return html`<article class="thread" aria-labelledby="title">
      ${messageView(reading)}
      ${answersView(reading)}
      ${this.#renderAuthor(message)}
      ${timelineView(reading, this.showAll, () => (this.showAll = !this.showAll))}
    </article>`;
  }

  #renderAuthor(message: Message): TemplateResult | typeof nothing {
    if (!message.relations.includes('author')) return message.relations.length ? nothing : this.#renderCode(message.id, false);
    return html`<section part="author" class="author on-screen" aria-labelledby="author">
      <h3 id="author" tabindex="-1">${this.#words.t('thread.author-part')}</h3>
      <p>${this.#words.t('thread.you-are-the-author')}</p>
      ${this.#renderAuthorPart(({actions}) => (this.#board.board ? actions.render(message) : nothing))}
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
      ${this.#renderAuthorPart(({code}) => code.render(id, hidden))}
    </details>`;
  }

  #renderAuthorPart(render: (part: AuthorPart) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    if (this.author === 'loading') return html`<p class="muted">${this.#words.t('common.loading')}</p>`;
    if (this.author !== 'failed') return this.author ? render(this.author) : nothing;
    return html`<div class="notice failed" role="alert">
      <p>${this.#words.t('thread.author-part-failed')}</p>
      <button type="button" class="button secondary" @click=${this.#loadAuthorPart}>${this.#words.t('errors.retry')}</button>
    </div>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="skeleton" aria-busy="true">
      <p class="visually-hidden">${this.#words.t('common.loading')}</p>
      ${[30, 80, 50].map(() => html`<div class="bone"></div>`)}
    </div>`;
  }

  /** What could not be had. That a message is not there, or not for this reader, has an answer of its own. */
  #failure(): BoardError | undefined {
    const error = this.#thread.error ?? this.#board.boardError;
    return error?.code === 'not-found' ? undefined : error;
  }

  /** There is something for the author to do, or to enter. */
  #needsAuthorPart(): boolean {
    const {value, error} = this.#thread;
    const mayAct = this.#board.adapter?.capabilities.act && authorActionsOf(value?.allowedActions ?? []).length > 0;
    return mayAct || error?.code === 'not-found';
  }

  readonly #loadAuthorPart = async (): Promise<void> => {
    this.author = 'loading';
    try {
      const {AuthorPart} = await import('./author-part.js');
      this.author = new AuthorPart(this, this.#board, {
        code: () => this.#code,
        onAuthor: (message, code) => void this.#onAuthor(message, code),
        onDone: (message) => void this.#onDone(message),
        onStale: () => this.refresh(),
      });
    } catch {
      this.author = 'failed';
    }
  };

  /** What was typed and unlocked belongs to one message and one person. */
  #forget(): void {
    this.showAll = false;
    this.announcement = '';
    if (typeof this.author === 'object') this.author.reset();
  }

  #hasSomebodyLeft(): boolean {
    const {session} = this.#board;
    if (session === undefined) return false;
    const before = this.#person;
    this.#person = session?.personId ?? null;
    return before != null && before !== this.#person;
  }

  async #onAuthor(message: Message, code: string): Promise<void> {
    if (!isNamedBy(message, this.messageId)) return;
    this.#code = code;
    this.#thread.set(message);
    this.announcement = this.#words.t('thread.you-are-the-author');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#author')?.focus();
  }

  async #onDone(message: Message): Promise<void> {
    if (isNamedBy(message, this.messageId)) {
      this.#thread.set(message);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#done')?.focus();
    }
    this.dispatchEvent(new CivicMessageChanged(message));
  }

  readonly #onReply = ({message}: CivicReplySubmitted): void => {
    if (isNamedBy(message, this.messageId)) this.refresh();
  };

  readonly #onRetry = (): void => {
    if (this.#board.boardError) this.#board.retryBoard();
    if (this.#thread.error) this.refresh();
  };

  readonly #onToggleCode = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && !this.author) void this.#loadAuthorPart();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-thread': CivicThread;
  }
}
