import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {getFollow, keepFollow, removeFollow} from '../../controllers/follows.js';
import {deviceOf, keepFor} from '../../controllers/kept-here.js';
import type {Following, FollowRequest} from '../../model/follow.js';
import type {Message} from '../../model/view.js';
import {errorText} from '../error-text.js';
import {newsView, type NewsWay} from './news-view.js';
import {mayPush, subscribeTo} from './push-target.js';
import type {ReaderWords} from './reader-words.js';

/** How following belongs to its thread. */
export interface FollowPartOptions {
  readonly words: ReaderWords;
  readonly code: () => string;
  readonly pushWorker: () => string;
  readonly onFollowed: (message: Message) => void;
}

/**
 * Follows a message: by account for those who are signed in, else by a key that this device keeps. Followers can have news by e-mail and
 * by push where the board offers that.
 */
export class FollowPart {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #options: FollowPartOptions;
  readonly #mutation: BoardMutation<Following, {readonly id: string; readonly request: FollowRequest}>;
  /** Which message the device was asked about, and whether it follows that. */
  #kept: {readonly key: string; readonly follows: boolean} = {key: '', follows: false};
  #toggling = false;
  #said: 'following' | 'following-here' | 'stopped' | 'no-device' | undefined;
  /** What the last request was about, whose failure shows there. */
  #sent: 'toggle' | NewsWay = 'toggle';
  #address = '';
  #addressIssue: 'required' | 'wrong' | undefined;
  #mailed: 'sent' | 'known' | undefined;
  #pushed: 'done' | 'denied' | 'failed' | undefined;

