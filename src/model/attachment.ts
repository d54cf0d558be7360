import * as v from 'valibot';
import {id, optionalText} from './fields.js';
import type {Limits} from './limits.js';

/** Pictures that may be attached, by the preset. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Videos that may be attached. Films of phones in a QuickTime container are kept as `video/mp4`, which they are but for the label. */
export const VIDEO_TYPES = ['video/mp4', 'video/webm'] as const;

/** What may be attached by the preset: images and one short video. */
export const ATTACHMENT_TYPES = [...IMAGE_TYPES, ...VIDEO_TYPES] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** Captions of a video. */
export const CAPTIONS_TYPE = 'text/vtt';

/** What may be uploaded: attachments, and captions to go with them. */
export type UploadType = AttachmentType | typeof CAPTIONS_TYPE;

/** Whether an attachment is a video; otherwise it is a picture. */
export function isVideo({type}: Pick<Attachment, 'type'>): boolean {
  return (VIDEO_TYPES as readonly string[]).includes(type);
}

/** A stored file of a message or an answer. */
export interface Attachment {
  readonly id: string;
  readonly type: AttachmentType;
  /** Bytes as stored. */
  readonly size: number;
  /** Where it is read from; absolute, or relative to the board's endpoint. Adapters give readers an address that works where they are. */
  readonly url: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  /** The writer's switch: false keeps it from everybody but the handling unit and moderators. */
  readonly public: boolean;
  /** Pixels, when known: room is kept for the picture while it loads. */
  readonly width?: number;
  readonly height?: number;
  /** WebVTT captions of a video; read as `url` is. */
  readonly captionsUrl?: string;
}

/**
 * The files that a request attaches: uploaded before, named by the id that the upload gave. Which uploads there are only the backend
 * knows: it answers `not-uploaded` for one that is not there, not finished or somebody else's, and `too-many` beyond the board's limits.
 */
export function attachmentsSchema({description, images, videos}: Limits) {
  return v.optional(v.pipe(
    v.array(v.strictObject({
      uploadId: id(),
      description: optionalText(description, {control: 'line', audience: 'public'}),
      public: v.boolean('wrong-type'),
      /** The upload with the captions, for a video. */
      captionsUploadId: v.optional(id()),
    }), 'wrong-type'),
    v.maxLength(images + videos, 'too-many'),
    v.check((files) => new Set(files.map(({uploadId}) => uploadId)).size === files.length, 'twice'),
    v.metadata({control: 'attachments', required: false, audience: 'public'}),
  ), []);
}

/** A file of a request. */
export type AttachmentDraft = v.InferOutput<ReturnType<typeof attachmentsSchema>>[number];

/** Whether stored files are within the board's limits of pictures and videos. */
export function isWithinLimits(files: readonly Pick<Attachment, 'type'>[], {images, videos}: Limits): boolean {
  const filmed = files.filter(isVideo).length;
  return filmed <= videos && files.length - filmed <= images;
}
