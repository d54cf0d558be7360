import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../src/adapters/memory.js';
import '../src/define/civic-admin-agencies.js';
import '../src/define/civic-admin-log.js';
import '../src/define/civic-admin-people.js';
import '../src/define/civic-admin-settings.js';
import '../src/define/civic-admin-templates.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {enter, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';

const meta: Meta = {title: 'Elements/Administration', component: 'civic-admin-people'};
export default meta;
type Story = StoryObj;

/** A board with a request to join on it, as somebody of the town has it before them; a visitor without a username. */
function boardOf(username = 'admin'): BoardAdapter {
  const store = new MemoryStore(TOWN);
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  store.joinRequests.push({
    id: 'join-water', organisation: '清禾县水务局', placeId: 'qinghe', person: '邵工', email: 'water@qinghe.example', phone: '000-6000-0700', words: '供水、排水和河道管理。',
    state: 'waiting', createdAt: '2026-11-16T09:00:00.000Z',
  });
  if (!account) return memoryAdapter({store});
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({store, session: {personId, name, role, ...(agencyId && {agencyId})}});
}

const scene = (content: TemplateResult, adapter: BoardAdapter | undefined = boardOf(), page?: StoryPage) => onBoard(adapter, content, page);
const people = html`<civic-admin-people></civic-admin-people>`;
const agencies = html`<civic-admin-agencies></civic-admin-agencies>`;
const templates = html`<civic-admin-templates></civic-admin-templates>`;
const settings = html`<civic-admin-settings></civic-admin-settings>`;
const log = html`<civic-admin-log></civic-admin-log>`;

export const People: Story = {render: () => scene(people)};
export const NewPerson: Story = {
  render: () => scene(people),
  play: async ({canvasElement}) => await press(canvasElement, '.base > p > .button'),
};
/** What is wrong is said at its field; what was typed stays. */
export const TakenUserName: Story = {
  render: () => scene(people),
  play: async ({canvasElement}) => {
    await press(canvasElement, '.base > p > .button');
    await enter(canvasElement, '#field-username', 'housing');
    await enter(canvasElement, '#field-name', '另一人');
    await enter(canvasElement, '#field-role', 'citizen');
    await press(canvasElement, 'form.form .button');
  },
};
/** Shown this once. */
export const PasswordMade: Story = {
  render: () => scene(people),
  play: async ({canvasElement}) => {
    await press(canvasElement, '.base > p > .button');
    await enter(canvasElement, '#field-username', 'shao');
    await enter(canvasElement, '#field-name', '邵工');
    await enter(canvasElement, '#field-role', 'moderator');
    await press(canvasElement, 'form.form .button');
  },
};
/** A password that stops working cannot be brought back: a second press does it. */
export const NewPasswordAsked: Story = {
  render: () => scene(people),
  play: async ({canvasElement}) => await press(canvasElement, '[aria-label^="New password for"]'),
};
export const NobodyFound: Story = {
  render: () => scene(people),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#search', 'xyzzy');
    await press(canvasElement, '.search .button');
  },
};
export const Agencies: Story = {render: () => scene(agencies)};
export const NewAgency: Story = {
  render: () => scene(agencies),
  play: async ({canvasElement}) => await press(canvasElement, '.base > p > .button'),
};
export const DecideOnARequest: Story = {
  render: () => scene(agencies),
  play: async ({canvasElement}) => await press(canvasElement, '[aria-label^="Approve"]'),
};
export const Templates: Story = {render: () => scene(templates)};
/** A lead keeps those of the own unit. */
export const TemplatesOfALead: Story = {render: () => scene(templates, boardOf('housing-lead'))};
export const NewTemplate: Story = {
  render: () => scene(templates),
  play: async ({canvasElement}) => await press(canvasElement, '.base > p > .button'),
};
/** What is removed cannot be brought back: a second press does it. */
export const RemovalAsked: Story = {
  render: () => scene(templates),
  play: async ({canvasElement}) => await press(canvasElement, '[aria-label^="Remove"]'),
};
export const Settings: Story = {render: () => scene(settings)};
/** The general clock above all others would leave them nothing. */
export const ClockThatNeverApplies: Story = {
  render: () => scene(settings),
  play: async ({canvasElement}) => await press(canvasElement, '[aria-label="Move 10 working days up"]'),
};
export const NewClock: Story = {
  render: () => scene(settings),
  play: async ({canvasElement}) => await press(canvasElement, '[aria-labelledby="clocks"] > p > .button'),
};
export const HolidaysFound: Story = {
  render: () => scene(settings),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#years', '2026');
    await press(canvasElement, 'form.line .button');
  },
};
export const NoTableOfHolidays: Story = {
  render: () => scene(settings),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#country', 'XX');
    await press(canvasElement, 'form.line .button');
  },
};
export const Log: Story = {render: () => scene(log)};
export const LogOfAMessage: Story = {render: () => scene(html`<civic-admin-log message-id="lift-repair"></civic-admin-log>`)};
export const SignedOut: Story = {render: () => scene(people, boardOf('nobody'))};
export const NotYours: Story = {render: () => scene(people, boardOf('housing'))};
export const Failed: Story = {render: () => scene(people, failing(boardOf(), {openAdministration: new BoardError('unavailable')}))};
export const Loading: Story = {render: () => scene(people, hanging(boardOf(), ['openAdministration']))};
export const WithoutAdministration: Story = {
  render: () => scene(people, memoryAdapter({town: TOWN, capabilities: {administration: false}})),
};
export const NoBoard: Story = {render: () => people};
export const Chinese: Story = {render: () => scene(settings, boardOf(), {lang: 'zh-Hans'})};
export const Arabic: Story = {render: () => scene(agencies, boardOf(), {lang: 'ar', dir: 'rtl'})};
export const Dark: Story = {render: () => scene(people, boardOf(), {dark: true})};
