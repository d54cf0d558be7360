import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
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
import {answersSoFar, historyView, matterView, supervisionView} from '../civic-reply-panel/matter-view.js';
import {PrivatePart} from '../civic-reply-panel/private-part.js';
import {OversightPart} from '../civic-thread/oversight-part.js';
import {agencyName, type Reading} from '../civic-thread/reading.js';
import {readingStyles} from '../civic-thread/reading.styles.js';
import {renderFailure} from '../failure.js';
import {soonOf} from '../standing/due.js';
import {standingStyles} from '../standing/standing.styles.js';
import {WorkList} from '../work-list/work-list.js';
import {listView, stepsView, type WorkListModel} from '../work-list/work-list-view.js';
import {workListStyles} from '../work-list/work-list.styles.js';
import {CivicSupervisionSubmit, CivicSupervisionSubmitted} from './civic-supervision.events.js';
import {styles} from './civic-supervision.styles.js';
import {offersFor, queryOf, supervisionOf, type Watcher, watcherOf} from './offers.js';
import {courseView, supervisionFacts, visitPreview} from './supervision-views.js';
import {english} from './words.js';

/**
 * Weighty messages that board staff follow one by one until they are settled: who follows them, why, by when, what was done about them.
 * Progress is noted, the agency one level up is told, visits are recorded by phone, in person or by video, with pictures and a finding
 * that everybody reads.
 *
 * An agency that a message was escalated to reads along and adds its notes.
 *
 * @tag civic-supervision
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; one in words of the language unless given.
 * @event {CivicSupervisionSubmit} civic-supervision-submit - Somebody does something about a message; cancellable.
 * @event {CivicSupervisionSubmitted} civic-supervision-submitted - The board has carried it out.
 * @csspart base - Everything.
 * @csspart start - Opens a message by its number.
 * @csspart news - Says that something has come or gone, and shows it.
 * @csspart list - The supervised messages.
 * @csspart row - One of them.
 * @csspart link - The button that opens it.
 * @csspart due - By when it is to be settled.
 * @csspart detail - The message that is open.
 * @csspart supervision - Who follows it, why, by when.
 * @csspart course - What was done about it.
 * @csspart visit - How a visit was made, and what it came to.
 * @csspart preview - A visit as everybody will see it.
 * @csspart matter - The message itself.
 * @csspart title - Its title.
 * @csspart message - Its text, place and attachments.
 * @csspart attachments - Its pictures and videos, or those of a visit.
 * @csspart answers - The answers so far.
 * @csspart private - The private part.
 * @csspart history - Everything that happened.
 * @csspart form - What can be done.
 * @csspart actions - What can be chosen.
 * @csspart button - The button that carries it out.
 * @csspart failure - What went wrong.
 */
export class CivicSupervision extends BoardElement {
  static override styles = [tokens, reset, controls, readingStyles, standingStyles, actionFormStyles, panelStyles, workListStyles, styles];

  /** A message to open: its id or number. It need not be supervised yet. */
  @property({attribute: 'message-id'}) messageId = '';

