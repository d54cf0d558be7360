import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {isRetryable} from '../../adapter/retryable.js';
import {randomId} from '../../adapter/random-id.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import type {ActionRequest} from '../../model/action-request.js';
import {cleanText} from '../../model/clean.js';
import {countGraphemes} from '../../model/graphemes.js';
import type {PrivateFinding} from '../../model/privacy/find-private.js';
import {without} from '../../model/privacy/without.js';
import type {FieldIssue} from '../../model/validate.js';
import type {Message} from '../../model/view.js';
import {CountAnnouncer} from '../../controllers/count-announcer.js';
import {ReplyKeeper} from '../../controllers/reply-keeper.js';
import {AUTHOR_ACTIONS, type AuthorAction, authorActionsOf} from './author-action.js';
import {actionView, type FormState} from './author-forms.js';
import {AuthorGuard} from './author-guard.js';
import {isNothingTyped, NOTHING_TYPED, requestFor, type Typed, typedFrom} from './author-requests.js';
import type {AuthorWords} from './author-words.js';
import {CivicActionSubmit} from './civic-thread.events.js';
import {writtenText} from './reading.js';

/** How the author's actions belong to their thread. */
export interface AuthorActionsOptions {
  readonly words: AuthorWords;
  /** The query code that makes the reader the author; empty when their session does. */
  readonly code: () => string;
  /** The board did it; gives the message as it is now. */
  readonly onDone: (message: Message) => void;
  /** Somebody else changed the message: the thread is to fetch it again. */
  readonly onStale: () => void;
}

/**
 * What authors can do with their message: a form for each action that it allows, sent with the version that they were looking at.
 * What was typed stays until it was sent, whatever happens to the message meanwhile, and is kept on the device for the next visit.
 */
export class AuthorActions {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #options: AuthorActionsOptions;
  readonly #words: AuthorWords;
  readonly #announcer: CountAnnouncer;
  readonly #mutation: BoardMutation<Message, {readonly id: string; readonly request: ActionRequest; readonly expectedVersion: number; readonly key: string}>;
  readonly #keeper: ReplyKeeper;
  readonly #guard = new AuthorGuard();
  readonly #typed = new Map<AuthorAction, Typed>();
  /** What was brought back from an earlier visit, and when it was kept. */
  readonly #restored = new Map<AuthorAction, string>();
  #issues: {readonly action: AuthorAction; readonly issues: readonly FieldIssue[]} | undefined;
  /** The action that was last sent, whose failure shows in its form. */
  #sent: AuthorAction | undefined;
  /** As it is shown. */
  #message: Message | undefined;
  #done: AuthorAction | undefined;
  #confirming = false;
  /** The forms as they stand, from the top; and those of them that were open to begin with. */
  #order: readonly AuthorAction[] = [];
  readonly #open = new Map<AuthorAction, boolean>();

