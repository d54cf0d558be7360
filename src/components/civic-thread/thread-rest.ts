import {html, type LitElement, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import type {BoardQuery} from '../../controllers/board-query.js';
import {deviceOf} from '../../controllers/kept-here.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {wordsReady} from '../../controllers/words-ready.js';
import {isNamedBy} from '../../model/message.js';
import type {Answer, Message} from '../../model/view.js';
import {CivicMessageOutdated, CivicReplySubmitted} from '../civic-reply-panel/civic-reply-panel.events.js';
import {failedPart} from '../failed-part.js';
import {authorActionsOf} from './author-action.js';
import type {AuthorPart} from './author-part.js';
import {CivicMessageChanged} from './civic-thread.events.js';
import {hasOversight} from './has-oversight.js';
import {LivePart} from './live-part.js';
import type {OversightPart} from './oversight-part.js';
import {paperHead} from './paper-view.js';
import {partView} from './part-views.js';
import {ReaderPart} from './reader-part.js';
import type {Reading} from './reading.js';
import {fields} from '../../styles/fields.js';
import {stepStyles} from './step.styles.js';
import {restStyles} from './thread-rest.styles.js';
import {foldedSteps, timelineView} from './timeline-view.js';
import {type Tool, toolsFor} from './tools.js';
import {toolsView} from './tools-view.js';
import {verdictView} from './verdict-view.js';
import type {Words} from './words.js';

export {ENGLISH} from './words.js';

/** The thread that this is the rest of. */
export interface RestOptions {
  readonly words: Words;
  readonly thread: BoardQuery<Message, readonly [string]>;
  readonly messageId: () => string;
  /** The message on the screen. */
  readonly shown: () => Message | undefined;
  /** The query code in force; empty for none. */
  readonly code: () => string;
  /** Another code is in force from now on. */
  readonly onCode: (code: string) => void;
  /** The address of the message's page. */
  readonly url: () => string;
  readonly pushWorker: () => string;
  readonly renderNow: () => void;
}

/**
 * What there is to a thread beyond the message and its answers: verdicts, what happened, what its readers and its author can do, and news
 * while somebody reads. Fetched once there is a message, or none.
 */
export class ThreadRest implements ReactiveController {
  /** Said to screen readers. */
  announcement = '';

  readonly #host: LitElement;
  readonly #board: BoardConnection;
  readonly #options: RestOptions;
  readonly #reader: ReaderPart;
  readonly #live: LivePart;
  readonly #author: LazyPart<AuthorPart>;
  readonly #oversight: LazyPart<OversightPart>;
  /** A server draws the thread, or has drawn it, and does not know whether the device can share: there the button stands last and keeps its place, so that nothing moves. */
  readonly #drawn: boolean;
  /** The device has a way of its own to share. Asked once the thread lives, for it begins as it was drawn. */
  #shares = false;
  /** A receipt on the device gave the code. */
  #recognised = false;
  #showAll = false;
  /** How many steps are folded up, of which message. */
  #folded = {id: '', steps: 0};

  constructor(host: LitElement, board: BoardConnection, options: RestOptions) {
    const {thread} = options;
    this.#host = host;
    this.#board = board;
    this.#options = options;
    this.#drawn = !host.hasUpdated;
    addStyles(host, fields, stepStyles, restStyles);
    this.#author = new LazyPart(host, async () => {
      const {AUTHOR_ENGLISH, AuthorPart} = await import('./author-part.js');
      await wordsReady(host, AUTHOR_ENGLISH);
      return new AuthorPart(host, board, {
        code: options.code,
        onAuthor: (message, code) => void this.#onAuthor(message, code),
        onDone: (message) => void this.#onDone(message),
        onStale: () => this.#catchUp(),
      });
    });
    this.#oversight = new LazyPart(host, async () => {
      const {OVERSIGHT_ENGLISH, OversightPart} = await import('./oversight-part.js');
      await wordsReady(host, OVERSIGHT_ENGLISH);
      return new OversightPart(host);
    });
    this.#reader = new ReaderPart(host, board, {
      ...options,
      onFollowed: (message) => thread.set(message),
      onRecognised: (message, code) => this.#onRecognised(message, code),
    });
    this.#live = new LivePart(host, board, {
      target: () => {
        const message = options.shown();
        return message && {id: message.id, queryCode: options.code()};
      },
      message: options.shown,
      busy: () => this.#author.part?.actions.pending === true,
      prepare: (message) => this.#loadOversight(message),
      show: (message) => thread.set(message),
      gone: () => thread.refresh(),
    });
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener(CivicReplySubmitted.eventName, this.#onReply);
    document.addEventListener(CivicMessageOutdated.eventName, this.#onOutdated);
    addEventListener('beforeprint', this.#onBeforePrint);
  }

  hostDisconnected(): void {
    document.removeEventListener(CivicReplySubmitted.eventName, this.#onReply);
    document.removeEventListener(CivicMessageOutdated.eventName, this.#onOutdated);
    removeEventListener('beforeprint', this.#onBeforePrint);
  }

  hostUpdate(): void {
    const message = this.#options.shown();
    if (message) void this.#loadOversight(message);
    if (this.#needsAuthorPart()) void this.#author.load();
  }

  hostUpdated(): void {
    this.#recognise();
    if (this.#shares || !('share' in navigator)) return;
    this.#shares = true;
    if (this.#drawn) this.#host.requestUpdate();
  }

  /** What shows supervision, visits and what is hidden; undefined until it is there. */
  get oversight(): OversightPart | undefined {
    return this.#oversight.part;
  }

  /** Whether an entry or answer has appeared while somebody reads. */
  isNew(id: string): boolean {
    return this.#live.isNew(id);
  }

  /** What was typed and unlocked belongs to one message and one person. */
  forget(): void {
    this.#recognised = false;
    this.#showAll = false;
    this.announcement = '';
    this.#author.part?.reset();
    this.#reader.reset();
  }

  /** What stands above the message on paper. */
  paper(reading: Reading): TemplateResult {
    return paperHead(reading, this.#options.url());
  }

  /** What every reader can do with the message. */
  tools(message: Message): TemplateResult | typeof nothing {
    const {adapter} = this.#board;
    if (!adapter) return nothing;
    const offered = toolsFor(message, adapter.capabilities, !this.#drawn);
    return html`${toolsView(this.#options.words, {
      offered: this.#drawn && offered.includes('copy-link') ? [...offered, 'share'] : offered,
      unsure: this.#drawn && !this.#shares ? 'share' : undefined,
      following: this.#reader.follow.isFollowing(message),
      followers: message.followers,
      reporting: this.#reader.report.open,
      onPress: (tool) => this.#onTool(tool),
    })}${this.#reader.render(message)}`;
  }

  /** What the author thought of an answer. */
  verdict(reading: Reading, answer: Answer): TemplateResult | typeof nothing {
    return verdictView(reading, answer);
  }

  /** What stands below the answers: what the author can do, and what happened. */
  below(reading: Reading): TemplateResult {
    const {message, words} = reading;
    if (this.#folded.id !== message.id) this.#folded = {id: message.id, steps: foldedSteps(message.timeline.length)};
    return html`${this.#renderAuthor(message)}
      ${timelineView(reading, this.#folded.steps, this.#showAll, this.#onFold)}
      ${this.#oversight.failed ? failedPart(words, this.#oversight) : nothing}`;
  }

  /** The line that says what is new. */
  news(reading: Reading): TemplateResult {
    return this.#live.render(reading);
  }

  /** What is shown where there is no such message, or none for this reader; undefined while the device may know better. */
  notFound(): TemplateResult | undefined {
    if (this.#mayBeRecognised) return undefined;
    return html`<div class="not-found">
      <p class="notice">${this.#options.words.t('errors.not-found')}</p>
      ${this.#renderCode(this.#options.messageId(), true)}
    </div>`;
  }

  #renderAuthor(message: Message): TemplateResult | typeof nothing {
    const {words} = this.#options;
    if (!message.relations.includes('author')) return message.relations.length ? nothing : this.#renderCode(message.id, false);
    return html`<section part="author" class="author on-screen" aria-labelledby="author">
      <h3 id="author" tabindex="-1">${words.t('thread.author-part')}</h3>
      <p>${words.t('thread.you-are-the-author')} ${this.#recognised ? words.t('thread.recognised') : nothing}</p>
      ${partView(words, this.#author, ({actions}) => (this.#board.board ? actions.render(message) : nothing))}
    </section>`;
  }

  /** `hidden`: the message itself is not shown without a code. */
  #renderCode(id: string, hidden: boolean): TemplateResult | typeof nothing {
    const {words} = this.#options;
    if (!this.#board.adapter?.capabilities.queryCodes) return nothing;
    return html`<details part="code" class="code on-screen" ?open=${hidden} @toggle=${this.#onToggleCode}>
      <summary>${words.t(hidden ? 'thread.if-you-wrote-it' : 'thread.are-you-the-author')}</summary>
      ${partView(words, this.#author, ({code}) => code.render(id, hidden))}
    </details>`;
  }

  /** There is something for the author to do, or to enter. */
  #needsAuthorPart(): boolean {
    const {value, error} = this.#options.thread;
    if (this.#author.failed) return false;
    const mayAct = this.#board.adapter?.capabilities.act && authorActionsOf(value?.allowedActions ?? []).length > 0;
    return mayAct || error?.code === 'not-found';
  }

  /** The device may have the receipt of a message that is not shown without one. */
  get #mayBeRecognised(): boolean {
    if (!deviceOf(this.#board) || this.#options.code()) return false;
    return this.#reader.recognition.mayKnow(this.#options.messageId());
  }

  /** Looks for a receipt on the device when the reader is a stranger to the message. */
  #recognise(): void {
    const {shown, code, messageId, thread} = this.#options;
    const message = shown();
    const {recognition} = this.#reader;
    if (message?.relations.includes('author')) void recognition.seen(message);
    else if (!code() && (message ? message.relations.length === 0 : thread.error?.code === 'not-found')) void recognition.look(messageId());
  }

  /** Whatever shows supervision, visits and what is hidden comes with the first message that has some of it. */
  async #loadOversight(message: Message): Promise<void> {
    if (!this.#oversight.failed && hasOversight(message)) await this.#oversight.load();
  }

  /** Something is known to have happened: shows it without moving what is read where that can be, else plainly. */
  #catchUp(): void {
    if (!this.#live.look()) this.#options.thread.refresh();
  }

  async #onAuthor(message: Message, code: string): Promise<void> {
    const {words, thread, messageId, onCode} = this.#options;
    if (!isNamedBy(message, messageId())) return;
    onCode(code);
    thread.set(message);
    this.announcement = words.t('thread.you-are-the-author');
    await this.#focus('#author');
  }

  #onRecognised(message: Message, code: string): void {
    if (!isNamedBy(message, this.#options.messageId()) || this.#options.code()) return;
    this.#options.onCode(code);
    this.#recognised = true;
    this.#options.thread.set(message);
  }

  async #onDone(message: Message): Promise<void> {
    if (isNamedBy(message, this.#options.messageId())) {
      this.#options.thread.set(message);
      await this.#focus('#done');
    }
    this.#host.dispatchEvent(new CivicMessageChanged(message));
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #onTool(tool: Tool): void {
    const message = this.#options.shown();
    if (message) this.#reader.press(tool, message);
  }

  readonly #onFold = (): void => {
    this.#showAll = !this.#showAll;
    this.#host.requestUpdate();
  };

  readonly #onReply = ({message}: CivicReplySubmitted): void => {
    if (!isNamedBy(message, this.#options.messageId())) return;
    this.#live.own(message);
    this.#catchUp();
  };

  readonly #onOutdated = ({messageId}: CivicMessageOutdated): void => {
    const message = this.#options.shown();
    if (message && isNamedBy(message, messageId)) this.#catchUp();
  };

  /** Printing takes the page as it is: what was asked for a moment ago is to be on it. */
  readonly #onBeforePrint = (): void => this.#options.renderNow();

  readonly #onToggleCode = (event: Event): void => {
    if (!(event.target as HTMLDetailsElement).open || this.#author.part) return;
    void this.#author.load();
    this.#host.requestUpdate();
  };
}
