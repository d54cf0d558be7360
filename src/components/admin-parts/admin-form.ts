import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {Administration, BoardError} from '../../adapter/index.js';
import {administrationOf} from '../../controllers/administration.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import type {FieldIssue} from '../../model/index.js';
import {errorText} from '../error-text.js';
import type {AdminField, FieldValue, Values} from './admin-field.js';
import {fieldView} from './field-view.js';
import type {Words} from './words.js';

/** What a form is about, and what sends it. */
export interface Task<R> {
  /** Tells forms apart: typed texts belong to one. */
  readonly key: string;
  readonly heading: string;
  readonly fields: readonly AdminField[];
  readonly values: Values;
  /** The words of the button. */
  readonly press: string;
  readonly send: (administration: Administration, values: Values) => Promise<R>;
  /** What opened the form goes away once this is done. */
  readonly once?: boolean;
}

/** What the form needs of its element. */
interface FormHost<R> {
  /** The board's languages, for texts that are given in each. */
  readonly languages: () => readonly string[];
  /** It was carried out. What has focus then is what opened the form or, where that is gone or goes, the words that say so (`#said`, or as `said` has it). */
  readonly onDone: (result: R, key: string) => void;
  /** Somebody else was faster: what is shown is out of date, and is to be fetched again. What was typed stays. */
  readonly onStale: () => void;
  /** The same form for the record as it is known now; saving once more after {@link onStale} is a decision on that. */
  readonly current: (key: string) => Task<R> | undefined;
  readonly said?: (key: string) => string;
  /** Words for what the board refused, where those of any form would say too little. */
  readonly explain?: (error: BoardError, key: string) => string | undefined;
}

/**
 * A form of administration: one at a time, opened for a record or for something new. What was typed stays through every failure; mistakes are
 * said at their fields, and focus goes to the first of them.
 */
export class AdminForm<R> {
  readonly #host: LitElement;
  readonly #words: Words;
  readonly #context: FormHost<R>;
  readonly #sending: BoardMutation<R, {readonly task: Task<R>; readonly values: Values}>;
  #task: Task<R> | undefined;
  #values: Values = {};
  #issues: readonly FieldIssue[] = [];
  #opener: HTMLElement | undefined;
  /** Somebody changed the record while the form was open. */
  #outdated = false;

  constructor(host: LitElement, connection: BoardConnection, words: Words, context: FormHost<R>) {
    this.#host = host;
    this.#words = words;
    this.#context = context;
    this.#sending = new BoardMutation(host, connection, async (adapter, {task, values}) => await task.send(await administrationOf(adapter), values), ({task, values}) => [task.key, values]);
  }

  /** The key of the form that is open; empty for none. */
  get openKey(): string {
    return this.#task?.key ?? '';
  }

  /** Opens a form; focus goes to its heading. What was typed into another is let go. */
  open(task: Task<R>, opener?: EventTarget | null): void {
    this.#task = task;
    this.#values = task.values;
    this.#issues = [];
    this.#outdated = false;
    this.#opener = opener instanceof HTMLElement ? opener : undefined;
    this.#sending.clearError();
    void this.#focus('#form-title');
  }

  close(): void {
    this.#task = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#opener?.focus());
  }

  render(): TemplateResult | typeof nothing {
    const task = this.#task;
    if (!task) return nothing;
    const words = this.#words;
    const {error, pending} = this.#sending;
    return html`<form part="form" class="form" novalidate aria-labelledby="form-title" @submit=${this.#onSubmit}>
      <h3 id="form-title" tabindex="-1">${task.heading}</h3>
      <div role="alert">${error ? html`<p class="notice failed">${error.code === 'stale' ? words.t('admin.stale') : this.#failure(error)}</p>` : nothing}</div>
      ${task.fields.map((field) => fieldView(field, this.#values, {
        words, section: 'admin', languages: this.#context.languages(), issues: this.#issues, set: (name, value) => this.#set(name, value),
      }))}
      <p class="buttons">
        <button class="button" aria-disabled=${pending ? 'true' : nothing}>${pending ? words.t('admin.working') : task.press}</button>
        <button type="button" class="button secondary" @click=${() => this.close()}>${words.t('admin.cancel')}</button>
      </p>
    </form>`;
  }

  #failure(error: BoardError): string {
    const explained = this.#context.explain?.(error, this.openKey);
    if (explained) return explained;
    const elsewhere = error.issues.filter(({path}) => !this.#fieldOf(path));
    if (error.refusal === 'last-administrator') return this.#words.t('admin.last-administrator');
    // A mistake in what no field holds would be said nowhere else.
    return [errorText(this.#words, error), ...elsewhere.map(({path, code}) => `${path}: ${this.#words.any(`errors.field-${code}`)}`)].join(' ');
  }

  #fieldOf(path: string): AdminField | undefined {
    return this.#task?.fields.find(({name}) => path === name || path.startsWith(`${name}.`));
  }

  #set(name: string, value: FieldValue): void {
    this.#values = {...this.#values, [name]: value};
    this.#issues = this.#issues.filter(({path}) => path !== name && !path.startsWith(`${name}.`));
    if (this.#sending.error) this.#sending.clearError();
    this.#host.requestUpdate();
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const task = this.#outdated ? this.#context.current(this.openKey) ?? this.#task : this.#task;
    if (!task || this.#sending.pending) return;
    const result = await this.#sending.run({task, values: this.#values});
    const {error} = this.#sending;
    if (result !== undefined) {
      this.#task = undefined;
      void this.#focusAfter(task);
      this.#context.onDone(result, task.key);
      return;
    }
    if (!error) return;
    this.#issues = error.issues;
    this.#outdated = error.code === 'stale';
    if (this.#outdated) this.#context.onStale();
    this.#host.requestUpdate();
    const first = task.fields.find(({name}) => this.#issues.some(({path}) => path === name || path.startsWith(`${name}.`)));
    await this.#focus(first ? `[data-field="${first.name}"]` : '#form-title');
  };

  async #focusAfter({key, once}: Task<R>): Promise<void> {
    await this.#host.updateComplete;
    if (this.#opener?.isConnected && !once) this.#opener.focus();
    else await this.#focus(this.#context.said?.(key) ?? '#said');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
