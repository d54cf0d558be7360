import * as v from 'valibot';
import type {DeviceStore, HeldFile} from '../adapter/index.js';
import {listKept, readKept, version} from './kept.js';

/**
 * The bytes of files lie on the device apart from the drafts and outbox items that name them: those are written at every pause in typing,
 * and a video should not be.
 */
const bytesSchema = v.object({v: version(), file: v.blob(), captions: v.optional(v.blob()), keptAt: v.string()});

const PREFIX = 'file:';

/** A file as drafts and outbox items name it. */
export const namedFileSchema = v.object({
  key: v.string(),
  name: v.string(),
  description: v.string(),
  public: v.boolean(),
  captions: v.optional(v.object({key: v.string(), name: v.string(), uploadId: v.optional(v.string())})),
  uploadId: v.optional(v.string()),
});
export type NamedFile = v.InferOutput<typeof namedFileSchema>;

/** Files without their bytes. */
export function namesOf(files: readonly HeldFile[]): NamedFile[] {
  return files.map(({key, name, description, public: isPublic, captions, uploadId}) => ({
    key, name, description, public: isPublic,
    ...(captions && {captions: {key: captions.key, name: captions.name, ...(captions.uploadId && {uploadId: captions.uploadId})}}),
    ...(uploadId && {uploadId}),
  }));
}

/** Puts the bytes on the shelf, those that are not there yet. Errors: `DeviceError`. */
export async function shelve(device: DeviceStore, files: readonly HeldFile[]): Promise<void> {
  for (const {key, file, captions} of files) {
    const kept = readKept(bytesSchema, await device.get(PREFIX + key));
    if (kept && kept.captions?.size === captions?.file.size) continue;
    const bytes = {v: 1, file, ...(captions && {captions: captions.file}), keptAt: new Date().toISOString()};
    await device.update(PREFIX + key, () => bytes);
  }
}

/** Files with their bytes again. One whose bytes are gone is left out. Errors: `DeviceError`. */
export async function fetchFiles(device: DeviceStore, names: readonly NamedFile[]): Promise<HeldFile[]> {
  const files = await Promise.all(names.map(async ({captions, uploadId, ...name}): Promise<HeldFile[]> => {
    const kept = readKept(bytesSchema, await device.get(PREFIX + name.key));
    if (!kept) return [];
    const withCaptions = captions && kept.captions && {
      captions: {key: captions.key, name: captions.name, file: kept.captions, ...(captions.uploadId && {uploadId: captions.uploadId})},
    };
    return [{...name, file: kept.file, ...(uploadId && {uploadId}), ...withCaptions}];
  }));
  return files.flat();
}

/** Takes files off the shelf that no draft and no waiting message names any more: two windows may have the same one. Errors: `DeviceError`. */
export async function unshelve(device: DeviceStore, files: readonly {readonly key: string}[]): Promise<void> {
  if (files.length === 0) return;
  const named = await namedOn(device);
  for (const {key} of files) if (!named.has(key)) await device.update(PREFIX + key, () => undefined);
}

/** Takes off the shelf whatever nothing names, at once. Errors: `DeviceError`. */
export async function clearShelf(device: DeviceStore): Promise<void> {
  await unshelve(device, [...(await device.list(PREFIX)).keys()].map((key) => ({key: key.slice(PREFIX.length)})));
}

const namesFiles = v.object({files: v.array(v.object({key: v.string()}))});

/** The keys of the files that anything on the device names. */
async function namedOn(device: DeviceStore): Promise<ReadonlySet<string>> {
  const [drafts, items] = await Promise.all([listKept(device, namesFiles, 'draft:'), listKept(device, v.object({content: namesFiles}), 'outbox:')]);
  return new Set([...drafts, ...items.map(({content}) => content)].flatMap(({files}) => files.map(({key}) => key)));
}

/** Milliseconds for which a file stays that nothing names: a window may be about to. */
const GRACE = 24 * 60 * 60 * 1000;

/** Throws out files that nothing names any more. Errors: `DeviceError`. */
export async function tidyShelf(device: DeviceStore, named: ReadonlySet<string>): Promise<void> {
  for (const [key, value] of await device.list(PREFIX)) {
    const kept = readKept(bytesSchema, value);
    const old = !kept || Date.now() - Date.parse(kept.keptAt) > GRACE;
    if (old && !named.has(key.slice(PREFIX.length))) await device.update(key, () => undefined);
  }
}
