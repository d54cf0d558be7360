import type {HeldFile} from '../../controllers/held-file.js';
import {VIDEO_TYPES} from '../../model/attachment.js';
import type {Limits} from '../../model/limits.js';
import {type FileKind, kindOf, prepareFile, sameBytes} from './prepare-file.js';
import {RefusedFile, type RefusalCode} from './refusal.js';

/** Whether a file that was prepared is a video. */
export function isFilm({file}: Pick<HeldFile, 'file'>): boolean {
  return (VIDEO_TYPES as readonly string[]).includes(file.type);
}

/** Whether no picture and no video can be added any more. */
export function isFull(files: readonly HeldFile[], limits: Limits): boolean {
  return !!roomFor('image', files, limits) && !!roomFor('video', files, limits);
}

/**
 * A chosen file, prepared to be sent beside those that are there. `present` gives them anew: somebody may have removed one meanwhile.
 *
 * @throws {RefusedFile}
 */
export async function takeIn(file: Blob, limits: Limits, present: () => readonly HeldFile[]): Promise<Blob> {
  const kind = await kindOf(file);
  check(kind, present(), limits);
  const prepared = await prepareFile(file, kind, limits);
  for (const {file: other} of present()) if (await sameBytes(prepared, other)) throw new RefusedFile('twice');
  check(kind, present(), limits);
  return prepared;
}

/** The files out of what was dropped or pasted; folders among them are none. */
export function filesIn(transfer: DataTransfer | null): File[] {
  return [...(transfer?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry?.()?.isDirectory) return [];
    return item.getAsFile() ?? [];
  });
}

function check(kind: FileKind, files: readonly HeldFile[], limits: Limits): void {
  const refusal = kind === 'captions' ? undefined : roomFor(kind === 'video' ? 'video' : 'image', files, limits);
  if (refusal) throw new RefusedFile(refusal);
}

function roomFor(kind: 'image' | 'video', files: readonly HeldFile[], {images, videos}: Limits): RefusalCode | undefined {
  const most = kind === 'video' ? videos : images;
  if (most === 0) return `no-${kind}s`;
  return files.filter((file) => isFilm(file) === (kind === 'video')).length >= most ? `${kind}s` : undefined;
}
