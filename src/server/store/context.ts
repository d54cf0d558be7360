import {randomUUID} from 'node:crypto';
import type {BoardEvent, BoardInfo, BoardSites, Progress} from '../../model/index.js';
import type {Db} from './database.js';
import type {FollowNews} from './follow-news.js';
import type {Notices} from '../notices/open.js';
import type {Secrets} from './secret.js';

/** What every operation of the store works with. */
export interface StoreContext {
  readonly db: Db;
  readonly secrets: Secrets;
  /** The board's data, at most some seconds old. */
  readonly board: () => Promise<BoardInfo>;
  /** What other sites may do with the board, as old. */
  readonly sites: () => Promise<BoardSites>;
  /** The clock. */
  readonly now: () => Date;
  /** Keeps where a follower wants news, in the transaction that keeps the follower. Nothing is sent when left out. */
  readonly onFollow?: (trx: Db, news: FollowNews) => Promise<{readonly confirmByEmail: boolean}>;
  /** Keeps where an author wants news, in the transaction that keeps the message. The address is kept nowhere when left out. */
  readonly onAuthor?: (trx: Db, author: {readonly messageId: string; readonly email: string; readonly language: string; readonly at: Date}) => Promise<void>;
  /** Tells the desks of units what an event means for them, in the transaction that adds it. They are told nothing when left out. */
  readonly onDesk?: (trx: Db, news: DeskNews) => Promise<void>;
  /** Tells an agency that asked to join what was decided, in the transaction of that. It is told nothing when left out. */
  readonly onJoin?: (trx: Db, news: JoinNews) => Promise<void>;
  /** What the board can send out; nothing when left out. */
  readonly notices?: Notices;
  /** Where the database is, for connections that listen or that must not wait for those of requests. */
  readonly url: string;
}

/** An event as what writes to the desks of units gets it. */
export interface DeskNews {
  readonly messageId: string;
  readonly event: BoardEvent;
  /** The progress with the event. */
  readonly after: Progress;
}

/** That a request to join was decided. */
export interface JoinNews {
  readonly requestId: string;
  readonly at: Date;
}

/** Unguessable, so that ids give nothing away about each other. */
export function newId(): string {
  return randomUUID();
}
