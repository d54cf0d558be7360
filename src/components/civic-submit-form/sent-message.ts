import type {Receipt} from '../../adapter/index.js';
import type {Visibility} from '../../model/index.js';

/** A message that the board has. */
export interface SentMessage {
  readonly receipt: Receipt;
  readonly visibility: Visibility;
}

/** Milliseconds for which a receipt that was seen comes back when the page is opened again: long enough for a refresh, and no longer on a shared computer. */
export const RECENT = 10 * 60 * 1000;
