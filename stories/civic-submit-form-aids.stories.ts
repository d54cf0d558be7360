import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-submit-form.js';
import type {BoardInfo} from '../src/model/index.js';
import {failing, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {NOW} from './now.js';

const board = (more: Partial<BoardInfo> = {}): BoardAdapter =>
  memoryAdapter({town: {...TOWN, board: {...TOWN.board, ...more}}, now: () => new Date(NOW)});

/** Where only title, text and consent are left to fill in. Every tile of the map is the same picture. */
const short = html`<civic-submit-form
  kind="suggestion"
  topic="transport/bus"
  agency-id="transport"
  thread-url="/message.html?id={id}"
  map-tiles=${new URL('./tile.png', import.meta.url).href}
  map-center="31.2741,118.4062"
  map-attribution="© Survey Office of Qinghe County"
></civic-submit-form>`;

const scene = ({content = short, adapter = board(), ...page}: StoryPage & {readonly content?: TemplateResult; readonly adapter?: BoardAdapter} = {}) =>
  onBoard(adapter, content, page);

const PRIVATE = 'The lamp in front of my door is broken. Ring me on 138 0013 8000 after six, or write to ann@example.com. I live at Flat 4, 12 High Street, SW1A 1AA.';

async function guarded(canvas: HTMLElement, body = PRIVATE): Promise<void> {
  await enter(canvas, '[name=title]', 'Street lamp out');
  await enter(canvas, '[name=body]', body);
  await find(canvas, '.guard');
}

async function aboutTheBus(canvas: HTMLElement): Promise<void> {
  await enter(canvas, '[name=title]', 'Last bus on route 6 leaves too early');
  await enter(canvas, '[name=body]', 'The last bus on route 6 from the railway station leaves before the last train comes in.');
  await find(canvas, '[part=similar]');
}

async function mapOpen(canvas: HTMLElement): Promise<void> {
  await enter(canvas, '[name="spot.address"]', 'Bus stop in front of the railway station');
  await press(canvas, '#map-toggle');
  await find(canvas, '.leaflet-tile-loaded');
}

const meta: Meta = {title: 'Elements/Submit form/While writing', component: 'civic-submit-form'};
export default meta;
type Story = StoryObj;

export const GuardFound: Story = {render: () => scene(), play: ({canvasElement}) => guarded(canvasElement)};

export const GuardMoved: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await guarded(canvasElement);
    await press(canvasElement, '.guard .button');
    await find(canvasElement, '#body-undo');
  },
};

export const GuardRemarkFull: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '[name="privatePart.remark"]', 'I can be reached in the evening. '.repeat(6));
    await guarded(canvasElement, 'Ring me on 138 0013 8000 after six.');
    await press(canvasElement, '.guard .button');
    await find(canvasElement, '.guard .error');
  },
};

export const GuardWithoutRemark: Story = {
  render: () => scene({adapter: board({fields: {...TOWN.board.fields, remark: 'hidden'}})}),
  play: ({canvasElement}) => guarded(canvasElement, 'Ring me on 138 0013 8000 after six.'),
};

export const GuardBeforeSending: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await guarded(canvasElement);
    await press(canvasElement, '[name=consent]');
    await press(canvasElement, '[part=submit]');
    await find(canvasElement, '#guard-summary');
  },
};

export const GuardChinese: Story = {
  render: () => scene({lang: 'zh-Hans'}),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '[name=title]', '楼道灯不亮');
    await enter(canvasElement, '[name=body]', '我住在阳光小区3号楼2单元501室，电话13800138000，身份证430102199001011238，车牌湘A12345。');
    await find(canvasElement, '.guard');
  },
};

export const GuardRightToLeftDark: Story = {render: () => scene({dir: 'rtl', dark: true}), play: ({canvasElement}) => guarded(canvasElement)};

export const SimilarFound: Story = {render: () => scene(), play: ({canvasElement}) => aboutTheBus(canvasElement)};

export const SimilarFollowed: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await aboutTheBus(canvasElement);
    await press(canvasElement, '[part=similar] button');
    await find(canvasElement, '#similar-followed');
  },
};

export const SimilarFollowFailed: Story = {
  render: () => scene({adapter: failing(board(), {follow: new BoardError('offline')})}),
  play: async ({canvasElement}) => {
    await aboutTheBus(canvasElement);
    await press(canvasElement, '[part=similar] button');
    await find(canvasElement, '[part=similar] .error');
  },
};

export const SimilarDark: Story = {render: () => scene({dark: true}), play: ({canvasElement}) => aboutTheBus(canvasElement)};

export const MapOpen: Story = {render: () => scene(), play: ({canvasElement}) => mapOpen(canvasElement)};

export const MapPointSet: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await mapOpen(canvasElement);
    await press(canvasElement, '.spot-map .button:not(.secondary)');
    await find(canvasElement, '.map-point');
  },
};

export const MapRightToLeft: Story = {render: () => scene({dir: 'rtl'}), play: ({canvasElement}) => mapOpen(canvasElement)};

export const MapTilesFailed: Story = {
  render: () => scene({content: html`<civic-submit-form kind="help" topic="transport" agency-id="transport" map-tiles="/no-tiles/{z}/{x}/{y}.png"></civic-submit-form>`}),
  play: ({canvasElement}) => press(canvasElement, '#map-toggle'),
};

export const Challenge: Story = {render: () => scene({adapter: board({services: {challenge: true, email: true}})})};

export const ChallengeOfTheSite: Story = {
  render: () => scene({
    adapter: board({services: {challenge: true, email: false}}),
    content: html`<civic-submit-form kind="help" topic="transport" agency-id="transport"><p slot="challenge">Our own check stands here.</p></civic-submit-form>`,
  }),
};
