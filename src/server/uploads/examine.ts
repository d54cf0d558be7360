import {BoardError} from '../../adapter/index.js';
import {CAPTIONS_TYPE, isVideo, type IssueCode, type Limits, MEDIA_TYPE_BYTES, mediaTypeOf, type UploadType} from '../../model/index.js';
import {BrokenMediaError} from '../../model/media/broken.js';
import {cleanVideo} from '../../model/media/clean-video.js';
import {checkCaptions} from './captions.js';
import {redrawn} from './image.js';

/** A file as it is kept. */
export interface Examined {
  readonly type: UploadType;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Bytes of captions at most: some thousand lines. */
export const CAPTIONS_BYTES = 100_000;

/** Seconds over the board's limit that a video may run, because cameras stop where a picture ends. */
const TOLERANCE = 1;

/**
 * Looks at the bytes of an uploaded file and gives those to keep. Nothing that the sender says about it counts, and nothing is kept but
 * pixels, sounds and captions: the page has cleaned files before it sends them, but not every sender is our page.
 *
 * @throws {BoardError} `invalid` with the path `file`: `not-in-list`, `too-large`, `wrong-type` (broken).
 */
export async function examine(bytes: Uint8Array<ArrayBuffer>, limits: Limits): Promise<Examined> {
  const type = mediaTypeOf(bytes.subarray(0, MEDIA_TYPE_BYTES));
  if (!type) throw refusedFile('not-in-list');
  if (bytes.length > largest(type, limits)) throw refusedFile('too-large');
  try {
    if (type === CAPTIONS_TYPE) return {type, bytes: checkCaptions(bytes)};
    if (!isVideo({type})) return {type, ...(await redrawn(bytes, type))};
    const {seconds, ...video} = cleanVideo(bytes);
    if (seconds === undefined) throw new BrokenMediaError('nothing is to be seen in the video');
    if (seconds > limits.videoSeconds + TOLERANCE) throw refusedFile('too-large');
    return {type, ...video};
  } catch (error) {
    if (error instanceof BrokenMediaError) throw refusedFile('wrong-type', error);
    throw error;
  }
}

/** Bytes of the largest file that this board takes. */
export function largestOf({imageBytes, videoBytes}: Limits): number {
  return Math.max(imageBytes, videoBytes, CAPTIONS_BYTES);
}

/** A file that is not taken. */
export function refusedFile(code: IssueCode, cause?: Error): BoardError {
  return new BoardError('invalid', `this file cannot be taken: ${cause?.message ?? code}`, {issues: [{path: 'file', code}], ...(cause && {cause})});
}

function largest(type: UploadType, {imageBytes, videoBytes}: Limits): number {
  if (type === CAPTIONS_TYPE) return CAPTIONS_BYTES;
  return isVideo({type}) ? videoBytes : imageBytes;
}
