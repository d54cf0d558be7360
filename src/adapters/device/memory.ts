import {DeviceError, type DeviceErrorCode, type DeviceStore} from '../../adapter/index.js';

/** What several windows of one device share, in stories and tests. */
export class DeviceMemory {
  readonly values = new Map<string, unknown>();
  readonly watchers = new Set<(key: string) => void>();
  readonly held = new Set<string>();
  /** Why it takes nothing more: a full device still gives what it has, an unavailable one nothing. */
  broken: DeviceErrorCode | undefined;
}

/** A device that forgets everything with the page. Values are copied, as a real one does. */
export function memoryDeviceStore(memory = new DeviceMemory()): DeviceStore {
  const {values, watchers, held} = memory;
  const check = (writes: boolean): void => {
    if (memory.broken === 'unavailable' || (writes && memory.broken === 'full')) throw new DeviceError(memory.broken);
  };
  return {
    get: async (key) => {
      check(false);
      return structuredClone(values.get(key));
    },

    update: async (key, change) => {
      const before = values.get(key);
      check(before === undefined);
      const after = structured(() => structuredClone(change(structuredClone(before))));
      check(after !== undefined);
      if (after === undefined) values.delete(key);
      else values.set(key, after);
      for (const watcher of [...watchers]) queueMicrotask(() => watchers.has(watcher) && watcher(key));
      return structuredClone(after);
    },

    list: async (prefix) => {
      check(false);
      const found = [...values].filter(([key]) => key.startsWith(prefix)).sort(([one], [other]) => (one < other ? -1 : 1));
      return new Map(structuredClone(found));
    },

    watch: (onChange) => {
      const watcher = (key: string) => onChange(key);
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },

    alone: async (name, work) => {
      if (held.has(name)) return undefined;
      held.add(name);
      try {
        return await work();
      } finally {
        held.delete(name);
      }
    },
  };
}

/** What cannot be copied cannot be kept. */
function structured<T>(copy: () => T): T {
  try {
    return copy();
  } catch (error) {
    throw new DeviceError('unavailable', error);
  }
}
