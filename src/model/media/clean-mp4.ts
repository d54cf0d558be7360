import {type Box, boxesIn, empty, find, type Media, need} from './boxes.js';
import {BrokenMediaError} from './broken.js';
import {cleanFragment, type FragmentedTrack, fragmentedTracks} from './fragments.js';
import {blankBetween, type Range} from './ranges.js';
import {sampleRanges, sampleTime} from './sample-table.js';

/** What stays, by the box that it is in. */
const KEPT = {
  file: ['ftyp', 'moov', 'mdat', 'moof', 'sidx', 'styp', 'mfra'],
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'edts', 'mdia'],
  edts: ['elst'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl'],
  stbl: [
    'stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stsh', 'stps', 'sdtp', 'sbgp', 'sgpd', 'subs', 'padb',
  ],
  picture: ['avcC', 'hvcC', 'av1C', 'vpcC', 'dvcC', 'dvvC', 'esds', 'pasp', 'colr', 'clap', 'btrt', 'fiel', 'mdcv', 'clli', 'SmDm', 'CoLL'],
  sound: ['esds', 'dOps', 'dac3', 'dec3', 'dfLa', 'damr', 'chan', 'chnl', 'wave', 'alac', 'btrt', 'srat'],
} as const;

/** Codings of pictures and sounds; a track in any other is not one of a film. */
const PICTURES = ['avc1', 'avc3', 'hvc1', 'hev1', 'av01', 'vp08', 'vp09', 'mp4v', 'dvh1', 'dvhe'];
const SOUNDS = ['mp4a', 'Opus', 'ac-3', 'ec-3', 'fLaC', 'alac', '.mp3', 'samr', 'sawb', 'lpcm', 'sowt', 'twos', 'in24', 'fl32'];

/** Kinds of files that say nothing of who made the camera. */
const PLAIN_BRAND = /^(iso[0-9a-m]|mp4[12]|avc1|hvc1|hev1|av01|vp09|qt {2}|M4V |dash|msdh|cmfc|3gp\d|3g2[abc])$/;

/** A track of pictures or sounds. */
interface Track {
  readonly id: number;
  /** Units of time in a second. */
  readonly scale: number;
  /** In those units. */
  readonly time: number;
  readonly ranges: readonly Range[];
  readonly size?: {readonly width: number; readonly height: number};
}

/** Cleans an MP4 or QuickTime file in place. See {@link cleanVideo}. */
export function cleanMp4(bytes: Uint8Array): {seconds: number | undefined; width?: number; height?: number} {
  const media: Media = {bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)};
  const boxes = boxesIn(media, 0, bytes.length);
  const movie = need(boxes, 'moov');
  for (const box of boxes) if (!isIn(KEPT.file, box) || (box.type === 'moov' && box !== movie)) empty(media, box);
  for (const box of boxes) if (box.type === 'ftyp' || box.type === 'styp') cleanBrands(media, box);
  const inner = keep(media, movie, KEPT.moov);
  blankTimes(media, need(inner, 'mvhd'));
  const going = fragmentedTracks(media, find(inner, 'mvex'));
  const tracks = inner.filter(({type}) => type === 'trak').flatMap((box) => cleanTrack(media, box) ?? []);
  const parts = new Map<number, FragmentedTrack>();
  for (const {id} of tracks) {
    const part = going.get(id);
    if (part) parts.set(id, part);
  }
  for (const box of boxes) if (box.type === 'moof') cleanFragment(media, box, parts);
  const samples = [...tracks, ...parts.values()].flatMap(({ranges}) => ranges);
  for (const {type, body, end} of boxes) if (type === 'mdat') blankBetween(bytes, [body, end], samples);
  const size = tracks.find((track) => track.size)?.size;
  if (!tracks.some((track) => track.size)) throw new BrokenMediaError('there is no picture');
  const seconds = Math.max(...tracks.map(({id, scale, time}) => (time + (parts.get(id)?.time ?? 0)) / scale));
  return {seconds: seconds > 0 ? seconds : undefined, ...(size && size.width > 0 && size.height > 0 && size)};
}

