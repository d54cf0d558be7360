import type {LitElement, ReactiveController} from 'lit';
import {type BoardAdapter, BoardError, isBoardError, type MessageOptions} from '../adapter/index.js';
import type {Message} from '../model/view.js';
import type {BoardConnection} from './board-connection.js';
import {asBoardError} from './board-query.js';
import {growing, pause} from './waiting.js';

/** Which message is watched, and as whom. */
export interface LiveTarget {
  readonly id: string;
  /** Empty for a reader who has none. */
  readonly queryCode: string;
}

/** Milliseconds. */
export interface LiveTiming {
  /** Between two looks at the board where it cannot announce changes. */
  readonly poll: number;
  /** Before the first attempt to watch again; doubled with each failure. */
  readonly retry: number;
  /** No wait grows beyond this. */
  readonly longest: number;
  /** How long watching may take to begin: a proxy that holds the stream back looks like silence. */
  readonly begin: number;
  /** Between two looks while watching: a connection can die without a word. */
  readonly check: number;
}

const TIMING: LiveTiming = {poll: 30_000, retry: 1000, longest: 300_000, begin: 15_000, check: 300_000};

/** Failures in a row after which looking takes the place of watching, and looks after which watching is tried again. */
const GIVE_UP = 3;
const TRY_AGAIN = 10;

/** How a live message belongs to its element. */
export interface LiveOptions {
  /** What to watch now; undefined for nothing. Read at each update of the host. */
  readonly target: () => LiveTarget | undefined;
  /** The message as it is now. Comes also when nothing is different. */
  readonly onMessage: (message: Message) => void;
  /** The message is no longer the reader's to see. */
  readonly onGone: () => void;
  /** Other times than the usual ones. */
  readonly timing?: Partial<LiveTiming>;
}

/**
 * Keeps a message up to date while somebody looks at it: watches it where the board announces changes (capability `live`), with growing
 * pauses after failures, and looks at it from time to time where the board does not or the connection keeps breaking. Quiet while the page is
 * hidden; looks once when it is shown again. Failures are never reported: what is on the screen stays good.
 */
export class LiveMessage implements ReactiveController {
  readonly #connection: BoardConnection;
  readonly #options: LiveOptions;
  readonly #timing: LiveTiming;
  #key: readonly unknown[] = [];
  #run: AbortController | undefined;
  /** The look that is under way. */
  #look: AbortController | undefined;
  /** Something changed while a look was under way. */
  #again = false;

