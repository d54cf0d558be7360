import * as v from 'valibot';
import type {DeviceStore} from '../adapter/index.js';
import {isNamedBy, type Message, VISIBILITIES} from '../model/index.js';
import {listKept, owner, version} from './kept.js';
import type {Owner} from './owner.js';

const receiptSchema = v.object({
  v: version(),
  /** Of the message. */
  id: v.string(),
  number: v.string(),
  /** Proves authorship. Goes to the board in a header and nowhere else. */
  queryCode: v.string(),
  createdAt: v.string(),
  title: v.string(),
  visibility: v.picklist(VISIBILITIES),
  /** Who sent it. Nobody else who uses the device is shown it. */
  personId: owner(),
  /** The message's version when its author last looked at it; 0 before. */
  seenVersion: v.number(),
});

/** What the device keeps of a message that was sent from it. */
export type KeptReceipt = v.InferOutput<typeof receiptSchema>;

const PREFIX = 'receipt:';

/** Keeps a receipt. One that is there already stays as it is. Errors: `DeviceError`. */
export async function keepReceipt(device: DeviceStore, receipt: Omit<KeptReceipt, 'v' | 'seenVersion'>): Promise<void> {
  await device.update(PREFIX + receipt.id, (kept) => kept ?? {v: 1, seenVersion: 0, ...receipt});
}

/** The receipts of somebody, newest first. Errors: `DeviceError`. */
export async function listReceipts(device: DeviceStore, personId: Owner): Promise<KeptReceipt[]> {
  const receipts = await listKept(device, receiptSchema, PREFIX);
  return receipts.filter((receipt) => receipt.personId === personId).sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
}

/** Somebody's receipt of a message, by its id or number. Errors: `DeviceError`. */
export async function getReceipt(device: DeviceStore, idOrNumber: string, personId: Owner): Promise<KeptReceipt | undefined> {
  return (await listReceipts(device, personId)).find((receipt) => isNamedBy(receipt, idOrNumber));
}

/** Remembers that its author has seen the message as it is; what comes later is new to them. Errors: `DeviceError`. */
export async function markSeen(device: DeviceStore, {id, version: seenVersion}: Pick<Message, 'id' | 'version'>): Promise<void> {
  await device.update(PREFIX + id, (kept) => {
    const result = v.safeParse(receiptSchema, kept);
    return result.success && result.output.seenVersion < seenVersion ? {...result.output, seenVersion} : kept;
  });
}

/** Forgets the receipt of a message: whoever uses the device next does not find the code. Errors: `DeviceError`. */
export async function removeReceipt(device: DeviceStore, id: string): Promise<void> {
  await device.update(PREFIX + id, () => undefined);
}
