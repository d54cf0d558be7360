import {BrokenMediaError} from './broken.js';

/** A box of an ISO base media file (ISO/IEC 14496-12) in the bytes that hold it. */
export interface Box {
  readonly type: string;
  /** Where it begins. */
  readonly start: number;
  /** Where its content begins. */
  readonly body: number;
  /** Where it ends. */
  readonly end: number;
}

/** The bytes of a file with a view on their numbers. */
export interface Media {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Boxes of one list at most. A film of a minute in small pieces has some thousands. */
const MOST = 100_000;

/** The boxes between two places, which they must fill. A size of 0, "to the end", is for the outermost only. */
export function boxesIn({bytes, view}: Media, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let start = from; start < to;) {
    // QuickTime ends some lists with four zero bytes.
    if (to - start < 8) {
      if (bytes.subarray(start, to).every((byte) => byte === 0)) break;
      throw new BrokenMediaError('a box is cut off');
    }
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    const short = view.getUint32(start);
    const body = start + (short === 1 ? 16 : 8);
    const size = short === 1 ? Number(view.getBigUint64(start + 8)) : short === 0 && to === bytes.length ? to - start : short;
    const end = start + size;
    if (end < body || end > to) throw new BrokenMediaError('a box reaches beyond its place');
    if (boxes.length === MOST) throw new BrokenMediaError('there are too many boxes');
    boxes.push({type, start, body, end});
    start = end;
  }
  return boxes;
}

/** Turns a box into free room. */
export function empty({bytes}: Media, {start, body, end}: Box): void {
  bytes.set([0x66, 0x72, 0x65, 0x65], start + 4); // "free"
  bytes.fill(0, body, end);
}

/** The only box of a type, or undefined. */
export function find(boxes: readonly Box[], type: string): Box | undefined {
  return boxes.find((box) => box.type === type);
}

/** @throws {BrokenMediaError} when there is none. */
export function need(boxes: readonly Box[], type: string): Box {
  const box = find(boxes, type);
  if (!box) throw new BrokenMediaError(`there is no ${JSON.stringify(type)}`);
  return box;
}
