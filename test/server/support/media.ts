import sharp from 'sharp';

/** Files with everything in them that nobody should learn, made byte by byte. */

/** Words that devices leave in files; none of them may be in what is kept. */
export const SECRETS = ['GPS', 'SECRETPHONE', '+31.2304+121.4737', 'x:xmpmeta', 'OWNER WANG', 'Exif'];

/** Which of the secrets are in these bytes. */
export function secretsIn(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return SECRETS.filter((secret) => text.includes(secret));
}

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>31,13.8N</exif:GPSLatitude></x:xmpmeta>';

/** A photo as a phone writes it, lying on its side. */
export async function photo(format: 'jpeg' | 'webp' = 'jpeg', {width = 320, height = 200, orientation = 6} = {}): Promise<Uint8Array<ArrayBuffer>> {
  const noise = {create: {width, height, channels: 3 as const, background: '#888', noise: {type: 'gaussian' as const, mean: 128, sigma: 40}}};
  const data = await sharp(noise).toFormat(format)
    .withExif({IFD0: {Make: 'SECRETPHONE', Artist: 'OWNER WANG'}, IFD3: {GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 50/1', GPSMapDatum: 'GPS SECRETPHONE'}})
    .withXmp(XMP)
    .withMetadata({orientation}).toBuffer();
  return new Uint8Array(data);
}

/** A drawing with texts in it. */
export async function drawing(): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await sharp({create: {width: 40, height: 30, channels: 4, background: '#3060c0'}}).png().toBuffer();
  const chunk = (type: string, body: string): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, Buffer.from(body, 'latin1'), Buffer.alloc(4)]);
  };
  return new Uint8Array(Buffer.concat([plain.subarray(0, 33), chunk('tEXt', 'Author\0OWNER WANG'), chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`), plain.subarray(33)]));
}

type Part = Uint8Array | string | number;

/** Numbers are 32 bits wide. */
function bytesOf(...parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.map((part) => {
    if (typeof part === 'string') return Buffer.from(part, 'latin1');
    if (typeof part !== 'number') return part;
    const word = Buffer.alloc(4);
    word.writeUInt32BE(part);
    return word;
  }));
}

export function box(type: string, ...parts: readonly Part[]): Buffer {
  const body = bytesOf(...parts);
  return bytesOf(body.length + 8, type, body);
}

const full = (type: string, ...parts: readonly Part[]) => box(type, 0, ...parts);

/** What the samples of a film's tracks hold, to be found again. */
export const SAMPLES = {picture: 'PICTURES PICTURES PICTURES', sound: 'SOUNDS SOUNDS', place: 'GPS +31.2304+121.4737 every second'};

/** A film as an action camera writes it: picture, sound, and a track with places; names and places in boxes of many kinds. Nothing that plays. */
export function film({seconds = 10, brand = 'mp42'} = {}): Uint8Array<ArrayBuffer> {
  const ftyp = box('ftyp', brand, 0, 'isomSECR');
  const hidden = 'SECRETPHONE hidden between the samples';
  const content = bytesOf(hidden, SAMPLES.picture, SAMPLES.place, SAMPLES.sound);
  const start = ftyp.length + 8;
  const [picture, place, sound] = [SAMPLES.picture, SAMPLES.place, SAMPLES.sound].map((text) => start + content.indexOf(text)) as [number, number, number];
  const matrix = bytesOf(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
  const track = (id: number, kind: string, entry: Buffer, at: number, size: number) => box('trak',
    full('tkhd', 0xdeadbeef, 0xdeadbeef, id, 0, seconds * 1000, 0, 0, 0, 0, matrix, kind === 'vide' ? 640 << 16 : 0, kind === 'vide' ? 360 << 16 : 0),
    box('udta', full('name', 'SECRETPHONE')),
    box('mdia',
      full('mdhd', 0xdeadbeef, 0xdeadbeef, 1000, seconds * 1000, 0),
      full('hdlr', 0, kind, 0, 0, 0, 'SECRETPHONE handler\0'),
      box('minf',
        kind === 'vide' ? full('vmhd', 0, 0) : full('smhd', 0),
        box('dinf', full('dref', 1, box('url ', 1))),
        box('stbl', full('stsd', 1, entry), full('stts', 1, 1, seconds * 1000), full('stsc', 1, 1, 1, 1), full('stsz', 0, 1, size), full('stco', 1, at)))));
  const visual = box('avc1', new Uint8Array(6), Uint8Array.of(0, 1), 0, 'SECR', 0, 0, Uint8Array.of(2, 128, 1, 104), 0x480000, 0x480000, 0, Uint8Array.of(0, 1),
    '\x0bSECRETPHONE'.padEnd(32, '\0'), Uint8Array.of(0, 24, 255, 255), box('avcC', 'config'), box('make', 'SECRETPHONE'));
  const audio = box('mp4a', new Uint8Array(6), Uint8Array.of(0, 1), 0, 0, Uint8Array.of(0, 2, 0, 16), 0, 48000 << 16 >>> 0, full('esds', 'config'));
  return new Uint8Array(bytesOf(ftyp, box('mdat', content), box('moov',
    full('mvhd', 0xdeadbeef, 0xdeadbeef, 1000, seconds * 1000, new Uint8Array(80)),
    track(1, 'vide', visual, picture, SAMPLES.picture.length),
    track(2, 'soun', audio, sound, SAMPLES.sound.length),
    track(3, 'meta', box('gpmd', new Uint8Array(6), Uint8Array.of(0, 1)), place, SAMPLES.place.length),
    box('udta', box('\xa9xyz', '\0\x12\x15\xc7+31.2304+121.4737/'), full('meta', 'SECRETPHONE')),
    box('uuid', 'BE7ACFCB97A942E8', XMP)),
  box('free', 'SECRETPHONE'), box('SDLN', 'GPS SECRETPHONE')));
}

/** A film in WebM with one picture a second, tags, and a track of texts. Nothing that plays. */
export function webm({seconds = 5, open = true} = {}): Uint8Array<ArrayBuffer> {
  const element = (id: readonly number[], ...parts: readonly Part[]): Buffer => {
    const body = bytesOf(...parts);
    return bytesOf(Uint8Array.from(id), Uint8Array.of(0x10 | body.length >> 24, body.length >> 16, body.length >> 8, body.length), body);
  };
  const unsized = (id: readonly number[], ...parts: readonly Part[]) => bytesOf(Uint8Array.from(id), Uint8Array.of(0x01, ...Array<number>(7).fill(0xff)), ...parts);
  const track = (number: number, type: number, codec: string, ...more: readonly Part[]) => element([0xae],
    element([0xd7], Uint8Array.of(number)), element([0x83], Uint8Array.of(type)), element([0x86], codec), element([0x53, 0x6e], 'SECRETPHONE'), ...more);
  const block = (number: number, time: number, text: string) => element([0xa3], Uint8Array.of(0x80 | number, time >> 8, time, 0x80), text);
  const container = open ? unsized : element;
  return new Uint8Array(bytesOf(
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], 'webm')),
    container([0x18, 0x53, 0x80, 0x67],
      element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], 1_000_000), element([0x4d, 0x80], 'SECRETPHONE'), element([0x57, 0x41], 'SECRETPHONE'),
        element([0x7b, 0xa9], 'OWNER WANG'), element([0x44, 0x61], 0, 1)),
      element([0x16, 0x54, 0xae, 0x6b],
        track(1, 1, 'V_VP8', element([0xe0], element([0xb0], Uint8Array.of(1, 64)), element([0xba], Uint8Array.of(200)))), track(2, 17, 'D_WEBVTT/SUBTITLES')),
      ...Array.from({length: seconds + 1}, (_, second) => container([0x1f, 0x43, 0xb6, 0x75], element([0xe7], second * 1000),
        block(1, 0, `${SAMPLES.picture} ${second}`), block(2, 0, SAMPLES.place))),
      element([0x12, 0x54, 0xc3, 0x67], element([0x73, 0x73], element([0x67, 0xc8], 'GPS +31.2304+121.4737')))),
  ));
}