  constructor(host: LitElement, connection: BoardConnection, options: LiveOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#timing = {...TIMING, ...options.timing};
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    addEventListener('online', this.#onOnline);
    this.#follow();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    removeEventListener('online', this.#onOnline);
    this.#stop();
    this.#key = [];
  }

  hostUpdate(): void {
    this.#follow();
  }

  /** The host has the newest state by another way: what is on its way may be older, and is asked for anew. */
  overtaken(): void {
    if (!this.#look) return;
    this.#again = true;
    this.#look.abort();
  }

  /** Looks at the message now. Gives whether it does, which it does not while the page is hidden. */
  look(): boolean {
    const {signal} = this.#run ?? {};
    if (!signal || signal.aborted) return false;
    void this.#lookOnce(signal);
    return true;
  }

  /** Starts anew when something else is to be watched. */
  #follow(): void {
    const target = this.#options.target();
    const key = [this.#connection.adapter, this.#connection.session?.personId, target?.id, target?.queryCode];
    if (key.every((part, index) => Object.is(part, this.#key[index])) && key.length === this.#key.length) return;
    this.#key = key;
    this.#start(false);
  }

  /** `resumed`: the page was out of sight, and what is on the screen may be old. */
  #start(resumed: boolean): void {
    this.#stop();
    const {adapter} = this.#connection;
    if (!adapter || !this.#options.target() || globalThis.document?.visibilityState !== 'visible') return;
    this.#run = new AbortController();
    void this.#keepUp(adapter, this.#run.signal, resumed);
  }

  #stop(): void {
    this.#run?.abort();
    this.#look?.abort();
    this.#look = undefined;
    this.#again = false;
  }

  async #keepUp(adapter: BoardAdapter, signal: AbortSignal, resumed: boolean): Promise<void> {
    const {poll, retry, longest} = this.#timing;
    let canWatch = adapter.capabilities.live;
    let failures = 0;
    let looks = 0;
    if (resumed && !canWatch) await this.#lookOnce(signal);
    while (!signal.aborted) {
      if (canWatch && failures < GIVE_UP) {
        const {began, error} = await this.#watch(adapter, signal);
        if (signal.aborted) return;
        if (error.code === 'not-found') return this.#options.onGone();
        canWatch = error.code !== 'unsupported' && error.code !== 'protocol';
        failures = began ? 1 : failures + 1;
        if (canWatch && failures < GIVE_UP) await pause(Math.max(growing(retry, failures - 1, longest), (error.retryAfter ?? 0) * 1000), signal);
      } else {
        await pause(growing(poll, Math.max(0, failures - GIVE_UP), longest), signal);
        if (signal.aborted) return;
        failures = (await this.#lookOnce(signal)) ? GIVE_UP : failures + 1;
        if (++looks % TRY_AGAIN === 0) failures = 0;
      }
    }
  }

  /** Watches until that ends, which it only does by failing. */
  async #watch(adapter: BoardAdapter, signal: AbortSignal): Promise<{began: boolean; error: BoardError}> {
    const target = this.#options.target();
    const attempt = new AbortController();
    const end = () => attempt.abort();
    signal.addEventListener('abort', end);
    const deadline = setTimeout(end, this.#timing.begin);
    const check = setInterval(() => { if (!this.#look) void this.#lookOnce(signal); }, this.#timing.check);
    let began = false;
    try {
      const onChange = () => {
        began = true;
        clearTimeout(deadline);
        if (!attempt.signal.aborted) void this.#lookOnce(signal);
      };
      await Promise.race([
        untilAborted(attempt.signal),
        adapter.watchMessage(target?.id ?? '', onChange, {signal: attempt.signal, ...codeOf(target)}),
      ]);
    } catch (error) {
      return {began, error: attempt.signal.aborted ? new BoardError('unavailable') : asBoardError(error)};
    } finally {
      clearTimeout(deadline);
      clearInterval(check);
      signal.removeEventListener('abort', end);
      attempt.abort();
    }
    return {began, error: new BoardError('unavailable')};
  }

  /** Fetches the message; once more when something changed meanwhile. Whether that worked. */
  async #lookOnce(run: AbortSignal): Promise<boolean> {
    if (this.#look) {
      this.#again = true;
      return true;
    }
    for (;;) {
      this.#again = false;
      const {signal} = (this.#look = new AbortController());
      const outcome = await this.#fetch(signal);
      if (run.aborted) return false;
      this.#look = undefined;
      if (this.#again) continue;
      if (isBoardError(outcome)) {
        if (outcome.code === 'not-found') this.#options.onGone();
        return false;
      }
      this.#options.onMessage(outcome);
      return true;
    }
  }

  async #fetch(signal: AbortSignal): Promise<Message | BoardError> {
    const target = this.#options.target();
    const {adapter} = this.#connection;
    if (!adapter || !target) return new BoardError('unavailable');
    try {
      return await adapter.getMessage(target.id, {signal, ...codeOf(target)});
    } catch (error) {
      return asBoardError(error);
    }
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.#stop();
    else this.#start(true);
  };

  readonly #onOnline = (): void => {
    if (document.visibilityState !== 'hidden') this.#start(true);
  };
}

function codeOf(target: LiveTarget | undefined): Pick<MessageOptions, 'queryCode'> {
  return target?.queryCode ? {queryCode: target.queryCode} : {};
}

/** Raced, because an adapter of the page's own may not heed the signal. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
    signal.addEventListener('abort', () => reject(signal.reason), {once: true});
  });
}
