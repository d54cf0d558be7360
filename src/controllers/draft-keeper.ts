import type {LitElement, ReactiveController} from 'lit';
import {DeviceError, type DeviceErrorCode, type DeviceStore, type HeldFile, randomId} from '../adapter/index.js';
import type {BoardConnection} from './board-connection.js';
import {deviceOf} from './kept-here.js';
import {recallSession} from './last-session.js';
import {dropNotes, type Found, newestOf} from './draft-note.js';
import {type DraftContent, type DraftPlace, draftsAt, filesOf, removeDraft, saveDraft} from './drafts.js';
import type {Owner} from './owner.js';
import {formAddress, takeNote} from './take-note.js';

/** Milliseconds after which what was typed is saved, however fast somebody types on. */
const DELAY = 400;

/** Milliseconds for which a cleared draft can be had back. */
const UNDO = 20_000;

/** What forms that have just left the page are still saving: one that takes their place is to find it. */
let leaving: Promise<unknown> = Promise.resolve();

/** Those of the forms that are on the page. */
const present = new Set<DraftKeeper>();

/** A draft as this window knows it. */
interface Draft {
  readonly id: string;
  /** How it was saved last; 0 while it is not. */
  revision: number;
}

/** The form whose draft is kept. */
export interface DraftForm {
  /** Whether the form can be filled: its board is known. */
  readonly ready: () => boolean;
  /** What is in it; undefined when that is nothing worth keeping. */
  readonly read: () => DraftContent | undefined;
  /** Puts a draft in, or empties the form. */
  readonly write: (values: unknown, files: readonly HeldFile[]) => void;
}

/**
 * Keeps on the device what somebody types, and brings it back when the form is opened again. Typing never waits for it, and never fails
 * with it.
 *
 * A draft belongs to who wrote it: when somebody else is there, the form is emptied and shows theirs. Each draft has an id, which is the
 * idempotency key that it will be sent under. A draft that another window has changed meanwhile is left to it; what is in this window goes
 * on as another draft.
 */
export class DraftKeeper implements ReactiveController {
  /** When the draft that was brought back was last changed; undefined when none was, or since it was cleared. */
  restoredAt: string | undefined;
  /** Why drafts cannot be kept; undefined when they can. */
  problem: DeviceErrorCode | undefined;
  /** Another window changed the draft that was here: this is a draft of its own from now on. */
  parted = false;
  /** What was cleared can be had back. */
  canUndo = false;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #form: DraftForm;
  #draft: Draft = {id: randomId(), revision: 0};
  /** Something is in the form that its writer put there since it was opened. */
  #touched = false;
  /** Some of that has not reached the device yet. */
  #unsaved = false;
  #place: DraftPlace | undefined;
  /** Where something was saved before it was known who is there: with whoever was there last. */
  #guessed: DraftPlace | undefined;
  #device: DeviceStore | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #undo: {readonly content: DraftContent; readonly timer: ReturnType<typeof setTimeout>} | undefined;
  /** Savings follow each other. */
  #saving: Promise<unknown> = Promise.resolve();

  constructor(host: LitElement, connection: BoardConnection, form: DraftForm) {
    this.#host = host;
    this.#connection = connection;
    this.#form = form;
    host.addController(this);
  }

  /** The idempotency key of what is in the form. */
  get id(): string {
    return this.#draft.id;
  }

