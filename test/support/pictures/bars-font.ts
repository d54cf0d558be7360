/**
 * A typeface that draws every letter of every script as the same bar, and blanks as blanks. With it a picture shows where words stand, how large and in
 * which colour, and is the same on machines with other fonts. Written by hand, for a font with all letters would weigh megabytes: its table of
 * characters has ranges that share a glyph (format 13, made for fonts of last resort).
 */
export function barsFont(): Buffer {
  const tables = {'OS/2': os2(), cmap: cmap(), glyf: GLYF, head: head(), hhea: hhea(), hmtx: u16(ADVANCE, 0, ADVANCE, 0, BLANK, 0), loca: u16(0, GLYF.length / 2 / 2, GLYF.length / 2, GLYF.length / 2), maxp: maxp(), name: name(), post: post()};
  const names = Object.keys(tables).sort() as (keyof typeof tables)[];
  let offset = 12 + 16 * names.length;
  const records: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const tag of names) {
    const body = padded(tables[tag]);
    records.push(Buffer.concat([Buffer.from(tag, 'latin1'), u32(checksum(body), offset, tables[tag].length)]));
    bodies.push(body);
    offset += body.length;
  }
  const font = Buffer.concat([u32(0x00010000), u16(names.length, 128, 3, names.length * 16 - 128), ...records, ...bodies]);
  const at = font.indexOf(u32(MAGIC)) - 4;
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, at);
  return font;
}

const EM = 1000;
const ADVANCE = 560;
const BLANK = 280;
const ASCENT = 900;
const DESCENT = -250;
const MAGIC = 0x5f0f3cf5;
/** From the foot of a letter to its middle height, with a little space to the next. */
const BAR = {left: 30, right: 530, top: 560};

const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 255, value & 255])));
const u32 = (...values: number[]) => Buffer.concat(values.map((value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}));
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

/** The bar, twice: for what is missing, and for letters. A rectangle of four points. */
function bar(): Buffer {
  const {left, right, top} = BAR;
  return padded(Buffer.concat([
    u16(1, left, 0, right, top, 3, 0), Buffer.from([1, 1, 1, 1]),
    u16(left, 0, right - left, 0), u16(0, top, 0, -top),
  ]));
}
const GLYF = Buffer.concat([bar(), bar()]);

/** First, last, glyph: 2 is the blank. */
const RANGES = [
  [0x00, 0x20, 2], [0x21, 0x9f, 1], [0xa0, 0xa0, 2], [0xa1, 0x1fff, 1], [0x2000, 0x200f, 2], [0x2010, 0x2fff, 1], [0x3000, 0x3000, 2], [0x3001, 0xd7ff, 1], [0xe000, 0x10ffff, 1],
] as const;

function cmap(): Buffer {
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), u16(13, 0), u32(16 + 12 * RANGES.length, 0, RANGES.length), ...RANGES.map((range) => u32(...range))]);
}

function head(): Buffer {
  return Buffer.concat([u32(0x00010000, 0x00010000, 0, MAGIC), u16(0b11, EM), Buffer.alloc(16), u16(BAR.left, 0, BAR.right, BAR.top, 0, 8, 2, 0, 0)]);
}

function hhea(): Buffer {
  return Buffer.concat([u32(0x00010000), u16(ASCENT, DESCENT, 0, ADVANCE, BAR.left, 0, BAR.right, 1, 0, 0, 0, 0, 0, 0, 0, 3)]);
}

const maxp = () => Buffer.concat([u32(0x00010000), u16(3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]);

function os2(): Buffer {
  return Buffer.concat([
    u16(4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0), Buffer.alloc(10), u32(1, 0, 0, 0), Buffer.from('BARS'),
    u16(0x40, 0x20, 0xffff, ASCENT, DESCENT, 0, ASCENT, -DESCENT), u32(1, 0), u16(BAR.top, 700, 0, 0x20, 1),
  ]);
}

function name(): Buffer {
  const text = Buffer.from('Bars', 'utf16le').swap16();
  const ids = [1, 2, 4, 6];
  return Buffer.concat([u16(0, ids.length, 6 + 12 * ids.length), ...ids.map((id) => u16(3, 1, 0x409, id, text.length, 0)), text]);
}

const post = () => Buffer.concat([u32(0x00030000, 0), u16(-100, 50), u32(1, 0, 0, 0, 0)]);
