import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {isRetryable, type Receipt} from '../../adapter/index.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import type {BoardInfo, MessageDraft} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import type {CivicAgencyPicked} from '../civic-agency-picker/civic-agency-picker.events.js';
import {addresseeField} from './addressee-field.js';
import {agreement} from './agreement.js';
import {boardFailure, skeleton} from './board-states.js';
import {CivicMessageSubmit, CivicMessageSubmitted} from './civic-submit-form.events.js';
import {styles} from './civic-submit-form.styles.js';
import {copyText} from './copy-text.js';
import {CountAnnouncer} from '../../controllers/count-announcer.js';
import {DraftState} from './draft-state.js';
import {errorSummary} from './error-summary.js';
import {checkDraft, errorText} from './field-errors.js';
import {errorAt, type FormView, kindField, matterFields, isTextField, privateFields, TEXT_FIELDS, type TextFieldName, visibilityField} from './form-fields.js';
import {languageAround, messageLanguage} from './message-language.js';
import {type CopyOutcome, receiptView} from './receipt.js';
import {countTyped, roomLeft} from './text-field.js';
import {draftOf, type FieldName, isFieldName, type Values} from './values.js';
import {ENGLISH} from './words.js';

/**
 * The form with which a citizen writes to an agency or leader, and then the receipt with number and query code.
 *
 * It asks for what the board says, checks with the rules that the server uses too, and keeps everything that was typed until the board
 * has it. The query code is shown, and handed to the page in an event; the element stores it nowhere.
 *
 * @tag civic-submit-form
 * @status experimental
 * @since 0.1.0
 * @slot heading - A heading of the page's own instead of "Write to an agency".
 * @event {CivicMessageSubmit} civic-message-submit - Somebody sends a message that passed validation; cancellable.
 * @event {CivicMessageSubmitted} civic-message-submitted - The board has taken the message.
 * @csspart form - The form.
 * @csspart summary - The summary of errors.
 * @csspart submit - The button that sends.
 * @csspart receipt - What stands in place of the form once the message is sent.
 * @cssproperty [--civic-submit-form-width=42rem] - Widest that the form gets.
 */
export class CivicSubmitForm extends LitElement {
  static override styles = [tokens, reset, controls, styles];

  /** The agency that messages of this form are for, by its id. Without it, or when there is none with it, writers choose. */
  @property({attribute: 'agency-id'}) agencyId = '';

  /** The kind that is chosen at first, by its id. */
  @property() kind = '';

  /** The topic that is chosen at first, by its id. */
  @property() topic = '';

  /** The place that the choice of agencies begins with, by its id. */
  @property({attribute: 'place-id'}) placeId = '';

  /** Where a sent message can be followed, with `{id}` or `{number}` in it: `/message.html?id={id}`. Without it the receipt has no link. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  @state() private sent: {readonly receipt: Receipt; readonly draft: MessageDraft} | undefined;

  @state() private copied: CopyOutcome | undefined;

  /** The board refused an agreement that was agreed to: it has a newer one. */
  @state() private agreementChanged = false;

