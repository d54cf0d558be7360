import type {LitElement, ReactiveController} from 'lit';
import {DeviceError, type DeviceErrorCode, type DeviceStore} from '../adapter/index.js';
import type {BoardConnection} from './board-connection.js';
import {dropNotes, noteOn} from './draft-note.js';
import {deviceOf} from './kept-here.js';
import {getReplyDraft, removeReplyDraft, type ReplyPlace, saveReplyDraft} from './reply-drafts.js';
import {takeNote} from './take-note.js';

/** Milliseconds after which what was typed is saved, however fast somebody types on. */
const DELAY = 400;

/** What an author's forms hand to be kept. */
export interface KeptReplies {
  /** What was typed, by what it is for, in the form in which it comes back. */
  readonly typed: Readonly<Record<string, unknown>>;
  /** When it was kept last. */
  readonly at: string;
}

/**
 * Keeps on the device what the author of a message types into the forms of its thread, and brings it back when the thread is opened again.
 * As the form's own drafts it belongs to who wrote it, typing never waits for it, and never fails with it.
 */
export class ReplyKeeper implements ReactiveController {
  /** Why nothing can be kept; undefined when it can. */
  problem: DeviceErrorCode | undefined;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #onKept: (kept: KeptReplies) => void;
  #place: ReplyPlace | undefined;
  /** What the device does not have yet. */
  #unsaved: Record<string, unknown> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Savings follow each other. */
  #saving: Promise<unknown> = Promise.resolve();

  /** `onKept`: there is something from an earlier visit. */
  constructor(host: LitElement, connection: BoardConnection, onKept: (kept: KeptReplies) => void) {
    this.#host = host;
    this.#connection = connection;
    this.#onKept = onKept;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave);
    document.addEventListener('visibilitychange', this.#onLeave);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave);
    document.removeEventListener('visibilitychange', this.#onLeave);
    this.flush();
  }

  /** Forms for this message are shown; what was typed for another is saved. Looks once for what there is, for each message and person. */
  open(messageId: string): void {
    const {session} = this.#connection;
    const device = deviceOf(this.#connection);
    if (!device || session === undefined) return;
    const personId = session?.personId ?? null;
    if (this.#place?.messageId === messageId && this.#place.personId === personId) return;
    this.flush();
    const before = this.#place;
    const place = (this.#place = {messageId, personId});
    // Whoever signs in on the page goes on with what they have typed.
    if (before?.messageId === messageId && before.personId === null) this.#move(device, before, place);
    void this.#look(device, place);
    // Typed before it was known where to keep it.
    this.flush();
  }

  /** Something was typed or chosen; undefined: it was sent, or cleared. */
  change(part: string, typed: unknown): void {
    this.#unsaved[part] = typed;
    if (typed === undefined) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), DELAY);
  }

  /** Saves now what is not saved yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const device = deviceOf(this.#connection);
    const place = this.#place;
    const changes = this.#unsaved;
    if (!device || !place || Object.keys(changes).length === 0) return;
    this.#unsaved = {};
    this.#saving = this.#saving.then(async () => {
      try {
        await saveReplyDraft(device, place, changes);
        this.problem = undefined;
        if (Object.keys(this.#unsaved).length === 0) dropNotes(noteAddress(place));
      } catch (error) {
        this.#failed(error);
      }
      this.#host.requestUpdate();
    });
  }

  /** The page shows another message, or to somebody else. */
  close(): void {
    this.flush();
    this.#place = undefined;
    this.#unsaved = {};
  }

  #move(device: DeviceStore, before: ReplyPlace, place: ReplyPlace): void {
    this.#saving = this.#saving.then(async () => {
      const kept = await getReplyDraft(device, before);
      if (!kept) return;
      await saveReplyDraft(device, place, kept.typed);
      await removeReplyDraft(device, before);
    }).catch((error: unknown) => this.#failed(error));
  }

  async #look(device: DeviceStore, place: ReplyPlace): Promise<void> {
    try {
      await this.#saving;
      const kept = await getReplyDraft(device, place);
      const note = noteOn(noteAddress(place));
      const noted = note?.personId === place.personId && (!kept || kept.savedAt < note.at) ? note : undefined;
      if (place !== this.#place || (!kept && !noted)) return;
      const typed = {...kept?.typed, ...(noted?.values as Record<string, unknown> | undefined)};
      this.#onKept({typed, at: noted?.at ?? kept?.savedAt ?? ''});
      // What was only noted is yet to be saved.
      if (noted) for (const [part, words] of Object.entries(noted.values as object)) this.change(part, words);
    } catch (error) {
      this.#failed(error);
    }
    this.#host.requestUpdate();
  }

  #failed(error: unknown): void {
    this.problem = error instanceof DeviceError ? error.code : 'unavailable';
  }

  /** The device answers too late for a page that goes away: the tab keeps the last words until it does. */
  readonly #onLeave = (): void => {
    if (this.#place && Object.keys(this.#unsaved).length > 0) {
      takeNote(noteAddress(this.#place), {id: this.#place.messageId, personId: this.#place.personId, values: this.#unsaved});
    }
    this.flush();
  };
}

/** Told apart from the addresses of forms, which begin with a slash. */
function noteAddress({messageId}: ReplyPlace): string {
  return `reply ${messageId}`;
}
