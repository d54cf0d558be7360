import type {DeviceStore} from '../adapter/index.js';
import {indexedDbStore} from './device/indexed-db.js';

export {DeviceMemory, memoryDeviceStore} from './device/memory.js';

/** Which board's things are kept. */
export interface DeviceStoreOptions {
  /** Tells boards apart that share an origin: the address of the board's API, say. */
  readonly board: string;
}

/**
 * What a page keeps in the browser (IndexedDB), apart by board. Nothing is opened before it is used. Where the browser keeps nothing every
 * call rejects with `unavailable`, and the elements go on without.
 */
export function deviceStore({board}: DeviceStoreOptions): DeviceStore {
  return indexedDbStore(`civic-board ${board}`);
}
