import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-join-form.js';
import {failing, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';

const meta: Meta = {title: 'Elements/Join form', component: 'civic-join-form'};
export default meta;
type Story = StoryObj;

const scene = (adapter = memoryAdapter({town: TOWN}), page?: StoryPage) => onBoard(adapter, html`<civic-join-form></civic-join-form>`, page);

const send: NonNullable<Story['play']> = async ({canvasElement}) => {
  await enter(canvasElement, '#field-organisation', '清禾县水务局');
  await find(canvasElement, 'select option[value="country"]');
  await enter(canvasElement, 'select', 'country');
  await enter(canvasElement, '#field-person', '邵工');
  await enter(canvasElement, '#field-email', 'water@qinghe.example');
  await press(canvasElement, 'form .button');
};

export const Empty: Story = {render: () => scene()};
export const Missing: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => await press(canvasElement, 'form .button'),
};
export const Done: Story = {render: () => scene(), play: send};
export const Failed: Story = {render: () => scene(failing(memoryAdapter({town: TOWN}), {requestToJoin: new BoardError('offline')})), play: send};
export const TooMany: Story = {render: () => scene(failing(memoryAdapter({town: TOWN}), {requestToJoin: new BoardError('rate-limited', '', {retryAfter: 600})})), play: send};
export const NotOffered: Story = {render: () => scene(memoryAdapter({town: TOWN, capabilities: {join: false}}))};
export const NoBoard: Story = {render: () => html`<civic-join-form></civic-join-form>`};
export const Chinese: Story = {render: () => scene(undefined, {lang: 'zh-Hans'})};
export const Arabic: Story = {render: () => scene(undefined, {lang: 'ar', dir: 'rtl'})};
