import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {deviceOf, keepFor} from '../../controllers/kept-here.js';
import {proofFor} from '../../controllers/proof.js';
import {REPORT_REASONS, type ReportReason} from '../../model/reasons.js';
import {type ReportRequest, reportSchema} from '../../model/report.js';
import {type FieldIssue, validate} from '../../model/validate.js';
import type {Message} from '../../model/view.js';
import {errorText} from '../error-text.js';
import type {ReaderWords} from './reader-words.js';
import {hasReported, keepReported} from './reported.js';

/** How reporting belongs to its thread. */
export interface ReportPartOptions {
  readonly words: ReaderWords;
  readonly code: () => string;
}

/** Lets a reader report a message or its answers to the moderators; once a message and device. */
export class ReportPart {
  /** The form is open. */
  open = false;
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #words: ReaderWords;
  readonly #mutation: BoardMutation<true, {readonly id: string; readonly request: ReportRequest}>;
  #reason: ReportReason | undefined;
  #said = '';
  #issues: readonly FieldIssue[] = [];
  /** The messages that were reported here, as far as is known. */
  readonly #reported = new Set<string>();
  #thanked = false;

  constructor(host: LitElement, connection: BoardConnection, {words, code}: ReportPartOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#words = words;
    this.#mutation = new BoardMutation(host, connection, async (adapter, {id, request}, {idempotencyKey}) => {
      const queryCode = code();
      const {board} = connection;
      const proof = board && (await proofFor(adapter, board));
      await adapter.reportContent(id, request, {idempotencyKey, ...(queryCode && {queryCode}), ...(proof && {proof})});
      return true as const;
    });
  }

  reset(): void {
    this.open = this.#thanked = false;
    this.#reason = undefined;
    this.#said = '';
    this.#issues = [];
    this.#mutation.error = undefined;
  }

  async toggle({id}: Message): Promise<void> {
    await keepFor(this.#connection);
    if (!this.open && (await hasReported(deviceOf(this.#connection), id))) this.#reported.add(id);
    this.open = !this.open;
    this.#thanked = false;
    await this.#focus(this.open ? 'report-title' : 'tool-report');
  }

  render({id}: Message): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const words = this.#words;
    const over = this.#thanked ? 'report.thanks' : this.#reported.has(id) ? 'report.already' : undefined;
    return html`<section part="report" class="report" aria-labelledby="report-title">
      <h3 id="report-title" tabindex="-1">${words.t('report.title')}</h3>
      ${over ? html`<p class="notice done">${words.t(over)}</p>` : this.#renderForm(id)}
    </section>`;
  }

  #renderForm(id: string): TemplateResult {
    const words = this.#words;
    const {pending, error} = this.#mutation;
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => void this.#onSubmit(event, id)}>
      <p class="hint">${words.t('report.hint')}</p>
      ${this.#renderReasons()}
      ${this.#renderWords()}
      <p class="error" role="alert">${error && error.code !== 'invalid' ? errorText(words, error) : nothing}</p>
      <div class="buttons">
        <button class="button" aria-disabled=${pending ? 'true' : nothing}>${words.t(pending ? 'report.sending' : 'report.send')}</button>
        <button type="button" class="button secondary" @click=${() => void this.#onCancel()}>${words.t('report.cancel')}</button>
      </div>
    </form>`;
  }

  #renderReasons(): TemplateResult {
    const words = this.#words;
    const issue = this.#issues.some(({path}) => path === 'reason');
    return html`<fieldset role="radiogroup" aria-required="true" aria-invalid=${issue ? 'true' : nothing} aria-describedby=${issue ? 'reason-error' : nothing}>
      <legend>${words.t('report.reason')}</legend>
      ${issue ? html`<p class="error" id="reason-error">${words.t('report.reason-required')}</p>` : nothing}
      ${REPORT_REASONS.map((reason) => html`<div class="choice">
        <input type="radio" id="reason-${reason}" name="reason" .checked=${live(this.#reason === reason)} @change=${() => this.#onReason(reason)} />
        <label for="reason-${reason}">${words.t(`report.reason-${reason}`)}</label>
      </div>`)}
    </fieldset>`;
  }

  #renderWords(): TemplateResult {
    const words = this.#words;
    const issue = this.#issues.find(({path}) => path === 'words');
    return html`<div class="field">
      <label for="report-words">${words.t('report.words')} <span class="muted">(${words.t('common.optional')})</span></label>
      <p class="hint" id="report-words-hint">${words.t('report.words-hint')}</p>
      ${issue ? html`<p class="error" id="report-words-error">${words.any(`errors.field-${issue.code}`, {max: issue.max ?? 0})}</p>` : nothing}
      <textarea id="report-words" dir="auto" aria-invalid=${issue ? 'true' : nothing} aria-describedby="report-words-hint ${issue ? 'report-words-error' : ''}"
        .value=${live(this.#said)} @input=${({target}: InputEvent) => this.#onWords((target as HTMLTextAreaElement).value)}></textarea>
    </div>`;
  }

  #onReason(reason: ReportReason): void {
    this.#reason = reason;
    this.#settle('reason');
  }

  #onWords(said: string): void {
    this.#said = said;
    this.#settle('words');
  }

  /** A mistake is gone as soon as somebody sets about it. */
  #settle(path: string): void {
    this.#issues = this.#issues.filter((issue) => issue.path !== path);
    this.#host.requestUpdate();
  }

  async #onSubmit(event: SubmitEvent, id: string): Promise<void> {
    event.preventDefault();
    const {board} = this.#connection;
    if (this.#mutation.pending || !board) return;
    const result = validate(reportSchema(board.limits), {reason: this.#reason, words: this.#said});
    if (!result.ok) return await this.#showIssues(result.issues);
    const sent = await this.#mutation.run({id, request: result.value});
    if (!sent) return await this.#showIssues(this.#mutation.error?.issues ?? []);
    this.reset();
    this.open = this.#thanked = true;
    this.#reported.add(id);
    await keepReported(deviceOf(this.#connection), id);
    await this.#focus('report-title');
  }

  async #showIssues(issues: readonly FieldIssue[]): Promise<void> {
    this.#issues = issues;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.report :is(textarea[aria-invalid], [aria-invalid] input)')?.focus();
  }

  async #onCancel(): Promise<void> {
    this.reset();
    await this.#focus('tool-report');
  }

  async #focus(id: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
