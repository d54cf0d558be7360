import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {Localize} from '../../controllers/localize.js';
import {WideEnough} from '../../controllers/wide-enough.js';
import type {Action, BoardInfo, Message} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {ActionForm, type Around} from '../action-form/action-form.js';
import {actionFormStyles} from '../action-form/action-form.styles.js';
import {styles as panelStyles} from '../civic-reply-panel/civic-reply-panel.styles.js';
import {answersSoFar, historyView, matterView, notesView, supervisionView} from '../civic-reply-panel/matter-view.js';
import {PrivatePart} from '../civic-reply-panel/private-part.js';
import {renderReports} from '../civic-reply-panel/report-templates.js';
import {agencyName, type Reading} from '../civic-thread/reading.js';
import {readingStyles} from '../civic-thread/reading.styles.js';
import {renderFailure} from '../failure.js';
import {soonOf} from '../standing/due.js';
import {standingStyles} from '../standing/standing.styles.js';
import {WorkList} from '../work-list/work-list.js';
import {listView, stepsView, type WorkListModel} from '../work-list/work-list-view.js';
import {workListStyles} from '../work-list/work-list.styles.js';
import {answerUnderReview, earlierView, findingsView} from './answer-view.js';
import {CivicReviewSubmit, CivicReviewSubmitted} from './civic-review-queue.events.js';
import {styles} from './civic-review-queue.styles.js';
import {MarkedMatter} from './marked-matter.js';
import {addedView, handedBackView} from './need-views.js';
import {answerInReview, type CheckedAnswer, returnReasonsOf, ReviewCheck} from './review-check.js';
import {isDealtWith, needOf, offersFor, sortOf, type Tray, trayNamed} from './trays.js';
import {traysView} from './trays-view.js';
import {english} from './words.js';

/**
 * What waits for board staff, one at a time: messages to publish, answers to review beside their messages, messages that a unit handed back,
 * and what was reported or added to. After each decision the next one opens.
 *
 * An answer is shown with the very words marked that the check objects to, the demands that it passes over, and what its unit answered before. The
 * check advises, a person decides; nobody reviews what they wrote.
 *
 * @tag civic-review-queue
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; one in words of the language unless given.
 * @event {CivicReviewSubmit} civic-review-submit - Somebody decided; cancellable.
 * @event {CivicReviewSubmitted} civic-review-submitted - The board has carried the decision out.
 * @csspart base - Everything.
 * @csspart trays - The trays.
 * @csspart tray - One tray with its count.
 * @csspart news - Says that something has come or gone, and shows it.
 * @csspart list - The messages of the tray.
 * @csspart row - One of them.
 * @csspart link - The button that opens it.
 * @csspart detail - The message that is open.
 * @csspart matter - The message itself.
 * @csspart title - Its title.
 * @csspart message - Its text, place and attachments.
 * @csspart answer - The answer to review.
 * @csspart found - Words of the answer that the check objects to.
 * @csspart passed-over - Words of the message that the answer passes over.
 * @csspart check - What the check says.
 * @csspart earlier - What the unit answered before.
 * @csspart handed-back - Why a unit handed the message back.
 * @csspart added - What the author added.
 * @csspart reports - What readers have reported.
 * @csspart private - The private part.
 * @csspart history - Everything that happened.
 * @csspart form - What can be decided.
 * @csspart actions - The decisions to choose from.
 * @csspart button - The button that carries one out.
 * @csspart failure - What went wrong.
 */
export class CivicReviewQueue extends BoardElement {
  static override styles = [tokens, reset, controls, readingStyles, standingStyles, actionFormStyles, panelStyles, workListStyles, styles];

  /** The tray that is open: `publish`, `review`, `handed-back` or `attention`. */
  @property() tray: Tray = 'publish';

