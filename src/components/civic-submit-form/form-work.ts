import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BoardErrorCode, Receipt} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {CountAnnouncer} from '../../controllers/count-announcer.js';
import {DraftKeeper} from '../../controllers/draft-keeper.js';
import type {DraftContent} from '../../controllers/drafts.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {attachmentsOf, type HeldFile} from '../../controllers/held-file.js';
import {deviceOf} from '../../controllers/kept-here.js';
import {languageAround} from '../../controllers/language-around.js';
import type {LazyPart} from '../../controllers/lazy-part.js';
import {OutboxWatch} from '../../controllers/outbox-watch.js';
import {getReceipt, removeReceipt} from '../../controllers/receipts.js';
import {Ticker} from '../../controllers/ticker.js';
import {type BoardInfo, isBlank, type MessageDraft} from '../../model/index.js';
import {renewed} from '../civic-attachments/renewed.js';
import {type CopyOutcome, copyText} from '../copy-text.js';
import {CivicMessageSubmit, CivicMessageSubmitted} from './civic-submit-form.events.js';
import {draftLine, keepingLine} from './draft-line.js';
import {errorSummary} from './error-summary.js';
import {checkDraft, errorText} from './field-errors.js';
import {Findings} from './findings.js';
import type {FormValues} from './form-values.js';
import {workStyles} from './form-work.styles.js';
import {keptPanel} from './kept-panel.js';
import {draftOf, sameValues, valuesOf} from './kept-values.js';
import {LazyAids} from './lazy-aids.js';
import {messageLanguage} from './message-language.js';
import {receiptView} from './receipt.js';
import {Sending} from './sending.js';
import type {SentMessage} from './sent-message.js';
import type {MapSettings} from './spot-map.js';
import {countTyped, roomLeft} from './text-field.js';
import {isTextField, TEXT_FIELDS} from './text-fields.js';
import {type FieldName, isFieldName, keptOf, type Values} from './values.js';
import type {Words} from './words.js';

export {ENGLISH} from './words.js';

/** The form that is worked for. */
export interface WorkedForm {
  readonly words: Words;
  readonly connection: BoardConnection;
  readonly values: FormValues;
  /** The agency that the message is for; empty for none yet. */
  readonly agencyId: () => string;
  /** What it is picked with. */
  readonly picker: LazyPart<unknown>;
  readonly threadUrl: () => string;
  readonly map: () => MapSettings & {readonly attribution: string};
  /** The answer of a site's own challenge. */
  readonly proof: () => string;
  /** The control that somebody used before the work began; undefined when nobody has. */
  readonly usedLast: string | undefined;
}

/**
 * What a form does beyond showing its fields: keeps drafts, checks, helps while writing, sends, and shows what became of the message. It
 * comes after the fields, which can be filled in meanwhile.
 */
export class FormWork {
  /** The board refused an agreement that was agreed to: it has a newer one. */
  agreementChanged = false;

  readonly #host: LitElement;
  readonly #form: WorkedForm;
  readonly #findings: Findings;
  readonly #announcer: CountAnnouncer;
  readonly #drafts: DraftKeeper;
  readonly #outbox: OutboxWatch;
  readonly #sending: Sending;
  readonly #aids: LazyAids;
  #sent: SentMessage | undefined;
  /** Whether the device keeps the receipt. */
  #receiptKept: boolean | 'removed' | undefined;
  /** Why the board would not take the message, where that is not about its fields. */
  #refusal: BoardErrorCode | undefined;
  #copied: CopyOutcome | undefined;
  /** Send was pressed, and waits for files to be made ready; another press is the same wish. */
  #preparing = false;

