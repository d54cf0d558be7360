import {IMAGE_TYPES} from '../../model/attachment.js';
import type {Limits} from '../../model/limits.js';
import {cleanImage} from '../../model/media/clean-image.js';
import {MEDIA_TYPE_BYTES, mediaTypeOf} from '../../model/media-type.js';
import {type Canvas, canvasOf, contextOf, encoded, tellsTheTruth} from './canvas.js';
import {RefusedFile} from './refusal.js';

/** Longest edges to try, in pixels: enough to read a sign across the street, and then less, where a board takes only small files. */
const EDGES = [2048, 1600, 1280, 960, 640] as const;

/** Qualities to try at each. */
const QUALITIES = [0.85, 0.7, 0.55] as const;

/** Pixels from which a picture is made smaller while it is read: a weak phone has no room for all of them at once. */
const MANY_PIXELS = 24_000_000;

/** Pixels that no browser should be asked for: such a picture is an attack or a map of the world. */
const TOO_MANY_PIXELS = 250_000_000;

/** A PNG with transparency stays one up to this many bytes. */
const SMALL_PNG = 1_000_000;

/**
 * A picture as it is sent: turned the right way up, at most 2048 pixels long, within the board's limit of bytes, and drawn anew, which leaves
 * behind everything but its pixels. Whatever the browser can read becomes a JPEG, PNG or WebP.
 *
 * @throws {RefusedFile} `unreadable` and `image-size`.
 */
export async function prepareImage(file: Blob, {imageBytes}: Pick<Limits, 'imageBytes'>): Promise<Blob> {
  if (!tellsTheTruth()) return await cleanedOnly(file, imageBytes);
  const bitmap = await decoded(file);
  try {
    const type = mediaTypeOf(new Uint8Array(await file.slice(0, MEDIA_TYPE_BYTES).arrayBuffer()));
    const longest = Math.max(bitmap.width, bitmap.height);
    for (const edge of EDGES.filter((other, index) => index === 0 || other < longest)) {
      const canvas = drawn(bitmap, edge);
      const best = await smallest(canvas, type !== 'image/jpeg', imageBytes);
      // What browsers write has no metadata. That it stays so is not left to them.
      if (best) return new Blob([cleanImage(new Uint8Array(await best.arrayBuffer())).bytes], {type: best.type});
    }
  } finally {
    bitmap.close();
  }
  throw new RefusedFile('image-size');
}

async function decoded(file: Blob): Promise<ImageBitmap> {
  const pixels = await sizeOf(file);
  if (pixels && pixels.width * pixels.height > TOO_MANY_PIXELS) throw new RefusedFile('image-size');
  const smaller = pixels && pixels.width * pixels.height > MANY_PIXELS && Math.min(EDGES[0], pixels.width, pixels.height);
  try {
    return await createImageBitmap(file, {imageOrientation: 'from-image', ...(smaller && {resizeWidth: smaller, resizeQuality: 'high'})});
  } catch (cause) {
    throw new RefusedFile('unreadable', cause);
  }
}

/** As the file says, without decoding it; undefined where it has another form than ours. */
async function sizeOf(file: Blob): Promise<{width: number; height: number} | undefined> {
  try {
    return cleanImage(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return undefined;
  }
}

function drawn(bitmap: ImageBitmap, edge: number): Canvas {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = canvasOf(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The best that fits. Drawings and pictures of screens are sharper as PNG, and hardly larger; what shines through is lost in a JPEG. */
async function smallest(canvas: Canvas, maybeDrawing: boolean, most: number): Promise<Blob | undefined> {
  const clear = maybeDrawing && isClear(canvas);
  const png = maybeDrawing ? await encoded(canvas, 'image/png') : undefined;
  if (clear && png && png.size <= Math.min(most, SMALL_PNG)) return png;
  for (const quality of QUALITIES) {
    // A browser that writes no WebP writes PNG.
    const blob = await encoded(canvas, clear ? 'image/webp' : 'image/jpeg', quality);
    if (!clear && png && png.size <= Math.min(most, 2 * blob.size)) return png;
    if (blob.size <= most) return blob;
  }
  return undefined;
}

function isClear(canvas: Canvas): boolean {
  const {data} = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** Where nothing can be drawn anew: the picture as it is, without what is not picture, if it is small enough. */
async function cleanedOnly(file: Blob, imageBytes: number): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = mediaTypeOf(bytes);
  if (!IMAGE_TYPES.some((known) => known === type)) throw new RefusedFile('unreadable');
  try {
    const clean = new Blob([cleanImage(bytes).bytes], {type: type ?? ''});
    if (clean.size <= imageBytes) return clean;
  } catch (cause) {
    throw new RefusedFile('unreadable', cause);
  }
  throw new RefusedFile('image-size');
}
