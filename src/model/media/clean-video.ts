import {mediaTypeOf} from '../media-type.js';
import {BrokenMediaError} from './broken.js';
import {cleanMp4} from './clean-mp4.js';
import {cleanWebm} from './clean-webm.js';

/** A video with nothing in it but picture and sound. */
export interface CleanVideo {
  /** As many as before: what is taken out leaves its room empty, so that everything else stays where the file says that it is. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How long it runs, counted from its pictures and sounds and not from what its header says. Undefined when it holds none. */
  readonly seconds: number | undefined;
  /** Pixels, as it is to be shown. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * Takes place, time, device and whatever else is neither picture nor sound out of an MP4, QuickTime or WebM file: boxes and elements of
 * metadata, times of recording, names of makers, other tracks (action cameras and drones write the place in there every second) with their
 * samples, and bytes that no track refers to. Goes by lists of what stays, because nobody knows all that makers write. Pictures and sounds
 * are not decoded, and stay as they are. The bytes given stay as they were.
 *
 * @throws {BrokenMediaError} for what is no video, is cut off, or cannot be followed.
 */
export function cleanVideo(bytes: Uint8Array): CleanVideo {
  const type = mediaTypeOf(bytes);
  const copy = new Uint8Array(bytes);
  try {
    if (type === 'video/mp4') return {bytes: copy, ...cleanMp4(copy)};
    if (type === 'video/webm') return {bytes: copy, ...cleanWebm(copy)};
  } catch (cause) {
    // A number that points outside of the file.
    if (cause instanceof RangeError) throw new BrokenMediaError('the video is cut off', {cause});
    throw cause;
  }
  throw new BrokenMediaError('this is no video');
}
