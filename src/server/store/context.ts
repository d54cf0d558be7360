import {randomUUID} from 'node:crypto';
import type {BoardInfo} from '../../model/index.js';
import type {Db} from './database.js';
import type {Secrets} from './secret.js';

/** What every operation of the store works with. */
export interface StoreContext {
  readonly db: Db;
  readonly secrets: Secrets;
  /** The board's data, at most some seconds old. */
  readonly board: () => Promise<BoardInfo>;
  /** The clock. */
  readonly now: () => Date;
}

/** Unguessable, so that ids give nothing away about each other. */
export function newId(): string {
  return randomUUID();
}
