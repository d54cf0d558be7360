import {BoardError, type Upload} from '../../adapter/index.js';
import {
  type Attachment, type AttachmentDraft, CAPTIONS_TYPE, isVideo, isWithinLimits, type Limits, MEDIA_TYPE_BYTES, mediaTypeOf,
} from '../../model/index.js';
import type {MemoryStore, StoredUpload} from './store.js';

/** Keeps a file until a request takes it. The same key gives the same upload. */
export async function keepUpload(store: MemoryStore, file: Blob, resumeKey: string, newId: () => string): Promise<Upload> {
  const type = mediaTypeOf(new Uint8Array(await file.slice(0, MEDIA_TYPE_BYTES).arrayBuffer()));
  if (!type) throw refused('not-in-list');
  if (file.size > largest(type, store.board.limits)) throw refused('too-large');
  const id = store.resumeKeys.get(resumeKey) ?? newId();
  store.resumeKeys.set(resumeKey, id);
  store.uploads.set(id, {type, file});
  return {id, type, size: file.size};
}

/** The stored files that uploads become. They belong to what they were attached to from then on. */
export function takeUploads({uploads, board}: MemoryStore, drafts: readonly AttachmentDraft[]): Attachment[] {
  const taken = drafts.map((draft, index): Attachment => {
    const upload = uploads.get(draft.uploadId);
    const captions = draft.captionsUploadId === undefined ? undefined : uploads.get(draft.captionsUploadId);
    const unfit = !upload || upload.type === CAPTIONS_TYPE || (draft.captionsUploadId !== undefined && captions?.type !== CAPTIONS_TYPE);
    if (unfit) throw new BoardError('invalid', 'no such upload', {issues: [{path: `attachments.${index}.uploadId`, code: 'not-uploaded'}]});
    return {
      id: draft.uploadId, type: upload.type, size: upload.file.size, url: urlOf(upload), description: draft.description,
      public: draft.public, ...(captions && {captionsUrl: urlOf(captions)}),
    };
  });
  if (!isWithinLimits(taken, board.limits)) throw new BoardError('invalid', 'too many files', {issues: [{path: 'attachments', code: 'too-many'}]});
  for (const {uploadId, captionsUploadId} of drafts) {
    uploads.delete(uploadId);
    if (captionsUploadId !== undefined) uploads.delete(captionsUploadId);
  }
  return taken;
}

const CAPTIONS_BYTES = 100_000;

function largest(type: StoredUpload['type'], {imageBytes, videoBytes}: Limits): number {
  return type === CAPTIONS_TYPE ? CAPTIONS_BYTES : isVideo({type}) ? videoBytes : imageBytes;
}

function refused(code: 'not-in-list' | 'too-large'): BoardError {
  return new BoardError('invalid', 'this file cannot be taken', {issues: [{path: 'file', code}]});
}

function urlOf({file}: StoredUpload): string {
  return URL.createObjectURL(file);
}
