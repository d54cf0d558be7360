import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../src/adapters/memory.js';
import '../src/define/civic-track.js';
import {normaliseQueryCode} from '../src/model/index.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {NOW} from './now.js';

/** Number and code of a confidential message. */
const NUMBER = '26100021';
const CODE = '7K3M-9QXT-V2BD';

function scene({wrap = (adapter) => adapter, ...page}: StoryPage & {readonly wrap?: (adapter: BoardAdapter) => BoardAdapter} = {}) {
  const store = new MemoryStore(TOWN);
  store.queryCodes.set('wage-dispute', normaliseQueryCode(CODE));
  return onBoard(wrap(memoryAdapter({store, now: () => new Date(NOW)})), html`<civic-track></civic-track>`, page);
}

const lookUp = (number: string, code: string) => async ({canvasElement}: {canvasElement: HTMLElement}) => {
  await enter(canvasElement, '#number', number);
  await enter(canvasElement, '#code', code);
  await press(canvasElement, '.button');
};

const meta: Meta = {title: 'Elements/Track', component: 'civic-track'};
export default meta;
type Story = StoryObj;

export const Empty: Story = {render: () => scene()};
export const NothingTyped: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await press(canvasElement, '.button');
    await find(canvasElement, '#number-error');
  },
};
export const Wrong: Story = {render: () => scene(), play: lookUp(NUMBER, '0000-0000-0000')};
export const Found: Story = {render: () => scene(), play: lookUp(NUMBER, CODE)};
export const Looking: Story = {render: () => scene({wrap: (adapter) => hanging(adapter, ['getMessage'])}), play: lookUp(NUMBER, CODE)};
export const RateLimited: Story = {
  render: () => scene({wrap: (adapter) => failing(adapter, {getMessage: new BoardError('rate-limited', 'slow', {retryAfter: 540})})}),
  play: lookUp(NUMBER, CODE),
};
export const Offline: Story = {
  render: () => scene({wrap: (adapter) => failing(adapter, {getMessage: new BoardError('offline')})}),
  play: lookUp(NUMBER, CODE),
};
export const Chinese: Story = {render: () => scene({lang: 'zh-Hans'})};
export const RightToLeft: Story = {render: () => scene({dir: 'rtl'}), play: lookUp(NUMBER, CODE)};
export const Dark: Story = {render: () => scene({dark: true}), play: lookUp(NUMBER, '0000-0000-0000')};
export const WithoutBoard: Story = {render: () => html`<civic-track></civic-track>`};
