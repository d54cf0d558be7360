import {belongsTo, relationsOf, type Viewer} from '../../model/index.js';
import {matterOf, type MemoryStore, type Watcher} from './store.js';

/** Calls back now and at each change of a message that the reader may see; until the signal ends it, with its reason. */
export async function watch(store: MemoryStore, reader: Viewer, id: string, onChange: () => void, signal: AbortSignal): Promise<never> {
  const watcher: Watcher = (messageId, audience) => {
    const stored = store.messages.get(id);
    if (messageId !== id || !stored || !belongsTo(audience, relationsOf(reader, matterOf(store, stored)))) return;
    onChange();
  };
  store.watchers.add(watcher);
  onChange();
  try {
    return await new Promise<never>((_, reject) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
      const end = () => reject(signal.reason);
      if (signal.aborted) end();
      signal.addEventListener('abort', end, {once: true});
    });
  } finally {
    store.watchers.delete(watcher);
  }
}
