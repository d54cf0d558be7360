import type {DeviceStore} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import {shelve} from '../file-shelf.js';
import {itemOf, readItem, storedOf} from './stored-item.js';

const PREFIX = 'outbox:';

/** Whether a change on the device concerns the outbox. */
export function isItemKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

/**
 * Where the items are: on the device, and in this page's memory what the device could not take. A change that the device refuses holds in
 * memory, so that this page at least knows how things stand.
 */
export class ItemShelf {
  readonly #device: DeviceStore;
  readonly #memory = new Map<string, OutboxItem>();
  readonly #unkept = new Set<string>();

  constructor(device: DeviceStore) {
    this.#device = device;
  }

  /** Whether the device has it. */
  isKept(id: string): boolean {
    return !this.#unkept.has(id);
  }

  /** Everything, oldest first. */
  async list(): Promise<OutboxItem[]> {
    const stored = await this.#device.list(PREFIX).then(
      (values) => Promise.all([...values.values()].flatMap((value) => {
        const item = readItem(value);
        return item ? [itemOf(this.#device, item)] : [];
      })),
      () => [],
    ).catch(() => []);
    const items = new Map(stored.map((item) => [item.id, item]));
    for (const [id, item] of this.#memory) items.set(id, item);
    return [...items.values()].sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
  }

  /** Replaces an item by what `change` makes of it, in one step; undefined is: not there. Files stay as they are, by name. */
  async change(id: string, change: (item: OutboxItem | undefined) => OutboxItem | undefined): Promise<OutboxItem | undefined> {
    if (this.#memory.has(id)) return this.#inMemory(id, change(this.#memory.get(id)));
    // The device's copy has no bytes; what is written names them and needs none.
    const light = (value: unknown) => readItem(value) as OutboxItem | undefined;
    try {
      const after = readItem(await this.#device.update(PREFIX + id, (value) => {
        const changed = change(light(value));
        return changed && storedOf(changed);
      }));
      return after && await itemOf(this.#device, after);
    } catch {
      const before = await this.#device.get(PREFIX + id).then(readItem).then((item) => item && itemOf(this.#device, item)).catch(() => undefined);
      if (!before) this.#unkept.add(id);
      return this.#inMemory(id, change(before));
    }
  }

  /** Keeps the bytes of files. When the device cannot, the item that names them must not be left to it either. */
  async keepFiles(item: OutboxItem): Promise<void> {
    try {
      await shelve(this.#device, item.content?.files ?? []);
    } catch {
      this.#unkept.add(item.id);
      this.#memory.set(item.id, item);
    }
  }

  #inMemory(id: string, item: OutboxItem | undefined): OutboxItem | undefined {
    if (item) {
      this.#memory.set(id, item);
    } else {
      this.#memory.delete(id);
      this.#unkept.delete(id);
    }
    return item;
  }
}
