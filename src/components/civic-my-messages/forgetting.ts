import type {DeviceStore} from '../../adapter/index.js';
import type {Outbox} from '../../context/index.js';
import type {Kept} from '../../controllers/device-lists.js';
import {dropNotes} from '../../controllers/draft-note.js';
import {removeDraft} from '../../controllers/drafts.js';
import {removeFollow} from '../../controllers/follows.js';
import {removeReceipt} from '../../controllers/receipts.js';

/** Takes everything of the person who is there off the device; what is just being sent stays until that is over. Errors: `DeviceError`. */
export async function forgetEverything(device: DeviceStore, outbox: Outbox | undefined, {drafts, receipts, follows}: Kept): Promise<void> {
  for (const {id} of outbox?.items ?? []) await outbox?.remove(id);
  dropNotes();
  for (const draft of drafts) await removeDraft(device, draft, draft.id);
  for (const {id} of receipts) await removeReceipt(device, id);
  for (const {messageId} of follows) await removeFollow(device, messageId);
}
