import {mediaTypeOf} from '../media-type.js';
import {BrokenMediaError} from './broken.js';
import {cleanJpeg} from './clean-jpeg.js';
import {cleanPng} from './clean-png.js';
import {cleanWebp} from './clean-webp.js';

/** A picture with nothing in it but its pixels, and what it takes to show them in their colours and the right way up. */
export interface CleanImage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pixels, as they are stored: before an orientation turns them. */
  readonly width: number;
  readonly height: number;
}

/**
 * Takes place, time, device, comments, previews and whatever stands behind the end out of a JPEG, PNG or WebP file. Goes by lists of what
 * stays, because nobody knows all that makers write. Pixels are not decoded, and stay as they are; so do colour profiles, and of Exif the
 * orientation alone. The bytes given stay as they were.
 *
 * @throws {BrokenMediaError} for what is no such picture, or is cut off.
 */
export function cleanImage(bytes: Uint8Array): CleanImage {
  try {
    switch (mediaTypeOf(bytes)) {
      case 'image/jpeg': return cleanJpeg(bytes);
      case 'image/png': return cleanPng(bytes);
      case 'image/webp': return cleanWebp(bytes);
      default: throw new BrokenMediaError('this is no picture');
    }
  } catch (cause) {
    // A number that points outside of the file.
    if (cause instanceof RangeError) throw new BrokenMediaError('the picture is cut off', {cause});
    throw cause;
  }
}
