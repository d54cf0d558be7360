import {html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {LiveMessage} from '../../controllers/live-message.js';
import {EMPTY_DRAFT} from '../../controllers/shared-draft.js';
import {Localize} from '../../controllers/localize.js';
import {type Action, type BoardInfo, dueAt, isNamedBy, type Message, type ReplyDraftContent} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {ActionForm, type Around} from '../action-form/action-form.js';
import {actionFormStyles} from '../action-form/action-form.styles.js';
import {CivicMessageChanged} from '../civic-thread/civic-thread.events.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import {agencyName, type Reading, timeOf} from '../civic-thread/reading.js';
import {readingStyles} from '../civic-thread/reading.styles.js';
import {renderFailure} from '../failure.js';
import {soonOf} from '../standing/due.js';
import {standingStyles} from '../standing/standing.styles.js';
import type {StandingModel} from '../standing/standing-view.js';
import {AnswerDesk} from './answer-desk.js';
import {CivicMessageOutdated, CivicReplySubmit, CivicReplySubmitted} from './civic-reply-panel.events.js';
import {styles} from './civic-reply-panel.styles.js';
import {answersSoFar, historyView, matterView, notesView, supervisionView} from './matter-view.js';
import {renderSignedOut} from './notice-templates.js';
import {PrivatePart} from './private-part.js';
import {readingOf} from './reading-of.js';
import {renderReports} from './report-templates.js';
import {renderReview} from './review-templates.js';
import {calledUnits} from './units.js';
import {unitsView} from './units-view.js';
import {english} from './words.js';

/** Who reads a message with staff's eyes: whoever else is here has nothing to do. */
const STAFF = ['handler', 'supporter', 'overseer', 'moderator'] as const;

function isStaff({relations}: Message): boolean {
  return STAFF.some((relation) => relations.includes(relation));
}

/**
 * The desk of one message: the message itself with its files, how it stands, its private part behind a press, the units that take part, notes
 * of colleagues, and what the person may do now, each action with the form that it needs. The answer is kept as the unit's shared
 * draft, checked while it is written, and shown beforehand as the public will see it.
 *
 * Nothing that was typed is lost: not by choosing another action, nor when sending fails, nor when somebody else changes the message or
 * writes at the same draft.
 *
 * @tag civic-reply-panel
 * @status experimental
 * @since 0.1.0
 * @event {CivicReplySubmit} civic-reply-submit - Somebody pressed the button of an action; cancellable.
 * @event {CivicReplySubmitted} civic-reply-submitted - The board has carried the action out.
 * @event {CivicMessageOutdated} civic-message-outdated - Somebody else had changed the message meanwhile.
 * @csspart base - The panel.
 * @csspart heading - Its heading.
 * @csspart matter - The message itself.
 * @csspart title - Its title.
 * @csspart standing - When something is due and what else there is to know.
 * @csspart due - When something is due.
 * @csspart mark - What else there is to know, each a mark.
 * @csspart message - The text of the message, its place and its attachments.
 * @csspart supervision - That board staff follow the message.
 * @csspart private - The private part.
 * @csspart units - The units that were called in.
 * @csspart answers - The answers so far.
 * @csspart answer - One answer, also in the preview.
 * @csspart notes - What colleagues wrote for each other.
 * @csspart history - Everything that happened.
 * @csspart reports - What readers have reported, for moderators.
 * @csspart review - The message and the answer that a reviewer reads.
 * @csspart actions - What can be chosen.
 * @csspart form - The chosen action's form.
 * @csspart templates - The templates that fit.
 * @csspart conflict - Two texts of one draft, to choose from.
 * @csspart check - What the check found in the answer.
 * @csspart preview - The answer as the public will see it.
 * @csspart button - The button that carries the action out.
 * @csspart failure - What went wrong when the message could not be loaded.
 */
export class CivicReplyPanel extends BoardElement {
  static override styles = [tokens, reset, controls, readingStyles, standingStyles, actionFormStyles, styles];

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
    ask: (messageId, request) => {
      this.#sentDraft = this.#answer.contentOf(messageId);
      return this.dispatchEvent(new CivicReplySubmit(messageId, request));
    },
    onDone: (action, message) => {
      // What is being fetched may be older.
      this.#live.overtaken();
      if (action === 'submit-answer') this.#answer.submitted(message.id, this.#sentDraft);
      if (isNamedBy(message, this.#id)) this.#query.set(message);
      this.dispatchEvent(new CivicReplySubmitted(message));
    },
    onOutdated: () => {
      this.dispatchEvent(new CivicMessageOutdated(this.#id));
      this.#query.refresh();
    },
    settle: (action) => (action === 'submit-answer' ? this.#answer.settle() : Promise.resolve(true)),
    onFailed: (action) => action === 'submit-answer' && this.#answer.release(),
    isBusy: () => this.#query.pending,
    around: (action, field, message) => this.#around(action, field, message),
    onEntered: (_, action) => action === 'submit-answer' && this.#answer.entered(),
  });
  readonly #answer: AnswerDesk = new AnswerDesk(this, this.#connection, this.#words, {form: () => this.#form, message: () => this.#message});
  /** Looks after the message while it is before somebody of staff. */
  readonly #live: LiveMessage = new LiveMessage(this, this.#connection, {
    target: () => (this.#message && isStaff(this.#message) ? {id: this.#message.id, queryCode: ''} : undefined),
    onMessage: (message) => (this.newer = message),
    onGone: () => this.#query.refresh(),
  });
  readonly #private: PrivatePart = new PrivatePart(this, this.#connection);
  /** What stood in the form of an answer when it was sent. */
  #sentDraft: ReplyDraftContent = EMPTY_DRAFT;
  @state() private wholeHistory = false;
  /** The message as somebody else has made it meanwhile; shown when the person wants that, so that nobody decides on what they have not seen. */
  @state() private newer: Message | undefined;
  #taken: Message | undefined;
  #person: string | undefined;
  #shownId = '';
  #focusWanted = false;

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
    if (this.#shownId !== this.#id) {
      this.#form.choose(undefined);
      this.#answer.forget();
      this.wholeHistory = false;
      this.newer = undefined;
    }
    this.#shownId = this.#id;
  }

  protected override updated(): void {
    this.#answer.updated();
    if (this.#focusWanted) this.focus();
  }

  /** Moves focus to the title of the message, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const isThere = this.#message !== undefined;
    const title = isThere ? this.renderRoot.querySelector<HTMLElement>('#matter') ?? this.renderRoot.querySelector<HTMLElement>('#heading') : null;
    this.#focusWanted = !title;
    title?.focus(options);
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
    const reviews = actions.some((action) => ['approve', 'endorse', 'return'].includes(action));
    const staff = isStaff(message);
    const reading = readingOf(this, message, board, words);
    return html`
      ${this.#query.error ? this.#renderNotLoaded() : nothing}
      ${this.#renderNewer(message)}
      ${staff ? supervisionView(reading, words) : nothing}
      ${staff && actions.length > 0 ? html`<button type="button" class="link to-work" @click=${() => this.#toWork()}>${words.t('reply.to-work')}</button>` : nothing}
      <div class="columns">
        ${staff ? html`<div class="matter-column">${this.#renderMatter(reading, board)}</div>` : nothing}
        <div class="work-column" @focusout=${() => this.#answer.left()}>
          ${renderReports(message.reports ?? [], words, board.timeZone)}
          ${reviews ? renderReview(message, words, board.timeZone) : nothing}
          ${this.#form.render(message, board)}
        </div>
      </div>
    `;
  }

  /** On a narrow screen what can be done comes after all there is to read. */
  #toWork(): void {
    const first = this.renderRoot.querySelector<HTMLElement>('.work-column :is(input, button, select, textarea)');
    first?.focus();
    first?.scrollIntoView({block: 'center'});
  }

  #renderNewer(message: Message) {
    const {newer} = this;
    const isNew = newer?.id === message.id && newer.version > message.version && !this.#form.isBusy;
    return html`<div role="status">${isNew
      ? html`<div class="notice newer"><p>${this.#words.t('reply.newer')}</p><button type="button" class="button secondary" @click=${() => this.#showNewer(newer)}>${this.#words.t('reply.show-newer')}</button></div>`
      : nothing}</div>`;
  }

  #showNewer(newer: Message): void {
    this.newer = undefined;
    this.#query.set(newer);
    this.#form.focus('#matter');
  }

  /** The message and what belongs to it. What can be done about it there leads to the form. */
  #renderMatter(reading: Reading, board: BoardInfo) {
    const {message} = reading;
    const words = this.#words;
    const now = new Date();
    const actions = this.#form.actionsOf(message);
    const may = (action: Action) => actions.includes(action);
    return html`
      ${matterView(reading, this.#standing(reading, board, now))}
      ${this.#private.render(reading, words)}
      ${unitsView(reading, calledUnits(message), words, now, {
        onRemind: may('remind') ? (agencyId) => this.#remind(message, agencyId) : undefined,
        onInsert: may('submit-answer') ? (text) => this.#answer.insert(message, text) : undefined,
      })}
      ${answersSoFar(reading)}
      ${notesView(reading, words, may('note') ? () => this.#form.choose('note', {focus: true}) : undefined)}
      ${historyView(reading, this.wholeHistory, () => (this.wholeHistory = !this.wholeHistory))}
    `;
  }

  #standing(reading: Reading, board: BoardInfo, now: Date): StandingModel {
    return {words: this.#words, timeZone: board.timeZone, now, soon: soonOf(board, now), agencyName: (id) => agencyName(reading, id)};
  }

  /** What stands around the fields of a form: all that belongs to writing an answer; what an extension comes to; what a unit was asked for. */
  #around(action: Action, field: string, message: Message): Around {
    const {board} = this.#connection;
    if (!board) return {};
    const words = this.#words;
    const reading = readingOf(this, message, board, words);
    if (action === 'submit-answer') return this.#answer.around(field, reading, board);
    if (field !== '') return {};
    if (action === 'extend' && message.dueAt) {
      const after = dueAt(new Date(message.dueAt), {days: board.extensionDays, unit: 'working'}, board).toISOString();
      return {before: html`<p class="notice">${phraseWith(words.any('reply.extend-preview'), {before: timeOf(reading, message.dueAt), after: timeOf(reading, after)})}</p>`};
    }
    if (action === 'report-in') {
      const own = this.#connection.session?.agencyId;
      const tasks = calledUnits(message).filter(({agencyId, report}) => agencyId === own && !report);
      return {before: html`${tasks.map(({task, dueAt: due}) => html`<p class="notice">
        ${phraseWith(words.any('reply.your-task'), {task})}${due ? html`${' · '}${phraseWith(words.any('reply.unit-due'), {date: timeOf(reading, due)})}` : nothing}
      </p>`)}`};
    }
    return {};
  }

  #remind(message: Message, agencyId: string): void {
    this.#form.enter(message, 'remind', 'agencyId', agencyId, {quietly: true});
    this.#form.choose('remind', {focus: true});
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
    this.#answer.forget();
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
