import {BrokenMediaError} from './broken.js';
import type {CleanImage} from './clean-image.js';
import {joined, textAt, viewOf} from './parts.js';

/** Chunks (W3C PNG, third edition) of pixels, transparency, colour and animation. Texts, times, Exif and private chunks are not among them. */
const STAY = new Set([
  'IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT',
]);

/** The chunks up to the last that stay. */
export function cleanPng(bytes: Uint8Array): CleanImage {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  if (textAt(bytes, 12, 4) !== 'IHDR') throw new BrokenMediaError('there is no header');
  for (let at = 8; ;) {
    const type = textAt(bytes, at + 4, 4);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) throw new BrokenMediaError('a chunk is cut off');
    if (STAY.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return {bytes: joined(kept), width: view.getUint32(16), height: view.getUint32(20)};
    at = end;
  }
}
