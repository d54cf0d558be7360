import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-supervision.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {onBoard, type StoryPage} from './board.js';

const meta: Meta = {title: 'Elements/Supervision', component: 'civic-supervision'};
export default meta;
type Story = StoryObj;

function boardOf(username: string): BoardAdapter {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) return memoryAdapter({town: TOWN});
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({town: TOWN, session: {personId, name, role, ...(agencyId && {agencyId})}});
}

const scene = (adapter: BoardAdapter | undefined = boardOf('moderator'), page?: StoryPage) => onBoard(adapter, html`<civic-supervision></civic-supervision>`, page);

/** Board staff follow weighty messages one by one. */
export const Moderator: Story = {render: () => scene()};
/** The agency above, to which a message was escalated: it reads and keeps notes. */
export const Overseer: Story = {render: () => scene(boardOf('county'))};
export const SignedOut: Story = {render: () => scene(boardOf(''))};
export const NotYours: Story = {render: () => scene(boardOf('citizen'))};
export const Loading: Story = {render: () => scene(hanging(boardOf('moderator'), ['listMessages']))};
export const Failed: Story = {render: () => scene(failing(boardOf('moderator'), {listMessages: new BoardError('unavailable')}))};
export const NoBoard: Story = {render: () => html`<civic-supervision></civic-supervision>`};
export const Chinese: Story = {render: () => scene(undefined, {lang: 'zh-Hans'})};
export const Arabic: Story = {render: () => scene(undefined, {lang: 'ar', dir: 'rtl'})};
export const Dark: Story = {render: () => scene(undefined, {dark: true})};
