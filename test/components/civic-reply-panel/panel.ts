import {html} from 'lit';
import type {BoardAdapter, Session} from '../../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicReplyPanel} from '../../../src/components/civic-reply-panel/civic-reply-panel.js';
import '../../../src/define/civic-reply-panel.js';
import type {Message} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/town.js';
import {allByRole, byRole, eventually, onBoard, textOf} from '../../support/page.js';

/** 18 November 2026, when the town's newest messages wait. */
const now = () => new Date('2026-11-18T22:00:00+08:00');

/** A board that several people of the town share. */
export const townStore = () => new MemoryStore(TOWN);

/** The board as somebody of the town has it before them; nobody without a username. */
export function boardOf(username = '', store = townStore()): BoardAdapter {
  return memoryAdapter({store, session: sessionOf(username), now});
}

export function sessionOf(username: string): Session | null {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) return null;
  const {personId, name, role, agencyId} = account;
  return {personId, name, role, ...(agencyId && {agencyId})};
}

/** A panel for a message of the town, once it has something to say. */
export async function panelFor(
  adapter: BoardAdapter,
  messageId: string,
  page?: {lang?: string; dir?: string},
): Promise<CivicReplyPanel> {
  const panel = await onBoard<CivicReplyPanel>(
    adapter,
    html`<civic-reply-panel message-id=${messageId}></civic-reply-panel>`,
    page,
  );
  await settled(panel);
  return panel;
}

/** Waits until nothing is on its way any more. */
export async function settled(panel: CivicReplyPanel): Promise<void> {
  await panel.updateComplete;
  await eventually(() => (/Loading…|正在加载…/.test(textOf(panel)) ? undefined : true));
}

/** Chooses what to do, as one does: by its card, or by the button of the only thing there is. */
export async function choose(panel: CivicReplyPanel, action: string): Promise<void> {
  const card = await eventually(
    () => [...allByRole(panel, 'radio', action), ...allByRole(panel, 'button', action)][0],
    () => `${action} is not offered: ${textOf(panel)}`,
  );
  card.click();
  await panel.updateComplete;
}

export async function press(panel: CivicReplyPanel, button: string): Promise<void> {
  (await byRole(panel, 'button', button)).click();
  await panel.updateComplete;
}

/** How a message stands, as board staff see it. */
export async function asModerator(store: MemoryStore, id: string): Promise<Message> {
  return await boardOf('moderator', store).getMessage(id);
}
