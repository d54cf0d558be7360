import {join} from 'node:path';
import {type EngineOptions, openEngine} from './engine/index.js';
import {checkNoticeSettings} from './notices/settings.js';
import {openStore, type Store, type StoreOptions} from './store/index.js';
import {diskStorage, filesIn, type FileStorage, openUploads, type S3Options, s3Storage, type Uploads} from './uploads/index.js';

export interface BoardOptions extends EngineOptions, Pick<StoreOptions, 'secret' | 'connections' | 'onConnectionLost' | 'notices'> {}

/** Where uploaded files are kept. */
export interface UploadPlace {
  /** `uploads` in `dataDir` when left out. With S3 it holds only what is on its way in. */
  readonly folder?: string;
  /** A store that speaks S3, for finished files; the folder when left out. */
  readonly s3?: S3Options;
}

/** A board's data, ready for use. */
export interface Board {
  readonly store: Store;
  /** `embedded`: our own database on this machine. `postgres`: one that somebody else runs. */
  readonly kind: 'embedded' | 'postgres';
  /**
   * Opens the part that takes files in and keeps them, for `startServer`.
   *
   * @throws {StorageError} with a cure, when their place cannot be used.
   */
  openUploads(place?: UploadPlace): Promise<Uploads>;
  /**
   * Where finished files lie, for exports.
   *
   * @throws {StorageError} with a cure, when it cannot be used.
   */
  openStorage(place?: UploadPlace): Promise<FileStorage>;
  /** Closes the connections and leaves the database. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws {EngineError} with a cure, when the database cannot be opened; {@link NoticeSettingsError} for settings that cannot work.
 */
export async function openBoard({secret, connections, onConnectionLost, notices, ...engineOptions}: BoardOptions): Promise<Board> {
  // Before a database is started for nothing.
  if (notices) checkNoticeSettings(notices);
  const engine = await openEngine(engineOptions);
  try {
    const store = await openStore({
      url: engine.url,
      ...(secret !== undefined && {secret}),
      ...(connections !== undefined && {connections}),
      ...(onConnectionLost && {onConnectionLost}),
      ...(notices && {notices}),
    });
    const uploads = join(engineOptions.dataDir, 'uploads');
    return {
      store,
      openUploads: async ({folder = uploads, s3} = {}) => await openUploads({store, folder, ...(s3 && {storage: await s3Storage(s3)})}),
      openStorage: async ({folder = uploads, s3} = {}) => await (s3 ? s3Storage(s3) : diskStorage(filesIn(folder))),
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
