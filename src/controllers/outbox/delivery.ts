import {type BoardAdapter, BoardError, type HeldFile, isBoardError, type Receipt} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import type {BoardInfo} from '../../model/index.js';
import {attachmentsOf} from '../held-file.js';
import {proofFor} from '../proof.js';

/** What a delivery works with. */
export interface DeliveryContext {
  readonly adapter: BoardAdapter;
  readonly board: BoardInfo;
  readonly signal: AbortSignal;
  /** A file of the item has become an upload. */
  readonly onUploaded: (files: readonly HeldFile[]) => Promise<void>;
  /** So many bytes of all files are with the board. */
  readonly onProgress: (sent: number) => void;
}

/** Proofs and uploads that went stale are made anew, but not without end. */
const ROUNDS = 3;

/**
 * Brings an item to the board: its files, a proof where the board asks for one, and then the message under the item's key. Rejects with a
 * BoardError; whatever had been uploaded by then was told.
 */
export async function deliver({id, personId, content}: OutboxItem, context: DeliveryContext): Promise<Receipt> {
  const {adapter, board, signal} = context;
  if (!content) throw new BoardError('malformed', 'an item without content');
  // The page may not have noticed that the session ended, and a message of somebody must not go out as one of nobody.
  const session = await adapter.getSession({signal});
  if ((session?.personId ?? null) !== personId) throw new BoardError('unauthenticated', 'the writer is not signed in');
  let files = content.files;
  for (let round = 1; ; round++) {
    files = await upload(files, round, context);
    const proof = content.proof ?? await proofFor(adapter, board, {signal});
    const attachments = attachmentsOf(files);
    try {
      return await adapter.submitMessage({...content.draft, ...(attachments.length > 0 && {attachments})}, {signal, idempotencyKey: id, ...(proof && {proof})});
    } catch (error) {
      if (round === ROUNDS) throw error;
      if (isBoardError(error) && error.code === 'challenge-failed' && content.proof === undefined) continue;
      if (!wereDropped(error)) throw error;
      files = files.map(withoutUploads);
    }
  }
}

/** Uploads what is not there yet, one file after the other. What was dropped is new to the board, and so has a key of its own. */
async function upload(files: readonly HeldFile[], round: number, {adapter, signal, onUploaded, onProgress}: DeliveryContext): Promise<readonly HeldFile[]> {
  let uploaded = files;
  let before = 0;
  const send = async (file: Blob, key: string): Promise<string> => {
    const resumeKey = round === 1 ? key : `${key}-${round}`;
    const {id} = await adapter.uploadFile(file, {signal, resumeKey, onProgress: (bytes) => onProgress(before + bytes)});
    return id;
  };
  for (const [index, held] of files.entries()) {
    const {captions} = held;
    try {
      const uploadId = held.uploadId ?? await send(held.file, held.key);
      before += held.file.size;
      const captionsUploadId = captions && (captions.uploadId ?? await send(captions.file, captions.key));
      before += captions?.file.size ?? 0;
      const done = {...held, uploadId, ...(captions && captionsUploadId && {captions: {...captions, uploadId: captionsUploadId}})};
      const isNew = uploadId !== held.uploadId || captionsUploadId !== captions?.uploadId;
      uploaded = uploaded.with(index, done);
      if (isNew) await onUploaded(uploaded);
    } catch (error) {
      throw atFile(error, index);
    }
  }
  return uploaded;
}

/** The issue of a file as one of the message's, which the form shows beside it. */
function atFile(error: unknown, index: number): unknown {
  if (!isBoardError(error) || error.code !== 'invalid') return error;
  const issues = error.issues.map((issue) => ({...issue, path: `attachments.${index}.${issue.path}`}));
  return new BoardError('invalid', error.message, {issues, cause: error});
}

/** The board no longer has an upload: it waits for its message a day or so. */
function wereDropped(error: unknown): boolean {
  return isBoardError(error) && error.code === 'invalid' && error.issues.length > 0 && error.issues.every(({code}) => code === 'not-uploaded');
}

function withoutUploads({uploadId: _, captions, ...held}: HeldFile): HeldFile {
  if (!captions) return held;
  const {uploadId: __, ...rest} = captions;
  return {...held, captions: rest};
}
