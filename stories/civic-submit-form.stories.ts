import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type LitElement, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError, type DeviceErrorCode, type DeviceStore} from '../src/adapter/index.js';
import {DeviceMemory, memoryDeviceStore} from '../src/adapters/device.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-submit-form.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {NOW} from './now.js';

const board = (): BoardAdapter => memoryAdapter({town: TOWN, now: () => new Date(NOW)});
const plain = html`<civic-submit-form></civic-submit-form>`;
/** Where only title, text and consent are left to fill in. */
const short = html`<civic-submit-form kind="enquiry" topic="transport/parking" agency-id="transport" thread-url="/message.html?id={id}"></civic-submit-form>`;

const scene = (content: TemplateResult = plain, {adapter = board(), ...page}: StoryPage & {readonly adapter?: BoardAdapter} = {}) =>
  onBoard(adapter, content, page);

async function fillIn(canvas: HTMLElement, title = 'Cars on the pavement', body = 'Every evening prams have to use the road.'): Promise<void> {
  await enter(canvas, '[name=title]', title);
  await enter(canvas, '[name=body]', body);
  await press(canvas, '[name=consent]');
}

const send = (canvas: HTMLElement) => press(canvas, '[part=submit]');

const meta: Meta = {title: 'Elements/Submit form', component: 'civic-submit-form'};
export default meta;
type Story = StoryObj;

export const Empty: Story = {render: () => scene()};

export const Filled: Story = {
  render: () => scene(html`<civic-submit-form kind="enquiry" topic="transport/parking"></civic-submit-form>`),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#place-3', 'qinghe');
    await find(canvasElement, '#agency option[value=transport]');
    await enter(canvasElement, '#agency', 'transport');
    await enter(canvasElement, '[name="spot.address"]', 'Willow Lane 3–17');
    await enter(canvasElement, '[name="privatePart.name"]', 'Ann Lee');
    await fillIn(canvasElement);
  },
};

export const WithErrors: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await find(canvasElement, '#agency');
    await enter(canvasElement, '[name=title]', 'Stop! '.repeat(12));
    await send(canvasElement);
    await find(canvasElement, '#summary');
  },
};

export const Sending: Story = {
  render: () => scene(short, {adapter: hanging(board(), ['submitMessage'])}),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await send(canvasElement);
    await find(canvasElement, '[part=submit][aria-disabled=true]');
  },
};

/** Another wish to send, with the device and the failure that it meets. */
const kept = (error: BoardError, device?: DeviceStore, page: StoryPage = {}): Story => ({
  render: () => scene(short, {...page, adapter: failing(board(), {submitMessage: error}), ...(device && {device})}),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await send(canvasElement);
    await find(canvasElement, '#kept-title');
  },
});

export const OfflineKept: Story = kept(new BoardError('offline'));

export const RateLimited: Story = kept(new BoardError('rate-limited', 'slow', {retryAfter: 600}));

export const ChineseKept: Story = kept(new BoardError('offline'), undefined, {lang: 'zh-Hans'});

export const DarkKept: Story = kept(new BoardError('unavailable'), undefined, {dark: true});

const broken = (code: DeviceErrorCode): DeviceStore => {
  const memory = new DeviceMemory();
  memory.broken = code;
  return memoryDeviceStore(memory);
};

export const QuotaFull: Story = {
  render: () => scene(short, {device: broken('full')}),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await find(canvasElement, '.lines .notice');
  },
};

export const QuotaFullAndOffline: Story = kept(new BoardError('offline'), broken('full'));

export const Refused: Story = {
  render: () => scene(short, {
    adapter: failing(board(), {submitMessage: new BoardError('invalid', 'no', {issues: [{path: 'title', code: 'special-signs'}]})}),
  }),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await send(canvasElement);
    await find(canvasElement, '#summary');
  },
};

/** Writes, closes the page and opens it again. */
const restored = (page: StoryPage = {}): Story => ({
  render: () => scene(short, page),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    const form = await find<LitElement>(canvasElement, 'civic-submit-form');
    const again = document.createElement('civic-submit-form');
    for (const {name, value} of form.attributes) again.setAttribute(name, value);
    form.replaceWith(again);
    await find(canvasElement, '.line');
  },
});

export const DraftRestored: Story = restored();

export const ChineseDraftRestored: Story = restored({lang: 'zh-Hans'});

export const DraftCleared: Story = {
  ...restored(),
  play: async (context) => {
    await restored().play?.(context);
    await press(context.canvasElement, '.line .link');
  },
};

export const Receipt: Story = {
  render: () => scene(short),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await send(canvasElement);
    await find(canvasElement, '#receipt-title');
  },
};

export const Complaint: Story = {
  render: () => scene(html`<civic-submit-form kind="complaint" agency-id="housing"></civic-submit-form>`),
};

export const FixedAgency: Story = {render: () => scene(html`<civic-submit-form agency-id="county-head"></civic-submit-form>`)};

export const Confidential: Story = {
  render: () => scene(short),
  play: async ({canvasElement}) => press(canvasElement, '[name=visibility][id=visibility-1]'),
};

export const LongText: Story = {
  render: () => scene(short),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, 'Donaudampfschifffahrtsgesellschaft'.repeat(4), 'The bus shelter has no roof, no light and no timetable. '.repeat(25));
    await send(canvasElement);
    await find(canvasElement, '#summary');
  },
};

export const HeadingOfThePage: Story = {
  render: () => scene(html`<civic-submit-form agency-id="county-head"><h2 slot="heading">Write to the county head</h2></civic-submit-form>`),
};

export const Chinese: Story = {render: () => scene(plain, {lang: 'zh-Hans'})};

export const ChineseReceipt: Story = {
  render: () => scene(short, {lang: 'zh-Hans'}),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, '占道停车', '每天傍晚人行道上停满了车。');
    await send(canvasElement);
    await find(canvasElement, '#receipt-title');
  },
};

export const RightToLeft: Story = {render: () => scene(plain, {dir: 'rtl'})};

export const Dark: Story = {render: () => scene(plain, {dark: true})};

export const DarkErrors: Story = {
  render: () => scene(short, {dark: true}),
  play: async ({canvasElement}) => {
    await send(canvasElement);
    await find(canvasElement, '#summary');
  },
};

export const Loading: Story = {render: () => scene(plain, {adapter: hanging(board(), ['getBoard'])})};

export const BoardFailed: Story = {render: () => scene(plain, {adapter: failing(board(), {getBoard: new BoardError('unavailable')})})};

export const NotOffered: Story = {
  render: () => scene(plain, {adapter: memoryAdapter({town: TOWN, capabilities: {submit: false}})}),
};
