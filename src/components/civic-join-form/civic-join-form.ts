import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {Localize} from '../../controllers/localize.js';
import {proofFor} from '../../controllers/proof.js';
import {type FieldIssue, type JoinRequest, joinRequestSchema, validate} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {type AdminField, textIn, type Values} from '../admin-parts/admin-field.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {fieldView} from '../admin-parts/field-view.js';
import {errorText} from '../error-text.js';
import {english} from './words.js';

const FIELDS: readonly AdminField[] = [
  {name: 'organisation', control: 'line', required: true}, {name: 'placeId', control: 'place', required: true}, {name: 'person', control: 'line', required: true, hint: true},
  {name: 'email', control: 'email', required: true, hint: true}, {name: 'phone', control: 'line'}, {name: 'words', control: 'text', hint: true},
];

/**
 * Lets an agency ask to join the board (入驻). An administrator decides; nothing of it is public.
 *
 * @tag civic-join-form
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @csspart base - Everything.
 * @csspart form - The form.
 * @csspart failure - What went wrong.
 * @csspart done - Says that the request has arrived.
 */
export class CivicJoinForm extends BoardElement {
  static override styles = [tokens, reset, controls, adminStyles];

  @state() private values: Values = {};
  @state() private issues: readonly FieldIssue[] = [];
  @state() private done = false;

  readonly #words = new Localize(this, english);
  readonly #connection = new BoardConnection(this);
  readonly #sending = new BoardMutation<true, JoinRequest>(this, this.#connection, async (adapter, request, {idempotencyKey}) => {
    const {board} = this.#connection;
    const proof = board && (await proofFor(adapter, board));
    await adapter.requestToJoin(request, {idempotencyKey, ...(proof && {proof})});
    return true;
  });

  protected override render(): TemplateResult {
    const words = this.#words;
    const {adapter, board} = this.#connection;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('join.title')}</h2></slot>
      ${!adapter ? html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`
        : !adapter.capabilities.join ? html`<p part="failure" class="notice">${words.t('errors.unsupported')}</p>`
          : this.done ? html`<p part="done" id="done" class="notice done" tabindex="-1">${words.t('join.done')}</p>`
            : board ? this.#renderForm() : nothing}
    </section>`;
  }

  #renderForm(): TemplateResult {
    const words = this.#words;
    const {error, pending} = this.#sending;
    return html`<form part="form" class="form" novalidate aria-label=${words.t('join.title')} @submit=${this.#onSubmit}>
      <p>${words.t('join.intro')}</p>
      <div role="alert">${error ? html`<p part="failure" class="notice failed">${errorText(words, error)}</p>` : nothing}</div>
      ${FIELDS.map((field) => fieldView(field, this.values, {words, section: 'join', languages: [], issues: this.issues, set: (name, value) => this.#set(name, value)}))}
      <p><button class="button" aria-disabled=${pending ? 'true' : nothing}>${words.t(pending ? 'join.sending' : 'join.send')}</button></p>
    </form>`;
  }

  #set(name: string, value: Values[string]): void {
    this.values = {...this.values, [name]: value};
    this.issues = this.issues.filter(({path}) => path !== name);
    if (this.#sending.error) this.#sending.clearError();
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const {board} = this.#connection;
    if (!board || this.#sending.pending) return;
    const request = Object.fromEntries(FIELDS.map(({name}) => [name, textIn(this.values, name)])) as unknown as JoinRequest;
    const checked = validate(joinRequestSchema(board.limits), request);
    this.issues = checked.ok ? [] : checked.issues;
    if (checked.ok && (await this.#sending.run(request))) this.done = true;
    else if (this.#sending.error) this.issues = this.#sending.error.issues;
    await this.updateComplete;
    const wrong = FIELDS.find(({name}) => this.issues.some(({path}) => path === name));
    this.renderRoot.querySelector<HTMLElement>(this.done ? '#done' : `[data-field="${wrong?.name ?? ''}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-join-form': CivicJoinForm;
  }
}
