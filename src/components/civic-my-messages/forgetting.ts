import type {DeviceStore} from '../../adapter/index.js';
import type {Outbox} from '../../context/index.js';
import type {Kept} from '../../controllers/device-lists.js';
import {dropNotes} from '../../controllers/draft-note.js';
import {removeDraft} from '../../controllers/drafts.js';
import {clearShelf} from '../../controllers/file-shelf.js';
import {removeFollow} from '../../controllers/follows.js';
import {removeReceipt} from '../../controllers/receipts.js';
import {removeReplyDraft} from '../../controllers/reply-drafts.js';
import {forgetReported} from '../civic-thread/reported.js';

/** Takes everything of the person who is there off the device; what is just being sent stays until that is over. Errors: `DeviceError`. */
export async function forgetEverything(device: DeviceStore, outbox: Outbox | undefined, {drafts, receipts, replies, follows}: Kept): Promise<void> {
  for (const {id} of outbox?.items ?? []) await outbox?.remove(id);
  dropNotes();
  for (const draft of drafts) await removeDraft(device, draft, draft.id);
  for (const {id} of receipts) await removeReceipt(device, id);
  for (const reply of replies) await removeReplyDraft(device, reply);
  for (const {messageId} of follows) await removeFollow(device, messageId);
  // Pictures that were taken out of a form again, and that this device reported something: neither says whose it is.
  await clearShelf(device);
  await forgetReported(device);
}
