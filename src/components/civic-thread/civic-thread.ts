import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import type {Message} from '../../model/view.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {CivicReplySubmitted} from '../civic-reply-panel/civic-reply-panel.events.js';
import {renderFailure} from '../failure.js';
import {answersView} from './answers-view.js';
import {authorActionsOf} from './author-action.js';
import type {AuthorActions} from './author-actions.js';
import {CivicMessageChanged} from './civic-thread.events.js';
import {styles} from './civic-thread.styles.js';
import {CodeEntry} from './code-entry.js';
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

  /** Which message to show: its `id`. */
  @property({attribute: 'message-id'}) messageId = '';

  /** The query code, for pages that know it. A property only, so that it stands in no markup and no address. */
  @property({attribute: false}) queryCode = '';

  @state() private showAll = false;
  @state() private author: AuthorActions | 'loading' | 'failed' | undefined;
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
  readonly #codeEntry = new CodeEntry(this, this.#board, {words: this.#words, onAuthor: (message, code) => void this.#onAuthor(message, code)});

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
    const mayAct = this.#board.adapter?.capabilities.act && authorActionsOf(this.#thread.value?.allowedActions ?? []).length > 0;
    if (mayAct && !this.author) void this.#loadActions();
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
    if (!message.relations.includes('author')) return message.relations.length ? nothing : this.#codeEntry.render(message.id, false);
    return html`<section part="author" class="author on-screen" aria-labelledby="author">
      <h3 id="author" tabindex="-1">${this.#words.t('thread.author-part')}</h3>
      <p>${this.#words.t('thread.you-are-the-author')}</p>
      ${this.#renderActions(message)}
    </section>`;
  }

  #renderActions(message: Message): TemplateResult | typeof nothing {
    if (this.author === 'loading') return html`<p class="muted">${this.#words.t('common.loading')}</p>`;
    if (this.author === 'failed') {
      return html`<div class="notice failed" role="alert">
        <p>${this.#words.t('thread.actions-failed')}</p>
        <button type="button" class="button secondary" @click=${this.#onRetryActions}>${this.#words.t('errors.retry')}</button>
      </div>`;
    }
    // Without the board's limits there is nothing to check what is typed by; the failure is shown above.
    return this.author && this.#board.board ? this.author.render(message) : nothing;
  }

  #renderNotFound(): TemplateResult {
    return html`<div class="not-found">
      <p class="notice">${this.#words.t('errors.not-found')}</p>
      ${this.#codeEntry.render(this.messageId, true)}
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

  /** Forms and validation are fetched for those who can use them. */
  async #loadActions(): Promise<void> {
    this.author = 'loading';
    try {
      const {AuthorActions} = await import('./author-actions.js');
      this.author = new AuthorActions(this, this.#board, {
        code: () => this.#code,
        onDone: (message) => void this.#onDone(message),
        onStale: () => this.refresh(),
      });
    } catch {
      this.author = 'failed';
    }
  }

  /** What was typed and unlocked belongs to one message and one person. */
  #forget(): void {
    this.showAll = false;
    this.announcement = '';
    this.#codeEntry.reset();
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
    if (message.id !== this.messageId) return;
    this.#code = code;
    this.#thread.set(message);
    this.announcement = this.#words.t('thread.you-are-the-author');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#author')?.focus();
  }

  async #onDone(message: Message): Promise<void> {
    if (message.id === this.messageId) {
      this.#thread.set(message);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#done')?.focus();
    }
    this.dispatchEvent(new CivicMessageChanged(message));
  }

  readonly #onReply = ({message}: CivicReplySubmitted): void => {
    if (message.id === this.messageId) this.refresh();
  };

  readonly #onRetry = (): void => {
    if (this.#board.boardError) this.#board.retryBoard();
    if (this.#thread.error) this.refresh();
  };

  readonly #onRetryActions = (): void => {
    this.author = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-thread': CivicThread;
  }
}
