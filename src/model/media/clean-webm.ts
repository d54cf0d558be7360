import {BrokenMediaError} from './broken.js';
import {type Element, elementsIn, empty, find, numberIn, sizeAt, textIn} from './elements.js';

/** Elements by the names that Matroska (RFC 9559) gives them. */
const ID = {
  header: 0x1a45dfa3, segment: 0x18538067, seekHead: 0x114d9b74, seek: 0x4dbb, seekId: 0x53ab, info: 0x1549a966, timestampScale: 0x2ad7b1,
  duration: 0x4489, muxer: 0x4d80, writer: 0x5741, tracks: 0x1654ae6b, track: 0xae, trackNumber: 0xd7, trackType: 0x83, codec: 0x86, video: 0xe0,
  audio: 0xe1, pixelWidth: 0xb0, pixelHeight: 0xba, displayWidth: 0x54b0, displayHeight: 0x54ba, displayUnit: 0x54b2, cluster: 0x1f43b675,
  timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1, blockDuration: 0x9b, cues: 0x1c53bb6b, void: 0xec,
} as const;

/** What stays, by the element that it is in. */
const KEPT = {
  header: [0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285],
  segment: [ID.seekHead, ID.info, ID.tracks, ID.cluster, ID.cues],
  info: [ID.timestampScale, ID.duration, ID.muxer, ID.writer],
  /** Beside those above: UID, flags, durations, language, private data of the coding, delay, pre-roll. */
  track: [
    ID.trackNumber, ID.trackType, ID.codec, ID.video, ID.audio, 0x73c5, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x22b59c, 0x22b59d, 0x63a2, 0x56aa, 0x56bb,
    0x6de7, 0x6df8, 0x55ee, 0xaa,
  ],
  /** Sizes, cropping, shape of pixels, stereo, alpha, interlacing, colour. */
  video: [
    ID.pixelWidth, ID.pixelHeight, ID.displayWidth, ID.displayHeight, ID.displayUnit, 0x54aa, 0x54bb, 0x54cc, 0x54dd, 0x54b3, 0x9a, 0x9d, 0x53b8, 0x53c0,
    0x55b0,
  ],
  /** Rates, channels, depth. */
  audio: [0xb5, 0x78b5, 0x9f, 0x6264],
  cluster: [ID.timestamp, ID.simpleBlock, ID.blockGroup, 0xa7, 0xab],
  /** References, padding, priority. */
  blockGroup: [ID.block, ID.blockDuration, 0xfb, 0x75a2, 0xfa],
} as const;

const CODECS = /^(V_(VP8|VP9|AV1|MPEG4\/ISO\/AVC)|A_(OPUS|VORBIS))$/;

/** Elements that end a cluster which does not say how long it is: all that stand beside it. */
const BESIDE_CLUSTER: readonly number[] = [ID.seekHead, ID.info, ID.tracks, ID.cluster, ID.cues, 0x1254c367, 0x1941a469, 0x1043a770];

/** Cleans a WebM file in place. See {@link cleanVideo}. */
export function cleanWebm(bytes: Uint8Array): {seconds: number | undefined; width?: number; height?: number} {
  const outer = elementsIn(bytes, 0, bytes.length);
  const [header, segment, ...rest] = outer.filter(({id}) => id !== ID.void);
  if (header?.id !== ID.header || segment?.id !== ID.segment) throw new BrokenMediaError('there is no segment');
  for (const element of [...rest, ...outer.filter(({id}) => id === ID.void)]) empty(bytes, element);
  keep(bytes, elementsIn(bytes, header.body, header.end), KEPT.header);
  const parts = keep(bytes, elementsIn(bytes, segment.body, segment.end, (id) => BESIDE_CLUSTER.includes(id)), KEPT.segment);
  for (const part of parts) if (part.id === ID.seekHead) cleanSeekHead(bytes, part);
  const scale = cleanInfo(bytes, find(parts, ID.info));
  const tracks = parts.filter(({id}) => id === ID.tracks).flatMap((part) => cleanTracks(bytes, part));
  const picture = tracks.find((track) => track.size);
  if (!picture?.size) throw new BrokenMediaError('there is no picture');
  const numbers = new Set(tracks.map(({number}) => number));
  let first = Infinity;
  let last = -Infinity;
  for (const part of parts) {
    if (part.id !== ID.cluster) continue;
    for (const [from, to] of cleanCluster(bytes, part, numbers)) {
      first = Math.min(first, from);
      last = Math.max(last, to);
    }
  }
  const {width, height} = picture.size;
  return {seconds: last > first ? (last - first) * scale / 1e9 : undefined, ...(width > 0 && height > 0 && {width, height})};
}

