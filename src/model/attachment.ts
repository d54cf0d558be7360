/** What may be attached by the preset: images (JPEG, PNG, WebP) and one short video. */
export const ATTACHMENT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/webm'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** A stored file of a message or an answer. */
export interface Attachment {
  readonly id: string;
  readonly type: AttachmentType;
  /** Bytes as stored. */
  readonly size: number;
  /** Where it is read from; absolute, or relative to the board's endpoint. */
  readonly url: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  /** The writer's switch: false keeps it from everybody but the handling unit and moderators. */
  readonly public: boolean;
}
