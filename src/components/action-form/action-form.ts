import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {type Action, type ActionRequest, actionSchemas, type BoardInfo, type FieldIssue, type Message, validate} from '../../model/index.js';
import {renewed} from '../civic-attachments/renewed.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';
import {ActionDrafts} from './action-drafts.js';
import {type ActionField, fieldAt, fieldsOf, type FieldValue, filesOf, requestOf, type Values} from './action-fields.js';
import {renderActions} from './action-templates.js';
import {errorSummary} from './error-summary.js';
import {renderField} from './field-templates.js';
import {type Change, idOf, namedFor, nameOf, type UnitChoice} from './field-view.js';
import {hidingPreview} from './hiding-templates.js';
import {renderDone, renderProblem} from './notices.js';
import {Sending} from './sending.js';
import {canRemind, openAction, staffActions} from './staff-actions.js';
import {renderStranded, typedTexts} from './stranded-templates.js';
import type {Words} from './words.js';

/** Where focus goes when a form is gone: to the heading of the element, or to the title of the message where that is the heading. */
const START = '#heading, #matter';

/** How a form belongs to its element. */
export interface ActionFormOptions {
  /** The message that is before the person; undefined while there is none. */
  readonly message: () => Message | undefined;
  /** Tells the page what is about to be sent; false: it is not to be sent. */
  readonly ask: (messageId: string, request: ActionRequest) => boolean;
  /** What has to be finished before it is sent; false: it is not to be sent now. */
  readonly settle?: (action: Action) => Promise<boolean>;
  /** It was not sent, or the board has not carried it out. */
  readonly onFailed?: (action: Action) => void;
  /** The board has carried it out; the message is as it is then. */
  readonly onDone: (action: Action, message: Message) => void;
  /** Somebody else has changed the message, which is to be fetched anew. */
  readonly onOutdated: (messageId: string) => void;
  /** Something else is on its way, such as the message: what somebody decided on then would be refused as outdated. */
  readonly isBusy?: () => boolean;
  /** Which actions the form offers, out of those of staff that the board allows, in the order of its cards. Default: all. */
  readonly offers?: (actions: readonly Action[], message: Message) => readonly Action[];
  /** What stands before a field and after it; with an empty name before and after all of them. */
  readonly around?: (action: Action, field: string, message: Message) => Around;
  /** Something was typed or chosen, by the person or by `enter`. */
  readonly onEntered?: (message: Message, action: Action, values: Values) => void;
}

/** What stands around a field. */
export interface Around {
  readonly before?: TemplateResult | typeof nothing | undefined;
  readonly after?: TemplateResult | typeof nothing | undefined;
}

/**
 * The form with which staff act on a message: what the board allows them now, each action with the fields that the model's schema gives
 * it. A part of elements and no element: its host renders it into its own shadow root, so that labels and errors can name each other.
 *
 * Nothing that was typed is lost: not by choosing another action, nor when sending fails, nor when somebody else changes the message.
 */
export class ActionForm {
  /** What was done last. */
  done: {readonly action: Action; readonly message: Message} | undefined;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #words: Words;
  readonly #options: ActionFormOptions;
  readonly #sending: Sending;
  readonly #drafts = new ActionDrafts();
  readonly #people;
  #chosen: Action | undefined;
  #settling = false;
  #issues: readonly FieldIssue[] = [];

