import type {LitElement, ReactiveController} from 'lit';
import type {BoardAdapter, BoardError} from '../adapter/index.js';
import {cleanText, isBlank, type ReplyDraft, type ReplyDraftContent} from '../model/index.js';
import type {BoardConnection} from './board-connection.js';
import {asBoardError} from './board-query.js';
import {deskOf} from './desk.js';
import {growing} from './waiting.js';

/**
 * Where a shared draft stands. `none`: nothing is kept (yet); `loading`; `saved`: the board has what is in the form; `unsaved`: it will be
 * saved in a moment; `saving`; `offline`: saved as soon as there is a connection; `failed`: the board does not take it as it is, until it is
 * changed; `closed`: the board keeps no draft any more; `conflict`: somebody else's is there, and the person has to choose.
 */
export type DraftPhase = 'none' | 'loading' | 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'closed' | 'conflict';

/** How a shared draft belongs to its form. */
export interface SharedDraftOptions {
  /** The message whose answer is being written; undefined while none is. */
  readonly target: () => string | undefined;
  /** What is in the form now, for a message. */
  readonly content: (messageId: string) => ReplyDraftContent;
  /** Puts a draft into the form. */
  readonly put: (messageId: string, content: ReplyDraftContent) => void;
  /** Milliseconds after the last letter until it is saved, and at most after the first. */
  readonly pauses?: {readonly quiet: number; readonly longest: number; readonly retry: number};
}

const PAUSES = {quiet: 1200, longest: 5000, retry: 3000};
const LONGEST_RETRY = 60_000;

/** An empty draft. */
export const EMPTY_DRAFT: ReplyDraftContent = {body: '', organisation: '', person: '', contact: '', internalText: ''};

/**
 * Keeps the answer that somebody writes as the unit's shared draft, by itself: in the pauses of typing, when the field is left, and when the
 * page is hidden. **Nothing is overwritten**: a save names the revision that it is based on, and when somebody else's is there, both texts
 * stay until the person chooses. What the board cannot be told is kept in the form and told later.
 */
export class SharedDraft implements ReactiveController {
  phase: DraftPhase = 'none';
  /** The draft that the board has, as far as this form knows. */
  base: ReplyDraft | undefined;
  /** `conflict`: somebody else's draft. */
  theirs: ReplyDraft | undefined;
  /** Somebody else's newer draft that was put in because nothing here would be lost; until something is typed. */
  news: ReplyDraft | undefined;
  /** `failed`: why. */
  error: BoardError | undefined;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #options: SharedDraftOptions;
  /** What this window knew last of each message: its text in memory is based on that. */
  readonly #bases = new Map<string, ReplyDraft>();
  #key: {readonly adapter: BoardAdapter | undefined; readonly person: string | undefined; readonly id: string | undefined} | undefined;
  #person: string | undefined;
  #run = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstChange = 0;
  #failures = 0;
  /** The save that is under way. */
  #saving: Promise<void> | undefined;
  /** The answer is being sent: its draft goes with it, and nothing more is saved. */
  #held = false;
  /** What was sent since the last acknowledgement: the board may have any of it. */
  #sent: ReplyDraftContent[] = [];

