import {type EngineOptions, openEngine} from './engine/index.js';
import {openStore, type Store, type StoreOptions} from './store/index.js';

export interface BoardOptions extends EngineOptions, Pick<StoreOptions, 'secret' | 'connections' | 'onConnectionLost'> {}

/** A board's data, ready for use. */
export interface Board {
  readonly store: Store;
  /** `embedded`: our own database on this machine. `postgres`: one that somebody else runs. */
  readonly kind: 'embedded' | 'postgres';
  /** Closes the connections and leaves the database. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws {EngineError} with a cure, when the database cannot be opened.
 */
export async function openBoard({secret, connections, onConnectionLost, ...engineOptions}: BoardOptions): Promise<Board> {
  const engine = await openEngine(engineOptions);
  try {
    const store = await openStore({
      url: engine.url,
      ...(secret !== undefined && {secret}),
      ...(connections !== undefined && {connections}),
      ...(onConnectionLost && {onConnectionLost}),
    });
    return {
      store,
      kind: engine.kind,
      close: async () => {
        await store.close();
        await engine.stop();
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
