import {CAPTIONS_TYPE, isVideo} from '../../model/attachment.js';
import type {Limits} from '../../model/limits.js';
import {MEDIA_TYPE_BYTES, mediaTypeOf} from '../../model/media-type.js';
import {CAPTIONS_BYTES, RefusedFile} from './refusal.js';

/** What a file turns out to be. `other`: nothing of ours, but perhaps a picture that the browser can read, as those of newer phones. */
export type FileKind = 'image' | 'video' | 'captions' | 'other';

/** By content and not by name. */
export async function kindOf(file: Blob): Promise<FileKind> {
  const type = mediaTypeOf(new Uint8Array(await headOf(file)));
  if (!type) return 'other';
  if (type === CAPTIONS_TYPE) return 'captions';
  return isVideo({type}) ? 'video' : 'image';
}

/** Fetches what files are prepared with: when somebody chooses one, the network may be gone. */
export function fetchAhead(): void {
  void Promise.allSettled([import('./prepare-image.js'), import('../../model/media/clean-video.js')]);
}

/**
 * A chosen file as it is sent: without place, time and device, and within the board's limits.
 *
 * @throws {RefusedFile}
 */
export async function prepareFile(file: Blob, kind: FileKind, limits: Limits): Promise<Blob> {
  switch (kind) {
    case 'video': return await prepareVideo(file, limits);
    case 'captions': throw new RefusedFile('type');
    default: {
      const {prepareImage} = await import('./prepare-image.js');
      try {
        return await prepareImage(file, limits);
      } catch (error) {
        // What the browser cannot read and is nothing of ours was no picture to begin with.
        throw kind === 'other' && error instanceof RefusedFile && error.code === 'unreadable' ? new RefusedFile('type', error) : error;
      }
    }
  }
}

/** Captions, as they are. @throws {RefusedFile} */
export async function prepareCaptions(file: Blob): Promise<Blob> {
  if (file.size > CAPTIONS_BYTES || (await kindOf(file)) !== 'captions') throw new RefusedFile('captions');
  return new Blob([file], {type: CAPTIONS_TYPE});
}

/** Whether two files are the same, byte by byte. A piece at a time: videos are large. */
export async function sameBytes(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  for (let at = 0; at < one.size; at += PIECE) {
    const [a, b] = await Promise.all([one, other].map(async (file) => new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())));
    if (!a || !b || !a.every((byte, index) => byte === b[index])) return false;
  }
  return true;
}

const PIECE = 1_000_000;

async function prepareVideo(file: Blob, {videoBytes, videoSeconds}: Limits): Promise<Blob> {
  if (file.size > videoBytes) throw new RefusedFile('video-size');
  const {cleanVideo} = await import('../../model/media/clean-video.js');
  const {bytes, seconds} = cleaned(cleanVideo, new Uint8Array(await file.arrayBuffer()));
  if (seconds === undefined) throw new RefusedFile('unreadable');
  // A camera that was set to 15 seconds records a few frames more. The board has the last word.
  if (seconds >= videoSeconds + 1) throw new RefusedFile('video-length');
  return new Blob([bytes], {type: mediaTypeOf(bytes) ?? ''});
}

function cleaned<T>(clean: (bytes: Uint8Array) => T, bytes: Uint8Array): T {
  try {
    return clean(bytes);
  } catch (cause) {
    throw new RefusedFile('unreadable', cause);
  }
}

/** @throws {RefusedFile} `unreadable` when the device does not give the file, as when it was deleted or is on a drive that is gone. */
async function headOf(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.slice(0, MEDIA_TYPE_BYTES).arrayBuffer();
  } catch (cause) {
    throw new RefusedFile('unreadable', cause);
  }
}
