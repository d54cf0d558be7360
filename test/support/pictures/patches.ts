import sharp from 'sharp';

/**
 * A picture as a grid of average colours: what is compared, and kept. Patches are equally large in all, so that as little is overlooked in long ones:
 * 16 × 16 px of a page that is 1280 px wide, in which a corner that becomes round is seen.
 */
export const COLUMNS = 80;

/** Levels that references are kept in: in steps, their images are a third smaller. */
export const STEP = 4;

/** Averages are the same to a level or so on any machine, and half a step is lost in keeping them; a line that moves by a pixel is more. */
export const TOLERANCE = 5;

/** A story in one theme. */
export interface Picture {
  /** In px. */
  readonly height: number;
  /** Red, green and blue of each patch, row by row. */
  readonly patches: Buffer;
}

/** The rows of patches of a picture. */
export function rowsOf({width, height}: {readonly width: number; readonly height: number}): number {
  return Math.max(1, Math.ceil((height * COLUMNS) / width));
}

/** The grid of an image of a page with that height, at whatever scale. */
export async function patchesOf(png: Buffer, page: {readonly width: number; readonly height: number}): Promise<Buffer> {
  const {data, info} = await sharp(png).removeAlpha().raw().toBuffer({resolveWithObject: true});
  const rows = rowsOf(page);
  const sums = new Float64Array(COLUMNS * rows * 3);
  const counts = new Uint32Array(COLUMNS * rows);
  const size = info.width / COLUMNS;
  for (let y = 0; y < info.height; y++) {
    const row = Math.min(rows - 1, Math.floor(y / size));
    for (let x = 0; x < info.width; x++) {
      const cell = row * COLUMNS + Math.floor(x / size);
      const at = (y * info.width + x) * info.channels;
      counts[cell]!++;
      for (let channel = 0; channel < 3; channel++) sums[cell * 3 + channel]! += data[at + channel]!;
    }
  }
  return Buffer.from(sums.map((sum, index) => Math.round(sum / Math.max(1, counts[Math.floor(index / 3)]!))));
}

/** How many patches differ by more than the tolerance, and by how much the most. Rows that only one of them has are for heights to say. */
export function difference(one: Buffer, other: Buffer): {readonly count: number; readonly most: number} {
  let count = 0;
  let most = 0;
  for (let at = 0; at < Math.min(one.length, other.length); at += 3) {
    const by = differenceAt(one, other, at);
    if (by > TOLERANCE) count++;
    most = Math.max(most, by);
  }
  return {count, most};
}

/** By how much a patch differs, in the channel where it does most. */
function differenceAt(one: Buffer, other: Buffer, at: number): number {
  return Math.max(...[0, 1, 2].map((channel) => Math.abs(one[at + channel]! - (other[at + channel] ?? 255))));
}

/** Patches as an image for people, as wide as the page was. */
export async function patchwork({patches}: Picture, width: number): Promise<Buffer> {
  return await enlarged(patches, 3, width);
}

/** An image of a page under red where its patches differ from others, the stronger the more they do. */
export async function marked(png: Buffer, {patches}: Picture, before: Picture): Promise<Buffer> {
  const veil = Buffer.alloc((patches.length / 3) * 4);
  for (let cell = 0; cell < patches.length / 3; cell++) {
    const by = differenceAt(patches, before.patches, cell * 3);
    veil.set([220, 0, 0, by > TOLERANCE ? Math.min(200, 60 + by * 4) : 0], cell * 4);
  }
  const {width, height} = await sharp(png).metadata();
  const red = await sharp(await enlarged(veil, 4, width)).extract({left: 0, top: 0, width, height: Math.min(height, heightOf(patches, 3, width))}).toBuffer();
  return await sharp(png).composite([{input: red}]).png().toBuffer();
}

async function enlarged(cells: Buffer, channels: 3 | 4, width: number): Promise<Buffer> {
  const raw = {width: COLUMNS, height: cells.length / channels / COLUMNS, channels};
  return await sharp(cells, {raw}).resize(width, heightOf(cells, channels, width), {fit: 'fill', kernel: 'nearest'}).png().toBuffer();
}

const heightOf = (cells: Buffer, channels: number, width: number) => Math.ceil((cells.length / channels / COLUMNS) * (width / COLUMNS));