  constructor(host: LitElement, connection: BoardConnection, options: SharedDraftOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    addEventListener('pagehide', this.#onLeave);
    addEventListener('online', this.#onLeave);
    addEventListener('beforeunload', this.#onUnload);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    removeEventListener('pagehide', this.#onLeave);
    removeEventListener('online', this.#onLeave);
    removeEventListener('beforeunload', this.#onUnload);
    void this.saveNow();
    this.#stop();
    this.#key = undefined;
  }

  hostUpdate(): void {
    const {adapter, session} = this.#connection;
    const person = session?.personId;
    const id = this.#host.isConnected ? this.#options.target() : undefined;
    const before = this.#key;
    if (before?.adapter === adapter && before?.person === person && before?.id === id && before) return;
    // What was typed last for another message is saved first; what somebody else has typed is gone from the form already.
    if (before && before.person === person && before.adapter === adapter) void this.saveNow();
    if (person !== undefined && person !== this.#person) this.#bases.clear();
    this.#person = person ?? this.#person;
    this.#key = {adapter, person, id};
    this.#stop();
    this.phase = 'none';
    if (adapter?.capabilities.desk && person !== undefined && id) void this.#load(adapter, id, this.#run.signal);
  }

  /** Something that the board does not have is only here. */
  get isAtRisk(): boolean {
    return ['unsaved', 'saving', 'offline', 'failed', 'conflict'].includes(this.phase);
  }

  /** Something was typed: it is saved in the next pause. */
  changed(): void {
    if (this.phase === 'none' || this.phase === 'loading' || this.phase === 'closed') return;
    this.news = undefined;
    if (this.phase === 'conflict') return;
    if (this.#isSaved()) return this.#show('saved');
    this.#failures = 0;
    if (this.phase !== 'saving') this.#show('unsaved');
    this.#schedule();
  }

  /** Saves what is not saved yet, without waiting for a pause. */
  async saveNow(): Promise<void> {
    const {adapter, id} = this.#key ?? {};
    if (!adapter || !id || this.#held || (this.phase !== 'unsaved' && this.phase !== 'offline')) return;
    clearTimeout(this.#timer);
    await (this.#saving = this.#save(adapter, id, this.#run.signal));
  }

  /**
   * The answer is about to be sent, which ends the draft: what is under way is waited for, and a colleague's words that this person has not
   * seen are shown first. Gives whether the answer may go. `release` has to follow when it did not.
   */
  async settle(): Promise<boolean> {
    const {adapter, id} = this.#key ?? {};
    clearTimeout(this.#timer);
    await this.#saving;
    if (!adapter || !id || this.phase === 'none' || this.phase === 'closed') return true;
    this.#held = true;
    clearTimeout(this.#timer);
    const {signal} = this.#run;
    try {
      const there = this.phase === 'conflict' ? null : await (await deskOf(adapter)).getReplyDraft(id, {signal});
      if (there && there.revision !== this.base?.revision && !signal.aborted) this.#meet(id, there);
    } catch {
      // Without a connection the answer does not go either, and says so.
    }
    return (this.phase as DraftPhase) !== 'conflict';
  }

  /** The answer was not sent after all. */
  release(): void {
    this.#held = false;
    if (this.#isSaved() || this.phase === 'conflict' || this.phase === 'none' || this.phase === 'closed') return;
    this.#show('unsaved');
    this.#schedule();
  }

  /** Looks whether somebody else has changed the draft; with nothing to lose here, theirs is shown. */
  async look(): Promise<void> {
    const {adapter, id} = this.#key ?? {};
    if (!adapter || !id || (this.phase !== 'saved' && this.phase !== 'none')) return;
    const {signal} = this.#run;
    try {
      const there = await (await deskOf(adapter)).getReplyDraft(id, {signal});
      if (signal.aborted || !there || there.revision === this.base?.revision) return;
      if (!this.#isSaved()) return this.#meet(id, there);
      this.#know(id, there);
      this.news = there.mine ? undefined : there;
      this.#options.put(id, there.content);
      this.#show('saved');
    } catch {
      // What is here stays good; the next save finds out.
    }
  }

  /** Ends a conflict: their text is put in. Gives the own one, to be brought back if the person wants that. */
  takeTheirs(): ReplyDraftContent | undefined {
    const {theirs} = this;
    const {id} = this.#key ?? {};
    if (!theirs || !id) return undefined;
    const own = this.#options.content(id);
    this.#know(id, theirs);
    this.theirs = undefined;
    this.#options.put(id, theirs.content);
    this.#show('saved');
    return own;
  }

  /** Ends a conflict: the own text is saved on top of theirs, which the person has seen. */
  async keepMine(): Promise<void> {
    const {theirs} = this;
    const {id} = this.#key ?? {};
    if (!theirs || !id) return;
    this.#know(id, theirs);
    this.theirs = undefined;
    this.#show('unsaved');
    await this.saveNow();
  }

  /** The answer was submitted, and its draft has gone with that. */
  done(id: string): void {
    this.#bases.delete(id);
    if (this.#key?.id !== id) return;
    this.#stop();
    this.#key = undefined;
  }

  async #load(adapter: BoardAdapter, id: string, signal: AbortSignal): Promise<void> {
    this.#show('loading');
    try {
      const there = await (await deskOf(adapter)).getReplyDraft(id, {signal});
      if (signal.aborted) return;
      this.#begin(id, there);
    } catch (error) {
      if (!signal.aborted) this.#onFailed(asBoardError(error), () => void this.#load(adapter, id, signal));
    }
  }

  #begin(id: string, there: ReplyDraft | null): void {
    const own = this.#options.content(id);
    const known = this.#bases.get(id);
    if (!there) {
      this.base = undefined;
      if (isEmpty(own)) return this.#show('saved');
      this.#show('unsaved');
      return this.#schedule();
    }
    if (isEmpty(own) || isSame(own, there.content)) {
      this.#know(id, there);
      if (isEmpty(own)) this.#options.put(id, there.content);
      return this.#show('saved');
    }
    if (known?.revision === there.revision) {
      this.#know(id, there);
      this.#show('unsaved');
      return this.#schedule();
    }
    this.#meet(id, there);
  }

  async #save(adapter: BoardAdapter, id: string, signal: AbortSignal): Promise<void> {
    const content = this.#options.content(id);
    if (this.#isSaved()) return this.#show('saved');
    const baseRevision = this.base?.revision ?? 0;
    this.#sent.push(content);
    this.#firstChange = 0;
    this.#show('saving');
    try {
      const saved = await (await deskOf(adapter)).saveReplyDraft(id, content, {baseRevision});
      // Known for later also when somebody has gone to another message meanwhile.
      this.#bases.set(id, saved);
      if (signal.aborted) return;
      this.#failures = 0;
      this.#sent = [];
      this.base = saved;
      if (this.#isSaved()) return this.#show('saved');
      this.#show('unsaved');
      this.#schedule();
    } catch (reason) {
      if (signal.aborted) return;
      const error = asBoardError(reason);
      if (error.code === 'stale') return void await this.#onStale(adapter, id, signal);
      this.#onFailed(error, () => void this.#save(adapter, id, signal));
    }
  }

  async #onStale(adapter: BoardAdapter, id: string, signal: AbortSignal): Promise<void> {
    try {
      const there = await (await deskOf(adapter)).getReplyDraft(id, {signal});
      if (signal.aborted) return;
      // Somebody has thrown the draft away, or it is this window's own, whose acknowledgement was lost.
      if (!there) this.base = undefined;
      else if (isSame(there.content, this.#options.content(id)) || (there.mine && this.#sent.some((sent) => isSame(there.content, sent)))) this.#know(id, there);
      else return this.#meet(id, there);
      this.#show('unsaved');
      this.#schedule();
    } catch (error) {
      if (!signal.aborted) this.#onFailed(asBoardError(error), () => void this.#onStale(adapter, id, signal));
    }
  }

  #onFailed(error: BoardError, again: () => void): void {
    this.error = error;
    switch (error.code) {
      case 'offline': case 'unavailable': case 'rate-limited': {
        this.#show('offline');
        clearTimeout(this.#timer);
        this.#timer = setTimeout(again, Math.max(growing(this.#pauses.retry, this.#failures++, LONGEST_RETRY), (error.retryAfter ?? 0) * 1000));
        return;
      }
      case 'not-found': case 'forbidden': case 'unsupported': case 'not-allowed-now': return this.#show('closed');
      default: return this.#show('failed');
    }
  }

  /** Two texts meet. */
  #meet(id: string, theirs: ReplyDraft): void {
    if (isSame(theirs.content, this.#options.content(id))) {
      this.#know(id, theirs);
      return this.#show('saved');
    }
    clearTimeout(this.#timer);
    this.theirs = theirs;
    this.#show('conflict');
  }

  #know(id: string, draft: ReplyDraft): void {
    this.base = draft;
    this.#bases.set(id, draft);
  }

  #isSaved(): boolean {
    const {id} = this.#key ?? {};
    if (!id) return true;
    const content = this.#options.content(id);
    return this.base ? isSame(this.base.content, content) : isEmpty(content);
  }

  #schedule(): void {
    const now = performance.now();
    this.#firstChange ||= now;
    clearTimeout(this.#timer);
    if (this.phase === 'saving' || this.#held) return;
    const {quiet, longest} = this.#pauses;
    this.#timer = setTimeout(() => void this.saveNow(), Math.max(0, Math.min(quiet, this.#firstChange + longest - now)));
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#held = false;
    this.#run.abort();
    this.#run = new AbortController();
    this.#firstChange = 0;
    this.#failures = 0;
    this.base = undefined;
    this.theirs = undefined;
    this.news = undefined;
    this.#sent = [];
  }

  #show(phase: DraftPhase): void {
    if (phase !== 'failed' && phase !== 'offline') this.error = undefined;
    this.phase = phase;
    this.#host.requestUpdate();
  }

  get #pauses(): NonNullable<SharedDraftOptions['pauses']> {
    return this.#options.pauses ?? PAUSES;
  }

  readonly #onVisibility = (): void => {
    void (document.visibilityState === 'hidden' ? this.saveNow() : this.look());
  };

  readonly #onLeave = (): void => {
    void this.saveNow();
  };

  /** The browser asks whether to leave a page whose text is nowhere else. */
  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.isAtRisk) event.preventDefault();
  };
}

const FIELDS = Object.keys(EMPTY_DRAFT) as (keyof ReplyDraftContent)[];

/** Whether two drafts say the same, as the board keeps them. */
export function isSame(one: ReplyDraftContent, other: ReplyDraftContent): boolean {
  return FIELDS.every((field) => cleaned(one[field]) === cleaned(other[field]));
}

function isEmpty(content: ReplyDraftContent): boolean {
  return FIELDS.every((field) => isBlank(content[field]));
}

function cleaned(text: string): string {
  return isBlank(text) ? '' : cleanText(text);
}
