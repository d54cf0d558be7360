import {BoardError, type BoardAdapter, type DeviceStore, type HeldFile} from '../src/adapter/index.js';
import {memoryDeviceStore} from '../src/adapters/device.js';
import type {OutboxItem, OutboxWish} from '../src/context/index.js';
import {saveDraft} from '../src/controllers/drafts.js';
import {keepFollow} from '../src/controllers/follows.js';
import {storedOf} from '../src/controllers/outbox/stored-item.js';
import {keepReceipt} from '../src/controllers/receipts.js';
import {TOWN} from '../src/testing/index.js';

/** A device with something on it already. Stories show fixed times. */
export interface OnDevice {
  readonly drafts?: readonly string[];
  /** Titles of messages that wait. */
  readonly waiting?: readonly string[];
  readonly failure?: OutboxItem['failure'];
  /** The next attempt, in minutes from now. */
  readonly minutes?: number;
  /** Titles of messages that are sent first. */
  readonly sent?: readonly string[];
  /** Ids of messages. */
  readonly follows?: readonly string[];
}

const draftOf = (title: string): OutboxWish['draft'] => ({
  kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', title, body: 'Every evening prams have to use the road.',
  visibility: 'public', consent: TOWN.board.consent.version,
});

/** Fills a device; gives it at once, and what is on it a moment later. */
export async function deviceWith(adapter: BoardAdapter, {drafts = [], waiting = [], failure, minutes = 0, sent = [], follows = []}: OnDevice): Promise<DeviceStore> {
  const device = memoryDeviceStore();
  for (const title of drafts) {
    const place = {personId: null, address: `/write.html#${title}`};
    await saveDraft(device, place, `draft ${title}`, 0, {title, values: {title}, files: []}, '/write.html');
  }
  for (const title of waiting) {
    const item: OutboxItem = {
      v: 1, id: `waiting ${title}`, personId: null, address: '/write.html#', url: '/write.html', state: failure?.code === 'invalid' ? 'refused' : 'waiting',
      title, visibility: 'public', createdAt: '2026-11-18T02:00:00Z', attempts: 2, uncertain: true, fingerprint: '',
      ...(failure && {failure, nextAt: new Date(Date.now() + minutes * 60_000).toISOString()}),
      content: {draft: draftOf(title), files: [] as HeldFile[], values: {title}},
    };
    await device.update(`outbox:${item.id}`, () => storedOf(item));
  }
  for (const [index, title] of sent.entries()) {
    const {createdAt, ...receipt} = await adapter.submitMessage(draftOf(title), {idempotencyKey: `story ${title}`});
    // A minute apart, or their order would be by chance: the board's clock stands.
    const sentAt = new Date(Date.parse(createdAt) - index * 60_000).toISOString();
    await keepReceipt(device, {...receipt, createdAt: sentAt, title, visibility: 'public', personId: null});
  }
  for (const id of follows) await keepFollow(device, id);
  return device;
}

/** A board that cannot be reached to send anything, and can be read. */
export function withoutConnection(adapter: BoardAdapter): BoardAdapter {
  return {...adapter, submitMessage: () => Promise.reject(new BoardError('offline'))};
}
