import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {BoardAdapter, BoardErrorCode, Receipt} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {DraftKeeper} from '../../controllers/draft-keeper.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import type {DraftContent} from '../../controllers/drafts.js';
import {attachmentsOf, type HeldFile} from '../../controllers/held-file.js';
import {Localize} from '../../controllers/localize.js';
import {OutboxWatch} from '../../controllers/outbox-watch.js';
import {getReceipt, removeReceipt} from '../../controllers/receipts.js';
import {Ticker} from '../../controllers/ticker.js';
import {type BoardInfo, isBlank, type MessageDraft} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import type {CivicAgencyPicked} from '../civic-agency-picker/civic-agency-picker.events.js';
import {renewed} from '../civic-attachments/renewed.js';
import {addresseeField} from './addressee-field.js';
import {agreement} from './agreement.js';
import {attachmentsField} from './attachments-field.js';
import {boardFailure, skeleton} from './board-states.js';
import {challengeSlot} from './challenge.js';
import {CivicMessageSubmit, CivicMessageSubmitted} from './civic-submit-form.events.js';
import {styles} from './civic-submit-form.styles.js';
import {type CopyOutcome, copyText} from '../copy-text.js';
import {CountAnnouncer} from '../../controllers/count-announcer.js';
import {draftLine, keepingLine} from './draft-line.js';
import {DraftState} from './draft-state.js';
import {errorSummary} from './error-summary.js';
import {checkDraft, errorText} from './field-errors.js';
import {errorAt, type FormView, kindField, matterFields, isTextField, privateFields, TEXT_FIELDS, type TextFieldName, visibilityField} from './form-fields.js';
import {keptPanel} from './kept-panel.js';
import {LazyAids} from './lazy-aids.js';
import {languageAround, messageLanguage} from './message-language.js';
import {receiptView} from './receipt.js';
import {Sending} from './sending.js';
import type {SentMessage} from './sent-message.js';
import {countTyped, roomLeft} from './text-field.js';
import {draftOf, type FieldName, isFieldName, keptOf, type Values, valuesOf} from './values.js';
import {ENGLISH} from './words.js';
import {aidStyles} from './writing-aids.styles.js';

/**
 * The form with which a citizen writes to an agency or leader, and then the receipt with number and query code.
 *
 * It asks for what the board says, checks with the rules that the server uses too, and keeps everything that was typed on the device until
 * the board has it: it is back after a reload, and goes out by itself when there was no connection. The receipt stays on the device until its
 * author removes it; the query code is shown, and handed to the page in an event, and never part of an address.
 *
 * @tag civic-submit-form
 * @status experimental
 * @since 0.1.0
 * @slot heading - A heading of the page's own instead of "Write to an agency".
 * @slot challenge - A site's own proof that a person writes, instead of what the board does by itself; its answer goes into `proof`.
 * @event {CivicMessageSubmit} civic-message-submit - Somebody sends a message that passed validation; cancellable.
 * @event {CivicMessageSubmitted} civic-message-submitted - The board has taken the message.
 * @event {CivicSimilarFollow} civic-similar-follow - Somebody wants to follow an earlier message instead; cancellable.
 * @event {CivicSimilarFollowed} civic-similar-followed - Somebody follows an earlier message.
 * @csspart form - The form.
 * @csspart summary - The summary of errors.
 * @csspart guard-summary - What stands before a message that names private things is sent.
 * @csspart similar - Earlier messages about the same matter.
 * @csspart submit - The button that sends.
 * @csspart draft - The line that says that a draft was brought back, or cleared.
 * @csspart kept - What stands in place of the form while the message waits to be sent.
 * @csspart receipt - What stands in place of the form once the message is sent.
 * @cssproperty [--civic-submit-form-width=42rem] - Widest that the form gets.
 */
export class CivicSubmitForm extends LitElement {
  static override styles = [tokens, reset, controls, styles, aidStyles];

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

  /** The answer of a site's own challenge in the slot `challenge`; the board's server must know how to check it. */
  @property({attribute: false}) proof = '';

  /** URL template of map tiles, with `{z}`, `{x}` and `{y}` in it. Without it there is no map; an address in words always works. */
  @property({attribute: 'map-tiles'}) mapTiles = '';

  /** Whom the map is from, as its source wants it said. */
  @property({attribute: 'map-attribution'}) mapAttribution = '';

  /** Where the map begins: degrees of latitude and longitude, `30.27,120.15`. */
  @property({attribute: 'map-center'}) mapCenter = '';

