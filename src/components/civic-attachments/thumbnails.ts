import {contextOf} from './canvas.js';

/** What each canvas shows. */
const drawn = new WeakMap<HTMLCanvasElement, Blob>();

/**
 * Draws the middle of a picture onto a canvas on the page. Not an `img` with a `blob:` address: a page's security policy need not allow
 * those for us.
 */
export async function drawThumbnail(canvas: HTMLCanvasElement, file: Blob): Promise<void> {
  if (drawn.get(canvas) === file) return;
  drawn.set(canvas, file);
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return;
  if (drawn.get(canvas) === file) {
    const {width, height} = canvas;
    const scale = Math.max(width / bitmap.width, height / bitmap.height);
    const context = contextOf(canvas);
    context.imageSmoothingQuality = 'high';
    context.clearRect(0, 0, width, height);
    context.drawImage(
      bitmap, (width - bitmap.width * scale) / 2, (height - bitmap.height * scale) / 2, bitmap.width * scale, bitmap.height * scale,
    );
  }
  bitmap.close();
}