  /** Names the form. */
  get address(): string {
    return formAddress(this.#host);
  }

  /** Whose draft it is; undefined while that is not known. */
  get personId(): Owner | undefined {
    const {session} = this.#connection;
    return session === undefined ? undefined : session?.personId ?? null;
  }

  hostConnected(): void {
    present.add(this);
    addEventListener('pagehide', this.#onLeave);
    document.addEventListener('visibilitychange', this.#onLeave);
  }

  hostDisconnected(): void {
    present.delete(this);
    removeEventListener('pagehide', this.#onLeave);
    document.removeEventListener('visibilitychange', this.#onLeave);
    // It left before it was first shown with this.
    if (!this.#device) this.hostUpdate();
    leaving = Promise.all([leaving, this.flush()]);
  }

  hostUpdate(): void {
    const device = deviceOf(this.#connection);
    const {personId} = this;
    if (!device || !this.#form.ready()) return;
    if (device !== this.#device) {
      this.#device = device;
      this.#place = this.#guessed = undefined;
    }
    if (personId === undefined || personId === this.#place?.personId) return;
    const before = this.#place;
    this.#place = {personId, address: this.address};
    if (before) return this.#changeHands(before);
    if (this.#guessed && this.#guessed.personId !== personId) this.#forget({keepFiles: true}, this.#guessed);
    void this.#open();
  }

  /**
   * The form had left the page before there was this to keep it. What has taken its place may have looked for a draft already: modules come to
   * those who wait for them in any order.
   */
  leave(): void {
    this.hostUpdate();
    this.hostDisconnected();
    for (const other of present) if (other.address === this.address) void leaving.then(() => other.look());
  }

  /** Something was typed or chosen. */
  typed(): void {
    this.#touched = this.#unsaved = true;
    this.#forgetUndo();
    this.#timer ??= setTimeout(() => void this.flush(), DELAY);
  }

  /** Saves now what is not saved yet. */
  async flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#save();
    }
    await this.#saving;
  }

  /** Empties the form, and takes the draft and its files off the device. For a short while it can be had back. */
  clear(): void {
    const content = this.#form.read();
    this.#cancel();
    this.#forget();
    this.#begin();
    this.#touched = false;
    this.#form.write(undefined, []);
    this.#forgetUndo();
    if (content) {
      this.canUndo = true;
      this.#undo = {content, timer: setTimeout(() => {
        this.#forgetUndo();
        this.#host.requestUpdate();
      }, UNDO)};
    }
    this.#host.requestUpdate();
  }

  /** Brings back what was cleared. */
  undo(): void {
    const content = this.#undo?.content;
    this.#forgetUndo();
    if (!content) return;
    this.#form.write(content.values, content.files);
    this.typed();
  }

  /** What was in the form is in the outbox now: the draft is over, its files stay. The form is to begin anew. */
  async handOver(): Promise<void> {
    this.#cancel();
    this.#forget({keepFiles: true});
    this.#begin();
    this.#touched = false;
    await this.#saving;
  }

  /** Goes on with what came back from the outbox, under its own key unless that cannot be used any more. */
  takeUp({id, content}: {readonly id: string; readonly content: Omit<DraftContent, 'title'>}): void {
    this.#cancel();
    this.#begin(id);
    this.#form.write(content.values, content.files);
    this.#touched = true;
    this.#save();
  }

  /** Gives what is in the form another key: what was sent under the old one is another message. */
  renew(): void {
    this.#cancel();
    this.#forget({keepFiles: true});
    this.#begin();
    this.typed();
  }

  /** Looks for a draft once more, unless somebody is writing. */
  look(): void {
    if (!this.#touched) void this.#open();
  }

  async #open(): Promise<void> {
    const device = this.#device;
    const place = this.#place;
    if (!device || !place) return;
    try {
      await leaving;
      const found = newestOf(await draftsAt(device, place), place);
      const files = found?.draft ? await filesOf(device, found.draft) : [];
      if (place !== this.#place) return;
      // Faster than the device: what was typed meanwhile is a draft of its own.
      if (found && !this.#touched) this.#bring(found, files);
    } catch (error) {
      this.#failed(error);
    }
    if (this.#touched) this.typed();
    this.#host.requestUpdate();
  }

  #bring({id, at, values, draft}: Found, files: readonly HeldFile[]): void {
    this.#begin(id, draft?.revision);
    this.restoredAt = at;
    this.#form.write(values, files);
    // What was only noted is yet to be saved.
    this.#touched = at !== draft?.savedAt;
  }

  /** Somebody signed in or out. What a visitor has typed on this very page goes with them when they sign in. */
  #changeHands(before: DraftPlace): void {
    const content = this.#touched ? this.#form.read() : undefined;
    if (before.personId === null && content) {
      this.#cancel();
      this.#forget({keepFiles: true}, before);
      this.#begin();
      this.typed();
      return;
    }
    if (this.#timer !== undefined && content) this.#save(content, before);
    this.#cancel();
    this.#begin();
    this.#touched = false;
    this.#forgetUndo();
    this.#form.write(undefined, []);
    void this.#saving.then(() => this.#open());
  }

  #save(content = this.#form.read(), place = this.#place): void {
    if (!content) return this.#forget();
    const draft = this.#draft;
    this.#enqueue(async (device) => {
      place ??= this.#guessed ??= {personId: (await recallSession(device))?.personId ?? null, address: this.address};
      const saved = await saveDraft(device, place, draft.id, draft.revision, content, pageUrl());
      this.problem = undefined;
      if (this.#timer === undefined) this.#settled(place);
      if (saved !== 'elsewhere') {
        draft.revision = saved.revision;
        return;
      }
      const own = draft === this.#draft ? this.#begin() : {id: randomId(), revision: 0};
      this.parted = own === this.#draft;
      const kept = await saveDraft(device, place, own.id, 0, content, pageUrl());
      if (kept !== 'elsewhere') own.revision = kept.revision;
    });
  }

  #forget(options?: {readonly keepFiles: boolean}, place = this.#place): void {
    const draft = this.#draft;
    if (!place) return;
    this.#settled(place);
    this.#enqueue(async (device) => {
      await removeDraft(device, place, draft.id, options);
      draft.revision = 0;
    });
  }

  /** Nothing is left that a note would be needed for. */
  #settled({address}: DraftPlace): void {
    this.#unsaved = false;
    dropNotes(address);
  }

  #enqueue(work: (device: DeviceStore) => Promise<void>): void {
    const device = this.#device;
    if (!device) return;
    this.#saving = this.#saving
      .then(() => work(device))
      .catch((error: unknown) => this.#failed(error))
      .then(() => this.#host.requestUpdate());
  }

  /** Another draft from here on. */
  #begin(id = randomId(), revision = 0): Draft {
    this.#draft = {id, revision};
    this.restoredAt = undefined;
    this.parted = false;
    return this.#draft;
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #forgetUndo(): void {
    clearTimeout(this.#undo?.timer);
    this.#undo = undefined;
    this.canUndo = false;
  }

  #failed(error: unknown): void {
    this.problem = error instanceof DeviceError ? error.code : 'unavailable';
  }

  readonly #onLeave = (): void => {
    const content = this.#unsaved ? this.#form.read() : undefined;
    if (content && this.#place) takeNote(this.#place.address, {id: this.#draft.id, personId: this.#place.personId, values: content.values});
    void this.flush();
  };
}

/** The page to come back to. What follows `#` may be a key to something, and the search may hold the page's own choices. */
function pageUrl(): string {
  return location.pathname + location.search;
}