  /** How near the map begins, as tiles count it: 0 is the whole earth. */
  @property({attribute: 'map-zoom', type: Number}) mapZoom = 15;

  @state() private sent: SentMessage | undefined;

  /** Whether the device keeps the receipt. */
  @state() private receiptKept: boolean | 'removed' | undefined;

  /** Why the board would not take the message, where that is not about its fields. */
  @state() private refusal: BoardErrorCode | undefined;

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
  readonly #state = new DraftState(this, (values) => {
    const {board} = this.#connection;
    return board ? checkDraft({...this.#draftOf(values, board), attachments: attachmentsOf(values.files)}, board) : new Map();
  });
  readonly #announcer = new CountAnnouncer(this);
  readonly #drafts: DraftKeeper = new DraftKeeper(this, this.#connection, {
    ready: () => this.#connection.board !== undefined,
    read: () => this.#read(),
    write: (kept, files) => this.#write(kept, files),
  });
  readonly #outbox = new OutboxWatch(this);
  readonly #sending: Sending = new Sending(this, this.#outbox, this.#drafts, {
    onKept: (isNews) => void this.#onKept(isNews),
    onSent: (sent, isNews) => void this.#onSent(sent, isNews),
    onRefused: (item) => void this.#onRefused(item),
  });
  readonly #aids: LazyAids = new LazyAids(this, {
    words: this.#words,
    connection: this.#connection,
    values: () => this.#state.values,
    board: () => this.#connection.board,
    change: (values, field) => this.#onChange(values, field),
    agencyId: () => this.agencyId || this.#state.values.agencyId,
    threadUrl: () => this.threadUrl,
    map: () => ({tiles: this.mapTiles, attribution: this.mapAttribution, center: this.mapCenter, zoom: this.mapZoom}),
    send: () => this.renderRoot.querySelector('form')?.requestSubmit(),
    clear: () => this.#onClear(),
  });

  /** Send was pressed, and waits for files to be made ready; another press is the same wish. */
  #preparing = false;

  constructor() {
    super();
    // The next attempt is "in 3 minutes", and a little later in 2.
    this.addController(new Ticker(this, 15_000, () => this.#sending.item?.state === 'waiting'));
  }

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
    return html`${this.#renderStage(adapter, board)}
      <p role="status" class="visually-hidden">${this.#status()}</p>`;
  }

  #renderStage(adapter: BoardAdapter, board: BoardInfo) {
    const {item, isUnderWay} = this.#sending;
    if (this.sent) return this.#renderReceipt(this.sent, board);
    return item?.content && !isUnderWay && item.state !== 'refused' ? this.#renderKept(item) : this.#renderForm(adapter, board);
  }

  #renderForm(adapter: BoardAdapter, board: BoardInfo) {
    const words = this.#words;
    const {values, errors, summary} = this.#state;
    const aids = this.#aids;
    const view: FormView = {
      words, adapter, board, values, errors, change: this.#onChange, beneath: (name) => aids.beneath(name), beneathText: aids.beneathText(),
    };
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
        ${draftLine(words, {drafts: this.#drafts, timeZone: board.timeZone, onClear: this.#onClear, onUndo: () => this.#drafts.undo()})}
        <div role="alert">${summary.size > 0 ? errorSummary(words, summary, (field) => this.#goTo(field)) : nothing}</div>
        ${aids.top()} ${kindField(view)}
        ${addresseeField(words, {
          agencyId: this.agencyId,
          query: this.#addressee,
          picked: values.agencyId,
          placeId: this.placeId,
          error: errorAt(view, 'agencyId'),
          onPicked: this.#onPicked,
        })}
        ${matterFields(view)} ${attachmentsField(view)} ${visibilityField(view)} ${privateFields(view)}
        ${agreement(words, {consent: board.consent, agreed: values.consent, error: errorAt(view, 'consent'), changed: this.agreementChanged})}
        ${challengeSlot(words, board)}
        <div role="alert">${this.#renderFailure()}</div>
        ${this.#renderSubmit()} ${this.#state.isBlank ? nothing : keepingLine(words, this.#drafts, this.#onClear)}
      </form>`;
  }

  #renderSubmit() {
    const {isUnderWay} = this.#sending;
    return html`<button part="submit" class="button" aria-disabled=${isUnderWay ? 'true' : 'false'}>
      ${this.#words.t(isUnderWay ? 'form.sending' : 'form.submit')}
    </button>`;
  }

  /** Why nothing was sent, unless the summary says it field by field. */
  #renderFailure() {
    const words = this.#words;
    if (this.#sending.sentOtherwise) return html`<p class="notice failed">${words.t('outbox.sent-otherwise')}</p>`;
    if (!this.refusal) return nothing;
    return html`<p class="notice failed">${this.refusal === 'key-reused' ? words.t('outbox.earlier-version') : words.any(`errors.${this.refusal}`)}</p>`;
  }

  #renderKept(item: OutboxItem) {
    const outbox = this.#outbox.value;
    return keptPanel(this.#words, {
      item,
      kept: outbox?.isKept(item.id) ?? false,
      progress: outbox?.progressOf(item.id),
      onTryNow: () => this.#sending.tryNow(),
      onTakeBack: () => void this.#takeBack(),
      onAnother: () => void this.#startAnother(),
    });
  }

  #renderReceipt({receipt, visibility}: SentMessage, {timeZone}: BoardInfo) {
    const {id, number} = receipt;
    return receiptView(this.#words, {
      receipt,
      visibility,
      timeZone,
      threadUrl: this.threadUrl.replaceAll('{id}', encodeURIComponent(id)).replaceAll('{number}', encodeURIComponent(number)),
      copied: this.copied,
      kept: this.receiptKept,
      onCopy: () => void this.#copy(receipt),
      onPrint: () => print(),
      onAnother: () => void this.#startAnother(),
      onRemove: () => void this.#removeReceipt(receipt),
    });
  }

  #status(): string {
    const {item, isUnderWay} = this.#sending;
    if (this.sent) return '';
    if (isUnderWay) return this.#words.t('form.sending');
    return item ? this.#words.t('outbox.kept-title') : this.#announcer.text;
  }

  readonly #onInput = ({target}: Event): void => {
    const {board} = this.#connection;
    if (!board || !isControl(target)) return;
    const {name} = target;
    if ((!isFieldName(name) && name !== 'spot.public') || name === 'attachments') return;
    const value = target instanceof HTMLInputElement && target.type === 'checkbox' ? target.checked : target.value;
    this.#state.type(name, value, board);
    if (!this.#sending.isUnderWay) this.#drafts.typed();
    if (isTextField(name)) this.#announce(name, target.value, board);
  };

  #announce(name: TextFieldName, text: string, board: BoardInfo): void {
    const {phrase, limit, control} = TEXT_FIELDS[name];
    const count = countTyped(text, control);
    const max = board.limits[limit];
    this.#announcer.typed(count, max, () =>
      this.#words.t('form.count-of', {field: this.#words.t(`form.${phrase}`), count: roomLeft(this.#words, count, max)}));
  }

  readonly #onChange = (values: Partial<Values>, field?: FieldName): void => {
    // What is in the outbox has files of its own.
    if (this.#sending.isUnderWay) return;
    this.#state.change(values, field);
    this.#drafts.typed();
  };

  readonly #onClear = (): void => {
    this.#drafts.clear();
    this.#aids.clear();
    this.refusal = undefined;
    void this.#moveToStart();
  };

  readonly #onLeave = ({target}: Event): void => {
    // A field also loses focus when the receipt takes its place.
    if (this.sent || !isControl(target)) return;
    if (isFieldName(target.name)) this.#state.recheck(target.name);
    this.#aids.leave(target.name);
  };

  readonly #onPicked = ({agencyId}: CivicAgencyPicked): void => {
    const {board} = this.#connection;
    if (!board) return;
    this.#state.type('agencyId', agencyId, board);
    this.#drafts.typed();
    this.#state.recheck('agencyId');
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const {board} = this.#connection;
    if (board && !this.#preparing && !this.#sending.isUnderWay) void this.#submit(board);
  };

  async #submit(board: BoardInfo): Promise<void> {
    this.refusal = undefined;
    this.#preparing = true;
    const obstacle = await this.#obstacle().finally(() => (this.#preparing = false));
    if (obstacle) return await this.#moveTo(obstacle);
    const {values} = this.#state;
    const draft = this.#draftOf(values, board);
    const attachments = values.files.length > 0 ? {attachments: attachmentsOf(values.files)} : {};
    if (!this.dispatchEvent(new CivicMessageSubmit(Object.freeze({...draft, ...attachments})))) return;
    await this.#sending.send({draft, files: values.files, values: keptOf(values, board), ...(this.proof && {proof: this.proof})});
  }

  /** Where to go before the message can be sent; undefined when it can. */
  async #obstacle(): Promise<'summary' | 'guard-summary' | undefined> {
    // What was chosen a moment ago goes along.
    const files = this.renderRoot.querySelector('civic-attachments');
    if (files?.isPreparing) await files.settled();
    if (!this.#state.attempt()) return 'summary';
    return await this.#aids.stop() ? 'guard-summary' : undefined;
  }

  /** What was in the form is in the outbox: it begins anew behind what is shown instead. */
  async #onKept(isNews: boolean): Promise<void> {
    this.#state.begin();
    this.#aids.clear();
    this.agreementChanged = false;
    const mayMove = isNews && mayTakeFocus(this);
    if (mayMove) await this.#moveTo('kept-title');
  }

  /** Told once it is true: at once, or after hours in the outbox. On a page that was opened again the receipt is only shown again. */
  async #onSent(sent: SentMessage, isNews: boolean): Promise<void> {
    this.sent = sent;
    this.receiptKept = undefined;
    if (isNews) this.dispatchEvent(new CivicMessageSubmitted(sent.receipt));
    const mayMove = isNews && mayTakeFocus(this);
    void this.#lookForReceipt(sent.receipt);
    if (mayMove) await this.#moveTo('receipt-title');
  }

  async #lookForReceipt({id}: Receipt): Promise<void> {
    const {device} = this.#connection;
    const {personId} = this.#drafts;
    const kept = device && personId !== undefined ? await getReceipt(device, id, personId).catch(() => undefined) : undefined;
    this.receiptKept = kept !== undefined;
  }

  async #removeReceipt({id}: Receipt): Promise<void> {
    const {device} = this.#connection;
    try {
      if (device) await removeReceipt(device, id);
      await this.#sending.forget();
      this.receiptKept = 'removed';
    } catch {
      this.receiptKept = true;
    }
  }

  async #takeBack(): Promise<void> {
    if (await this.#sending.takeBack()) await this.#moveToStart();
  }

  /** What the server found wrong stands at the fields, as if it had been found here. */
  async #onRefused({failure, content}: OutboxItem): Promise<void> {
    const {code, issues = []} = failure ?? {};
    if (issues.length === 0) this.refusal = code;
    if (content?.draft.consent && issues.some(({path}) => path === 'consent')) {
      this.agreementChanged = true;
      this.#state.preset({consent: false});
      this.#connection.retryBoard();
    }
    const {files} = this.#state.values;
    const again = renewed(files, issues);
    if (again !== files) this.#onChange({files: again});
    this.#state.refuse(issues);
    if (issues.length > 0 && mayTakeFocus(this)) await this.#moveTo('summary');
  }

  async #copy({number, queryCode}: Receipt): Promise<void> {
    const words = this.#words;
    const text = `${words.t('form.receipt-number')}: ${number}\n${words.t('form.receipt-code')}: ${queryCode}`;
    const shown = this.renderRoot.querySelector('#receipt-codes');
    if (shown) this.copied = await copyText(text, shown);
  }

  async #startAnother(): Promise<void> {
    this.#sending.leave();
    this.sent = undefined;
    this.copied = undefined;
    this.#state.begin();
    this.#drafts.look();
    await this.#moveToStart();
  }

  async #moveToStart(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form input, form civic-agency-picker')?.focus();
  }

  /** What a draft keeps. */
  #read(): DraftContent | undefined {
    const {board} = this.#connection;
    const {values, isBlank: nothingTyped} = this.#state;
    if (!board || nothingTyped) return undefined;
    const {title, body, demand, details, files} = values;
    return {title: [title, body, demand, details].find((text) => !isBlank(text)) ?? '', values: keptOf(values, board), files};
  }

  /** Puts in what a draft kept, or nothing. */
  #write(kept: unknown, files: readonly HeldFile[]): void {
    const {board} = this.#connection;
    this.#state.begin(board && kept !== undefined ? valuesOf(kept, files, this.#state.blank, board) : undefined);
  }

  /** Moves focus to a field: the button that is chosen, or else the first, where there are several. */
  #goTo(field: FieldName): void {
    const chosen = this.renderRoot.querySelector<HTMLElement>(`[name="${field}"]:checked`);
    const control = chosen ?? this.renderRoot.querySelector<HTMLElement>(`[name="${field}"]`);
    control?.focus();
    control?.scrollIntoView({block: 'center'});
  }

  async #moveTo(id: 'summary' | 'guard-summary' | 'kept-title' | 'receipt-title'): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  #draftOf(values: Values, board: BoardInfo): Omit<MessageDraft, 'attachments'> {
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