  constructor(host: LitElement, form: WorkedForm) {
    this.#host = host;
    this.#form = form;
    const {words, connection, values} = form;
    addStyles(host, workStyles);
    this.#findings = new Findings(host, () => {
      const {board} = connection;
      return board ? checkDraft({...this.#draft(board), attachments: attachmentsOf(values.values.files)}, board) : new Map();
    });
    this.#announcer = new CountAnnouncer(host);
    this.#drafts = new DraftKeeper(host, connection, {
      ready: () => connection.board !== undefined,
      read: () => this.#read(),
      write: (kept, files) => this.#write(kept, files),
    });
    this.#outbox = new OutboxWatch(host, connection);
    this.#sending = new Sending(host, this.#outbox, this.#drafts, {
      onKept: (isNews) => void this.#onKept(isNews),
      onSent: (sent, isNews) => void this.#onSent(sent, isNews),
      onRefused: (item) => void this.#onRefused(item),
    });
    this.#aids = new LazyAids(host, {
      words, connection,
      values: () => values.values,
      board: () => connection.board,
      change: (changed, field) => this.change(changed, field),
      agencyId: () => form.agencyId(),
      threadUrl: () => form.threadUrl(),
      map: () => form.map(),
      send: () => host.renderRoot.querySelector('form')?.requestSubmit(),
      clear: () => this.#onClear(),
    });
    // The next attempt is "in 3 minutes", and a little later in 2.
    host.addController(new Ticker(host, 15_000, () => this.#sending.item?.state === 'waiting'));
    if (form.usedLast !== undefined) this.typed(form.usedLast);
    if (!host.isConnected) this.#drafts.leave();
  }

  /** A message is just being put into the outbox. */
  get isUnderWay(): boolean {
    return this.#sending.isUnderWay;
  }

  /** What stands in place of the form: the receipt, or that the message waits to be sent. Undefined: the form is to be shown. */
  instead(board: BoardInfo): TemplateResult | undefined {
    const {item, isUnderWay} = this.#sending;
    if (this.#sent) return this.#renderReceipt(this.#sent, board);
    return item?.content && !isUnderWay && item.state !== 'refused' ? this.#renderKept(item) : undefined;
  }

  /** What stands above the fields. */
  top({timeZone}: BoardInfo): TemplateResult {
    const {words} = this.#form;
    const {summary} = this.#findings;
    return html`${draftLine(words, {drafts: this.#drafts, timeZone, onClear: this.#onClear, onUndo: () => this.#drafts.undo()})}
      <div role="alert">${summary.size > 0 ? errorSummary(words, summary, (field) => this.#goTo(field)) : nothing}</div>
      ${this.#aids.top()}`;
  }

  /** The error of a field, in words. */
  errorAt(field: FieldName): string | undefined {
    const issue = this.#findings.errors.get(field);
    return issue && errorText(this.#form.words, field, issue);
  }

  /** What stands beneath a field. */
  beneath(name: string): TemplateResult | typeof nothing {
    const aid = this.#aids.beneath(name);
    const isPublished = name === 'spot.address' && !this.#withholds;
    return isPublished ? html`<p class="hint">${this.#form.words.t('form.spot-published')}</p>${aid}` : aid;
  }

  /** What stands beneath the text. */
  beneathText(): TemplateResult | typeof nothing {
    return this.#aids.beneathText();
  }

  /** Why nothing was sent, unless the summary says it field by field. */
  failure(): TemplateResult | typeof nothing {
    const {words} = this.#form;
    const refusal = this.#refusal;
    if (this.#sending.sentOtherwise) return html`<p class="notice failed">${words.t('outbox.sent-otherwise')}</p>`;
    if (!refusal) return nothing;
    return html`<p class="notice failed">${refusal === 'key-reused' ? words.t('outbox.earlier-version') : words.any(`errors.${refusal}`)}</p>`;
  }

  /** What stands below the button. */
  bottom(): TemplateResult | typeof nothing {
    return this.#isBlank ? nothing : keepingLine(this.#form.words, this.#drafts, this.#onClear);
  }

  /** What a live region says. */
  status(): string {
    const {words} = this.#form;
    if (this.#sent) return '';
    if (this.isUnderWay) return words.t('form.sending');
    return this.#sending.item ? words.t('outbox.kept-title') : this.#announcer.text;
  }

  /** The form was rendered: its controls are told what is wrong with them. */
  updated(): void {
    for (const control of this.#host.renderRoot.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
      if (!isFieldName(control.name)) continue;
      const issue = this.#findings.found.get(control.name);
      control.setCustomValidity(issue ? errorText(this.#form.words, control.name, issue) : '');
    }
  }

  /** Something was typed or chosen in a control. */
  typed(name: string): void {
    if (isFieldName(name)) this.#findings.forgive(name);
    if (!this.isUnderWay) this.#drafts.typed();
    if (isTextField(name)) {
      const {board} = this.#form.connection;
      const {phrase, limit, control} = TEXT_FIELDS[name];
      if (board) this.#announce(phrase, countTyped(this.#form.values.values[name], control), board.limits[limit]);
    }
  }

  /** Takes what was changed by a control that is no input of its own; `field` has its error looked at again. */
  change(values: Partial<Values>, field?: FieldName): void {
    // What is in the outbox has files of its own.
    if (this.isUnderWay) return;
    this.#form.values.change(values);
    if (field) {
      this.#findings.forgive(field);
      this.#findings.recheck(field);
    }
    this.#drafts.typed();
  }

  /** A control was left or changed. */
  left(name: string): void {
    // A field also loses focus when the receipt takes its place.
    if (this.#sent) return;
    if (isFieldName(name)) this.#findings.recheck(name);
    this.#aids.leave(name);
  }

  /** Sends what is in the form, unless something keeps it from being sent. */
  async submit(): Promise<void> {
    const {board} = this.#form.connection;
    if (!board || this.#preparing || this.isUnderWay) return;
    this.#refusal = undefined;
    this.#preparing = true;
    const obstacle = await this.#obstacle().finally(() => (this.#preparing = false));
    if (obstacle) return await this.#moveTo(obstacle);
    const {values} = this.#form.values;
    const draft = this.#draft(board);
    const attachments = values.files.length > 0 ? {attachments: attachmentsOf(values.files)} : {};
    if (!this.#host.dispatchEvent(new CivicMessageSubmit(Object.freeze({...draft, ...attachments})))) return;
    const proof = this.#form.proof();
    await this.#sending.send({draft, files: values.files, values: keptOf(values, board), ...(proof && {proof})});
  }

  /** What is sent can be kept from the public. */
  get #withholds(): boolean {
    return this.#form.connection.adapter?.capabilities.confidential !== false;
  }

  get #isBlank(): boolean {
    const {values, blank} = this.#form.values;
    return sameValues(values, blank);
  }

  #announce(phrase: (typeof TEXT_FIELDS)[keyof typeof TEXT_FIELDS]['phrase'], count: number, max: number): void {
    const {words} = this.#form;
    this.#announcer.typed(count, max, () => words.t('form.count-of', {field: words.t(`form.${phrase}`), count: roomLeft(words, count, max)}));
  }

  #renderKept(item: OutboxItem): TemplateResult {
    const outbox = this.#outbox.value;
    return keptPanel(this.#form.words, {
      item,
      kept: outbox?.isKept(item.id) ?? false,
      progress: outbox?.progressOf(item.id),
      onTryNow: () => this.#sending.tryNow(),
      onTakeBack: () => void this.#takeBack(),
      onAnother: () => void this.#startAnother(),
    });
  }

  #renderReceipt({receipt, visibility}: SentMessage, {timeZone}: BoardInfo): TemplateResult {
    const {id, number} = receipt;
    return receiptView(this.#form.words, {
      receipt,
      visibility,
      timeZone,
      threadUrl: this.#form.threadUrl().replaceAll('{id}', encodeURIComponent(id)).replaceAll('{number}', encodeURIComponent(number)),
      copied: this.#copied,
      kept: this.#receiptKept,
      onCopy: () => void this.#copy(receipt),
      onPrint: () => print(),
      onAnother: () => void this.#startAnother(),
      onRemove: () => void this.#removeReceipt(receipt),
    });
  }

  /** Where to go before the message can be sent; undefined when it can. */
  async #obstacle(): Promise<'summary' | 'guard-summary' | undefined> {
    // What was chosen a moment ago goes along.
    const files = this.#host.renderRoot.querySelector('civic-attachments');
    if (files?.isPreparing) await files.settled();
    if (!this.#form.agencyId()) await this.#pickOnly();
    if (!this.#findings.attempt()) return 'summary';
    return await this.#aids.stop() ? 'guard-summary' : undefined;
  }

  /** The only addressee that there is may still be on its way. */
  async #pickOnly(): Promise<void> {
    await this.#form.picker.load();
    await this.#host.updateComplete;
    await this.#host.renderRoot.querySelector('civic-agency-picker')?.settled();
  }

  readonly #onClear = (): void => {
    this.#drafts.clear();
    this.#aids.clear();
    this.#refusal = undefined;
    void this.#moveToStart();
  };

  /** What was in the form is in the outbox: it begins anew behind what is shown instead. */
  async #onKept(isNews: boolean): Promise<void> {
    this.#begin();
    this.#aids.clear();
    this.agreementChanged = false;
    const mayMove = isNews && mayTakeFocus(this.#host);
    if (mayMove) await this.#moveTo('kept-title');
  }

  /** Told once it is true: at once, or after hours in the outbox. On a page that was opened again the receipt is only shown again. */
  async #onSent(sent: SentMessage, isNews: boolean): Promise<void> {
    this.#sent = sent;
    this.#receiptKept = undefined;
    this.#host.requestUpdate();
    if (isNews) this.#host.dispatchEvent(new CivicMessageSubmitted(sent.receipt));
    const mayMove = isNews && mayTakeFocus(this.#host);
    void this.#lookForReceipt(sent.receipt);
    if (mayMove) await this.#moveTo('receipt-title');
  }

  async #lookForReceipt({id}: Receipt): Promise<void> {
    const device = deviceOf(this.#form.connection);
    const {personId} = this.#drafts;
    const kept = device && personId !== undefined ? await getReceipt(device, id, personId).catch(() => undefined) : undefined;
    this.#receiptKept = kept !== undefined;
    this.#host.requestUpdate();
  }

  async #removeReceipt({id}: Receipt): Promise<void> {
    const device = deviceOf(this.#form.connection);
    try {
      if (device) await removeReceipt(device, id);
      await this.#sending.forget();
      this.#receiptKept = 'removed';
    } catch {
      this.#receiptKept = true;
    }
    this.#host.requestUpdate();
  }

  async #takeBack(): Promise<void> {
    if (await this.#sending.takeBack()) await this.#moveToStart();
  }

  /** What the server found wrong stands at the fields, as if it had been found here. */
  async #onRefused({failure, content}: OutboxItem): Promise<void> {
    const {code, issues = []} = failure ?? {};
    const {connection, values} = this.#form;
    if (issues.length === 0) this.#refusal = code;
    if (content?.draft.consent && issues.some(({path}) => path === 'consent')) {
      this.agreementChanged = true;
      values.preset({consent: false});
      connection.retryBoard();
    }
    const {files} = values.values;
    const again = renewed(files, issues);
    if (again !== files) this.change({files: again});
    this.#findings.refuse(issues);
    if (issues.length > 0 && mayTakeFocus(this.#host)) await this.#moveTo('summary');
  }

  async #copy({number, queryCode}: Receipt): Promise<void> {
    const {words} = this.#form;
    const text = [['number', number] as const, ['code', queryCode] as const].flatMap(([name, value]) => (value ? `${words.t(`form.receipt-${name}`)}: ${value}` : [])).join('\n');
    const shown = this.#host.renderRoot.querySelector('#receipt-codes');
    if (shown) this.#copied = await copyText(text, shown);
    this.#host.requestUpdate();
  }

  async #startAnother(): Promise<void> {
    this.#sending.leave();
    this.#sent = undefined;
    this.#copied = undefined;
    this.#begin();
    this.#drafts.look();
    await this.#moveToStart();
  }

  #begin(values?: Values): void {
    this.#form.values.begin(values);
    this.#findings.clear();
  }

  async #moveToStart(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('form input, form civic-agency-picker')?.focus();
  }

  /** What a draft keeps. */
  #read(): DraftContent | undefined {
    const {board} = this.#form.connection;
    const {values} = this.#form.values;
    if (!board || this.#isBlank) return undefined;
    const {title, body, demand, details, files} = values;
    return {title: [title, body, demand, details].find((text) => !isBlank(text)) ?? '', values: keptOf(values, board), files};
  }

  /** Puts in what a draft kept, or nothing. */
  #write(kept: unknown, files: readonly HeldFile[]): void {
    const {board} = this.#form.connection;
    this.#begin(board && kept !== undefined ? valuesOf(kept, files, this.#form.values.blank, board) : undefined);
  }

  /** Moves focus to a field: the button that is chosen, or else the first, where there are several. */
  #goTo(field: FieldName): void {
    const {renderRoot} = this.#host;
    const chosen = renderRoot.querySelector<HTMLElement>(`[name="${field}"]:checked`);
    const control = chosen ?? renderRoot.querySelector<HTMLElement>(`[name="${field}"]`);
    control?.focus();
    control?.scrollIntoView({block: 'center'});
  }

  async #moveTo(id: 'summary' | 'guard-summary' | 'kept-title' | 'receipt-title'): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  #draft(board: BoardInfo): Omit<MessageDraft, 'attachments'> {
    const {values} = this.#form.values;
    const text = [values.title, values.body, values.demand, values.details].join('\n');
    return draftOf({...values, agencyId: this.#form.agencyId()}, board, messageLanguage(text, languageAround(this.#host)),
      this.#withholds);
  }
}