  constructor(host: LitElement, connection: BoardConnection, options: FollowPartOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    this.#mutation = new BoardMutation(host, connection, (adapter, {id, request}) => {
      const queryCode = options.code();
      return adapter.follow(id, request, queryCode ? {queryCode} : {});
    });
    host.addController(this);
  }

  /** What another window follows shows here as well. */
  #unwatch: (() => void) | undefined;

  /** Before it is wanted: to ask for the device while the host renders has it render once more. */
  hostConnected(): void {
    void keepFor(this.#connection);
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  reset(): void {
    this.#said = this.#addressIssue = this.#mailed = this.#pushed = undefined;
    this.#address = '';
    this.#mutation.error = undefined;
  }

  /** Whether the reader follows the message, as far as that is known. */
  isFollowing(message: Message): boolean {
    if (this.#connection.session) return message.following;
    if (this.#connection.session === null) this.#ask(message.id, false);
    return this.#kept.key === message.id && this.#kept.follows;
  }

  async toggle(message: Message): Promise<void> {
    if (this.#mutation.pending || this.#toggling) return;
    this.#toggling = true;
    await this.#toggle(message);
    this.#toggling = false;
  }

  async #toggle(message: Message): Promise<void> {
    const following = !this.isFollowing(message);
    this.reset();
    const key = await this.#keyFor(message, following);
    if (key === 'none') {
      this.#said = 'no-device';
      this.#host.requestUpdate();
      return;
    }
    const done = await this.#send('toggle', message, {following, ...key});
    if (!done) return;
    if (!following && 'followerKey' in key) await this.#forget(message.id);
    this.#said = !following ? 'stopped' : 'followerKey' in key ? 'following-here' : 'following';
    this.#host.requestUpdate();
  }

  render(message: Message): TemplateResult {
    const {words} = this.#options;
    const {error, pending} = this.#mutation;
    const ways = this.isFollowing(message) ? this.#ways() : [];
    const failure = error && this.#sent === 'toggle' ? errorText(words, error) : '';
    return html`
      <p role="status" class="said">${this.#said && this.#said !== 'no-device' ? words.t(`follow.${this.#said}`) : nothing}</p>
      <p role="alert" class="error">${this.#said === 'no-device' ? words.t('follow.no-device') : failure}</p>
      ${ways.length > 0 ? newsView(words, {
        ways, pending,
        address: this.#address, addressIssue: this.#addressIssue, mailed: this.#mailed, pushed: this.#pushed,
        failure: error && this.#sent !== 'toggle' ? {way: this.#sent, text: errorText(words, error)} : undefined,
        onType: (address) => this.#onType(address),
        onMail: (event) => void this.#onMail(event, message),
        onPush: () => void this.#onPush(message),
      }) : nothing}
    `;
  }

  /** The ways in which this board and this browser can bring news. */
  #ways(): NewsWay[] {
    const {email, pushKey} = this.#connection.board?.services ?? {};
    return [...(email ? ['mail' as const] : []), ...(pushKey && this.#options.pushWorker() && mayPush() ? ['push' as const] : [])];
  }

  async #send(about: 'toggle' | NewsWay, message: Message, request: FollowRequest): Promise<Following | undefined> {
    this.#sent = about;
    const {language} = this.#options.words;
    const done = await this.#mutation.run({id: message.id, request: {...request, language}});
    if (!done) return undefined;
    const {following, followers} = done;
    if (!this.#connection.session) this.#kept = {key: message.id, follows: following};
    this.#options.onFollowed({...message, followers, ...(this.#connection.session && {following})});
    return done;
  }

  /** What stands for somebody without an account; `none` where the device keeps nothing. */
  async #keyFor({id}: Message, following: boolean): Promise<{followerKey: string} | Record<never, never> | 'none'> {
    if (this.#connection.session) return {};
    await keepFor(this.#connection);
    const device = deviceOf(this.#connection);
    try {
      const kept = device && (following ? await keepFollow(device, id) : await getFollow(device, id));
      return kept ? {followerKey: kept.followerKey} : 'none';
    } catch {
      return 'none';
    }
  }

  async #forget(id: string): Promise<void> {
    const device = deviceOf(this.#connection);
    // The board knows already; what the device says is asked again at the next visit.
    if (device) await removeFollow(device, id).catch(() => undefined);
  }

  /** Asks the device, once a message and whenever it says that something changed. */
  #ask(id: string, again: boolean): void {
    const device = deviceOf(this.#connection);
    this.#unwatch ??= device?.watch((key) => {
      // What this very window is about to say is not true before the board has it.
      if (key.startsWith('follow:') && !this.#toggling) this.#ask(key.slice('follow:'.length), true);
    });
    if (!device || (!again && this.#kept.key === id) || (again && this.#kept.key !== id)) return;
    if (!again) this.#kept = {key: id, follows: false};
    void getFollow(device, id).then((kept) => {
      if (this.#kept.key !== id || this.#kept.follows === !!kept) return;
      this.#kept = {key: id, follows: !!kept};
      this.#host.requestUpdate();
    }, () => undefined);
  }

  #onType(address: string): void {
    this.#address = address;
    this.#addressIssue = this.#mailed = undefined;
    this.#host.requestUpdate();
  }

  async #onMail(event: SubmitEvent, message: Message): Promise<void> {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector('input');
    if (this.#mutation.pending || !field) return;
    const email = this.#address.trim();
    // The browser's own rule for addresses, which is the one that the board has.
    this.#addressIssue = !email ? 'required' : field.validity.typeMismatch ? 'wrong' : undefined;
    const key = this.#addressIssue ? 'none' : await this.#keyFor(message, true);
    const done = key === 'none' ? undefined : await this.#send('mail', message, {following: true, email, ...key});
    if (this.#mutation.error?.code === 'invalid') this.#addressIssue = 'wrong';
    this.#mailed = done && (done.confirmByEmail ? 'sent' : 'known');
    this.#host.requestUpdate();
    if (this.#addressIssue) field.focus();
  }

  async #onPush(message: Message): Promise<void> {
    const {pushKey} = this.#connection.board?.services ?? {};
    if (this.#mutation.pending || !pushKey) return;
    const push = await subscribeTo(this.#options.pushWorker(), pushKey);
    const key = typeof push === 'string' ? 'none' : await this.#keyFor(message, true);
    const done = typeof push === 'string' || key === 'none' ? undefined : await this.#send('push', message, {following: true, push, ...key});
    this.#pushed = typeof push === 'string' ? push : done && 'done';
    this.#host.requestUpdate();
  }
}
