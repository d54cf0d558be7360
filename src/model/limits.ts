/**
 * How long and how many, in characters as people count them (grapheme clusters), pieces, bytes and seconds. Data of the
 * board: forms, server and documentation read these and hold no number of their own.
 */
export interface Limits {
  readonly title: number;
  readonly body: number;
  readonly demand: number;
  readonly details: number;
  readonly name: number;
  readonly phone: number;
  readonly remark: number;
  readonly address: number;
  /** Public notes, internal notes, questions, follow-ups, words of a verdict. */
  readonly note: number;
  readonly answer: number;
  readonly contact: number;
  /** What a picture or video shows, in words. */
  readonly description: number;
  readonly images: number;
  /** Bytes of one image. */
  readonly imageBytes: number;
  readonly videos: number;
  /** Bytes of one video. */
  readonly videoBytes: number;
  /** Seconds of one video. */
  readonly videoSeconds: number;
}
