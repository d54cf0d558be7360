import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type DeviceStore} from '../src/adapter/index.js';
import {DeviceMemory, memoryDeviceStore} from '../src/adapters/device.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-my-messages.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {deviceWith, type OnDevice, withoutConnection} from './device.js';
import {NOW} from './now.js';

const board = (): BoardAdapter => memoryAdapter({town: TOWN, now: () => new Date(NOW)});
const content = html`<civic-my-messages thread-url="/message.html?id={id}" form-url="/write.html"></civic-my-messages>`;

interface Scene {
  readonly adapter: BoardAdapter;
  readonly device: DeviceStore;
}

/** Storybook fills the device before the story is shown. */
const scene = (on: OnDevice, page: StoryPage = {}, change: (adapter: BoardAdapter) => BoardAdapter = withoutConnection): StoryObj => ({
  loaders: [async (): Promise<Scene> => {
    const adapter = board();
    const device = await deviceWith(adapter, on);
    return {adapter: change(adapter), device};
  }],
  render: (_, {loaded}) => {
    const {adapter, device} = loaded as Scene;
    return onBoard(adapter, content, {...page, device});
  },
});

const FULL: OnDevice = {
  drafts: ['Lamp out in Willow Lane'],
  waiting: ['Cars on the pavement of Lindenstraße every evening'],
  failure: {code: 'rate-limited', issues: []},
  minutes: 12,
  sent: ['When does line 7 run on Sundays?', 'A bench at the bus stop'],
  follows: TOWN.messages.slice(0, 2).map(({record}) => record.id),
};

const meta: Meta = {title: 'Elements/My messages', component: 'civic-my-messages'};
export default meta;
type Story = StoryObj;

export const Full: Story = {...scene(FULL), play: async ({canvasElement}) => void await find(canvasElement, 'civic-status-badge')};

export const Empty: Story = scene({});

export const OnlyDrafts: Story = scene({drafts: ['Lamp out in Willow Lane', '']});

export const WaitingOffline: Story = scene({waiting: ['Cars on the pavement'], failure: {code: 'offline', issues: []}, minutes: 5});

export const Refused: Story = scene({waiting: ['Cars on the pavement'], failure: {code: 'invalid', issues: [{path: 'title', code: 'special-signs'}]}});

export const SureToForget: Story = {
  ...scene(FULL),
  play: async ({canvasElement}) => {
    await press(canvasElement, '.forget .button');
    await find(canvasElement, '#sure-forget');
  },
};

export const SignedIn: Story = {
  loaders: [async (): Promise<Scene> => {
    const adapter = board();
    await adapter.signIn({username: 'citizen', password: 'demo-citizen'});
    return {adapter, device: memoryDeviceStore()};
  }],
  render: (_, {loaded}) => {
    const {adapter, device} = loaded as Scene;
    return onBoard(adapter, content, {device});
  },
};

export const Loading: Story = {render: () => onBoard(hanging(board(), ['getSession']), content)};

export const StatesFailed: Story = scene({sent: ['A bench at the bus stop']}, {}, (adapter) => failing(adapter, {getMessage: new BoardError('unavailable')}));

export const NothingIsKept: Story = {
  render: () => {
    const memory = new DeviceMemory();
    memory.broken = 'unavailable';
    return onBoard(board(), content, {device: memoryDeviceStore(memory)});
  },
};

export const LongText: Story = scene({drafts: ['Donaudampfschifffahrtsgesellschaft'.repeat(5)], sent: ['A title of sixty characters, which is as long as this takes']});

export const Chinese: Story = scene(FULL, {lang: 'zh-Hans'});

export const RightToLeft: Story = scene(FULL, {dir: 'rtl'});

export const Dark: Story = scene(FULL, {dark: true});
