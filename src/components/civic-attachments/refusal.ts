import type {Limits} from '../../model/limits.js';
import {fileSize} from '../file-size.js';
import type {Words} from './words.js';

/** Why a file is not taken; the phrase `attachments.refused-…` says it with the cure. */
export type RefusalCode =
  | 'type' | 'unreadable' | 'images' | 'videos' | 'no-images' | 'no-videos' | 'image-size' | 'video-size' | 'video-length' | 'twice' | 'captions';

/** Thrown while a file is prepared. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, cause?: unknown) {
    super(`refused: ${code}`, cause === undefined ? undefined : {cause});
    this.code = code;
  }
}

/** A file that was not taken, until somebody has read why. */
export interface Refusal {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly code: RefusalCode;
}

/** Bytes that captions may have; the backend's own rule. */
export const CAPTIONS_BYTES = 100_000;

/** Why, and what helps. */
export function refusalText(words: Words, {name, size, code}: Refusal, {images, videos, videoBytes, videoSeconds}: Limits): string {
  const bytes = (count: number) => fileSize(words.language, count);
  const count = {images, videos, 'video-length': videoSeconds}[code as string] ?? 0;
  const max = code === 'captions' ? CAPTIONS_BYTES : videoBytes;
  // Direction marks keep a name in another script from turning the sentence around.
  return words.any(`attachments.refused-${code}`, {name: `\u2068${name}\u2069`, size: bytes(size), max: bytes(max), count});
}
