import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {BoardError, type Upload} from '../../adapter/index.js';
import type {UploadType} from '../../model/index.js';
import type {Store} from '../store/index.js';
import {
  beginUpload, completeUpload, findFile, findUpload, forgetUpload, giveUpUploads, isSigned, unfinishedNames, type UploadRow,
} from '../store/index.js';
import {diskStorage, filesIn} from './disk-storage.js';
import {examine, largestOf} from './examine.js';
import {receiver, RESUME_ID, resumeKeyIn} from './receiver.js';
import type {ByteRange, FileStorage} from './storage.js';
import {Staging} from './staging.js';
import {turns} from '../turns.js';

export interface UploadsOptions {
  readonly store: Store;
  /** A folder of our own: files on their way in, and with no other storage the finished ones. Several servers share it. */
  readonly folder: string;
  /** Where finished files are kept; in the folder when left out. */
  readonly storage?: FileStorage;
}

/** A file that may be shown. */
export interface ServedFile {
  readonly name: string;
  readonly type: UploadType;
  readonly size: number;
  /** Whether everybody may see it, with a plain address. */
  readonly open: boolean;
  /** Undefined when the storage has lost it. */
  read(range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined>;
}

/** Takes files in, keeps them, and gives them out again. */
export interface Uploads {
  /** Answers the requests of the tus protocol. `allow` is asked before a new upload begins, and never for one that goes on. */
  receive(request: Request, allow?: () => Promise<void>): Promise<Response>;
  /** What a whole upload was found to be; from then on a message can take it. */
  result(resumeId: string): Promise<Upload>;
  /** @throws {BoardError} `not-found`, also for what this address may not show. */
  file(id: string, address?: {readonly expires?: string | undefined; readonly signature?: string | undefined}): Promise<ServedFile>;
  /** Removes what nobody attached within {@link KEPT_HOURS}. */
  sweep(): Promise<void>;
}

/** How long an upload waits for its message: the contract promises 24 hours. */
const KEPT_HOURS = 48;

/** Files that are looked at at the same time: each is in memory whole. */
const AT_ONCE = 2;

const ENDINGS: Readonly<Record<UploadType, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'video/mp4': 'mp4', 'video/webm': 'webm', 'text/vtt': 'vtt',
};

/**
 * Opens the part of a board that holds files.
 *
 * @throws {StorageError} with a cure, when the folder cannot be used.
 */
export async function openUploads({store, folder, storage}: UploadsOptions): Promise<Uploads> {
  const {db, secrets, now, board} = store.context;
  const staging = await Staging.in(join(folder, 'receiving'));
  const kept = storage ?? await diskStorage(filesIn(folder));
  const idOf = (resumeKey: string): string => secrets.mac('upload', resumeKey).toString('base64url');
  const protocol = receiver({staging, idOf, largest: async () => largestOf((await board()).limits)});
  const inTurn = turns(AT_ONCE);
  const underWay = new Map<string, Promise<Upload>>();

  /** Puts the file of a whole upload away, under a name and an id of its own. A broken attempt before this one is cleared away. */
  async function finish(resumeId: string): Promise<Upload> {
    const known = await findUpload(db, resumeId);
    if (known) return uploadOf(known);
    const sent = await staging.find(resumeId);
    if (!sent) throw new BoardError('not-found', 'no such upload');
    if (sent.offset !== sent.size) throw Object.assign(new BoardError('unavailable', 'the file has not arrived whole'), {status: 409});
    const file = await examine(await staging.bytesOf(resumeId), (await board()).limits).catch(async (error: unknown) => {
      if (error instanceof BoardError && error.code === 'invalid') await staging.drop(resumeId);
      throw error;
    });
    const {type, bytes, width, height} = file;
    for (const name of await unfinishedNames(db, resumeId)) await kept.delete(name);
    const row = {id: crypto.randomUUID(), received: sent.offset, name: `${randomBytes(16).toString('hex')}.${ENDINGS[type]}`, type, size: bytes.length};
    if (await beginUpload(db, {...row, resumeId, width, height, createdAt: now()})) {
      await kept.put(row.name, bytes, type);
      if (!(await completeUpload(db, row.id))) {
        await kept.delete(row.name);
        throw new BoardError('unavailable', 'another request is at this upload', {retryAfter: 1});
      }
    }
    const done = await findUpload(db, resumeId);
    if (!done) throw new BoardError('unavailable', 'another request is at this upload', {retryAfter: 1});
    await staging.drop(resumeId);
    return uploadOf(done);
  }

  return {
    receive: async (request, allow) => {
      const {method} = request;
      if (method === 'POST') {
        const resumeKey = resumeKeyIn(request);
        const resumeId = resumeKey === undefined ? undefined : idOf(resumeKey);
        const done = resumeId === undefined ? undefined : await findUpload(db, resumeId);
        if (resumeId !== undefined && done) {
          if (String(done.received) !== request.headers.get('Upload-Length')) throw new BoardError('key-reused', 'this resume key was used for another file');
          return new Response(null, {status: 201, headers: {'Tus-Resumable': '1.0.0', Location: `uploads/${resumeId}`}});
        }
        if (resumeId === undefined || !(await staging.find(resumeId))) await allow?.();
        return await protocol.create(request);
      }
      const resumeId = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const done = method === 'HEAD' && RESUME_ID.test(resumeId) ? await findUpload(db, resumeId) : undefined;
      if (done) {
        const length = String(done.received);
        return new Response(null, {headers: {'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store', 'Upload-Offset': length, 'Upload-Length': length}});
      }
      return await protocol.handle(request);
    },
    result: async (resumeId) => {
      if (!RESUME_ID.test(resumeId)) throw new BoardError('not-found', 'no such upload');
      const running = underWay.get(resumeId) ?? inTurn(() => finish(resumeId)).finally(() => underWay.delete(resumeId));
      underWay.set(resumeId, running);
      return await running;
    },
    file: async (id, address) => {
      const found = /^[\w-]{1,100}$/.test(id) ? await findFile(db, id) : undefined;
      if (!found || !(found.open || isSigned(secrets, id, address ?? {}, now()))) throw new BoardError('not-found', 'no such file');
      return {...found, read: (range) => kept.get(found.name, range)};
    },
    sweep: async () => {
      const before = new Date(now().getTime() - KEPT_HOURS * 3_600_000);
      for (const {id, name} of await giveUpUploads(db, before)) {
        await kept.delete(name);
        await forgetUpload(db, id);
      }
      await staging.sweep(before);
      await kept.sweep?.(before);
    },
  };
}

function uploadOf({id, type, size}: UploadRow): Upload {
  return {id, type, size};
}
