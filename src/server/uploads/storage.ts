/** A stretch of a file: both ends belong to it, as in HTTP. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Where finished files are kept: on a disk, or in a store that speaks S3. Names are ours: `[0-9a-f]{32}` and an ending. */
export interface FileStorage {
  /** Keeps a file: when this resolves, all of it is there and stays; when it rejects, nothing of it can be read. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<void>;
  /** A file or a stretch of it; undefined when there is none of that name. Whoever gets the stream reads it or cancels it. */
  get(name: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Also fine when there is none of that name. */
  delete(name: string): Promise<void>;
  /** Forgets what broken attempts left behind. */
  sweep?(before: Date): Promise<void>;
}

/** A storage that cannot be used as it is set, and what to do about it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly cure: string;

  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.cure = cure;
  }
}
