import type {LitElement, ReactiveController} from 'lit';
import type {DeviceStore} from '../adapter/index.js';
import type {BoardConnection} from './board-connection.js';
import {draftsOf, type KeptDraft} from './drafts.js';
import {type KeptFollow, listFollows} from './follows.js';
import {deviceOf} from './kept-here.js';
import type {Owner} from './owner.js';
import {type KeptReceipt, listReceipts} from './receipts.js';
import {type ReplyDraft, replyDraftsOf} from './reply-drafts.js';

/** What the device keeps of the person who is there. */
export interface Kept {
  readonly drafts: readonly KeptDraft[];
  readonly receipts: readonly KeptReceipt[];
  /** What was begun in threads. */
  readonly replies: readonly ReplyDraft[];
  /** Follows without an account: nobody's when somebody is signed in. */
  readonly follows: readonly KeptFollow[];
}

/** Reads what is kept, and again whenever it changes, in this window or another. */
export class DeviceLists implements ReactiveController {
  /** Undefined until it is known. */
  value: Kept | undefined;
  /** The device keeps nothing. */
  isUnavailable = false;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  #device: DeviceStore | undefined;
  #owner: Owner | undefined;
  #unwatch: (() => void) | undefined;
  #reading = 0;

  constructor(host: LitElement, connection: BoardConnection) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  /** Whose lists these are; undefined while that is not known. */
  get owner(): Owner | undefined {
    const {session} = this.#connection;
    return session === undefined ? undefined : session?.personId ?? null;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#device = undefined;
  }

  hostUpdate(): void {
    const device = deviceOf(this.#connection);
    const {owner} = this;
    if (device === this.#device && owner === this.#owner) return;
    if (device !== this.#device) {
      this.#unwatch?.();
      this.#unwatch = device?.watch((key) => !key.startsWith('file:') && void this.read());
    }
    this.#device = device;
    this.#owner = owner;
    this.value = undefined;
    void this.read();
  }

  /** Reads everything again. */
  async read(): Promise<void> {
    const device = this.#device;
    const owner = this.#owner;
    if (!device || owner === undefined) return;
    const reading = ++this.#reading;
    let value: Kept = {drafts: [], receipts: [], replies: [], follows: []};
    let isUnavailable = false;
    try {
      const [drafts, receipts, replies, follows] = await Promise.all([
        draftsOf(device, owner), listReceipts(device, owner), replyDraftsOf(device, owner), owner === null ? listFollows(device) : [],
      ]);
      value = {drafts, receipts, replies, follows};
    } catch {
      isUnavailable = true;
    }
    if (reading !== this.#reading) return;
    this.value = value;
    this.isUnavailable = isUnavailable;
    this.#host.requestUpdate();
  }
}
