import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {DeviceErrorCode} from '../../adapter/device.js';
import type {BoardError} from '../../adapter/error.js';
import {countGraphemes} from '../../model/graphemes.js';
import type {PrivateFinding} from '../../model/privacy/find-private.js';
import type {FieldIssue} from '../../model/validate.js';
import {errorText} from '../error-text.js';
import type {AuthorAction} from './author-action.js';
import {guardView} from './author-guard.js';
import {isNothingTyped, type Typed} from './author-requests.js';
import type {AuthorWords} from './author-words.js';
import {ratingFields} from './rating-fields.js';

/** What the form of one action is made from. */
export interface FormState {
  readonly action: AuthorAction;
  /** Open from the beginning: the action that an author most likely came for. */
  readonly open: boolean;
  /** The message still allows it. Otherwise what was typed is kept to be copied. */
  readonly possible: boolean;
  /** The message is not shown to everybody. */
  readonly confidential: boolean;
  /** Board staff may publish what is written here. */
  readonly mayBePublished: boolean;
  readonly pending: boolean;
  /** Longest text, in characters as people count them; absent while the board's limits are not known. */
  readonly max: number | undefined;
  readonly typed: Typed;
  readonly issues: readonly FieldIssue[];
  /** Why the board did not do it. */
  readonly failure: BoardError | undefined;
  /** What the unit asked, when it asked for more; in the language of the message. */
  readonly question: TemplateResult | undefined;
  /** Whether it is really meant is being asked. */
  readonly confirming: boolean;
  /** When it was written, if it was brought back from an earlier visit. */
  readonly restored: string | undefined;
  /** Why the device does not keep what is written. */
  readonly problem: DeviceErrorCode | undefined;
  readonly onClear: () => void;
  /** What is better not published in the words, once they were to be sent. */
  readonly found: readonly PrivateFinding[];
  readonly onTakeOut: (found: PrivateFinding) => void;
  readonly onLeave: (found: PrivateFinding) => void;
  readonly onType: (typed: Typed, field: string) => void;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onKeep: () => void;
}

/** One action: what it does, its fields, and a button. */
export function actionView(words: AuthorWords, form: FormState): TemplateResult {
  const {action, open, possible, question} = form;
  return html`<details part="action" class="action" ?open=${open}>
    <summary>${words.t(`author.do-${action}`)}</summary>
    <form id="form-${action}" novalidate autocomplete="off" @submit=${form.onSubmit}>
      ${question ? html`<div class="notice">${question}</div>` : nothing}
      <p class=${possible ? '' : 'notice'}>${hintFor(words, form)}</p>
      ${possible && action === 'rate' ? ratingFields(words, form) : nothing}
      ${wordsField(words, form)}
      ${keepingView(words, form)}
      ${guardView(words, `guard-${action}`, form.found, form)}
      <p class="error" role="alert">${possible ? failureText(words, form) : nothing}</p>
      ${possible ? form.confirming ? confirmation(words, form) : sendButton(words, form, `author.send-${action}`) : nothing}
    </form>
  </details>`;
}

function hintFor(words: AuthorWords, {action, possible, confidential}: FormState): string {
  if (!possible) return words.t('author.no-longer');
  return words.t(action === 'rate' && confidential ? 'author.hint-rate-confidential' : `author.hint-${action}`);
}

function wordsField(words: AuthorWords, {action, possible, mayBePublished, typed, issues, max, onType}: FormState): TemplateResult {
  const issue = issues.find(({path}) => path === 'words');
  const optional = action === 'rate' || action === 'withdraw';
  const label = words.t(action === 'reopen' || action === 'withdraw' ? 'author.words-reason' : 'author.words');
  const id = `words-${action}`;
  return html`<div class="field">
    <label for=${id}>${label}${optional ? html`${' '}<span class="optional">(${words.t('common.optional')})</span>` : nothing}</label>
    <p class="hint" id="${id}-hint">${words.t(mayBePublished ? 'author.words-hint-public' : 'author.words-hint')}</p>
    ${issue ? html`<p class="error" id="${id}-error">${words.any(`errors.field-${issue.code}`, {max: issue.max ?? max ?? 0})}</p>` : nothing}
    <textarea id=${id} dir="auto" ?readonly=${!possible} aria-required=${optional ? nothing : 'true'} aria-invalid=${issue ? 'true' : nothing}
      aria-describedby="${id}-hint ${id}-left ${issue ? `${id}-error` : ''}" .value=${live(typed.words)}
      @input=${(event: InputEvent) => onType({...typed, words: (event.target as HTMLTextAreaElement).value}, 'words')}></textarea>
    <p class="hint" id="${id}-left">${max === undefined ? nothing : roomLeft(words, max - countGraphemes(typed.words))}</p>
  </div>`;
}

/** That what was written is kept on this device, and how to be rid of it on one that others use too. */
function keepingView(words: AuthorWords, {typed, restored, problem, onClear}: FormState): TemplateResult | typeof nothing {
  if (isNothingTyped(typed)) return nothing;
  const text = problem
    ? words.t(problem === 'full' ? 'outbox.no-room' : 'outbox.no-storage')
    : restored ? words.t('outbox.restored', {date: restored}) : words.t('outbox.kept-as-you-write');
  return html`<p class="keeping">
    <span class="hint">${text}</span>
    <button type="button" class="link" @click=${onClear}>${words.t('outbox.clear')}</button>
  </p>`;
}

function roomLeft(words: AuthorWords, left: number): TemplateResult {
  return left < 0
    ? html`<span class="error">${words.t('author.over', {count: -left})}</span>`
    : html`${words.t('author.left', {count: left})}`;
}

function failureText(words: AuthorWords, {failure}: FormState): string {
  if (!failure) return '';
  return failure.code === 'stale' ? words.t('author.changed-meanwhile') : errorText(words, failure);
}

function confirmation(words: AuthorWords, form: FormState): TemplateResult {
  return html`<div class="notice failed confirm" role="group" aria-labelledby="confirm">
    <p id="confirm" tabindex="-1"><strong>${words.t('author.sure-to-withdraw')}</strong></p>
    <div class="buttons">
      ${sendButton(words, form, 'author.yes-withdraw')}
      <button type="button" class="button secondary" @click=${form.onKeep}>${words.t('author.no-keep')}</button>
    </div>
  </div>`;
}

function sendButton(words: AuthorWords, {pending}: FormState, phrase: string): TemplateResult {
  return html`<button class="button" aria-disabled=${pending ? 'true' : nothing}>${pending ? words.t('author.sending') : words.any(phrase)}</button>`;
}