  constructor(host: LitElement, connection: BoardConnection, words: Words, options: ActionFormOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#words = words;
    this.#options = options;
    this.#sending = new Sending(host, connection);
    this.#people = new BoardQuery(
      host, connection,
      async (adapter, {signal}) => (await deskOf(adapter)).listColleagues({signal}),
      () => (this.action === 'assign' ? [] as const : undefined),
    );
  }

  /** Whether there is nothing typed that could be lost. */
  get isEmpty(): boolean {
    return this.#drafts.isEmpty;
  }

  /** The action whose form is open. */
  get action(): Action | undefined {
    const message = this.#options.message();
    return message && openAction(this.actionsOf(message), this.#chosen);
  }

  /** Something is on its way. */
  get isBusy(): boolean {
    return this.#settling || this.#sending.pending || this.#options.isBusy?.() === true;
  }

  /** What can be done with a message here. */
  actionsOf(message: Message): readonly Action[] {
    const capabilities = this.#connection.adapter?.capabilities;
    const actions = staffActions(message.allowedActions).filter((action) =>
      (action !== 'assign' || capabilities?.desk) && (action !== 'remind' || canRemind(message)));
    return this.#options.offers?.(actions, message) ?? actions;
  }

  /** Opens an action's form, or none; `focus` moves there. */
  choose(action: Action | undefined, {focus = false} = {}): void {
    this.#chosen = action;
    this.#issues = [];
    this.done = undefined;
    this.#sending.forgetError();
    this.#host.requestUpdate();
    if (focus) this.focus('.fields :is(input, textarea, select, civic-agency-picker), .press');
  }

  /** What was entered for an action of a message. */
  values(messageId: string, action: Action): Values {
    return this.#drafts.get(messageId, action);
  }

  /** Enters something, as if the person had: a template, a draft that was kept. */
  enter(message: Message, action: Action, name: string, entered: FieldValue | Change, {quietly = false} = {}): void {
    const before = this.#drafts.get(message.id, action);
    const value = typeof entered === 'function' ? entered(before[name]) : entered;
    const values = {...before, [name]: value};
    this.#drafts.set(message.id, action, values);
    this.#issues = this.#issues.filter(({path}) => path !== name && !path.startsWith(`${name}.`));
    if (!quietly) {
      this.#chosen = action;
      this.done = undefined;
      this.#options.onEntered?.(message, action, values);
    }
    this.#host.requestUpdate();
  }

  /** Somebody else is here: they see nothing of what was typed before. */
  forget(): void {
    this.#drafts.discardAll();
    this.choose(undefined);
  }

  /** Moves focus to the first of what a selector finds, once it is there; never away from where somebody went on. */
  focus(selector: string): void {
    void this.#host.updateComplete.then(() => {
      if (mayTakeFocus(this.#host)) this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  /** What was done last, for the host's live region. */
  renderDone() {
    return renderDone(this.done, this.#words);
  }

  /** The cards and the form of the one that is chosen. */
  render(message: Message, board: BoardInfo): TemplateResult {
    const words = this.#words;
    const actions = this.actionsOf(message);
    const {action, isBusy} = this;
    return html`<form part="form" novalidate @submit=${this.#onSubmit}>
      ${actions.length === 0 ? html`<p class="nothing">${words.t('desk.nothing')}</p>` : renderActions(actions, action, words, this.#onChosen)}
      ${this.#renderStranded(message, actions, board)}
      ${keyed(`${message.id} ${action}`, action ? this.#renderFields(message, action, board) : nothing)}
      <div class="send">
        <div role="alert">${renderProblem(this.#sending, words)}</div>
        ${action
          ? html`<button part="button" class="button press" aria-disabled=${isBusy}>
              ${isBusy ? words.t(this.#sending.pending || this.#settling ? 'desk.working' : 'common.refreshing') : words.any(`desk.press-${action}`)}
            </button>`
          : nothing}
      </div>
    </form>`;
  }

  #renderFields(message: Message, action: Action, board: BoardInfo) {
    const fields = this.#fieldsOf(action, board);
    const values = this.#drafts.get(message.id, action);
    const around = (name: string) => this.#options.around?.(action, name, message) ?? {};
    const all = around('');
    if (fields.length === 0 && !all.before && !all.after) return nothing;
    const view = {
      words: this.#words,
      action,
      timeZone: board.timeZone,
      placeId: message.agencies.find(({id}) => id === message.agencyId)?.placeId ?? '',
      message,
      people: this.#people.value,
      units: action === 'remind' ? unitsToRemind(message, this.#words) : undefined,
      problemAt: (path: string) => this.#problemAt(path, fields),
      set: ({name}: ActionField, value: FieldValue | Change) => this.enter(message, action, name, value),
    };
    return html`<div class="fields">
      ${this.#issues.length > 1 ? errorSummary(this.#words, this.#issues, (issue) => this.#summaryOf(issue, fields), (issue) => this.#goTo(issue)) : nothing}
      ${all.before ?? nothing}
      ${fields.map((field) => {
        const {before = nothing, after = nothing} = around(field.name);
        return html`${before}${renderField(field, field.name, values[field.name], view)}${after}`;
      })}
      ${hidingPreview(message, values, this.#words)}
      ${all.after ?? nothing}
    </div>`;
  }

  /** What was typed for something that meanwhile cannot be done any more is still somebody's work. */
  #renderStranded(message: Message, actions: readonly Action[], board: BoardInfo) {
    const chosen = this.#chosen;
    if (!chosen || actions.includes(chosen)) return nothing;
    const texts = typedTexts(fieldsOf(actionSchemas(board.limits)[chosen]), this.#drafts.get(message.id, chosen));
    if (texts.length === 0) return nothing;
    return renderStranded(chosen, texts, this.#words, () => {
      this.#drafts.discard(message.id, chosen);
      this.choose(undefined);
      this.focus(START);
    });
  }

  #fieldsOf(action: Action, board: BoardInfo): ActionField[] {
    const upload = this.#connection.adapter?.capabilities.upload;
    return fieldsOf(actionSchemas(board.limits)[action]).filter(({meta}) => meta.control !== 'attachments' || upload).map((field) => namedFor(action, field));
  }

  #problemAt(path: string, fields: readonly ActionField[]): string {
    const whole = ['attachments', 'masks'].includes(fieldAt(fields, path)?.meta.control ?? '');
    const issue = this.#issues.find((candidate) => candidate.path === path || (whole && candidate.path.startsWith(`${path}.`)));
    return issue ? this.#problemText(issue, fields) : '';
  }

  #problemText(issue: FieldIssue, fields: readonly ActionField[]): string {
    const [name = ''] = issue.path.split('.');
    if (fieldAt(fields, name)?.meta.control === 'attachments') return this.#words.any(`attachments.error-${fileProblem(issue)}`);
    return this.#words.any(`errors.field-${issue.code}`, {max: issue.max ?? fieldAt(fields, issue.path)?.meta.max ?? 0});
  }

  #summaryOf(issue: FieldIssue, fields: readonly ActionField[]): string {
    const [name = '', row] = issue.path.split('.');
    const field = fieldAt(fields, issue.path) ?? fieldAt(fields, name);
    const label = nameOf(field ?? {name}, this.#words);
    const where = row !== undefined && field && field.name !== name ? `${this.#words.t('desk.support-number', {number: Number(row) + 1})}, ${label}` : label;
    return this.#words.t('desk.summary-item', {field: where, problem: this.#problemText(issue, fields)});
  }

  #goTo({path}: FieldIssue): void {
    const names = path.split('.');
    for (let length = names.length; length > 0; length--) {
      const id = CSS.escape(idOf(names.slice(0, length).join('.')));
      // A control, an element that is one, or the first control of a group.
      for (const selector of [`#${id}`, `:is(civic-agency-picker, civic-attachments)[data-path="${id}"]`, `[data-path="${id}"] :is(input, textarea, select, button, civic-agency-picker)`]) {
        const found = this.#host.renderRoot.querySelector<HTMLElement>(selector);
        if (found) return found.focus();
      }
    }
  }

  readonly #onChosen = (action: Action): void => {
    this.choose(action);
    // The button of a lone action gives way to its form.
    this.focus('#lone');
  };

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    // What was chosen a moment ago goes along.
    const files = this.#host.renderRoot.querySelector('civic-attachments');
    if (files?.isPreparing) await files.settled();
    const message = this.#options.message();
    const {board} = this.#connection;
    const {action} = this;
    if (!message || !action || !board || this.isBusy) return;
    const schema = actionSchemas(board.limits)[action];
    const values = this.#drafts.get(message.id, action);
    const request = requestOf(action, fieldsOf(schema), this.#withPresets(message, action, values), board.timeZone);
    const checked = validate(schema, request);
    this.#showIssues(checked.ok ? [] : checked.issues);
    if (!checked.ok || !this.#options.ask(message.id, request)) return;
    if (!(await this.#settle(action))) return this.#options.onFailed?.(action);
    const result = await this.#sending.send(message, request);
    if (!result) {
      this.#options.onFailed?.(action);
      return this.#onFailed(message.id, action);
    }
    if (this.#drafts.get(message.id, action) === values) this.#drafts.discard(message.id, action);
    if (this.#options.message()?.id === result.id) {
      this.choose(undefined);
      this.done = {action, message: result};
      this.focus(START);
    }
    this.#options.onDone(action, result);
  };

  async #settle(action: Action): Promise<boolean> {
    if (!this.#options.settle) return true;
    this.#settling = true;
    this.#host.requestUpdate();
    const free = await this.#options.settle(action);
    this.#settling = false;
    this.#host.requestUpdate();
    return free;
  }

  /** A list shows its first choice as chosen before anybody has touched it. */
  #withPresets(message: Message, action: Action, values: Values): Values {
    const first = action === 'remind' ? unitsToRemind(message, this.#words)[0]?.id : undefined;
    return first === undefined ? values : {agencyId: first, ...values};
  }

  #onFailed(id: string, action: Action): void {
    const {error, outdated} = this.#sending;
    if (error?.code === 'invalid') {
      const values = this.#drafts.get(id, action);
      if (values['attachments']) this.#drafts.set(id, action, {...values, attachments: renewed(filesOf(values['attachments']), error.issues)});
      this.#showIssues(error.issues);
    }
    // The session has ended: everything around should know, and what was typed waits.
    if (error?.code === 'unauthenticated') this.#host.dispatchEvent(new CivicSessionChanged());
    if (!outdated) return;
    this.#options.onOutdated(id);
    this.focus('#problem');
  }

  #showIssues(issues: readonly FieldIssue[]): void {
    this.#issues = issues;
    this.#host.requestUpdate();
    if (issues.length > 1) this.focus('#summary');
    else if (issues.length > 0) this.focus('[data-invalid]:is(civic-agency-picker, civic-attachments), [data-invalid] :is(input, textarea, select, civic-agency-picker)');
  }
}

/** The units that a reminder can go to: the one that has the message, unless that is the reader's own, and those that have not reported in. */
function unitsToRemind({agencies, agencyId, relations, desk}: Message, words: Words): UnitChoice[] {
  const name = (id: string) => words.text(agencies.find((agency) => agency.id === id)?.name) || id;
  return [
    ...(relations.includes('handler') ? [] : [{id: '', name: name(agencyId)}]),
    ...(desk?.waitingFor ?? []).map((id) => ({id, name: name(id)})),
  ];
}

/** What is wrong with files, as the phrases of their field name it. */
function fileProblem({path, code}: FieldIssue): string {
  if (path.endsWith('.description')) return 'description';
  return code === 'too-many' || code === 'not-uploaded' ? code : 'not-yet';
}
