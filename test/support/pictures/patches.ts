import sharp from 'sharp';

/** A picture as a grid of average colours: what is compared, and kept. */
export const COLUMNS = 8;
export const ROWS = 8;
export const PATCH_BYTES = COLUMNS * ROWS * 3;

/** Averages are the same to a level or so on any machine; a line that moves by a pixel is more. */
export const TOLERANCE = 2;

/** The grid of a picture. */
export async function patchesOf(png: Buffer): Promise<Buffer> {
  const {data, info} = await sharp(png).removeAlpha().raw().toBuffer({resolveWithObject: true});
  const sums = new Float64Array(PATCH_BYTES);
  const counts = new Uint32Array(COLUMNS * ROWS);
  for (let y = 0; y < info.height; y++) {
    const row = Math.floor((y * ROWS) / info.height);
    for (let x = 0; x < info.width; x++) {
      const cell = row * COLUMNS + Math.floor((x * COLUMNS) / info.width);
      const at = (y * info.width + x) * info.channels;
      counts[cell]!++;
      for (let channel = 0; channel < 3; channel++) sums[cell * 3 + channel]! += data[at + channel]!;
    }
  }
  return Buffer.from(sums.map((sum, index) => Math.round(sum / Math.max(1, counts[Math.floor(index / 3)]!))));
}

/** How many patches differ by more than the tolerance, and by how much the most. */
export function difference(one: Buffer, other: Buffer): {readonly count: number; readonly most: number} {
  let count = 0;
  let most = 0;
  for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
    const by = Math.max(...[0, 1, 2].map((channel) => Math.abs(one[cell * 3 + channel]! - other[cell * 3 + channel]!)));
    if (by > TOLERANCE) count++;
    most = Math.max(most, by);
  }
  return {count, most};
}
