import {html} from 'lit';
import type {BoardAdapter, OwnAccount} from '../../../src/adapter/index.js';
import {totpCode} from '../../../src/adapter/totp.js';
import {memoryAdapter, type MemoryOptions, MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicSession} from '../../../src/components/civic-session/civic-session.js';
import '../../../src/define/civic-session.js';
import type {Town} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/town.js';
import {byRole, eventually, everything, fill, focused, onBoard, textOf, untilText} from '../../support/page.js';

/** People whose accounts are in every state, and what they do with civic-session. */

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** A password that nobody has yet. */
export const NEXT = 'three words of mine';

/** The town with people whose accounts are in every state. */
export const PEOPLE: Town = {
  ...TOWN,
  accounts: [
    ...TOWN.accounts,
    {personId: 'person-careful', username: 'careful', password: 'demo-careful', name: '严慎之', role: 'moderator', secondFactor: SECRET},
    {personId: 'person-newcomer', username: 'newcomer', password: 'demo-newcomer', name: '新来的', role: 'staff', agencyId: 'housing', mustChangePassword: true},
  ],
};

let clock = new Date('2026-11-20T08:00:00Z');

/** Lets time go by on the board. */
export function minutesLater(minutes: number): void {
  clock = new Date(clock.getTime() + minutes * 60_000);
}

/** The code that an app shows, a minute further each time that somebody asks for one: each is good once. */
export function code(secret = SECRET): string {
  minutesLater(1);
  return totpCode(secret, clock);
}

export const boardOf = (options: MemoryOptions = {}): BoardAdapter => memoryAdapter({store: new MemoryStore(PEOPLE), now: () => clock, ...options});

/** A board on which somebody is signed in. */
export async function signedIn(username: string, options: MemoryOptions = {}): Promise<BoardAdapter> {
  const board = boardOf(options);
  await board.signIn({username, password: `demo-${username}`, ...(username === 'careful' && {code: code()})});
  return board;
}

/** A board whose account calls go elsewhere. */
export const withAccount = (board: BoardAdapter, over: Partial<OwnAccount>): BoardAdapter => ({...board, openAccount: async () => ({...await board.openAccount(), ...over})});

export const sessionOn = async (board: BoardAdapter, page?: {lang?: string; dir?: string}): Promise<CivicSession> =>
  await onBoard<CivicSession>(board, html`<civic-session></civic-session>`, page);

export const field = async (session: CivicSession, id: string): Promise<HTMLInputElement> =>
  await eventually(() => session.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`) ?? undefined, () => `no field ${id} in: ${textOf(session)}`);

export async function enter(session: CivicSession, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) fill(await field(session, id), value);
}

export const press = async (session: CivicSession, name: string): Promise<void> => (await byRole(session, 'button', name)).click();

export async function openAccount(session: CivicSession): Promise<void> {
  await press(session, 'My account');
  await untilText(session, 'Second factor');
}

/** The key that is shown to be typed into an app. */
export const shownSecret = async (session: CivicSession): Promise<string> =>
  (await eventually(() => session.shadowRoot?.querySelector('.secret')?.textContent)).replaceAll(' ', '');

/** By id and not by element: a failure that shows elements takes the browser's breath away. */
export const untilFocus = async (id: string): Promise<true> =>
  await eventually(() => focused()?.id === id || undefined, () => `focus is at ${focused()?.outerHTML}`);

const isTyped = (element: Element): element is HTMLInputElement => element instanceof HTMLInputElement && element.type !== 'checkbox';

/** What stands in fields anywhere in the element. */
export const typed = (session: CivicSession): string[] =>
  [...everything(session.shadowRoot as ShadowRoot)].filter(isTyped).map(({value}) => value).filter(Boolean);

/** What sticks out of a page as narrow as a phone. */
export const tooWide = (session: CivicSession): string[] => [...everything(session.shadowRoot as ShadowRoot)]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const [{left, right}, own] = [element.getBoundingClientRect(), session.getBoundingClientRect()];
    return right > own.right + 0.5 || left < own.left - 0.5;
  })
  .map(({localName, className}) => `${localName} ${String(className)}`);
