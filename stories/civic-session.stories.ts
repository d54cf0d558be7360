import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-session.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {onBoard, type StoryPage} from './board.js';

const meta: Meta = {title: 'Elements/Session', component: 'civic-session'};
export default meta;
type Story = StoryObj;

/** The board as somebody of the town has it before them; nobody without a username. */
function boardOf(username = ''): BoardAdapter {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) return memoryAdapter({town: TOWN});
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({town: TOWN, session: {personId, name, role, ...(agencyId && {agencyId})}});
}

const scene = (adapter: BoardAdapter | undefined, page?: StoryPage) =>
  onBoard(adapter, html`<civic-session></civic-session>`, page);

/** Fills in and presses, as somebody would who mistyped. */
const signIn: NonNullable<Story['play']> = async ({canvasElement}) => {
  const session = canvasElement.querySelector('civic-session');
  const input = (id: string) => session?.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
  while (!input('password')) await new Promise((resolve) => requestAnimationFrame(resolve));
  for (const id of ['username', 'password']) {
    const field = input(id);
    if (field) field.value = 'transport';
  }
  session?.shadowRoot?.querySelector('form')?.requestSubmit();
};

export const SignedOut: Story = {render: () => scene(boardOf())};
export const Citizen: Story = {render: () => scene(boardOf('citizen'))};
export const Staff: Story = {render: () => scene(boardOf('housing'))};
export const Lead: Story = {render: () => scene(boardOf('housing-lead'))};
export const Moderator: Story = {render: () => scene(boardOf('moderator'))};
export const Administrator: Story = {render: () => scene(boardOf('admin'))};

/** User name and password do not match. */
export const WrongPassword: Story = {render: () => scene(boardOf()), play: signIn};

/** After too many attempts the board says how long to wait. */
export const TooManyAttempts: Story = {
  render: () => scene(failing(boardOf(), {signIn: new BoardError('rate-limited', '', {retryAfter: 300})})),
  play: signIn,
};

export const Failed: Story = {
  render: () => scene(failing(boardOf(), {signIn: new BoardError('offline')})),
  play: signIn,
};

export const Loading: Story = {render: () => scene(hanging(boardOf(), ['getSession']))};

/** A board on which people sign in elsewhere. */
export const NoSignInHere: Story = {
  render: () => scene(memoryAdapter({town: TOWN, capabilities: {signIn: false}})),
};

export const WithoutBoard: Story = {render: () => scene(undefined)};

export const LongText: Story = {
  render: () =>
    scene(
      memoryAdapter({
        town: TOWN,
        session: {
          personId: 'long',
          name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4),
          role: 'lead',
          agencyId: 'housing',
        },
      }),
    ),
};

export const Chinese: Story = {render: () => scene(boardOf('housing'), {lang: 'zh-Hans'})};
export const ChineseSignedOut: Story = {render: () => scene(boardOf(), {lang: 'zh-Hans'})};
export const RightToLeft: Story = {render: () => scene(boardOf('housing'), {dir: 'rtl'})};
export const RightToLeftSignedOut: Story = {render: () => scene(boardOf(), {dir: 'rtl'})};
export const Dark: Story = {render: () => scene(boardOf('housing'), {dark: true})};
export const DarkSignedOut: Story = {render: () => scene(boardOf(), {dark: true})};
