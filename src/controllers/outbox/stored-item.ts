import * as v from 'valibot';
import {BOARD_ERROR_CODES, type DeviceStore} from '../../adapter/index.js';
import {OUTBOX_STATES, type OutboxContent, type OutboxItem} from '../../context/index.js';
import {ISSUE_CODES, VISIBILITIES} from '../../model/index.js';
import {fetchFiles, namedFileSchema, namesOf} from '../file-shelf.js';
import {owner, readKept, version} from '../kept.js';

/** An item as the device keeps it: with the names of its files, whose bytes lie on the shelf. */
const storedSchema = v.object({
  v: version(),
  id: v.string(),
  personId: owner(),
  address: v.string(),
  url: v.string(),
  state: v.picklist(OUTBOX_STATES),
  title: v.string(),
  visibility: v.picklist(VISIBILITIES),
  createdAt: v.string(),
  attempts: v.number(),
  uncertain: v.boolean(),
  nextAt: v.optional(v.string()),
  failure: v.optional(v.object({
    code: v.picklist(BOARD_ERROR_CODES),
    issues: v.array(v.object({path: v.string(), code: v.picklist(ISSUE_CODES), max: v.optional(v.number())})),
  })),
  fingerprint: v.string(),
  content: v.optional(v.object({draft: v.record(v.string(), v.unknown()), files: v.array(namedFileSchema), values: v.unknown(), proof: v.exactOptional(v.string())})),
  receipt: v.optional(v.object({id: v.string(), number: v.string(), queryCode: v.string(), createdAt: v.string(), notice: v.exactOptional(v.string())})),
  seenAt: v.optional(v.string()),
  done: v.optional(v.boolean()),
});
export type StoredItem = v.InferOutput<typeof storedSchema>;

/** What the device gave, or undefined when it is no item. One that was not sent and has no content is none. */
export function readItem(value: unknown): StoredItem | undefined {
  const item = readKept(storedSchema, value);
  return item && (item.state === 'sent' ? item.receipt : item.content) ? item : undefined;
}

/** For the device: its files by name. */
export function storedOf({content, ...item}: OutboxItem): unknown {
  return {...item, ...(content && {content: {...content, files: namesOf(content.files)}})};
}

/** From the device: its files with their bytes. */
export async function itemOf(device: DeviceStore, {content, ...item}: StoredItem): Promise<OutboxItem> {
  if (!content) return item as OutboxItem;
  const files = await fetchFiles(device, content.files);
  // The board checks a draft when it is sent, as it does any other.
  return {...item, content: {...content, draft: content.draft as unknown as OutboxContent['draft'], files}} as OutboxItem;
}
