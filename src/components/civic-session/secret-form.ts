import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BoardError} from '../../adapter/index.js';
import {asBoardError} from '../../controllers/board-query.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import type {FieldIssue} from '../../model/validate.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';

/** The words of an element that has those of `i18n/en/errors.ts` and `i18n/en/session.ts`. */
interface Words {
  any(key: string, values?: Readonly<Record<string, string | number>>): string;
}

/** A field of such a form. */
export interface SecretField {
  /** Also the id of its input. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `password` is not shown unless somebody wants to see it; a `code` is, and is gone after each attempt as well. `digits` is a code of nothing else. */
  readonly kind: 'text' | 'password' | 'code' | 'digits';
  readonly autocomplete: string;
  /** Filled in, and not to be seen at present. */
  readonly hidden?: boolean;
}

export type SecretValues = Readonly<Record<string, string>>;

/** What a form asks, and what becomes of it. */
export interface SecretFormOptions<T> {
  readonly fields: () => readonly SecretField[];
  /** Whose form it is. What comes back when it is somebody else's is for nobody. */
  readonly owner?: () => string | undefined;
  /** What is wrong before anybody is asked. */
  readonly check?: (values: SecretValues) => readonly FieldIssue[];
  readonly send: (values: SecretValues) => Promise<T>;
  readonly onDone: (result: T) => void;
  /** Called with what the board said, before it is shown; true when there is nothing to show. */
  readonly onFailed?: (error: BoardError) => boolean;
  /** What a failure is called here. */
  readonly failureText: (error: BoardError) => string;
  /** What an issue of a field is called here, where it is not what it is called elsewhere. */
  readonly issueText?: (issue: FieldIssue) => string | undefined;
}

/** What is on the buttons. */
export interface SecretFormLabels {
  readonly submit: string;
  readonly submitting: string;
  readonly cancel?: {readonly label: string; readonly onCancel: () => void};
}

/**
 * A form of things that nobody else may learn. They are in their fields and nowhere else, and gone from there as soon as the board has
 * answered; only what the board found right, when it objects to something beside it, stays to be sent again.
 */
export class SecretForm<T> {
  pending = false;
  error: BoardError | undefined;
  readonly #host: LitElement;
  readonly #words: Words;
  readonly #options: SecretFormOptions<T>;
  #issues: readonly FieldIssue[] = [];
  #shown = false;

  constructor(host: LitElement, words: Words, options: SecretFormOptions<T>) {
    this.#host = host;
    this.#words = words;
    this.#options = options;
  }

  /** Forgets everything: somebody else is there, or has gone elsewhere. */
  reset(): void {
    this.#clear();
    this.#issues = [];
    this.error = undefined;
    this.#shown = false;
    this.#host.requestUpdate();
  }

