import {TOWN} from '../../../src/testing/index.js';
import type {MessageDraft, Town, Viewer} from '../../../src/model/index.js';
import {openStore, type TownData} from '../../../src/server/store/index.js';

/** The invented town as a store takes it, with passwords that nobody knows. */
export function townData({accounts, ...town}: Town = TOWN): TownData {
  return {...town, accounts: accounts.map(({password: _, secondFactor: __, ...account}) => ({...account, passwordHash: 'none'}))};
}

/** Brings the town into an empty database. */
export async function fillStore(url: string): Promise<void> {
  const store = await openStore({url});
  await store.seed(townData());
  await store.close();
}

/** Somebody of the town, as signed in. */
export function viewer(username: string): Viewer {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`the town has no ${username}`);
  const {personId, name, role, agencyId} = account;
  return {personId, name, role, ...(agencyId && {agencyId})};
}

/** A sound message to the housing office; what a test is about is laid over it. */
export function draft(over: Partial<MessageDraft> = {}): MessageDraft {
  return {
    kind: 'enquiry', topic: 'urban/housing', agencyId: 'housing', title: '小区门口的路灯什么时候修好？',
    body: '路灯坏了两周，晚上看不清路。', visibility: 'public', consent: TOWN.board.consent.version, ...over,
  };
}

let keys = 0;

/** An idempotency key that was not used before. */
export function newKey(): string {
  return `test-key-${(keys += 1)}-${Math.random().toString(36).slice(2)}`;
}
