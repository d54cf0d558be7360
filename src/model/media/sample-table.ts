import {type Box, find, type Media, need} from './boxes.js';
import {BrokenMediaError} from './broken.js';
import type {Range} from './ranges.js';

/** Where the samples of a track lie, from its sample table (ISO/IEC 14496-12, 8.5 to 8.7). */
export function sampleRanges(media: Media, table: readonly Box[]): Range[] {
  const offsets = chunkOffsets(media, table);
  if (offsets.length === 0) return [];
  const sizeOf = sampleSizes(media, table);
  const runs = numbers(media, need(table, 'stsc'), 3);
  let run = -1;
  let perChunk = 0;
  let sample = 0;
  return offsets.map((from, index) => {
    if (runs[(run + 1) * 3] === index + 1) perChunk = runs[++run * 3 + 1] ?? 0;
    const to = from + sizeOf(sample, perChunk);
    sample += perChunk;
    if (to > media.bytes.length) throw new BrokenMediaError('samples lie beyond the end');
    return [from, to];
  });
}

/** How long the samples of a track run, in its own units of time. */
export function sampleTime(media: Media, table: readonly Box[]): number {
  const entries = numbers(media, need(table, 'stts'), 2);
  let sum = 0;
  for (let index = 0; index < entries.length; index += 2) sum += (entries[index] ?? 0) * (entries[index + 1] ?? 0);
  return sum;
}

function chunkOffsets(media: Media, table: readonly Box[]): readonly number[] {
  const long = find(table, 'co64');
  if (!long) return numbers(media, need(table, 'stco'), 1);
  const halves = numbers(media, long, 2);
  return Array.from({length: halves.length / 2}, (_, index) => (halves[index * 2] ?? 0) * 2 ** 32 + (halves[index * 2 + 1] ?? 0));
}

/** What so many samples from one on take up. */
function sampleSizes({view}: Media, table: readonly Box[]): (first: number, count: number) => number {
  const box = find(table, 'stsz');
  const compact = box ?? need(table, 'stz2');
  const same = box ? view.getUint32(box.body + 4) : 0;
  if (same) return (_, count) => count * same;
  const bits = box ? 32 : view.getUint8(compact.body + 7);
  const total = view.getUint32(compact.body + 8);
  const at = compact.body + 12;
  if (![4, 8, 16, 32].includes(bits) || at + total * bits / 8 > compact.end) throw new BrokenMediaError('the table of sizes is cut off');
  const one = (index: number): number => {
    if (bits === 32) return view.getUint32(at + index * 4);
    if (bits === 16) return view.getUint16(at + index * 2);
    if (bits === 8) return view.getUint8(at + index);
    return (view.getUint8(at + (index >> 1)) >> (index % 2 === 0 ? 4 : 0)) & 0xf;
  };
  return (first, count) => {
    if (first + count > total) throw new BrokenMediaError('there are more samples than sizes');
    let sum = 0;
    for (let index = first; index < first + count; index++) sum += one(index);
    return sum;
  };
}

/** The 32-bit numbers of a full box that counts its entries, `width` of them in each. */
function numbers({view}: Media, {body, end}: Box, width: number): number[] {
  const length = view.getUint32(body + 4) * width;
  if (body + 8 + length * 4 > end) throw new BrokenMediaError('a table is cut off');
  return Array.from({length}, (_, index) => view.getUint32(body + 8 + index * 4));
}
