import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {type ActionRequest, actionSchemas, type BoardInfo, type FieldIssue, type MessageSummary, validate} from '../../model/index.js';
import {type ActionField, fieldAt, fieldsOf, requestOf, type Values} from '../action-form/action-fields.js';
import {renderField} from '../action-form/field-templates.js';
import type {Words} from './words.js';

/** What can be done with several messages at once. */
export const BULK_ACTIONS = ['assign', 'transfer', 'remind'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** How the form belongs to its element. */
export interface BulkFormOptions {
  /** The messages that are selected. */
  readonly selected: () => readonly MessageSummary[];
  /** Somebody pressed the button: what is to be done with each. */
  readonly onSubmit: (requestsOf: (message: MessageSummary) => readonly ActionRequest[]) => void;
}

/** The form of what is done with all that are selected: the fields of the model's schema, asked for once. */
export class BulkForm {
  /** Whose form is open. */
  action: BulkAction | undefined;
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #words: Words;
  readonly #options: BulkFormOptions;
  readonly #people;
  #values: Values = {};
  #issues: readonly FieldIssue[] = [];

  constructor(host: LitElement, connection: BoardConnection, words: Words, options: BulkFormOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#words = words;
    this.#options = options;
    this.#people = new BoardQuery(
      host, connection, async (adapter, {signal}) => (await deskOf(adapter)).listColleagues({signal}), () => (this.action === 'assign' ? [] as const : undefined),
    );
  }

  /** What somebody can do: board staff have no colleagues to assign to. */
  get offered(): readonly BulkAction[] {
    const {adapter, session} = this.#connection;
    if (!adapter?.capabilities.act) return [];
    return BULK_ACTIONS.filter((action) => action !== 'assign' || (adapter.capabilities.desk && session?.role !== 'moderator'));
  }

  open(action: BulkAction): void {
    this.action = action;
    this.#values = {};
    this.#issues = [];
    this.#host.requestUpdate();
    this.#focus('#bulk-title');
  }

  close(): void {
    this.action = undefined;
    this.#values = {};
    this.#issues = [];
    this.#host.requestUpdate();
  }

  render(board: BoardInfo): TemplateResult | typeof nothing {
    const words = this.#words;
    const {action} = this;
    const count = this.#options.selected().length;
    if (!action || count === 0) return nothing;
    const fields = this.#fields(action, board);
    const staff = this.#connection.session?.role !== 'moderator';
    const view = {
      words, timeZone: board.timeZone, placeId: '', people: this.#people.value,
      problemAt: (path: string) => {
        const issue = this.#issues.find((candidate) => candidate.path === path);
        return issue ? words.any(`errors.field-${issue.code}`, {max: issue.max ?? fieldAt(fields, path)?.meta.max ?? 0}) : '';
      },
      set: ({name}: ActionField, entered: Values[string] | ((before: Values[string]) => Values[string])) => {
        this.#values = {...this.#values, [name]: typeof entered === 'function' ? entered(this.#values[name]) : entered};
        this.#issues = this.#issues.filter(({path}) => path !== name);
        this.#host.requestUpdate();
      },
    };
    return html`<form part="bulk-form" class="bulk-form" novalidate aria-labelledby="bulk-title" @submit=${(event: SubmitEvent) => this.#onSubmit(event, action, board)}>
      <h3 id="bulk-title" tabindex="-1">${words.any(`inbox.press-${action}`, {count})}</h3>
      ${action === 'remind' ? html`<p class="hint">${words.t(staff ? 'inbox.remind-hint' : 'inbox.remind-hint-board')}</p>` : nothing}
      <div class="fields">${fields.map((field) => renderField(field, field.name, this.#values[field.name], view))}</div>
      <div class="buttons">
        <button class="button">${words.any(`inbox.press-${action}`, {count})}</button>
        <button type="button" class="button secondary" @click=${() => this.close()}>${words.t('inbox.cancel')}</button>
      </div>
    </form>`;
  }

  /** Whom to remind follows from each message. */
  #fields(action: BulkAction, board: BoardInfo): ActionField[] {
    return fieldsOf(actionSchemas(board.limits)[action]).filter(({name}) => action !== 'remind' || name !== 'agencyId');
  }

  #onSubmit(event: SubmitEvent, action: BulkAction, board: BoardInfo): void {
    event.preventDefault();
    const schema = actionSchemas(board.limits)[action];
    const request = requestOf(action, this.#fields(action, board), this.#values, board.timeZone);
    const checked = validate(schema, request);
    this.#issues = checked.ok ? [] : checked.issues;
    this.#host.requestUpdate();
    if (!checked.ok) return this.#focus('.bulk-form [data-invalid]:is(civic-agency-picker), .bulk-form [data-invalid] :is(input, textarea, select)');
    const staff = this.#connection.session?.role !== 'moderator';
    this.close();
    this.#options.onSubmit((message) => (request.action === 'remind' && staff
      ? (message.desk?.waitingFor ?? []).map((agencyId) => ({...request, agencyId}))
      : [request]));
  }

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => {
      if (mayTakeFocus(this.#host)) this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }
}
