/** Pictures and films made of bytes, with everything in them that devices write and nobody should learn. */

/** A picture of the browser's own making: a gradient, so that it does not shrink to nothing. */
export async function drawn(width: number, height: number, {type = 'image/jpeg', quality = 0.9, clear = false, seed = 0} = {}): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const gradient = context.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, `hsl(${seed} 80% 40%)`);
  gradient.addColorStop(1, `hsl(${seed + 120} 80% 70%)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, clear ? height / 2 : height);
  return new Uint8Array(await (await canvas.convertToBlob({type, quality})).arrayBuffer());
}

/** Texts that a phone writes into a picture: the place, the maker, the owner. */
export const SECRETS = ['Exif', 'SECRETPHONE', 'http://ns.adobe.com/xap', 'OWNER WANG', 'GPSLatitude'];

/** A JPEG as a phone writes it: Exif with GPS, device and orientation, an XMP packet, a comment, and a film after its end. */
export async function photograph(width = 640, height = 480, {orientation = 1, seed = 0} = {}): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await drawn(width, height, {seed});
  const xmp = 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description exif:GPSLatitude="31,13.5N" tiff:Model="SECRETPHONE 12"/></x:xmpmeta>';
  return joined(
    plain.subarray(0, 2), segment(0xe1, exif(orientation)), segment(0xe1, ascii(xmp)), segment(0xfe, ascii('OWNER WANG')),
    plain.subarray(2), ascii('ftypmp42 GPSLatitude SECRETPHONE'),
  );
}

/** The position of a text in bytes; -1 when it is not there. */
export function indexOfText(bytes: Uint8Array, text: string): number {
  return new TextDecoder('latin1').decode(bytes).indexOf(text);
}

/** Bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The bytes of a text of which each character is one byte. */
export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A number as four bytes, the highest first. */
export function uint32(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joined(Uint8Array.of(0xff, marker, length >> 8, length), body);
}

/** TIFF inside Exif, big-endian: model, orientation, and a GPS directory with a latitude. */
function exif(orientation: number): Uint8Array {
  const model = ascii('SECRETPHONE\0');
  const entry = (tag: number, type: number, count: number, value: Uint8Array) =>
    joined(Uint8Array.of(tag >> 8, tag, 0, type), uint32(count), value);
  const ifd0 = 8;
  const modelAt = ifd0 + 2 + 3 * 12 + 4;
  const gpsAt = modelAt + model.length;
  const latitudeAt = gpsAt + 2 + 2 * 12 + 4;
  return joined(
    ascii('Exif\0\0'), ascii('MM\0*'), uint32(ifd0),
    Uint8Array.of(0, 3),
    entry(0x0110, 2, model.length, uint32(modelAt)),
    entry(0x0112, 3, 1, Uint8Array.of(0, orientation, 0, 0)),
    entry(0x8825, 4, 1, uint32(gpsAt)),
    uint32(0), model,
    Uint8Array.of(0, 2),
    entry(1, 2, 2, ascii('N\0\0\0')),
    entry(2, 5, 3, uint32(latitudeAt)),
    uint32(0),
    ...[31, 1, 13, 1, 50, 100].map(uint32),
  );
}
