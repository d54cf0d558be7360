import {type Box, boxesIn, empty, type Media, need} from './boxes.js';
import {BrokenMediaError} from './broken.js';
import type {Range} from './ranges.js';

/** What a track's fragments take from the head of the file, and what is found of them. */
export interface FragmentedTrack {
  readonly duration: number;
  readonly size: number;
  readonly ranges: Range[];
  /** In the track's own units. */
  time: number;
}

/** The defaults of the tracks that go on in fragments (`mvex`), by track. */
export function fragmentedTracks(media: Media, extension: Box | undefined): Map<number, FragmentedTrack> {
  if (!extension) return new Map();
  const {view} = media;
  const boxes = boxesIn(media, extension.body, extension.end);
  for (const box of boxes) if (!['mehd', 'trex'].includes(box.type)) empty(media, box);
  return new Map(boxes.filter(({type}) => type === 'trex').map(({body}) =>
    [view.getUint32(body + 4), {duration: view.getUint32(body + 12), size: view.getUint32(body + 16), ranges: [], time: 0}]));
}

const KEPT = ['tfhd', 'tfdt', 'trun', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio'];

/** Goes through one fragment (`moof`): notes where the samples of the tracks lie, and empties what belongs to no track of them. */
export function cleanFragment(media: Media, fragment: Box, tracks: ReadonlyMap<number, FragmentedTrack>): void {
  const {view} = media;
  let after = fragment.start;
  for (const box of boxesIn(media, fragment.body, fragment.end)) {
    if (box.type === 'mfhd') continue;
    if (box.type !== 'traf') {
      empty(media, box);
      continue;
    }
    const boxes = boxesIn(media, box.body, box.end);
    const head = need(boxes, 'tfhd');
    const track = tracks.get(view.getUint32(head.body + 4));
    // The samples of a track that goes are gone through all the same: the next track's may begin where they end.
    const taken: FragmentedTrack = track ?? {duration: 0, size: 0, ranges: [], time: 0};
    after = noteSamples(media, boxes, head, fragment.start, after, taken);
    if (!track) empty(media, box);
    else for (const inner of boxes) if (!KEPT.includes(inner.type)) empty(media, inner);
  }
}

/** Gives the place after the last sample (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
function noteSamples({view, bytes}: Media, boxes: readonly Box[], head: Box, fragment: number, after: number, track: FragmentedTrack): number {
  const flags = view.getUint32(head.body) & 0xffffff;
  let at = head.body + 8;
  const next = (present: number, width: number): number | undefined => {
    if (!(flags & present)) return undefined;
    at += width;
    return width === 8 ? Number(view.getBigUint64(at - 8)) : view.getUint32(at - 4);
  };
  const base = next(0x1, 8) ?? (flags & 0x20000 ? fragment : after);
  next(0x2, 4);
  const duration = next(0x8, 4) ?? track.duration;
  const size = next(0x10, 4) ?? track.size;
  let end = base;
  for (const {body, end: limit} of boxes.filter(({type}) => type === 'trun')) {
    const runFlags = view.getUint32(body) & 0xffffff;
    const count = view.getUint32(body + 4);
    const from = runFlags & 0x1 ? base + view.getInt32(body + 8) : end;
    const first = body + 8 + (runFlags & 0x1 ? 4 : 0) + (runFlags & 0x4 ? 4 : 0);
    const [ownDuration, ownSize] = [runFlags & 0x100 ? 4 : 0, runFlags & 0x200 ? 4 : 0];
    const width = ownDuration + ownSize + (runFlags & 0x400 ? 4 : 0) + (runFlags & 0x800 ? 4 : 0);
    if (first + count * width > limit) throw new BrokenMediaError('a run of samples is cut off');
    let length = ownSize ? 0 : count * size;
    track.time += ownDuration ? 0 : count * duration;
    for (let sample = 0; width > 0 && sample < count; sample++) {
      const place = first + sample * width;
      if (ownDuration) track.time += view.getUint32(place);
      if (ownSize) length += view.getUint32(place + ownDuration);
    }
    end = from + length;
    if (from < 0 || end > bytes.length) throw new BrokenMediaError('samples lie beyond the end');
    track.ranges.push([from, end]);
  }
  return end;
}
