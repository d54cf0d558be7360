import {type BoardAdapter, type BoardError, type DeviceStore, type HeldFile, isBoardError, type Receipt} from '../../adapter/index.js';
import type {Outbox, OutboxAnswer, OutboxContent, OutboxItem, OutboxWish} from '../../context/index.js';
import type {BoardInfo} from '../../model/index.js';
import {asBoardError} from '../board-query.js';
import {unshelve} from '../file-shelf.js';
import {keepReceipt} from '../receipts.js';
import {dueTime, isHeld, isUncertain, nextAttempt, staysInOutbox} from './delays.js';
import {deliver} from './delivery.js';
import {fingerprintOf} from './fingerprint.js';
import {isItemKey, ItemShelf} from './item-shelf.js';
import {tidy} from './tidy.js';

/** Milliseconds after which to look again while another window is sending. */
const LOOK_AGAIN = 2000;

/** Longer timers fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What an outbox asks of the page around it. */
export interface OutboxOptions {
  readonly adapter: BoardAdapter;
  readonly device: DeviceStore;
  /** The board's own data, when it is known; fetched otherwise. */
  readonly board: () => BoardInfo | undefined;
  /** An attempt showed that somebody else is signed in than the page believes. */
  readonly onStranger?: () => void;
}

/** The outbox over a device and an adapter. It sends between `start` and `stop`. */
export class BoardOutbox implements Outbox {
  readonly ready: Promise<void>;

