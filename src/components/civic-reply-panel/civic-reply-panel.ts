import {html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {type BoardInfo, isNamedBy, type Message} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {ActionForm} from '../action-form/action-form.js';
import {actionFormStyles} from '../action-form/action-form.styles.js';
import {CivicMessageChanged} from '../civic-thread/civic-thread.events.js';
import {renderFailure} from '../failure.js';
import {CivicMessageOutdated, CivicReplySubmit, CivicReplySubmitted} from './civic-reply-panel.events.js';
import {styles} from './civic-reply-panel.styles.js';
import {renderSignedOut} from './notice-templates.js';
import {renderReports} from './report-templates.js';
import {renderReview} from './review-templates.js';
import {english} from './words.js';

/**
 * What staff and moderators can do with a message: exactly what the board allows them now, each action with the form that it needs.
 *
 * Nothing that was typed is lost: not by choosing another action, nor when sending fails, nor when somebody else changes the message.
 *
 * @tag civic-reply-panel
 * @status experimental
 * @since 0.1.0
 * @event {CivicReplySubmit} civic-reply-submit - Somebody pressed the button of an action; cancellable.
 * @event {CivicReplySubmitted} civic-reply-submitted - The board has carried the action out.
 * @event {CivicMessageOutdated} civic-message-outdated - Somebody else had changed the message meanwhile.
 * @csspart base - The panel.
 * @csspart heading - Its heading.
 * @csspart reports - What readers have reported, for moderators.
 * @csspart review - The message and the answer that a reviewer reads.
 * @csspart actions - What can be chosen.
 * @csspart form - The chosen action's form.
 * @csspart button - The button that carries it out.
 * @csspart failure - What went wrong when the message could not be loaded.
 */
export class CivicReplyPanel extends LitElement {
  static override styles = [tokens, reset, controls, actionFormStyles, styles];

  /** Which message to handle. */
  @property({attribute: 'message-id'}) messageId = '';

  /** The message itself, from a page that has it already; the panel then fetches it only when it changes. */
  @property({attribute: false}) message: Message | undefined;

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #query: BoardQuery<Message, readonly [string, Message | undefined]> = new BoardQuery(
    this,
    this.#connection,
    (adapter, options, [id, handed]) => {
      if (handed?.id !== id || handed === this.#taken) return adapter.getMessage(id, options);
      this.#taken = handed;
      return Promise.resolve(handed);
    },
    () => (this.#connection.session && this.#id ? ([this.#id, this.message] as const) : undefined),
  );
  readonly #form: ActionForm = new ActionForm(this, this.#connection, this.#words, {
    message: () => this.#message,
    ask: (messageId, request) => this.dispatchEvent(new CivicReplySubmit(messageId, request)),
    onDone: (_, message) => {
      if (isNamedBy(message, this.#id)) this.#query.set(message);
      this.dispatchEvent(new CivicReplySubmitted(message));
    },
    onOutdated: () => {
      this.dispatchEvent(new CivicMessageOutdated(this.#id));
      this.#query.refresh();
    },
    isBusy: () => this.#query.pending,
  });
  #taken: Message | undefined;
  #person: string | undefined;
  #shownId = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(CivicMessageChanged.eventName, this.#onMessageChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(CivicMessageChanged.eventName, this.#onMessageChanged);
  }

  protected override willUpdate(): void {
    const person = this.#connection.session?.personId;
    if (person && this.#person && person !== this.#person) this.#forget();
    this.#person = person ?? this.#person;
    if (this.#shownId !== this.#id) this.#form.choose(undefined);
    this.#shownId = this.#id;
  }

  protected override render() {
    const words = this.#words;
    if (!this.#connection.adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    return html`<section part="base" class="base" aria-labelledby="heading">
      <div>
        <h2 part="heading" id="heading" tabindex="-1">${words.t('desk.label')}</h2>
        <div role="status">${this.#connection.session ? this.#form.renderDone() : nothing}</div>
      </div>
      ${this.#renderBody()}
    </section>`;
  }

  #renderBody() {
    const words = this.#words;
    const {session, board, boardError, adapter} = this.#connection;
    const message = this.#message;
    if (session === null) return renderSignedOut(!this.#form.isEmpty, words);
    if (adapter?.capabilities.act === false) return html`<p class="nothing">${words.t('errors.unsupported')}</p>`;
    if (boardError && !board) return renderFailure(words, boardError, () => this.#connection.retryBoard());
    if (session && board && message) return this.#renderMessage(message, board);
    if (this.#query.error) return this.#renderNotLoaded();
    if (!this.#id) return html`<p class="nothing">${words.t('desk.no-message')}</p>`;
    return html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`;
  }

  #renderNotLoaded() {
    return renderFailure(this.#words, this.#query.error, () => this.#query.refresh());
  }

  #renderMessage(message: Message, board: BoardInfo) {
    const words = this.#words;
    const actions = this.#form.actionsOf(message);
    return html`
      ${this.#query.error ? this.#renderNotLoaded() : nothing}
      ${renderReports(message.reports ?? [], words, board.timeZone)}
      ${actions.some((action) => ['approve', 'endorse', 'return'].includes(action)) ? renderReview(message, words, board.timeZone) : nothing}
      ${this.#form.render(message, board)}
    `;
  }

  get #id(): string {
    return this.messageId || (this.message?.id ?? '');
  }

  /** The message that was asked for; never the one before it while it is on its way. */
  get #message(): Message | undefined {
    const {value} = this.#query;
    return value && isNamedBy(value, this.#id) ? value : undefined;
  }

  /** Somebody else is here: they see neither what was typed before nor what their predecessor was shown. */
  #forget(): void {
    this.#form.forget();
    this.#query.value = undefined;
  }

  readonly #onMessageChanged = ({message}: CivicMessageChanged): void => {
    if (isNamedBy(message, this.#id) && message.version !== this.#message?.version) this.#query.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-reply-panel': CivicReplyPanel;
  }
}