  @state() private wholeHistory = false;
  /** What was done last, and with which message. */
  @state() private done: {readonly action: Action; readonly title: string} | undefined;

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #wide = new WideEnough(this, 56);
  readonly #list: WorkList = new WorkList(this, this.#connection, {
    query: () => {
      const tray = trayNamed(this.tray);
      return this.#isModerator ? {queue: 'moderation', box: this.#hasTrays ? tray : '', sort: this.#hasTrays ? sortOf(tray) : 'newest'} : undefined;
    },
    wide: () => this.#wide.matches,
    onOpened: () => this.#onOpened(),
  });
  readonly #check: ReviewCheck = new ReviewCheck(
    this, this.#connection,
    () => (this.#list.message && answerInReview(this.#list.message) ? this.#list.message : undefined),
    (checked) => this.#onChecked(checked),
  );
  readonly #form: ActionForm = new ActionForm(this, this.#connection, this.#words, {
    message: () => this.#list.message,
    ask: (messageId, request) => this.dispatchEvent(new CivicReviewSubmit(messageId, request)),
    onDone: (action, message) => this.#onDone(action, message),
    onOutdated: () => this.#list.thread.refresh(),
    isBusy: () => this.#list.thread.pending,
    offers: (actions, message) => offersFor(message, actions),
    around: (action, field, message) => this.#around(action, field, message),
  });
  readonly #private: PrivatePart = new PrivatePart(this, this.#connection);
  #matter: MarkedMatter | undefined;
  #person: string | undefined;
  /** Answers whose reasons were ticked by the check. */
  readonly #ticked = new Set<string>();

  protected override willUpdate(): void {
    const person = this.#connection.session?.personId;
    if (this.#person && person !== this.#person) {
      this.#form.forget();
      this.#ticked.clear();
      this.done = undefined;
    }
    this.#person = person;
    // Before rendering, because what it finds is ticked in the form.
    if (this.#list.message) this.#check.of(this.#list.message);
  }

  /** Fetches list, counts and message anew. */
  refresh(): void {
    this.#list.refresh();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const {adapter, session} = this.#connection;
    if (!adapter) return html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('review.title')}</h2></slot>
      ${session === null ? renderFailure(words, new BoardError('unauthenticated'), () => undefined)
        : session && !this.#isModerator ? html`<p part="failure" class="notice">${words.t('review.not-yours')}</p>`
          : !adapter.capabilities.act ? html`<p class="notice">${words.t('errors.unsupported')}</p>` : this.#renderWork()}
    </section>`;
  }

  #renderWork(): TemplateResult {
    const words = this.#words;
    const {board, boardError} = this.#connection;
    const list = this.#list;
    const error = list.pages.error ?? boardError;
    const wide = this.#wide.matches;
    const loading = !list.items || !board;
    const model = board && {list, words, board, now: new Date()};
    return html`
      ${this.#hasTrays ? traysView(words, trayNamed(this.tray), list.counts.value, (tray) => this.#choose(tray)) : nothing}
      <div id="said" role="status" tabindex="-1">${this.done
        ? html`<p class="notice done">${words.t('work.about', {what: words.any(`desk.done-${this.done.action}`), title: this.done.title})}</p>`
        : list.pages.pending && list.items ? html`<p class="hint">${words.t('common.refreshing')}</p>` : nothing}</div>
      ${renderFailure(words, error, () => list.retry())}
      ${loading ? (error ? nothing : html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`) : nothing}
      ${model && list.items ? html`<div class="work ${wide ? 'wide' : ''}">
        ${wide || !list.opened ? listView(model) : nothing}
        ${list.opened ? html`<div part="detail" class="detail">${stepsView(model, !wide)}${this.#renderDetail(model)}</div>`
          : wide && list.items.length > 0 ? html`<p class="hint">${words.t('work.nothing')}</p>` : nothing}
      </div>` : nothing}
    `;
  }

  #renderDetail({board}: WorkListModel): TemplateResult {
    const words = this.#words;
    const {thread, message} = this.#list;
    if (thread.error?.code === 'not-found') return html`<p id="gone" class="notice" tabindex="-1">${words.t('work.gone')}</p>`;
    if (!message) return thread.error ? html`<div id="gone" tabindex="-1">${renderFailure(words, thread.error, () => thread.refresh())}</div>` : html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`;
    const answer = answerInReview(message);
    const checked = answer && this.#check.of(message);
    const reading = this.#reading(message, board, checked);
    const now = new Date();
    const standing = {words, timeZone: board.timeZone, now, soon: soonOf(board, now), agencyName: (id: string) => agencyName(reading, id)};
    return html`
      ${thread.error ? renderFailure(words, thread.error, () => thread.refresh()) : nothing}
      ${supervisionView(reading, words)}
      ${needOf(message) === 'handed-back' ? handedBackView(reading, words) : nothing}
      <div class=${answer ? 'sides' : ''}>
        <div class="asked">${matterView(reading, standing)}</div>
        ${answer ? answerUnderReview(reading, answer, checked, words) : nothing}
      </div>
      ${answer ? html`${findingsView(this.#check, checked, words, (id) => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus())}${earlierView(this.#check, message, reading, words)}` : nothing}
      ${message.allowedActions.includes('publish-words') ? addedView(reading, words) : nothing}
      ${renderReports(message.reports ?? [], words, board.timeZone)}
      ${this.#renderDecision(message, board)}
      ${this.#private.render(reading, words)}
      ${notesView(reading, words, undefined)}
      ${answer ? nothing : answersSoFar(reading)}
      ${historyView(reading, this.wholeHistory, () => (this.wholeHistory = !this.wholeHistory))}
    `;
  }

  #renderDecision(message: Message, board: BoardInfo): TemplateResult {
    const words = this.#words;
    const need = needOf(message);
    const mine = (need === 'publish' || need === 'attention') && message.relations.includes('author');
    const own = answerInReview(message)?.stage === 'in-review' && !message.allowedActions.includes('approve');
    return html`
      ${mine ? html`<p class="notice failed own">${words.t('review.own-message')}</p>` : nothing}
      ${own ? html`<p class="notice failed own">${words.t('review.own-answer')}</p>` : nothing}
      ${message.state === 'received' && message.visibility === 'confidential' ? html`<p class="notice">${words.t('review.confidential')}</p>` : nothing}
      ${this.#form.render(message, board)}
    `;
  }

  #reading(message: Message, board: BoardInfo, checked: CheckedAnswer | undefined): Reading {
    this.#matter ??= new MarkedMatter(this, this.#words);
    this.#matter.passedOver = checked?.check.passedOver ?? [];
    return {message, words: this.#words, board, mapUrl: '', oversight: this.#matter, isNew: () => false};
  }

  #around(action: Action, field: string, message: Message): Around {
    const answer = answerInReview(message);
    if (action !== 'return' || field !== 'returnReasons' || !answer || !this.#ticked.has(answer.id)) return {};
    return {before: html`<p class="hint ticked">${this.#words.t('review.ticked')}</p>`};
  }

  /** Ticks what the check found, once and only where nobody has ticked anything yet. */
  #onChecked({answer, check}: CheckedAnswer): void {
    const {message} = this.#list;
    const reasons = returnReasonsOf(check);
    if (!message || reasons.length === 0 || this.#ticked.has(answer.id) || this.#form.values(message.id, 'return')['returnReasons'] !== undefined) return;
    this.#ticked.add(answer.id);
    this.#form.enter(message, 'return', 'returnReasons', reasons, {quietly: true});
  }

  #onOpened(): void {
    this.#form.choose(undefined);
    this.wholeHistory = false;
  }

  #onDone(action: Action, message: Message): void {
    const tray = needOf(this.#list.message ?? message);
    this.done = {action, title: message.title};
    if (isDealtWith(tray, message)) this.#list.dealtWith(message.id);
    else this.#list.learn(message);
    this.dispatchEvent(new CivicReviewSubmitted(message));
  }

  #choose(tray: Tray): void {
    this.done = undefined;
    this.tray = tray;
  }

  get #isModerator(): boolean {
    return this.#connection.session?.role === 'moderator';
  }

  get #hasTrays(): boolean {
    return this.#connection.adapter?.capabilities.desk === true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-review-queue': CivicReviewQueue;
  }
}