  readonly #options: OutboxOptions;
  readonly #shelf: ItemShelf;
  readonly #listeners = new Set<() => void>();
  readonly #progress = new Map<string, {sent: number; total: number}>();
  #all: readonly OutboxItem[] = [];
  /** Undefined while that is not known. */
  #owner: string | null | undefined;
  #abort: AbortController | undefined;
  #unwatch: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Removed while it was being sent: gone unless that succeeds. */
  readonly #unwanted = new Set<string>();
  #running = false;
  #again = false;
  /** Nothing gets through at the moment, so nothing else is tried before then. */
  #quietUntil = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#shelf = new ItemShelf(options.device);
    this.ready = this.#refresh();
  }

  get items(): readonly OutboxItem[] {
    return this.#owner === undefined ? [] : this.#all.filter(({personId}) => personId === this.#owner);
  }

  isKept(id: string): boolean {
    return this.#shelf.isKept(id);
  }

  progressOf(id: string): {sent: number; total: number} | undefined {
    return this.#progress.get(id);
  }

  subscribe(onChange: () => void): () => void {
    const listener = () => onChange();
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Begins to send; watches what other windows do. */
  start(): void {
    if (this.#abort) return;
    this.#abort = new AbortController();
    const {signal} = this.#abort;
    this.#unwatch = this.#options.device.watch((key) => {
      if (isItemKey(key)) void this.#refresh().then(() => this.#plan());
    });
    addEventListener('online', () => this.wake(), {signal});
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.wake(), {signal});
    addEventListener('beforeunload', (event) => this.#onUnload(event), {signal});
    void this.ready.then(() => tidy(this.#options.device, this.#all)).then(() => this.wake());
  }

  /** Ends what is under way; it is taken up again by the next `start`, here or in another window. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#unwatch?.();
    clearTimeout(this.#timer);
  }

  /** Who is there now: what they wrote is sent, and what others wrote waits for them. */
  setOwner(personId: string | null | undefined): void {
    if (this.#owner === personId) return;
    this.#owner = personId;
    this.#tell();
    if (personId !== undefined) void this.#release((item) => item.personId === personId && isHeld(item));
  }

  /** Something changed for the better, or a page was opened: what waited for the network is tried at once, and what the board told to wait still waits. */
  wake(): void {
    this.#quietUntil = 0;
    void this.#release(({failure}) => !!failure && isUncertain(failure.code));
  }

  async add(wish: OutboxWish): Promise<OutboxAnswer> {
    const fresh = itemFor(wish);
    let outcome: OutboxAnswer['outcome'] = 'added';
    await this.#shelf.keepFiles(fresh);
    const item = await this.#shelf.change(fresh.id, (there) => {
      outcome = !there || there.state === 'refused' ? 'added' : there.fingerprint === fresh.fingerprint ? 'joined' : 'other';
      return outcome === 'added' ? fresh : there;
    });
    this.#quietUntil = 0;
    await this.#refresh();
    void this.#run();
    return {outcome, item: item ?? fresh};
  }

  tryNow(id: string): void {
    this.#quietUntil = 0;
    void this.#release((item) => item.id === id);
  }

  async takeBack(id: string): Promise<OutboxItem | undefined> {
    let taken: OutboxItem | undefined;
    const before = this.#all.find((item) => item.id === id);
    await this.#shelf.change(id, (item) => {
      const free = item?.state === 'waiting' || item?.state === 'refused';
      taken = free ? item : undefined;
      return free ? undefined : item;
    });
    await this.#refresh();
    // What came out of the change names its files only.
    return taken && {...taken, ...(before?.content && {content: before.content})};
  }

  async remove(id: string): Promise<void> {
    const {files = []} = this.#all.find((item) => item.id === id)?.content ?? {};
    let gone = false;
    await this.#shelf.change(id, (item) => {
      gone = item?.state !== 'sending';
      if (!gone) this.#unwanted.add(id);
      return gone ? undefined : item;
    });
    if (gone) await unshelve(this.#options.device, files).catch(() => undefined);
    await this.#refresh();
  }

  async markSeen(id: string, {done} = {done: false}): Promise<void> {
    const seenAt = new Date().toISOString();
    await this.#shelf.change(id, (item) => item && {seenAt, ...item, ...(done && {done})});
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#all = await this.#shelf.list();
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Makes items due that are waiting, and sends. */
  async #release(which: (item: OutboxItem) => boolean): Promise<void> {
    for (const {id} of this.#all.filter((item) => item.state === 'waiting' && which(item))) {
      await this.#shelf.change(id, (item) => item && (item.state === 'waiting' ? ready(item) : item));
    }
    await this.#refresh();
    await this.#run();
  }

  /** Sends everything that is due, unless another window does. */
  async #run(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again && this.#abort && this.#dueNow().length > 0) {
        this.#again = false;
        const {signal} = this.#abort;
        await this.#options.device.alone('outbox', async () => await this.#sendDue(signal));
      }
    } finally {
      this.#running = false;
      this.#plan();
    }
  }

  async #sendDue(signal: AbortSignal): Promise<void> {
    // Only who holds the lock sends: what another window left half-way is taken up.
    await this.#refresh();
    for (const {id} of this.#dueNow()) {
      const lost = await this.#send(id, signal);
      if (signal.aborted || lost) return;
    }
  }

  #dueNow(): OutboxItem[] {
    const now = Date.now();
    return now < this.#quietUntil ? [] : this.items.filter((item) => (dueTime(item) ?? Infinity) <= now);
  }

  /** One attempt. Gives whether there is no connection, so that trying others is idle. */
  async #send(id: string, signal: AbortSignal): Promise<boolean> {
    const item = await this.#shelf.change(id, (there) => there && dueTime(there) !== undefined ? {...there, state: 'sending', attempts: there.attempts + 1} : there);
    await this.#refresh();
    if (item?.state !== 'sending') return false;
    try {
      await this.#sent(item, await this.#deliver(item, signal));
      return false;
    } catch (error) {
      if (signal.aborted) await this.#put(id, (there) => ({...there, state: 'waiting', attempts: there.attempts - 1, uncertain: true}));
      else await this.#failed(id, asBoardError(error));
      return !signal.aborted && isBoardError(error) && error.code === 'offline';
    } finally {
      this.#progress.delete(id);
      await this.#refresh();
    }
  }

  async #deliver(item: OutboxItem, signal: AbortSignal): Promise<Receipt> {
    const {adapter, board} = this.#options;
    const files = item.content?.files ?? [];
    const total = files.reduce((sum, {file, captions}) => sum + file.size + (captions?.file.size ?? 0), 0);
    return await deliver(item, {
      adapter,
      board: board() ?? await adapter.getBoard({signal}),
      signal,
      onUploaded: async (uploaded) => {
        await this.#put(item.id, (there) => ({...there, ...(there.content && {content: withFiles(there.content, uploaded)})}));
      },
      onProgress: (sent) => {
        this.#progress.set(item.id, {sent, total});
        this.#tell();
      },
    });
  }

  /** The receipt first: should the page end here, the same key brings the same receipt again. */
  async #sent(item: OutboxItem, receipt: Receipt): Promise<void> {
    const {device} = this.#options;
    const {title, visibility, personId} = item;
    await keepReceipt(device, {...receipt, title, visibility, personId}).catch(() => undefined);
    await this.#put(item.id, ({content: _, failure: __, nextAt: ___, ...rest}) => ({...rest, state: 'sent', receipt}));
    await unshelve(device, item.content?.files ?? []).catch(() => undefined);
  }

  async #failed(id: string, error: BoardError): Promise<void> {
    const {code, issues, retryAfter} = error;
    if (code === 'unauthenticated') this.#options.onStranger?.();
    if (this.#unwanted.delete(id)) {
      await this.#shelf.change(id, () => undefined);
      return;
    }
    await this.#put(id, ({nextAt: _, ...item}) => {
      // The answer of a site's own challenge does not become good again by waiting: its writer has to give another.
      const stays = staysInOutbox(code) && !(code === 'challenge-failed' && item.content?.proof !== undefined);
      return {
        ...item,
        state: stays ? 'waiting' : 'refused',
        uncertain: item.uncertain || isUncertain(code),
        failure: {code, issues},
        ...(stays && {nextAt: nextAttempt(item.attempts, retryAfter, new Date())}),
      };
    });
    if (code === 'offline' || code === 'rate-limited') {
      const item = (await this.#shelf.list()).find((candidate) => candidate.id === id);
      this.#quietUntil = Date.parse(item?.nextAt ?? '') || 0;
    }
  }

  async #put(id: string, change: (item: OutboxItem) => OutboxItem): Promise<void> {
    await this.#shelf.change(id, (item) => item && change(item));
  }

  /** Sets the clock for the next attempt. */
  #plan(): void {
    clearTimeout(this.#timer);
    if (!this.#abort || this.#running) return;
    const times = this.items.flatMap((item) => dueTime(item) ?? []);
    if (times.length === 0) return;
    const next = Math.max(Math.min(...times), this.#quietUntil) - Date.now();
    // Due and not sent: another window is at it.
    this.#timer = setTimeout(() => void this.#run(), next > 0 ? Math.min(next, LONGEST_TIMER) : LOOK_AGAIN);
  }

  #onUnload(event: Event): void {
    const lost = this.#all.some(({id, state}) => state !== 'sent' && !this.isKept(id));
    if (lost) event.preventDefault();
  }
}

function itemFor({id, personId, address, url, draft, files, values, proof}: OutboxWish): OutboxItem {
  return {
    v: 1, id, personId, address, url, state: 'waiting', title: draft.title, visibility: draft.visibility, createdAt: new Date().toISOString(),
    attempts: 0, uncertain: false, fingerprint: fingerprintOf(draft, files), content: {draft, files, values, ...(proof && {proof})},
  };
}

/** To be tried at once. */
function ready({nextAt: _, failure: __, ...item}: OutboxItem): OutboxItem {
  return item;
}

/** The files as they are now with the board. Taken one by one, since a change sees them without their bytes. */
function withFiles(content: OutboxContent, files: readonly HeldFile[]): OutboxContent {
  return {...content, files};
}