  constructor(host: LitElement, connection: BoardConnection, options: AuthorActionsOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    this.#words = options.words;
    this.#announcer = new CountAnnouncer(host);
    this.#mutation = new BoardMutation(host, connection, (adapter, {id, request, expectedVersion, key: idempotencyKey}) => {
      const queryCode = options.code();
      return adapter.act(id, request, {idempotencyKey, expectedVersion, ...(queryCode && {queryCode})});
    }, ({id, request}) => [id, request]);
    this.#keeper = new ReplyKeeper(host, connection, ({typed, at}) => this.#bringBack(typed, at));
  }

  /** Forgets what was typed and done: the thread shows another message. */
  reset(): void {
    this.#keeper.close();
    this.#typed.clear();
    this.#restored.clear();
    this.#guard.clear();
    this.#open.clear();
    this.#order = [];
    this.#issues = this.#sent = this.#done = undefined;
    this.#mutation.error = undefined;
    this.#confirming = false;
  }

  /** Something was sent, and the board has not answered yet. */
  get pending(): boolean {
    return this.#mutation.pending;
  }

  /** The confirmation of what was done last, then a form for each action. */
  render(message: Message): TemplateResult {
    const allowed = authorActionsOf(message.allowedActions);
    this.#message = message;
    this.#keeper.open(message.id);
    this.#arrange(allowed);
    return html`
      ${this.#done ? html`<p id="done" class="notice done" tabindex="-1">${this.#words.t(`author.done-${this.#done}`)}</p>` : nothing}
      ${repeat(this.#order, (action) => action, (action) => actionView(this.#words, this.#formFor(action, message, allowed.includes(action))))}
      <p class="visually-hidden" role="status">${this.#announcer.text}</p>
    `;
  }

  /**
   * The most wanted first. While somebody is typing, forms stay where they are: new ones come below, and one for what is no longer
   * possible stays with what was typed in it.
   */
  #arrange(allowed: readonly AuthorAction[]): void {
    const typed = (action: AuthorAction) => !!this.#typed.get(action)?.words.trim();
    const stay = this.#order.filter((action) => allowed.includes(action) || typed(action));
    const back = [...this.#restored.keys()].filter((action) => !stay.includes(action) && !allowed.includes(action) && typed(action));
    const added = [...allowed.filter((action) => !stay.includes(action)), ...back];
    const all = [...stay, ...added];
    this.#order = this.#typed.size > 0 ? all : AUTHOR_ACTIONS.filter((action) => all.includes(action));
    for (const action of added) this.#open.set(action, action === this.#order[0]);
  }

  #formFor(action: AuthorAction, message: Message, possible: boolean): FormState {
    const {error, pending} = this.#mutation;
    const max = this.#connection.board?.limits.note;
    const typed = this.#typed.get(action) ?? NOTHING_TYPED;
    const isPublic = mayBePublished(action, message);
    return {
      action, possible, pending, max, typed,
      open: !possible || this.#restored.has(action) || this.#open.get(action) === true,
      confidential: message.visibility === 'confidential',
      mayBePublished: isPublic,
      issues: this.#issues?.action === action ? this.#issues.issues : [],
      // What is wrong with the fields is said beside them.
      failure: this.#sent === action && error && error.code !== 'invalid' ? error : undefined,
      question: action === 'supply-info' ? questionIn(message) : undefined,
      confirming: action === 'withdraw' && this.#confirming,
      restored: this.#dateOf(this.#restored.get(action)),
      problem: this.#keeper.problem,
      onClear: () => void this.#onClear(action),
      found: possible && isPublic ? this.#guard.shownIn(typed.words) : [],
      onTakeOut: (found) => void this.#onTakeOut(action, found),
      onLeave: (found) => void this.#onLeave(action, found),
      onType: (typed, field) => this.#onType(action, typed, field),
      onSubmit: (event) => void this.#onSubmit(event, action, message),
      onKeep: () => void this.#onKeep(),
    };
  }

  #onType(action: AuthorAction, {attempt: _, ...typed}: Typed, field: string): void {
    this.#keep(action, typed);
    this.#done = undefined;
    if (this.#issues?.action === action) this.#issues = {action, issues: this.#issues.issues.filter(({path}) => path !== field)};
    const max = this.#connection.board?.limits.note;
    if (field === 'words' && max !== undefined) {
      const count = countGraphemes(typed.words);
      this.#announcer.typed(count, max, () => this.#words.t(count > max ? 'author.over' : 'author.left', {count: Math.abs(max - count)}));
    }
    this.#host.requestUpdate();
  }

  /** What was kept at an earlier visit, unless something was typed already. */
  #bringBack(kept: Readonly<Record<string, unknown>>, at: string): void {
    for (const action of AUTHOR_ACTIONS) {
      const typed = typedFrom(kept[action]);
      if (!typed || this.#typed.has(action)) continue;
      if (typed.attempt && this.#hasArrived(action, typed)) {
        this.#keeper.change(action, undefined);
        continue;
      }
      this.#typed.set(action, typed);
      this.#restored.set(action, at);
    }
  }

  /** The board has what was sent at the last visit, and its answer was lost. */
  #hasArrived(action: AuthorAction, {words}: Typed): boolean {
    return this.#message?.timeline.some((entry) => entry.action === action && (entry.words ?? '') === cleanText(words)) === true;
  }

  #keep(action: AuthorAction, typed: Typed): void {
    this.#typed.set(action, typed);
    this.#keeper.change(action, isNothingTyped(typed) ? undefined : typed);
  }

  #drop(action: AuthorAction): void {
    this.#typed.delete(action);
    this.#restored.delete(action);
    this.#keeper.change(action, undefined);
  }

  async #onClear(action: AuthorAction): Promise<void> {
    this.#drop(action);
    if (this.#issues?.action === action) this.#issues = undefined;
    await this.#focusOn(`#words-${action}`, '#author');
  }

  async #onTakeOut(action: AuthorAction, found: PrivateFinding): Promise<void> {
    const typed = this.#typed.get(action) ?? NOTHING_TYPED;
    this.#onType(action, {...typed, words: without(typed.words, found)}, 'words');
    await this.#focusOn(`#guard-${action}`, `#words-${action}`);
  }

  async #onLeave(action: AuthorAction, found: PrivateFinding): Promise<void> {
    this.#guard.leave(found);
    await this.#focusOn(`#guard-${action}`, `#form-${action} > .button`);
  }

  /** The first that there is takes focus, once the forms show what became of a press. */
  async #focusOn(...selectors: string[]): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const {renderRoot} = this.#host;
    selectors.reduce<HTMLElement | null>((found, selector) => found ?? renderRoot.querySelector<HTMLElement>(selector), null)?.focus();
  }

  #dateOf(at: string | undefined): string | undefined {
    return at && this.#words.dateTime(at, this.#connection.board?.timeZone);
  }

  async #onSubmit(event: SubmitEvent, action: AuthorAction, message: Message): Promise<void> {
    event.preventDefault();
    const {board} = this.#connection;
    if (this.#mutation.pending || !board) return;
    this.#mutation.clearError();
    const result = requestFor(action, this.#typed.get(action) ?? NOTHING_TYPED, board.limits);
    if (!result.ok) return await this.#showIssues(action, result.issues);
    if (mayBePublished(action, message) && this.#guard.stop(this.#typed.get(action)?.words ?? '')) return await this.#focusOn(`#guard-${action}`);
    if (action === 'withdraw' && !this.#confirming) return await this.#askToConfirm();
    if (!this.#host.dispatchEvent(new CivicActionSubmit(message.id, result.value))) return;
    this.#sent = action;
    const {attempt: before, ...typed} = this.#typed.get(action) ?? NOTHING_TYPED;
    const attempt = before ?? {key: randomId(), version: message.version};
    this.#keep(action, {...typed, attempt});
    this.#keeper.flush();
    const changed = await this.#mutation.run({id: message.id, request: result.value, expectedVersion: attempt.version, key: attempt.key});
    this.#confirming = false;
    if (changed) return this.#succeeded(action, changed);
    const {error} = this.#mutation;
    // The board answered and did nothing: the next attempt is a new wish.
    if (error && !isRetryable(error) && error.code !== 'protocol' && this.#typed.get(action)?.attempt === attempt) this.#keep(action, typed);
    if (error?.code === 'invalid') await this.#showIssues(action, error.issues);
    if (error?.code === 'stale' || error?.code === 'not-allowed-now') this.#options.onStale();
  }

  #succeeded(action: AuthorAction, message: Message): void {
    // Of another message by now: what is kept of this one is known to have arrived when it is opened again.
    if (message.id === this.#message?.id) this.#drop(action);
    this.#issues = undefined;
    this.#done = action;
    this.#options.onDone(message);
  }

  /** Shows what is wrong, and moves to the first field that is. */
  async #showIssues(action: AuthorAction, issues: readonly FieldIssue[]): Promise<void> {
    this.#issues = {action, issues};
    await this.#focusOn(`#form-${action} :is(textarea[aria-invalid], [aria-invalid] input)`);
  }

  async #askToConfirm(): Promise<void> {
    this.#confirming = true;
    await this.#focusOn('#confirm');
  }

  async #onKeep(): Promise<void> {
    this.#confirming = false;
    await this.#focusOn('#form-withdraw > .button');
  }
}

/** Whether board staff may publish the words of an action. */
function mayBePublished(action: AuthorAction, {visibility, status}: Message): boolean {
  return visibility === 'public' && action !== 'withdraw' && (action !== 'follow-up' || status === 'answered');
}

/** What the unit last asked of the author. */
function questionIn(message: Message): TemplateResult | undefined {
  const words = message.timeline.findLast(({action}) => action === 'ask-for-more')?.words;
  return words ? writtenText({message}, words) : undefined;
}
