import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {BoardAdapter, DeviceStore, Session} from '../../../src/adapter/index.js';
import {memoryDeviceStore} from '../../../src/adapters/device.js';
import {memoryAdapter, MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicThread} from '../../../src/components/civic-thread/civic-thread.js';
import '../../../src/define/civic-board-provider.js';
import '../../../src/define/civic-thread.js';
import {type ActionRequest, normaliseQueryCode, type SeedMessage} from '../../../src/model/index.js';
import {newKey, TOWN} from '../../../src/testing/index.js';
import {byRole, eventually, everything, fill, textOf} from '../../support/page.js';

/** The people of Qinghe County before a thread, for the tests of civic-thread. */

/** The query code of every message. */
export const CODE = '7K3M-9QXT-V2BD';
export const NOW = new Date('2026-11-18T10:00:00+08:00');

export function sessionOf(username: string): Session {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no account ${username}`);
  const {personId, name, role, agencyId} = account;
  return {personId, name, role, ...(agencyId && {agencyId})};
}

/** The town, with further messages. Every message's author has the same code. */
export function storeWith(...more: SeedMessage[]): MemoryStore {
  const store = new MemoryStore({...TOWN, messages: [...TOWN.messages, ...more]});
  for (const id of store.messages.keys()) store.queryCodes.set(id, normaliseQueryCode(CODE));
  return store;
}

/** Somebody on the board of a store. */
export function person(store: MemoryStore, as?: string, latency = 0): BoardAdapter {
  return memoryAdapter({store, session: as ? sessionOf(as) : null, now: () => NOW, latency});
}

export interface Show {
  readonly device?: DeviceStore;
  /** Further attributes of the thread. */
  readonly threadUrl?: string;
  readonly mapUrl?: string;
  readonly pushWorker?: string;
  readonly as?: string;
  readonly code?: string;
  readonly store?: MemoryStore;
  readonly adapter?: BoardAdapter;
  readonly lang?: string;
  readonly dir?: string;
}

export async function show(
  id: string,
  {
    as,
    code = '',
    store = storeWith(),
    adapter = person(store, as),
    device = memoryDeviceStore(),
    threadUrl = '',
    mapUrl = '',
    pushWorker = '',
    lang = 'en',
    dir = 'ltr',
  }: Show = {},
): Promise<CivicThread> {
  const provider = await fixture(
    html`<civic-board-provider .adapter=${adapter} .device=${device} lang=${lang} dir=${dir}>
      <civic-thread
        message-id=${id}
        .queryCode=${code}
        thread-url=${threadUrl}
        map-url=${mapUrl}
        push-worker=${pushWorker}
      ></civic-thread>
    </civic-board-provider>`,
  );
  const thread = provider.querySelector('civic-thread');
  if (!thread) throw new Error('no thread');
  // Below another it would wait with what is heavy.
  thread.scrollIntoView();
  return thread;
}

/** As {@link show}, and the message is there with all that comes a moment later. */
export async function shown(id: string, options: Show = {}): Promise<CivicThread> {
  const thread = await show(id, options);
  await eventually(() => thread.shadowRoot?.querySelector('[part~=timeline]') ?? undefined, () => textOf(thread));
  return thread;
}

/** Somebody else does something with a message. */
export async function meanwhile(store: MemoryStore, as: string, id: string, request: ActionRequest): Promise<void> {
  const adapter = person(store, as);
  const {version} = await adapter.getMessage(id);
  await adapter.act(id, request, {expectedVersion: version, idempotencyKey: newKey()});
}

export const actionsOf = (store: MemoryStore, id: string) =>
  store.messages.get(id)?.events.map(({action}) => action) ?? [];

export async function typeIn(thread: Element, label: string | RegExp, text: string): Promise<void> {
  fill(await byRole(thread, 'textbox', label), text);
}

export async function press(thread: Element, name: string | RegExp): Promise<void> {
  (await byRole(thread, 'button', name)).click();
}

export async function openAction(thread: Element, name: string): Promise<HTMLDetailsElement> {
  const summary = await eventually(() =>
    [...everything(thread.shadowRoot ?? thread)].find(
      (element) => element.localName === 'summary' && element.textContent === name,
    ),
  );
  const details = summary.parentElement as HTMLDetailsElement;
  details.open = true;
  return details;
}

export async function enterCode(thread: Element, code: string): Promise<void> {
  await openAction(thread, 'Did you write this message?').catch(() => undefined);
  await typeIn(thread, 'Query code', code);
  await press(thread, 'Continue');
}

export async function score(thread: Element, question: string, option: RegExp): Promise<void> {
  (await byRole(await byRole(thread, 'radiogroup', question), 'radio', option)).click();
}
