import {html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {Localize} from '../../controllers/localize.js';
import {type Action, actionSchemas, type BoardInfo, type FieldIssue, isNamedBy, type Message, validate} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {renewed} from '../civic-attachments/renewed.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';
import {CivicMessageChanged} from '../civic-thread/civic-thread.events.js';
import {renderFailure} from '../failure.js';
import {ActionDrafts} from './action-drafts.js';
import {type ActionField, fieldAt, fieldsOf, type FieldValue, filesOf, requestOf} from './action-fields.js';
import {renderActions} from './action-templates.js';
import {CivicMessageOutdated, CivicReplySubmit, CivicReplySubmitted} from './civic-reply-panel.events.js';
import {styles} from './civic-reply-panel.styles.js';
import {renderField} from './field-templates.js';
import type {Change} from './field-view.js';
import {renderDone, renderProblem, renderSignedOut} from './notice-templates.js';
import {renderReports} from './report-templates.js';
import {renderReview} from './review-templates.js';
import {Sending} from './sending.js';
import {openAction, staffActions} from './staff-actions.js';
import {renderStranded, typedTexts} from './stranded-templates.js';
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
  static override styles = [tokens, reset, controls, styles];

  /** Which message to handle. */
  @property({attribute: 'message-id'}) messageId = '';

  /** The message itself, from a page that has it already; the panel then fetches it only when it changes. */
  @property({attribute: false}) message: Message | undefined;

  @state() private chosen: Action | undefined;
  @state() private issues: readonly FieldIssue[] = [];
  @state() private done: {readonly action: Action; readonly message: Message} | undefined;

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
  readonly #sending: Sending = new Sending(this, this.#connection);
  readonly #drafts = new ActionDrafts();
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
    if (this.#shownId !== this.#id) this.#choose(undefined);
    this.#shownId = this.#id;
  }

  protected override render() {
    const words = this.#words;
    if (!this.#connection.adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    return html`<section part="base" class="base" aria-labelledby="heading">
      <div>
        <h2 part="heading" id="heading" tabindex="-1">${words.t('desk.label')}</h2>
        <div role="status">${this.#connection.session ? renderDone(this.done, words) : nothing}</div>
      </div>
      ${this.#renderBody()}
    </section>`;
  }

  #renderBody() {
    const words = this.#words;
    const {session, board, boardError, adapter} = this.#connection;
    const message = this.#message;
    if (session === null) return renderSignedOut(!this.#drafts.isEmpty, words);
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
    const actions = staffActions(message.allowedActions);
    const action = openAction(actions, this.chosen);
    return html`
      ${this.#query.error ? this.#renderNotLoaded() : nothing}
      ${renderReports(message.reports ?? [], words, board.timeZone)}
      ${actions.includes('approve') || actions.includes('return') ? renderReview(message, words, board.timeZone) : nothing}
      <form part="form" novalidate @submit=${this.#onSubmit}>
        ${actions.length === 0 ? html`<p class="nothing">${words.t('desk.nothing')}</p>` : renderActions(actions, action, words, this.#onChosen)}
        ${this.#renderStranded(message, actions, board)}
        ${keyed(`${message.id} ${action}`, action ? this.#renderFields(message, action, board) : nothing)}
        <div class="send">
          <div role="alert">${renderProblem(this.#sending, words)}</div>
          ${action
            ? html`<button part="button" class="button press" aria-disabled=${this.#isBusy}>
                ${this.#isBusy ? words.t(this.#sending.pending ? 'desk.working' : 'common.refreshing') : words.any(`desk.press-${action}`)}
              </button>`
            : nothing}
        </div>
      </form>
    `;
  }

  #renderFields(message: Message, action: Action, board: BoardInfo) {
    const fields = fieldsOf(actionSchemas(board.limits)[action]);
    if (fields.length === 0) return nothing;
    const values = this.#drafts.get(message.id, action);
    return html`<div class="fields">
      ${fields.filter(({meta}) => meta.control !== 'attachments' || this.#connection.adapter?.capabilities.upload).map((field) => renderField(field, field.name, values[field.name], {
        words: this.#words,
        timeZone: board.timeZone,
        placeId: message.agencies.find(({id}) => id === message.agencyId)?.placeId ?? '',
        problemAt: (path) => this.#problemAt(path, fields),
        set: ({name}, value) => this.#onEntered(message.id, action, name, value),
      }))}
    </div>`;
  }

  /** What was typed for something that meanwhile cannot be done any more is still somebody's work. */
  #renderStranded(message: Message, actions: readonly Action[], board: BoardInfo) {
    const {chosen} = this;
    if (!chosen || actions.includes(chosen)) return nothing;
    const texts = typedTexts(fieldsOf(actionSchemas(board.limits)[chosen]), this.#drafts.get(message.id, chosen));
    if (texts.length === 0) return nothing;
    return renderStranded(chosen, texts, this.#words, () => {
      this.#drafts.discard(message.id, chosen);
      this.#choose(undefined);
      this.#focus('#heading');
    });
  }

  get #id(): string {
    return this.messageId || (this.message?.id ?? '');
  }

  /** The message that was asked for; never the one before it while it is on its way. */
  get #message(): Message | undefined {
    const {value} = this.#query;
    return value && isNamedBy(value, this.#id) ? value : undefined;
  }

  /** Something is on its way. What somebody decided on a message that is just being loaded anew would be refused as outdated. */
  get #isBusy(): boolean {
    return this.#sending.pending || this.#query.pending;
  }

  #problemAt(path: string, fields: readonly ActionField[]): string {
    const files = fieldAt(fields, path)?.meta.control === 'attachments';
    const issue = this.issues.find((candidate) => candidate.path === path || (files && candidate.path.startsWith(`${path}.`)));
    if (issue && files) return this.#words.any(`attachments.error-${fileProblem(issue)}`);
    return issue ? this.#words.any(`errors.field-${issue.code}`, {max: issue.max ?? fieldAt(fields, path)?.meta.max ?? 0}) : '';
  }

  #choose(action: Action | undefined): void {
    this.chosen = action;
    this.issues = [];
    this.done = undefined;
    this.#sending.forgetError();
  }

  /** Somebody else is here: they see neither what was typed before nor what their predecessor was shown. */
  #forget(): void {
    this.#drafts.discardAll();
    this.#query.value = undefined;
    this.#choose(undefined);
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => {
      if (mayTakeFocus(this)) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  readonly #onChosen = (action: Action): void => {
    this.#choose(action);
    // The button of a lone action gives way to its form.
    this.#focus('#lone');
  };

  #onEntered(messageId: string, action: Action, name: string, entered: FieldValue | Change): void {
    const before = this.#drafts.get(messageId, action);
    const value = typeof entered === 'function' ? entered(before[name]) : entered;
    this.#drafts.set(messageId, action, {...before, [name]: value});
    this.chosen = action;
    this.done = undefined;
    this.issues = this.issues.filter(({path}) => path !== name && !path.startsWith(`${name}.`));
    this.requestUpdate();
  }

  readonly #onMessageChanged = ({message}: CivicMessageChanged): void => {
    if (isNamedBy(message, this.#id) && message.version !== this.#message?.version) this.#query.refresh();
  };

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    // What was chosen a moment ago goes along.
    const files = this.renderRoot.querySelector('civic-attachments');
    if (files?.isPreparing) await files.settled();
    const message = this.#message;
    const {board} = this.#connection;
    const action = message && openAction(staffActions(message.allowedActions), this.chosen);
    if (!message || !action || !board || this.#isBusy) return;
    const schema = actionSchemas(board.limits)[action];
    const values = this.#drafts.get(message.id, action);
    const request = requestOf(action, fieldsOf(schema), values, board.timeZone);
    const checked = validate(schema, request);
    this.#showIssues(checked.ok ? [] : checked.issues);
    if (!checked.ok || !this.dispatchEvent(new CivicReplySubmit(message.id, request))) return;
    const result = await this.#sending.send(message, request);
    if (!result) return this.#onFailed(message.id, action);
    if (this.#drafts.get(message.id, action) === values) this.#drafts.discard(message.id, action);
    if (isNamedBy(result, this.#id)) {
      this.#query.set(result);
      this.#choose(undefined);
      this.done = {action, message: result};
      this.#focus('#heading');
    }
    this.dispatchEvent(new CivicReplySubmitted(result));
  };

  #onFailed(id: string, action: Action): void {
    const {error, outdated} = this.#sending;
    if (error?.code === 'invalid') {
      const values = this.#drafts.get(id, action);
      if (values['attachments']) this.#drafts.set(id, action, {...values, attachments: renewed(filesOf(values['attachments']), error.issues)});
      this.#showIssues(error.issues);
    }
    // The session has ended: everything around should know, and what was typed waits.
    if (error?.code === 'unauthenticated') this.dispatchEvent(new CivicSessionChanged());
    if (!outdated) return;
    this.dispatchEvent(new CivicMessageOutdated(this.#id));
    this.#query.refresh();
    this.#focus('#problem');
  }

  #showIssues(issues: readonly FieldIssue[]): void {
    this.issues = issues;
    if (issues.length > 0) this.#focus('[data-invalid]:is(civic-agency-picker, civic-attachments), [data-invalid] :is(input, textarea, civic-agency-picker)');
  }
}

/** What is wrong with files, as the phrases of their field name it. */
function fileProblem({path, code}: FieldIssue): string {
  if (path.endsWith('.description')) return 'description';
  return code === 'too-many' || code === 'not-uploaded' ? code : 'not-yet';
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-reply-panel': CivicReplyPanel;
  }
}