/** Cleans a track of pictures or sounds; empties any other. */
function cleanTrack(media: Media, track: Box): Track | undefined {
  const {bytes, view} = media;
  const boxes = keep(media, track, KEPT.trak);
  const mediaBoxes = keep(media, need(boxes, 'mdia'), KEPT.mdia);
  const handler = need(mediaBoxes, 'hdlr');
  const kind = String.fromCharCode(...bytes.subarray(handler.body + 8, handler.body + 12));
  const info = keep(media, need(mediaBoxes, 'minf'), KEPT.minf);
  const table = keep(media, need(info, 'stbl'), KEPT.stbl);
  if ((kind !== 'vide' && kind !== 'soun') || !cleanCodings(media, need(table, 'stsd'), kind)) {
    empty(media, track);
    return undefined;
  }
  // Names of the makers of camera and program.
  for (const {type, body, end} of [...mediaBoxes, ...info]) if (type === 'hdlr') bytes.fill(0, body + 12, end);
  const edits = find(boxes, 'edts');
  if (edits) keep(media, edits, KEPT.edts);
  cleanReferences(media, find(info, 'dinf'));
  const head = need(boxes, 'tkhd');
  const times = need(mediaBoxes, 'mdhd');
  blankTimes(media, head);
  blankTimes(media, times);
  const long = view.getUint8(head.body) === 1 ? 12 : 0;
  const scale = view.getUint32(times.body + (view.getUint8(times.body) === 1 ? 20 : 12));
  if (scale === 0) throw new BrokenMediaError('a track has no measure of time');
  return {
    id: view.getUint32(head.body + (long ? 20 : 12)), scale, time: sampleTime(media, table), ranges: sampleRanges(media, table),
    ...(kind === 'vide' && {size: shownSize(media, head.body + 40 + long)}),
  };
}

/** Width and height behind a matrix, which may turn them. */
function shownSize({view}: Media, matrix: number): {width: number; height: number} {
  const width = view.getUint16(matrix + 36);
  const height = view.getUint16(matrix + 40);
  const turned = Math.abs(view.getInt32(matrix)) < Math.abs(view.getInt32(matrix + 4));
  return turned ? {width: height, height: width} : {width, height};
}

/** Takes names out of the descriptions of a track's codings, and whatever they do not need. False when one of them is none of ours. */
function cleanCodings(media: Media, description: Box, kind: 'vide' | 'soun'): boolean {
  const {bytes, view} = media;
  const entries = boxesIn(media, description.body + 8, description.end);
  const known = kind === 'vide' ? PICTURES : SOUNDS;
  if (entries.length === 0 || !entries.every(({type}) => known.includes(type))) return false;
  for (const {start, body, end} of entries) {
    const version = view.getUint16(body + 8);
    bytes.fill(0, body + 12, body + 16); // who made the coder
    if (kind === 'vide') bytes.fill(0, body + 42, body + 74); // what it is called
    const from = start + (kind === 'vide' ? 86 : [36, 52, 72][version] ?? 36);
    if (from > end) throw new BrokenMediaError('a description is cut off');
    for (const box of boxesIn(media, from, end)) if (!isIn(kind === 'vide' ? KEPT.picture : KEPT.sound, box)) empty(media, box);
  }
  return true;
}

/** Samples must lie in this file; where it once lay on somebody's disk is nobody's business. */
function cleanReferences(media: Media, references: Box | undefined): void {
  if (!references) return;
  const {view, bytes} = media;
  for (const {type, body, end} of boxesIn(media, references.body, references.end)) {
    if (type !== 'dref') continue;
    for (const entry of boxesIn(media, body + 8, end)) {
      if ((view.getUint32(entry.body) & 1) === 0) throw new BrokenMediaError('a track lies in another file');
      bytes.fill(0, entry.body + 4, entry.end);
    }
  }
}

function cleanBrands({bytes}: Media, {body, end}: Box): void {
  for (let at = body; at + 4 <= end; at += 4) {
    if (at === body + 4) continue; // the version of the first
    if (!PLAIN_BRAND.test(String.fromCharCode(...bytes.subarray(at, at + 4)))) bytes.set([0x69, 0x73, 0x6f, 0x6d], at); // "isom"
  }
}

/** When something was filmed and changed. */
function blankTimes({bytes, view}: Media, {body}: Box): void {
  bytes.fill(0, body + 4, body + (view.getUint8(body) === 1 ? 20 : 12));
}

/** Empties the boxes in a box that are not to stay, and gives those that are. */
function keep(media: Media, {body, end}: Box, types: readonly string[]): Box[] {
  const boxes = boxesIn(media, body, end);
  for (const box of boxes) if (!types.includes(box.type)) empty(media, box);
  return boxes.filter((box) => types.includes(box.type));
}

function isIn(types: readonly string[], {type}: Box): boolean {
  return types.includes(type);
}