  render({submit, submitting, cancel}: SecretFormLabels): TemplateResult {
    const words = this.#words;
    const fields = this.#options.fields();
    return html`<form part="form" novalidate @submit=${this.#onSubmit}>
      ${fields.map((field) => this.#renderField(field))}
      <div class="buttons">
        <button part="button" class="button" aria-disabled=${this.pending}>${this.pending ? submitting : submit}</button>
        ${cancel ? html`<button part="cancel" type="button" class="button secondary" @click=${cancel.onCancel}>${cancel.label}</button>` : nothing}
      </div>
      ${fields.some(({kind, hidden}) => kind === 'password' && !hidden)
        ? html`<div class="choice show">
          <input id="show-${fields[0]?.name}" type="checkbox" .checked=${this.#shown} @change=${this.#onShow} />
          <label for="show-${fields[0]?.name}">${words.any('session.show-password')}</label>
        </div>`
        : nothing}
    </form>`;
  }

  /** The live region is always there, because one that comes together with its text is not read out everywhere. */
  renderFailure(): TemplateResult {
    return html`<div role="alert">${this.error ? html`<p class="notice failed">${this.#options.failureText(this.error)}</p>` : nothing}</div>`;
  }

  /** Goes to the first field that can be seen, or to the one that is named. */
  async focus(name?: string): Promise<void> {
    await this.#host.updateComplete;
    const target = name ?? this.#options.fields().find(({hidden}) => !hidden)?.name;
    if (target !== undefined && mayTakeFocus(this.#host)) this.#input(target)?.focus();
  }

  #renderField({name, label, hint, kind, autocomplete, hidden = false}: SecretField): TemplateResult {
    const issue = this.#issues.find(({path}) => path === name);
    const described = [issue && `${name}-error`, hint !== undefined && `${name}-hint`].filter(Boolean).join(' ');
    const isCode = kind === 'code' || kind === 'digits';
    return html`<div class="field ${isCode ? 'code' : ''}" ?hidden=${hidden}>
      <label for=${name}>${label}</label>
      ${hint === undefined ? nothing : html`<p class="hint" id="${name}-hint">${hint}</p>`}
      ${issue ? html`<p class="error" id="${name}-error">${this.#issueText(issue)}</p>` : nothing}
      <input
        id=${name}
        name=${name}
        type=${kind === 'password' && !this.#shown ? 'password' : 'text'}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        inputmode=${kind === 'digits' ? 'numeric' : nothing}
        dir=${isCode ? 'ltr' : 'auto'}
        required
        aria-invalid=${issue !== undefined}
        aria-describedby=${described || nothing}
        @input=${() => this.#onInput(name)}
      />
    </div>`;
  }

  #issueText(issue: FieldIssue): string {
    const {code, max = 0, min = 0} = issue;
    return this.#options.issueText?.(issue) ?? this.#words.any(`errors.field-${code}`, {max, min});
  }

  readonly #onInput = (name: string): void => {
    if (!this.#issues.some(({path}) => path === name)) return;
    this.#issues = this.#issues.filter(({path}) => path !== name);
    this.#host.requestUpdate();
  };

  readonly #onShow = (event: Event): void => {
    this.#shown = (event.target as HTMLInputElement).checked;
    this.#host.requestUpdate();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#submit();
  };

  async #submit(): Promise<void> {
    if (this.pending) return;
    const values = this.#values();
    const missing = this.#options.fields().filter(({name}) => values[name] === '').map(({name}): FieldIssue => ({path: name, code: 'required'}));
    const issues = missing.length > 0 ? missing : (this.#options.check?.(values) ?? []);
    if (issues.length > 0) return await this.#object(issues);
    this.#issues = [];
    this.pending = true;
    this.error = undefined;
    this.#host.requestUpdate();
    const owner = this.#options.owner?.();
    const outcome = await this.#options.send(values).then((result) => ({result}), (error: unknown) => ({error: asBoardError(error)}));
    this.pending = false;
    this.#shown = false;
    this.#host.requestUpdate();
    if (owner !== this.#options.owner?.()) return;
    if ('result' in outcome) {
      this.#clear();
      return this.#options.onDone(outcome.result);
    }
    await this.#fail(outcome.error);
  }

  async #fail(error: BoardError): Promise<void> {
    const fields = this.#options.fields();
    const issues = error.issues.filter(({path}) => fields.some(({name}) => name === path));
    if (this.#options.onFailed?.(error)) return;
    if (issues.length > 0) {
      this.#clear(issues.map(({path}) => path));
      return await this.#object(issues);
    }
    this.#clear();
    this.error = error;
    this.#host.requestUpdate();
    await this.focus(this.#options.fields().findLast(({kind, hidden}) => kind !== 'text' && !hidden)?.name);
    // The page takes somebody for signed in who is not any more.
    if (error.code === 'unauthenticated') this.#host.dispatchEvent(new CivicSessionChanged());
  }

  /** Names what is wrong, and goes there. */
  async #object(issues: readonly FieldIssue[]): Promise<void> {
    this.#issues = issues;
    this.#host.requestUpdate();
    await this.focus(issues[0]?.path);
  }

  /** Empties what is secret: all of it, or some fields. */
  #clear(names?: readonly string[]): void {
    for (const {name, kind} of this.#options.fields()) {
      const input = kind === 'text' || (names && !names.includes(name)) ? null : this.#input(name);
      if (input) input.value = '';
    }
  }

  /** As typed: blanks belong to a password, and to nothing else. */
  #values(): SecretValues {
    return Object.fromEntries(this.#options.fields().map(({name, kind}) => {
      const value = this.#input(name)?.value ?? '';
      return [name, kind === 'password' ? value : value.trim()];
    }));
  }

  #input(name: string): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector(`#${name}`);
  }
}
