import {html, type TemplateResult} from 'lit';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import type {CivicInbox} from '../../../src/components/civic-inbox/civic-inbox.js';
import '../../../src/define/civic-inbox.js';
import {allByRole, byRole, eventually, onBoard, textOf} from '../../support/page.js';

/** An inbox, once it has something to say. */
export async function inboxFor(
  adapter: BoardAdapter,
  content: TemplateResult = html`<civic-inbox handle-url="#handle={id}"></civic-inbox>`,
  page?: {lang?: string; dir?: string},
): Promise<CivicInbox> {
  // What another test left in this page's history.
  history.replaceState(null, '');
  const inbox = await onBoard<CivicInbox>(adapter, content, page);
  await settled(inbox);
  return inbox;
}

/** Waits until nothing is on its way any more. */
export async function settled(inbox: CivicInbox): Promise<void> {
  await inbox.updateComplete;
  await eventually(() => (/Loading…|Refreshing…|正在加载|正在刷新/.test(textOf(inbox)) ? undefined : true));
}

/** The titles of the rows, in their order. */
export function titles(inbox: CivicInbox): string[] {
  return allByRole(inbox, 'listitem')
    .filter((item) => item.dataset['row'])
    .map((item) => item.dataset['row'] ?? '');
}

/** Opens a tray. */
export async function openTray(inbox: CivicInbox, name: RegExp): Promise<void> {
  (await byRole(inbox, 'button', name)).click();
  await settled(inbox);
}

/** The box of a message. */
export async function box(inbox: CivicInbox, number: string): Promise<HTMLInputElement> {
  return await byRole<HTMLInputElement>(inbox, 'checkbox', `Select ${number}`);
}
