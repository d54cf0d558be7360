import type {HeldFile} from '../adapter/index.js';
import type {AttachmentDraft} from '../model/index.js';

export type {HeldFile} from '../adapter/index.js';

/** Files as a request attaches them. One that is not with the board yet stands under its own key, which is as good for checking. */
export function attachmentsOf(files: readonly HeldFile[]): AttachmentDraft[] {
  return files.map(({key, uploadId = key, description, public: isPublic, captions}) => ({
    uploadId, description, public: isPublic, ...(captions && {captionsUploadId: captions.uploadId ?? captions.key}),
  }));
}
