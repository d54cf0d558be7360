import type {LitElement, ReactiveController} from 'lit';
import type {BoardAdapter, BoardError, Upload} from '../adapter/index.js';
import type {BoardConnection} from './board-connection.js';
import {asBoardError} from './board-query.js';

/** Something to bring to the board. */
export interface UploadItem {
  /** The resume key. */
  readonly key: string;
  readonly file: Blob;
}

/** How far it is. `offline`: tried again by itself when the connection is back; `failed`: only when somebody asks for it. */
export type UploadState =
  | {readonly phase: 'waiting'}
  | {readonly phase: 'uploading'; readonly sent: number}
  | {readonly phase: 'offline'}
  | {readonly phase: 'failed'; readonly error: BoardError};

const WAITING: UploadState = {phase: 'waiting'};

/** More at once make none of them faster, and a weak connection loses them all together. */
const AT_ONCE = 2;

/**
 * Brings files to the board in the background, two at a time, each for itself: one that fails holds up none of the others. What was broken
 * off, also by taking the element out of the page, goes on under its key where it stopped.
 */
export class Uploads implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #wanted: () => readonly UploadItem[];
  readonly #onDone: (key: string, upload: Upload) => void;
  readonly #onFailed: (key: string) => void;
  readonly #states = new Map<string, UploadState>();
  readonly #running = new Map<string, AbortController>();
  #adapter: BoardAdapter | undefined;

  /** `wanted` gives what is not with the board yet; what is not in it any more is broken off. */
  constructor(
    host: LitElement, connection: BoardConnection, wanted: () => readonly UploadItem[],
    {onDone, onFailed}: {readonly onDone: (key: string, upload: Upload) => void; readonly onFailed: (key: string) => void},
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#wanted = wanted;
    this.#onDone = onDone;
    this.#onFailed = onFailed;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
    // What was broken off goes on.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    this.#stopAll();
  }

  hostUpdate(): void {
    const {adapter} = this.#connection;
    if (adapter !== this.#adapter) {
      this.#stopAll();
      this.#states.clear();
      this.#adapter = adapter;
    }
    const wanted = this.#wanted();
    for (const key of this.#states.keys()) if (!wanted.some((item) => item.key === key)) this.#forget(key);
    if (!adapter?.capabilities.upload || !this.#host.isConnected) return;
    for (const item of wanted) {
      const {phase} = this.state(item.key);
      if (this.#running.size >= AT_ONCE) break;
      if (phase === 'waiting' && !this.#running.has(item.key)) void this.#upload(adapter, item);
    }
  }

  /** How far a file is; what is not wanted waits. */
  state(key: string): UploadState {
    return this.#states.get(key) ?? WAITING;
  }

  /** Tries one again, and leaves the others alone. */
  retry(key: string): void {
    if (this.#running.has(key)) return;
    this.#states.set(key, WAITING);
    this.#host.requestUpdate();
  }

  async #upload(adapter: BoardAdapter, {key, file}: UploadItem): Promise<void> {
    if (!navigator.onLine) {
      this.#states.set(key, {phase: 'offline'});
      return;
    }
    const abort = new AbortController();
    const {signal} = abort;
    this.#running.set(key, abort);
    this.#states.set(key, {phase: 'uploading', sent: 0});
    try {
      const upload = await adapter.uploadFile(file, {
        signal,
        resumeKey: key,
        onProgress: (sent) => {
          if (!signal.aborted) this.#set(key, {phase: 'uploading', sent});
        },
      });
      if (signal.aborted) return;
      this.#running.delete(key);
      this.#onDone(key, upload);
    } catch (reason) {
      if (signal.aborted) return;
      this.#running.delete(key);
      const error = asBoardError(reason);
      this.#set(key, error.code === 'offline' ? {phase: 'offline'} : {phase: 'failed', error});
      this.#onFailed(key);
    }
    this.#host.requestUpdate();
  }

  #set(key: string, state: UploadState): void {
    this.#states.set(key, state);
    this.#host.requestUpdate();
  }

  #forget(key: string): void {
    this.#running.get(key)?.abort();
    this.#running.delete(key);
    this.#states.delete(key);
  }

  #stopAll(): void {
    for (const key of [...this.#running.keys()]) this.#forget(key);
  }

  readonly #onOnline = (): void => {
    for (const [key, {phase}] of this.#states) if (phase === 'offline') this.#states.set(key, WAITING);
    this.#host.requestUpdate();
  };
}
