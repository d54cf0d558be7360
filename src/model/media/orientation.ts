import {textAt, viewOf} from './parts.js';

const ORIENTATION = 0x0112;
const SHORT = 3;

/** How a picture is to be turned, 1 to 8, from the body of an Exif segment (CIPA DC-008); undefined where that says nothing. */
export function orientationIn(segment: Uint8Array): number | undefined {
  if (textAt(segment, 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = viewOf(segment.subarray(6));
  try {
    const littleEndian = tiff.getUint16(0) === 0x4949;
    const directory = tiff.getUint32(4, littleEndian);
    for (let index = tiff.getUint16(directory, littleEndian); index > 0; index--) {
      const entry = directory + 2 + (index - 1) * 12;
      if (tiff.getUint16(entry, littleEndian) !== ORIENTATION) continue;
      const value = tiff.getUint16(entry + 8, littleEndian);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch {
    // A directory that points outside of its segment says nothing.
  }
  return undefined;
}

/** An Exif segment that holds the orientation and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const body = [
    ...[0x45, 0x78, 0x69, 0x66, 0, 0], // "Exif"
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // TIFF, big-endian, its directory right behind
    ...[0, 1, ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0], // no other directory
  ];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}