  @state() private wholeHistory = false;
  /** What was done last, and with which message. */
  @state() private done: {readonly action: Action; readonly title: string} | undefined;

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #wide = new WideEnough(this, 56);
  readonly #list: WorkList = new WorkList(this, this.#connection, {
    query: () => {
      const watcher = this.#watcher;
      return watcher && this.#offered ? queryOf(watcher) : undefined;
    },
    wide: () => this.#wide.matches,
    onOpened: () => this.#onOpened(),
    first: () => this.messageId,
  });
  readonly #form: ActionForm = new ActionForm(this, this.#connection, this.#words, {
    message: () => this.#list.message,
    ask: (messageId, request) => this.dispatchEvent(new CivicSupervisionSubmit(messageId, request)),
    onDone: (action, message) => this.#onDone(action, message),
    onOutdated: () => this.#list.thread.refresh(),
    isBusy: () => this.#list.thread.pending,
    offers: (actions, message) => offersFor(message, actions),
    around: (action, field, message) => this.#around(action, field, message),
  });
  readonly #private: PrivatePart = new PrivatePart(this, this.#connection);
  #oversight: OversightPart | undefined;
  #person: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const person = this.#connection.session?.personId;
    if (this.#person && person !== this.#person) {
      this.#form.forget();
      this.done = undefined;
    }
    this.#person = person;
    if (this.hasUpdated && changed.has('messageId') && this.messageId) this.#list.open(this.messageId, {focus: false});
  }

  /** Fetches list and message anew. */
  refresh(): void {
    this.#list.refresh();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const {adapter, session} = this.#connection;
    if (!adapter) return html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`;
    const watcher = this.#watcher;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t(watcher === 'overseer' ? 'supervision.title-overseer' : 'supervision.title')}</h2></slot>
      ${session === null ? renderFailure(words, new BoardError('unauthenticated'), () => undefined)
        : session && !watcher ? html`<p part="failure" class="notice">${words.t('supervision.not-yours')}</p>`
          : !this.#offered ? html`<p class="notice">${words.t('errors.unsupported')}</p>` : this.#renderWork(watcher)}
    </section>`;
  }

  #renderWork(watcher: Watcher | undefined): TemplateResult {
    const words = this.#words;
    const {board, boardError} = this.#connection;
    const list = this.#list;
    const error = list.pages.error ?? boardError;
    const wide = this.#wide.matches;
    const now = new Date();
    const model = board && {
      list, words, board, now, empty: words.t(watcher === 'overseer' ? 'supervision.empty-overseer' : 'supervision.empty'),
      facts: (message: Parameters<typeof supervisionOf>[0], name: (id: string) => string) => supervisionFacts(supervisionOf(message), words, board, now, name),
    };
    return html`
      ${watcher === 'moderator' ? this.#renderStart() : nothing}
      <div id="said" role="status" tabindex="-1">${this.done
        ? html`<p class="notice done">${words.t('work.about', {what: words.any(`desk.done-${this.done.action}`), title: this.done.title})}</p>`
        : list.pages.pending && list.items ? html`<p class="hint">${words.t('common.refreshing')}</p>` : nothing}</div>
      ${renderFailure(words, error, () => list.retry())}
      ${model && list.items ? html`<div class="work ${wide ? 'wide' : ''}">
        ${wide || !list.opened ? listView(model) : nothing}
        ${list.opened ? html`<div part="detail" class="detail">${stepsView(model, !wide)}${this.#renderDetail(model)}</div>` : nothing}
      </div>` : error ? nothing : html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`}
    `;
  }

  /** Any message can be followed, or visited: it is opened by the number that its author was given. */
  #renderStart(): TemplateResult {
    const words = this.#words;
    return html`<form part="start" class="start" @submit=${this.#onStart}>
      <div class="field">
        <label for="number">${words.t('supervision.start-label')}</label>
        <p class="hint" id="number-hint">${words.t('supervision.start-hint')}</p>
        <input id="number" name="number" autocomplete="off" maxlength="100" dir="ltr" aria-describedby="number-hint">
      </div>
      <button class="button secondary">${words.t('supervision.start-press')}</button>
    </form>`;
  }

  #renderDetail({board}: WorkListModel): TemplateResult {
    const words = this.#words;
    const {thread, message} = this.#list;
    if (thread.error?.code === 'not-found') return html`<p id="gone" class="notice" tabindex="-1">${words.t('supervision.not-found')}</p>`;
    if (!message) return thread.error ? html`<div id="gone" tabindex="-1">${renderFailure(words, thread.error, () => thread.refresh())}</div>` : html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`;
    const reading = this.#reading(message, board);
    const now = new Date();
    const standing = {words, timeZone: board.timeZone, now, soon: soonOf(board, now), agencyName: (id: string) => agencyName(reading, id)};
    return html`
      ${thread.error ? renderFailure(words, thread.error, () => thread.refresh()) : nothing}
      ${message.supervision ? supervisionView(reading, words) : html`<p class="notice">${words.t('supervision.not-supervised')}</p>`}
      ${matterView(reading, standing)}
      ${courseView(reading, words)}
      ${this.#form.render(message, board)}
      ${answersSoFar(reading)}
      ${this.#private.render(reading, words)}
      ${historyView(reading, this.wholeHistory, () => (this.wholeHistory = !this.wholeHistory))}
    `;
  }

  #reading(message: Message, board: BoardInfo): Reading {
    this.#oversight ??= new OversightPart(this);
    return {message, words: this.#words, board, mapUrl: '', oversight: this.#oversight, isNew: () => false};
  }

  #around(action: Action, field: string, message: Message): Around {
    const {board} = this.#connection;
    if (action !== 'visit' || !board) return {};
    if (field === 'publicText') return {before: html`<p class="hint">${this.#words.t('supervision.visit-hint')}</p>`};
    return field === '' ? {after: visitPreview(this.#reading(message, board), this.#form.values(message.id, 'visit'), this.#words, board)} : {};
  }

  #onOpened(): void {
    this.#form.choose(undefined);
    this.wholeHistory = false;
  }

  #onDone(action: Action, message: Message): void {
    this.done = {action, title: message.title};
    if (action === 'end-supervision' && this.#list.number !== undefined) this.#list.dealtWith(message.id);
    else this.#list.learn(message);
    // A message that is followed from now on belongs into the list.
    if (action === 'supervise') this.#list.refresh();
    this.dispatchEvent(new CivicSupervisionSubmitted(message));
  }

  readonly #onStart = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('number') as HTMLInputElement;
    const number = field.value.trim();
    if (number === '') return field.focus();
    this.done = undefined;
    field.value = '';
    this.#list.open(number);
  };

  get #watcher(): Watcher | undefined {
    return watcherOf(this.#connection.session);
  }

  /** The board has trays, and messages can be acted on. */
  get #offered(): boolean {
    const {capabilities} = this.#connection.adapter ?? {};
    return capabilities?.desk === true && capabilities.act;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-supervision': CivicSupervision;
  }
}
