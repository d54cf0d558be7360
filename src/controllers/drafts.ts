import * as v from 'valibot';
import {DeviceError, type DeviceStore, type HeldFile} from '../adapter/index.js';
import {fetchFiles, namedFileSchema, namesOf, shelve, unshelve} from './file-shelf.js';
import {listKept, owner, readKept, version} from './kept.js';
import {type Owner, ownerSegment} from './owner.js';

const draftSchema = v.object({
  v: version(),
  /** The idempotency key that it will be sent under. */
  id: v.string(),
  personId: owner(),
  /** Names the form that it was written in. */
  address: v.string(),
  /** The page of that form. */
  url: v.string(),
  /** For lists; may be empty. */
  title: v.string(),
  savedAt: v.string(),
  /** How often it was saved: a window that saved another one last time knows that it was not alone. */
  revision: v.number(),
  /** What the form keeps of itself, but for the files. */
  values: v.unknown(),
  files: v.array(namedFileSchema),
});

/** What somebody has begun to write. */
export type KeptDraft = v.InferOutput<typeof draftSchema>;

/** A draft as a form gives it. */
export interface DraftContent {
  readonly title: string;
  readonly values: unknown;
  readonly files: readonly HeldFile[];
}

/** Which drafts: of one person in one form. */
export interface DraftPlace {
  readonly personId: Owner;
  readonly address: string;
}

const PREFIX = 'draft:';

function keyOf({personId, address}: DraftPlace, id = ''): string {
  return `${PREFIX}${ownerSegment(personId)}:${encodeURIComponent(address)}:${id}`;
}

/** Every draft on the device, of whomever: for tidying, not for showing. Errors: `DeviceError`. */
export async function listDrafts(device: DeviceStore): Promise<KeptDraft[]> {
  return await listKept(device, draftSchema, PREFIX);
}

/** Somebody's drafts, newest first. Errors: `DeviceError`. */
export async function draftsOf(device: DeviceStore, personId: Owner): Promise<KeptDraft[]> {
  return newestFirst(await listKept(device, draftSchema, `${PREFIX}${ownerSegment(personId)}:`));
}

/** The drafts of one form, newest first. Errors: `DeviceError`. */
export async function draftsAt(device: DeviceStore, place: DraftPlace): Promise<KeptDraft[]> {
  return newestFirst(await listKept(device, draftSchema, keyOf(place)));
}

/** The files of a draft, with their bytes. Errors: `DeviceError`. */
export async function filesOf(device: DeviceStore, {files}: KeptDraft): Promise<HeldFile[]> {
  return await fetchFiles(device, files);
}

/**
 * Keeps a draft, unless another window has changed or removed it since this one saved revision `last` (0: never); then nothing is written and
 * the answer is `elsewhere`. Errors: `DeviceError`; text is kept even where there is no room for the files.
 */
export async function saveDraft(
  device: DeviceStore, place: DraftPlace, id: string, last: number, {title, values, files}: DraftContent, url: string,
): Promise<KeptDraft | 'elsewhere'> {
  const full = await shelve(device, files).then(() => undefined, (error: unknown) => error);
  let elsewhere = false;
  let before: KeptDraft['files'] = [];
  const saved = await device.update(keyOf(place, id), (value) => {
    const kept = readKept(draftSchema, value);
    elsewhere = (kept?.revision ?? 0) !== last;
    if (elsewhere) return value;
    before = kept?.files ?? [];
    return {v: 1, id, ...place, url, title, savedAt: new Date().toISOString(), revision: last + 1, values, files: namesOf(files)} satisfies KeptDraft;
  });
  if (elsewhere) return 'elsewhere';
  // What was taken out of the form is not to lie about on a computer that others use too.
  await unshelve(device, before.filter(({key}) => !files.some((file) => file.key === key)));
  if (full) throw full as DeviceError;
  return readKept(draftSchema, saved) ?? raise(new DeviceError('unavailable'));
}

/** Forgets a draft; with its files unless they are told to stay. Errors: `DeviceError`. */
export async function removeDraft(device: DeviceStore, place: DraftPlace, id: string, {keepFiles = false} = {}): Promise<void> {
  let files: KeptDraft['files'] = [];
  await device.update(keyOf(place, id), (value) => {
    files = readKept(draftSchema, value)?.files ?? [];
    return undefined;
  });
  if (!keepFiles) await unshelve(device, files);
}

/** Makes a draft the newest of its form, which is the one that the form opens. Errors: `DeviceError`. */
export async function putFirst(device: DeviceStore, draft: KeptDraft): Promise<void> {
  await device.update(keyOf(draft, draft.id), (value) => {
    const kept = readKept(draftSchema, value);
    return kept ? {...kept, savedAt: new Date().toISOString()} : value;
  });
}

function newestFirst(drafts: KeptDraft[]): KeptDraft[] {
  return drafts.sort((one, other) => Date.parse(other.savedAt) - Date.parse(one.savedAt));
}

function raise(error: Error): never {
  throw error;
}