/** Empties the elements that are not to stay, and gives those that are. */
function keep(bytes: Uint8Array, elements: readonly Element[], ids: readonly number[]): Element[] {
  for (const element of elements) if (!ids.includes(element.id)) empty(bytes, element);
  return elements.filter(({id}) => ids.includes(id));
}

/** The table of contents no longer names what is gone. */
function cleanSeekHead(bytes: Uint8Array, {body, end}: Element): void {
  for (const entry of keep(bytes, elementsIn(bytes, body, end), [ID.seek])) {
    const target = numberIn(bytes, find(elementsIn(bytes, entry.body, entry.end), ID.seekId), 0);
    if (!(KEPT.segment as readonly number[]).includes(target)) empty(bytes, entry);
  }
}

/** Gives the nanoseconds of one unit of time. The names of the programs must be there, but may be empty. */
function cleanInfo(bytes: Uint8Array, info: Element | undefined): number {
  if (!info) throw new BrokenMediaError('there is no information');
  const elements = keep(bytes, elementsIn(bytes, info.body, info.end), KEPT.info);
  for (const {id, body, end} of elements) if (id === ID.muxer || id === ID.writer) bytes.fill(0, body, end);
  return numberIn(bytes, find(elements, ID.timestampScale), 1_000_000);
}

/** The tracks of pictures and sounds; empties all others. */
function cleanTracks(bytes: Uint8Array, {body, end}: Element): {number: number; size?: {width: number; height: number}}[] {
  return keep(bytes, elementsIn(bytes, body, end), [ID.track]).flatMap((track) => {
    const elements = keep(bytes, elementsIn(bytes, track.body, track.end), KEPT.track);
    const type = numberIn(bytes, find(elements, ID.trackType), 0);
    if ((type !== 1 && type !== 2) || !CODECS.test(textIn(bytes, find(elements, ID.codec)))) {
      empty(bytes, track);
      return [];
    }
    const number = numberIn(bytes, find(elements, ID.trackNumber), 0);
    const audio = find(elements, ID.audio);
    if (audio) keep(bytes, elementsIn(bytes, audio.body, audio.end), KEPT.audio);
    const video = find(elements, ID.video);
    if (type === 2 || !video) return [{number}];
    const picture = keep(bytes, elementsIn(bytes, video.body, video.end), KEPT.video);
    const read = (id: number, fallback: number) => numberIn(bytes, find(picture, id), fallback);
    const pixels = {width: read(ID.pixelWidth, 0), height: read(ID.pixelHeight, 0)};
    // Other units than pixels are shapes.
    if (read(ID.displayUnit, 0) !== 0) return [{number, size: pixels}];
    return [{number, size: {width: read(ID.displayWidth, pixels.width), height: read(ID.displayHeight, pixels.height)}}];
  });
}

/** Empties the blocks of tracks that are gone, and gives from when to when the others run. */
function cleanCluster(bytes: Uint8Array, {body, end}: Element, tracks: ReadonlySet<number>): [from: number, to: number][] {
  const elements = keep(bytes, elementsIn(bytes, body, end), KEPT.cluster);
  const time = numberIn(bytes, find(elements, ID.timestamp), 0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return elements.flatMap((element): [number, number][] => {
    const grouped = element.id === ID.blockGroup;
    if (!grouped && element.id !== ID.simpleBlock) return [];
    const inner = grouped ? keep(bytes, elementsIn(bytes, element.body, element.end), KEPT.blockGroup) : [];
    const block = grouped ? find(inner, ID.block) : element;
    const track = block && sizeAt(bytes, block.body);
    if (!block || track?.value === undefined || !tracks.has(track.value)) {
      empty(bytes, element);
      return [];
    }
    const at = time + view.getInt16(block.body + track.length);
    return [[at, at + numberIn(bytes, find(inner, ID.blockDuration), 0)]];
  });
}
