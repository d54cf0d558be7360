/**
 * What a page keeps on its reader's device: drafts, messages that wait to be sent, receipts, and which messages are followed. Values are
 * whatever structured cloning takes, files among them. Everything is kept apart by board.
 *
 * Every method rejects with a {@link DeviceError} and with nothing else.
 */
export interface DeviceStore {
  /** The value under a key, or undefined. */
  get(key: string): Promise<unknown>;

  /**
   * Replaces a value by what `change` makes of it, in one transaction: of two windows that change it at once, the second sees what the first
   * wrote. Giving undefined removes it. Resolves to the new value once the device has it.
   */
  update(key: string, change: (value: unknown) => unknown): Promise<unknown>;

  /** All values whose keys begin with a prefix, by key, in the order of their keys. */
  list(prefix: string): Promise<ReadonlyMap<string, unknown>>;

  /** Calls back with the key whenever a value was changed, in this window or another. Gives what ends that. */
  watch(onChange: (key: string) => void): () => void;

  /**
   * Runs work while no other window runs work of the same name, or resolves to undefined at once when one does. Where the browser has no
   * locks it runs always: what must happen once is the backend's to see to.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
}

/** `full`: the device has no room. `unavailable`: it keeps nothing, as in some private windows. */
export type DeviceErrorCode = 'full' | 'unavailable';

/** Why something could not be kept. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  readonly code: DeviceErrorCode;

  constructor(code: DeviceErrorCode, cause?: unknown) {
    super(`the device's storage is ${code}`, cause === undefined ? undefined : {cause});
    this.code = code;
  }
}
