import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {delay, http, HttpResponse} from 'msw';
import type {CivicBoardProvider} from '../src/components/civic-board-provider/civic-board-provider.js';
import '../src/define/civic-board-provider.js';
import '../src/define/civic-recent-replies.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import {TOWN} from '../src/testing/town.js';

/**
 * What a plain page pastes, over the wire: these stories speak HTTP to an endpoint that a service worker answers. All others have a board
 * in memory.
 */
type Args = Pick<CivicBoardProvider, 'endpoint'>;
type Story = StoryObj<Args>;

/** Each story has an endpoint of its own: stories on one page of documentation share the worker. */
const board = (endpoint: string, answers: () => Response | Promise<Response>) => [
  http.get(`*${endpoint}/board`, async () => HttpResponse.json(await memoryAdapter({town: TOWN}).getBoard())),
  http.get(`*${endpoint}/session`, () => HttpResponse.json(null)),
  http.get(`*${endpoint}/answers`, answers),
];
const townAnswers = async () => HttpResponse.json(await memoryAdapter({town: TOWN}).listAnswers({limit: 3}));

const meta: Meta<Args> = {
  title: 'Elements/Board provider',
  component: 'civic-board-provider',
  render: ({endpoint}) =>
    html`<civic-board-provider endpoint=${endpoint}><civic-recent-replies count="3" thread-url="#{id}"></civic-recent-replies></civic-board-provider>`,
};
export default meta;

/** An endpoint is all that it needs. */
export const Endpoint: Story = {args: {endpoint: '/wire/good'}, parameters: {msw: {handlers: board('/wire/good', townAnswers)}}};

/** The network takes its time. */
export const SlowNetwork: Story = {
  args: {endpoint: '/wire/slow'},
  parameters: {
    msw: {
      handlers: board('/wire/slow', async () => {
        await delay('infinite');
        return townAnswers();
      }),
    },
  },
};

/** A proxy in between says that the backend is down. */
export const Unavailable: Story = {
  args: {endpoint: '/wire/down'},
  parameters: {msw: {handlers: board('/wire/down', () => HttpResponse.html('<h1>502 Bad Gateway</h1>', {status: 502}))}},
};

/** Something else than a board answers. */
export const NotABoard: Story = {
  args: {endpoint: '/wire/other'},
  parameters: {msw: {handlers: board('/wire/other', () => HttpResponse.html('<h1>Welcome</h1>'))}},
};

/** No connection at all. */
export const Offline: Story = {
  args: {endpoint: '/wire/offline'},
  parameters: {msw: {handlers: board('/wire/offline', () => HttpResponse.error())}},
};

/** Neither endpoint nor adapter: the elements say so in the page, and nothing breaks. */
export const Unconnected: Story = {args: {endpoint: ''}};
