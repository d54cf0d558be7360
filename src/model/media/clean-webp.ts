import {BrokenMediaError} from './broken.js';
import type {CleanImage} from './clean-image.js';
import {joined, textAt, viewOf} from './parts.js';

/** Chunks (RFC 9649) of pixels, transparency, colour and animation. */
const STAY = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** The bits of VP8X that promise Exif and XMP. */
const METADATA_FLAGS = 0x08 | 0x04;

/** The chunks within the file's own length that stay. */
export function cleanWebp(bytes: Uint8Array): CleanImage {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw new BrokenMediaError('the picture is cut off');
  const kept: Uint8Array[] = [];
  let size: {width: number; height: number} | undefined;
  for (let at = 12; at + 8 <= end;) {
    const type = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    // Chunks of odd length are filled up by a byte.
    const next = at + 8 + length + (length % 2);
    if (next > end) throw new BrokenMediaError('a chunk is cut off');
    size ??= sizeIn(view, type, at + 8);
    if (type === 'VP8X') {
      const extended = bytes.slice(at, next);
      extended[8] = (extended[8] ?? 0) & ~METADATA_FLAGS;
      kept.push(extended);
    } else if (STAY.has(type)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  if (!size) throw new BrokenMediaError('there is no picture in it');
  const clean = joined([bytes.subarray(0, 12), ...kept]);
  viewOf(clean).setUint32(4, clean.length - 8, true);
  return {bytes: clean, ...size};
}

function sizeIn(view: DataView, type: string, body: number): {width: number; height: number} | undefined {
  switch (type) {
    case 'VP8X': return {width: 1 + uint24(view, body + 4), height: 1 + uint24(view, body + 7)};
    case 'VP8 ': return {width: view.getUint16(body + 6, true) & 0x3fff, height: view.getUint16(body + 8, true) & 0x3fff};
    case 'VP8L': {
      const bits = view.getUint32(body + 1, true);
      return {width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff)};
    }
    default: return undefined;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
