import {createContext} from '@lit/context';
import type {BoardErrorCode, HeldFile, Receipt} from '../adapter/index.js';
import type {FieldIssue, MessageDraft, Visibility} from '../model/index.js';
import type {OutboxState} from './outbox-states.js';

/** What somebody wrote, for as long as the board does not have it. */
export interface OutboxContent {
  /** What is sent, but for the files. */
  readonly draft: Omit<MessageDraft, 'attachments'>;
  readonly files: readonly HeldFile[];
  /** What the form had in it, so that it can be taken back and written on. */
  readonly values: unknown;
  /** A site's own proof that a person writes, instead of the board's proof of work. */
  readonly proof?: string;
}

/** A wish to send. */
export interface OutboxWish extends OutboxContent {
  /** The idempotency key: the same for each attempt, in whatever window, until the board has acknowledged. */
  readonly id: string;
  /** Who wrote it: it is sent as this person's or not at all. Null for nobody who is signed in. */
  readonly personId: string | null;
  /** Names the form that it was written in. */
  readonly address: string;
  /** The page of that form, to come back to. */
  readonly url: string;
}

/** A message in the outbox. */
export interface OutboxItem extends Omit<OutboxWish, keyof OutboxContent> {
  readonly v: 1;
  readonly state: OutboxState;
  readonly title: string;
  readonly visibility: Visibility;
  /** When somebody pressed send; ISO 8601, as all times here. */
  readonly createdAt: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** An attempt may have reached the board without its answer coming back. */
  readonly uncertain: boolean;
  /** When it will be tried again; absent for at once, and when somebody has to do something first. */
  readonly nextAt?: string;
  /** Why the last attempt failed. */
  readonly failure?: {readonly code: BoardErrorCode; readonly issues: readonly FieldIssue[]};
  /** Tells contents apart without keeping them. */
  readonly fingerprint: string;
  /** Until it was sent. */
  readonly content?: OutboxContent;
  /** Once it was sent. */
  readonly receipt?: Receipt;
  /** When its writer was first shown the receipt. */
  readonly seenAt?: string;
  /** Its writer has put the receipt away: it is not shown again by itself. */
  readonly done?: boolean;
}

/** What became of a wish. `added`: it is in the outbox. `joined`: it was there already. `other`: another content was sent under its id. */
export interface OutboxAnswer {
  readonly outcome: 'added' | 'joined' | 'other';
  readonly item: OutboxItem;
}

/**
 * What people on this device have sent and the board does not have yet. It sends by itself, one after the other and never twice at once,
 * as soon as that can succeed; windows on the same board share it.
 */
export interface Outbox {
  /** Settles once it is known what is in it. */
  readonly ready: Promise<void>;
  /** What is in it of the person who is there, oldest first. */
  readonly items: readonly OutboxItem[];
  /** Whether the device has an item: one that it has not is lost when the page is closed. */
  isKept(id: string): boolean;
  /** How many of an item's bytes have gone to the board, of how many, while its files are uploaded by this window. */
  progressOf(id: string): {readonly sent: number; readonly total: number} | undefined;
  /** Calls back whenever anything here changes. Gives what ends that. */
  subscribe(onChange: () => void): () => void;
  /** Takes a wish and sends it as soon as possible. Never rejects: where the device cannot keep it, memory does. */
  add(wish: OutboxWish): Promise<OutboxAnswer>;
  /** Tries at once, whatever was waited for. */
  tryNow(id: string): void;
  /** Takes an item out, with all that was written; undefined when it is being sent, or was, or is gone. Its files stay on the device. */
  takeBack(id: string): Promise<OutboxItem | undefined>;
  /** Forgets an item and its files; one that is just being sent, unless that succeeds. */
  remove(id: string): Promise<void>;
  /** The receipt was shown to its writer; `done`: they have put it away. */
  markSeen(id: string, options?: {readonly done: boolean}): Promise<void>;
}

/** The page's outbox. */
export const outboxContext = createContext<Outbox | undefined>(Symbol.for('civic-board:outbox/1'));
