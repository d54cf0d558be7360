/**
 * A file that somebody attaches, as a draft and the outbox keep it on the device. It goes to the board in the background; what was
 * broken off goes on under the same key, and once it is there `uploadId` names it.
 */
export interface HeldFile {
  /** The upload's resume key; also tells files apart. */
  readonly key: string;
  /** Scaled down, without place and device data: what is sent, and nothing more. */
  readonly file: Blob;
  /** As the device called it; shown to the writer only, never sent. */
  readonly name: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  /** The writer's switch. */
  readonly public: boolean;
  /** WebVTT captions of a video. */
  readonly captions?: {readonly key: string; readonly file: Blob; readonly name: string; readonly uploadId?: string};
  /** The upload that it became. */
  readonly uploadId?: string;
}
