import {createStore, promisifyRequest} from 'idb-keyval';
import {DeviceError, type DeviceStore} from '../../adapter/index.js';
import {alone} from './locks.js';

/** Milliseconds after which a browser that does not answer counts as one that keeps nothing: some never open a damaged database, without a word. */
const PATIENCE = 10_000;

/** A store in one database of the browser. A transaction around reading and writing makes changes of two windows follow each other. */
export function indexedDbStore(name: string, patience = PATIENCE): DeviceStore {
  const store = createStore(name, 'values');
  /** It did not answer in time. Until it does nothing more is asked of it: nobody who presses Send is to wait for each question. */
  let stuck = false;
  const inside = async <T>(mode: IDBTransactionMode, work: (values: IDBObjectStore) => Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      if (stuck) throw new Error('the browser does not answer');
      const asked = store(mode, work);
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          const answered = () => (stuck = false);
          stuck = true;
          asked.then(answered, answered);
          reject(new Error('the browser did not answer'));
        }, patience);
      });
      return await Promise.race([asked, late]);
    } catch (error) {
      throw new DeviceError(isFull(error) ? 'full' : 'unavailable', error);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    get: async (key) => await inside('readonly', async (values) => await promisifyRequest<unknown>(values.get(key))),

    update: async (key, change) => {
      const after = await inside('readwrite', async (values) => {
        // Asked for at once: by the time that the value is there, the transaction may be done.
        const done = promisifyRequest(values.transaction);
        const written = new Promise((resolve, reject) => {
          const reading = values.get(key) as IDBRequest<unknown>;
          reading.onerror = () => reject(asError(reading.error));
          reading.onsuccess = () => {
            try {
              const value = change(reading.result);
              if (value === undefined) values.delete(key);
              else values.put(value, key);
              resolve(value);
            } catch (error) {
              values.transaction.abort();
              reject(asError(error));
            }
          };
        });
        const [value] = await Promise.all([written, done]);
        return value;
      });
      announce(name, key);
      return after;
    },

    list: async (prefix) => await inside('readonly', async (values) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const [keys, found] = await Promise.all([promisifyRequest(values.getAllKeys(range)), promisifyRequest<unknown[]>(values.getAll(range))]);
      return new Map(keys.map((key, index) => [key as string, found[index]]));
    }),

    watch: (onChange) => {
      if (typeof BroadcastChannel === 'undefined') return () => undefined;
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({data}: MessageEvent<unknown>) => {
        if (typeof data === 'string') onChange(data);
      };
      return () => channel.close();
    },

    alone: async (what, work) => await alone(`${name} ${what}`, work),
  };
}

/** Through a channel of its own, which the watchers of this window hear too. */
function announce(name: string, key: string): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(name);
  channel.postMessage(key);
  channel.close();
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