  readonly #words = new Localize(this, ENGLISH);
  readonly #connection = new BoardConnection(this);
  readonly #addressee = new BoardQuery(
    this,
    this.#connection,
    (adapter, options, [id]: readonly [string]) => adapter.listAgencies({ids: [id]}, options),
    () => (this.agencyId ? ([this.agencyId] as const) : undefined),
    {reset: true},
  );
  readonly #send = new BoardMutation(this, this.#connection, (adapter, draft: MessageDraft, options) =>
    adapter.submitMessage(draft, options));
  readonly #state = new DraftState(this, (values) => {
    const {board} = this.#connection;
    return board ? checkDraft(this.#draftOf(values, board), board) : new Map();
  });
  readonly #announcer = new CountAnnouncer(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind') && this.kind) this.#state.preset({kind: this.kind});
    if (changed.has('topic') && this.topic) this.#state.preset({topic: this.topic});
    const [only, another] = this.#connection.board?.kinds ?? [];
    if (only && !another && this.#state.values.kind !== only.id) this.#state.preset({kind: only.id});
  }

  protected override updated(): void {
    for (const control of this.renderRoot.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
      if (!isFieldName(control.name)) continue;
      const issue = this.#state.found.get(control.name);
      control.setCustomValidity(issue ? errorText(this.#words, control.name, issue) : '');
    }
  }

  protected override render() {
    const {adapter, board, boardError} = this.#connection;
    if (!adapter) return html`<p class="notice">${this.#words.t('errors.no-board')}</p>`;
    if (!adapter.capabilities.submit) return html`<p class="notice">${this.#words.t('form.not-offered')}</p>`;
    if (!board) return boardError ? boardFailure(this.#words, boardError.code, () => this.#connection.retryBoard()) : skeleton(this.#words);
    return this.sent ? this.#renderReceipt(this.sent, board) : this.#renderForm(board);
  }

  #renderForm(board: BoardInfo) {
    const words = this.#words;
    const {values, errors, summary} = this.#state;
    const view: FormView = {words, board, values, errors};
    return html`<slot name="heading"><h2>${words.t('form.label')}</h2></slot>
      <form
        part="form"
        novalidate
        aria-label=${words.t('form.label')}
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
        @change=${this.#onLeave}
        @focusout=${this.#onLeave}
      >
        <div role="alert">${summary.size > 0 ? errorSummary(words, summary, (field) => this.#goTo(field)) : nothing}</div>
        ${kindField(view)}
        ${addresseeField(words, {
          agencyId: this.agencyId,
          query: this.#addressee,
          picked: values.agencyId,
          placeId: this.placeId,
          error: errorAt(view, 'agencyId'),
          onPicked: this.#onPicked,
        })}
        ${matterFields(view)} ${visibilityField(view)} ${privateFields(view)}
        ${agreement(words, {consent: board.consent, agreed: values.consent, error: errorAt(view, 'consent'), changed: this.agreementChanged})}
        <div role="alert">${this.#renderFailure()}</div>
        ${this.#renderSubmit()}
        <p role="status" class="visually-hidden">${this.#send.pending ? words.t('form.sending') : this.#announcer.text}</p>
      </form>`;
  }

  #renderSubmit() {
    const {pending, error} = this.#send;
    const words = this.#words;
    const text = pending ? words.t('form.sending') : isRetryable(error) ? words.t('errors.retry') : words.t('form.submit');
    return html`<button part="submit" class="button" aria-disabled=${pending ? 'true' : 'false'}>${text}</button>`;
  }

  /** Why nothing was sent, unless the summary says it field by field. */
  #renderFailure() {
    const {error} = this.#send;
    if (!error || error.issues.length > 0) return nothing;
    return html`<p class="notice failed">${this.#words.any(`errors.${error.code}`)}</p>`;
  }

  #renderReceipt({receipt, draft}: {receipt: Receipt; draft: MessageDraft}, {timeZone}: BoardInfo) {
    const {id, number} = receipt;
    return receiptView(this.#words, {
      receipt,
      visibility: draft.visibility,
      timeZone,
      threadUrl: this.threadUrl.replaceAll('{id}', encodeURIComponent(id)).replaceAll('{number}', encodeURIComponent(number)),
      copied: this.copied,
      onCopy: () => void this.#copy(receipt),
      onPrint: () => print(),
      onAnother: () => void this.#startAnother(),
    });
  }

  readonly #onInput = ({target}: Event): void => {
    const {board} = this.#connection;
    if (!board || !isControl(target)) return;
    const {name} = target;
    if (!isFieldName(name) && name !== 'spot.public') return;
    const value = target instanceof HTMLInputElement && target.type === 'checkbox' ? target.checked : target.value;
    this.#state.type(name, value, board);
    if (isTextField(name)) this.#announce(name, target.value, board);
  };

  #announce(name: TextFieldName, text: string, board: BoardInfo): void {
    const {phrase, limit, control} = TEXT_FIELDS[name];
    const count = countTyped(text, control);
    const max = board.limits[limit];
    this.#announcer.typed(count, max, () =>
      this.#words.t('form.count-of', {field: this.#words.t(`form.${phrase}`), count: roomLeft(this.#words, count, max)}));
  }

  readonly #onLeave = ({target}: Event): void => {
    // A field also loses focus when the receipt takes its place.
    if (!this.sent && isControl(target) && isFieldName(target.name)) this.#state.recheck(target.name);
  };

  readonly #onPicked = ({agencyId}: CivicAgencyPicked): void => {
    const {board} = this.#connection;
    if (!board) return;
    this.#state.type('agencyId', agencyId, board);
    this.#state.recheck('agencyId');
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const {board} = this.#connection;
    if (board && !this.#send.pending) void this.#submit(board);
  };

  async #submit(board: BoardInfo): Promise<void> {
    this.#send.clearError();
    if (!this.#state.attempt()) return await this.#moveTo('summary');
    const draft = Object.freeze(this.#draftOf(this.#state.values, board));
    if (!this.dispatchEvent(new CivicMessageSubmit(draft))) return;
    const receipt = await this.#send.run(draft);
    if (!receipt) return await this.#onRefused(draft);
    this.sent = {receipt, draft};
    this.#state.clear();
    this.agreementChanged = false;
    this.dispatchEvent(new CivicMessageSubmitted(receipt));
    await this.#moveTo('receipt-title');
  }

  /** What the server found wrong stands at the fields, as if it had been found here. */
  async #onRefused(draft: MessageDraft): Promise<void> {
    const issues = this.#send.error?.issues ?? [];
    if (issues.length === 0) return;
    if (draft.consent && issues.some(({path}) => path === 'consent')) {
      this.agreementChanged = true;
      this.#state.preset({consent: false});
      this.#connection.retryBoard();
    }
    this.#state.refuse(issues);
    await this.#moveTo('summary');
  }

  async #copy({number, queryCode}: Receipt): Promise<void> {
    const words = this.#words;
    const text = `${words.t('form.receipt-number')}: ${number}\n${words.t('form.receipt-code')}: ${queryCode}`;
    const shown = this.renderRoot.querySelector('#receipt-codes');
    if (shown) this.copied = await copyText(text, shown);
  }

  async #startAnother(): Promise<void> {
    this.sent = undefined;
    this.copied = undefined;
    this.#state.preset({kind: this.kind, topic: this.topic});
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form input, form civic-agency-picker')?.focus();
  }

  /** Moves focus to a field: the button that is chosen, or else the first, where there are several. */
  #goTo(field: FieldName): void {
    const chosen = this.renderRoot.querySelector<HTMLElement>(`[name="${field}"]:checked`);
    const control = chosen ?? this.renderRoot.querySelector<HTMLElement>(`[name="${field}"]`);
    control?.focus();
    control?.scrollIntoView({block: 'center'});
  }

  async #moveTo(id: 'summary' | 'receipt-title'): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  #draftOf(values: Values, board: BoardInfo): MessageDraft {
    const agencyId = this.agencyId && this.#addressee.value?.length !== 0 ? this.agencyId : values.agencyId;
    const text = [values.title, values.body, values.demand, values.details].join('\n');
    return draftOf({...values, agencyId}, board, messageLanguage(text, languageAround(this)));
  }
}

/** Not the agency picker, whose own lists fire `input` too. */
function isControl(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-submit-form': CivicSubmitForm;
  }
}
