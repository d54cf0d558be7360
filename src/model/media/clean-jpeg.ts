import {BrokenMediaError} from './broken.js';
import type {CleanImage} from './clean-image.js';
import {orientationIn, orientationSegment} from './orientation.js';
import {joined, textAt, viewOf} from './parts.js';

/** Markers of ISO/IEC 10918-1, annex B. */
const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
const EXIF = 0xe1;
const PROFILE = 0xe2;
const ADOBE = 0xee;

/** The segments that pixels are made from, and those that say how their numbers become colours. Of all others none stays. */
export function cleanJpeg(bytes: Uint8Array): CleanImage {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let size: {width: number; height: number} | undefined;
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw new BrokenMediaError('a segment does not begin where the one before it ends');
    // Any number of fill bytes may stand before a marker.
    if (bytes[at + 1] === 0xff) {
      at++;
      continue;
    }
    const marker = view.getUint8(at + 1);
    if (marker === END) {
      if (!size) throw new BrokenMediaError('there is no picture in it');
      kept.push(bytes.subarray(at, at + 2));
      return {bytes: joined(orientation === 1 ? kept : withOrientation(kept, orientation)), ...size};
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) throw new BrokenMediaError('a segment is cut off');
    if (isFrame(marker)) size = {width: view.getUint16(at + 7), height: view.getUint16(at + 5)};
    if (marker === EXIF) orientation = orientationIn(bytes.subarray(at + 4, end)) ?? orientation;
    const next = marker === SCAN ? endOfScan(bytes, end) : end;
    if (stays(bytes, marker, at + 4)) kept.push(bytes.subarray(at, next));
    at = next;
  }
}

function stays(bytes: Uint8Array, marker: number, body: number): boolean {
  if (marker === JFIF) return textAt(bytes, body, 5) === 'JFIF\0';
  if (marker === PROFILE) return textAt(bytes, body, 12) === 'ICC_PROFILE\0';
  if (marker === ADOBE) return textAt(bytes, body, 5) === 'Adobe';
  return isFrame(marker) || [0xc4, 0xcc, SCAN, 0xdb, 0xdc, 0xdd].includes(marker);
}

/** Start of a frame, of whichever process. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Within a scan, 0xff is followed by zero or is a mark to restart at. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new BrokenMediaError('the picture has no end');
}

/** Exif comes right behind the beginning, or behind JFIF where that is. */
function withOrientation([start, ...rest]: readonly Uint8Array[], orientation: number): Uint8Array[] {
  const jfif = rest[0]?.[1] === JFIF ? rest.slice(0, 1) : [];
  return [...(start ? [start] : []), ...jfif, orientationSegment(orientation), ...rest.slice(jfif.length)];
}
