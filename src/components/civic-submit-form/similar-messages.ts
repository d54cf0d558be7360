import type {LitElement, ReactiveController} from 'lit';
import type {BoardError} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {asBoardError} from '../../controllers/board-query.js';
import {keepFollow} from '../../controllers/follows.js';
import {deviceOf} from '../../controllers/kept-here.js';
import {countGraphemes, type SimilarMessage, type SimilarQuery} from '../../model/index.js';
import {CivicSimilarFollow, CivicSimilarFollowed} from './civic-submit-form.events.js';

/** How long typing must have paused, in milliseconds. */
const PAUSE = 700;

/** With less than this there is nothing to compare, in characters. */
const ENOUGH = {title: 4, text: 10} as const;

/**
 * Earlier messages about what is being written. Asked for when typing pauses; a newer question ends the older. A failure shows nothing:
 * whoever writes is not to be kept from it.
 */
export class SimilarMessages implements ReactiveController {
  /** The nearest first. */
  items: readonly SimilarMessage[] = [];
  /** The one that is followed now instead, until it was decided what becomes of the text. */
  followed: SimilarMessage | undefined;
  /** The one whose following is under way. */
  following: string | undefined;
  /** The one that could not be followed. */
  failed: {readonly id: string; readonly error: BoardError} | undefined;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #query: () => SimilarQuery;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: LitElement, connection: BoardConnection, query: () => SimilarQuery) {
    this.#host = host;
    this.#connection = connection;
    this.#query = query;
    host.addController(this);
  }

  hostUpdate(): void {
    const query = this.#query();
    const enough = isEnough(query) && this.#connection.adapter?.capabilities.similar;
    const asked = enough ? JSON.stringify(query) : '';
    if (asked === this.#asked) return;
    this.#stop();
    this.#asked = asked;
    if (asked) this.#timer = setTimeout(() => void this.#ask(query), PAUSE);
    else this.items = [];
  }

  hostDisconnected(): void {
    this.#stop();
    this.#asked = '';
  }

  /** Follows a message instead. */
  async follow(message: SimilarMessage): Promise<void> {
    const {adapter, session} = this.#connection;
    const device = deviceOf(this.#connection);
    if (!adapter || this.following !== undefined) return;
    if (!this.#host.dispatchEvent(new CivicSimilarFollow(message.id))) return;
    this.following = message.id;
    this.failed = undefined;
    this.#host.requestUpdate();
    try {
      const key = session || !device ? {} : {followerKey: (await keepFollow(device, message.id)).followerKey};
      await adapter.follow(message.id, {following: true, ...key});
      this.followed = message;
      this.#host.dispatchEvent(new CivicSimilarFollowed(message.id));
    } catch (error) {
      this.failed = {id: message.id, error: asBoardError(error)};
    } finally {
      this.following = undefined;
      this.#host.requestUpdate();
    }
  }

  /** The writer goes on with the text. */
  goOn(): void {
    this.followed = undefined;
    this.#host.requestUpdate();
  }

  async #ask(query: SimilarQuery): Promise<void> {
    const {signal} = (this.#abort = new AbortController());
    try {
      const found = await this.#connection.adapter?.findSimilar(query, {signal});
      if (!signal.aborted) this.#show(found?.items ?? []);
    } catch {
      if (!signal.aborted) this.#show([]);
    }
  }

  #show(items: readonly SimilarMessage[]): void {
    this.items = items;
    this.#host.requestUpdate();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }
}

function isEnough({title, text = ''}: SimilarQuery): boolean {
  return countGraphemes(title.trim()) >= ENOUGH.title && countGraphemes(text.trim().slice(0, 200)) >= ENOUGH.text;
}
