import type {DeviceStore} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import {listDrafts} from '../drafts.js';
import {tidyShelf} from '../file-shelf.js';

/** Milliseconds for which the outbox knows what it has sent: as long as a window may still hold the same text. */
const REMEMBERED = 2 * 24 * 60 * 60 * 1000;

/** Throws out what is over: sent items of some days ago, and files that nothing names. What fails is done another time. */
export async function tidy(device: DeviceStore, items: readonly OutboxItem[]): Promise<void> {
  const old = (time: string) => Date.now() - Date.parse(time) > REMEMBERED;
  try {
    for (const {id, receipt} of items) if (receipt && old(receipt.createdAt)) await device.update(`outbox:${id}`, () => undefined);
    const named = [...items.flatMap(({content}) => content?.files ?? []), ...(await listDrafts(device)).flatMap(({files}) => files)];
    await tidyShelf(device, new Set(named.map(({key}) => key)));
  } catch {
    // A device that does not answer.
  }
}
