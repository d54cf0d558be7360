import sharp from 'sharp';
import type {UploadType} from '../../model/index.js';
import {BrokenMediaError} from '../../model/media/broken.js';
import {cleanImage} from '../../model/media/clean-image.js';

/** Pixels of an image at most: those of the largest sensors in phones that write files of our size. A bomb of a few kB has thousands of millions. */
const PIXELS = 60_000_000;

/** Seconds that looking at one image may take. */
const SECONDS = 30;

/** How much is lost when an image must be drawn anew: nothing that can be seen. */
const QUALITY = 90;

// What was decoded once is not asked for again, and memory is better free.
sharp.cache(false);

/** An image as it is kept. */
export interface Redrawn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * An image with nothing in it but pixels. Everything else is cut out where it stands, and the pixels stay as they were; only where the
 * decoder still finds something that it goes by (an orientation, the colours of a device, more than one picture) it is drawn anew, upright,
 * in the colours of the web. Of moving images the first picture stays: a video is what videos are for. It is decoded whole in any case.
 *
 * @throws {BrokenMediaError} for what cannot be decoded, or has too many pixels.
 */
export async function redrawn(sent: Uint8Array, type: UploadType): Promise<Redrawn> {
  const clean = cleanImage(sent).bytes;
  const open = () => sharp(clean, {failOn: 'error', limitInputPixels: PIXELS, sequentialRead: true}).timeout({seconds: SECONDS});
  try {
    const {format, width, height, orientation = 1, exif, icc, xmp, iptc, tifftagPhotoshop, comments, pages = 1} = await open().metadata();
    if (`image/${format}` !== type) throw new BrokenMediaError('the image is not what its first bytes say');
    if (orientation === 1 && pages === 1 && isWebColour(icc) && ![exif, xmp, iptc, tifftagPhotoshop, comments].some(Boolean)) {
      await open().stats();
      return {bytes: clean, width, height};
    }
    const image = open().autoOrient();
    const drawn = type === 'image/png' ? image.png() : type === 'image/webp' ? image.webp({quality: QUALITY}) : image.jpeg({quality: QUALITY});
    const {data, info} = await drawn.toBuffer({resolveWithObject: true});
    return {bytes: new Uint8Array(data), width: info.width, height: info.height};
  } catch (cause) {
    if (cause instanceof BrokenMediaError) throw cause;
    throw new BrokenMediaError('the image cannot be decoded', {cause});
  }
}

/** Bytes of the profiles that browsers write, and of the longest that is in use for the same colours. */
const PROFILE_BYTES = 4_000;

/** Whether a profile says no more than that the colours are those of the web (sRGB). Browsers put one into what they draw. */
function isWebColour(profile: Buffer | undefined): boolean {
  if (!profile) return true;
  // Names in a profile have two bytes a letter in its newer form and one in the older.
  return profile.length <= PROFILE_BYTES && (profile.includes('sRGB') || profile.includes(Buffer.from('sRGB', 'utf16le').swap16()));
}
