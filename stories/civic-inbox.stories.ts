import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-inbox.js';
import '../src/define/civic-reply-panel.js';
import type {MessageSummary} from '../src/model/index.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';

const meta: Meta = {title: 'Elements/Inbox', component: 'civic-inbox'};
export default meta;
type Story = StoryObj;

interface Scene extends StoryPage {
  /** Username of who is signed in. */
  readonly as?: string;
  readonly content?: TemplateResult;
  readonly wrap?: (adapter: BoardAdapter) => BoardAdapter;
}

/** An inbox on a board of its own. */
function scene({as = 'housing', content = html`<civic-inbox handle-url="#handle={id}"></civic-inbox>`, wrap = (adapter) => adapter, ...page}: Scene = {}) {
  const account = TOWN.accounts.find((candidate) => candidate.username === as);
  const session = account && {
    personId: account.personId,
    name: account.name,
    role: account.role,
    ...(account.agencyId && {agencyId: account.agencyId}),
  };
  return onBoard(wrap(memoryAdapter({town: TOWN, session: session ?? null})), content, page);
}

/** Selects the first rows and opens what is done with them. */
const select =
  (count: number, ...presses: readonly string[]): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    await find(canvasElement, '[data-control="pick"]');
    const boxes = canvasElement.querySelector('civic-inbox')?.shadowRoot?.querySelectorAll<HTMLElement>('[data-control="pick"]') ?? [];
    [...boxes].slice(0, count).forEach((box) => box.click());
    for (const selector of presses) await press(canvasElement, selector);
  };

export const Unit: Story = {render: () => scene()};

/** A lead endorses as well. */
export const Lead: Story = {render: () => scene({as: 'dongwei-lead'})};

export const BoardStaff: Story = {render: () => scene({as: 'moderator'})};

/** Several at once: the form of what is done with all of them. */
export const AssignSeveral: Story = {render: () => scene(), play: select(2, '.bulk .button')};

/** One was changed meanwhile and stays selected. */
export const Results: Story = {
  render: () => {
    let calls = 0;
    return scene({wrap: (board) => ({...board, act: (...args) => (calls++ === 1 ? Promise.reject(new BoardError('stale')) : board.act(...args))})});
  },
  play: async (context) => {
    await select(3, '.bulk .button')(context);
    await enter(context.canvasElement, '#field-internalText', 'For this week');
    await find(context.canvasElement, '#field-personId option:nth-child(2)');
    await enter(context.canvasElement, '#field-personId', 'person-housing-lead');
    await press(context.canvasElement, '.bulk-form .button');
    await find(context.canvasElement, '#result');
  },
};

export const Working: Story = {
  render: () => scene({wrap: (board) => hanging(board, ['act'])}),
  play: select(2, '.bulk .button:nth-child(3)', '.bulk-form .button'),
};

/** What is new is said, and shown when somebody wants that. */
export const News: Story = {
  render: () => {
    let asked = 0;
    return scene({
      wrap: (board) => ({
        ...board,
        openDesk: async () => {
          const desk = await board.openDesk();
          return {...desk, countBoxes: async (...args) => ({...(await desk.countBoxes(...args)), ...(asked++ > 0 && {unit: 99 + asked})})};
        },
      }),
    });
  },
  play: async ({canvasElement}) => {
    await find(canvasElement, '[part="row"]');
    // A look that comes before the first count has nothing to compare with: somebody comes back more than once.
    const comeBack = setInterval(() => document.dispatchEvent(new Event('visibilitychange')), 250);
    try {
      await find(canvasElement, '.news .button');
    } finally {
      clearInterval(comeBack);
    }
  },
};

/** A page that gave a panel: messages are handled beside the list where there is room. */
export const WithPanel: Story = {
  render: () => scene({content: html`<civic-inbox><civic-reply-panel slot="panel"></civic-reply-panel></civic-inbox>`}),
  play: ({canvasElement}) => press(canvasElement, '[data-control="open"]'),
};

export const Keyboard: Story = {render: () => scene(), play: ({canvasElement}) => press(canvasElement, '.help summary')};

export const Search: Story = {
  render: () => scene({content: html`<civic-inbox handle-url="#handle={id}" text="电梯"></civic-inbox>`}),
};

export const NothingFound: Story = {render: () => scene({content: html`<civic-inbox handle-url="#handle={id}" text="zeppelin"></civic-inbox>`})};

export const EmptyTray: Story = {render: () => scene({content: html`<civic-inbox handle-url="#handle={id}" box="returned"></civic-inbox>`})};

export const Loading: Story = {render: () => scene({wrap: (board) => hanging(board, ['listMessages'])})};

export const Failed: Story = {render: () => scene({wrap: (board) => failing(board, {listMessages: new BoardError('unavailable')})})};

export const SignedOut: Story = {render: () => scene({as: ''})};

export const NotYours: Story = {render: () => scene({as: 'citizen'})};

export const WithoutDesk: Story = {render: () => scene({wrap: (board) => ({...board, capabilities: {...board.capabilities, desk: false}})})};

const HUGE = 100_000;

/** A hundred thousand messages wait: a page at a time, and what is out of sight costs nothing. */
export const HundredThousand: Story = {
  render: () =>
    scene({
      content: html`<civic-inbox handle-url="#handle={id}" page-size="100"></civic-inbox>`,
      wrap: (board) => ({
        ...board,
        openDesk: async () => ({...(await board.openDesk()), countBoxes: () => Promise.resolve({unit: HUGE, unassigned: HUGE, overdue: 41_207})}),
        listMessages: ({cursor = '0', limit = 20}) => {
          const from = Number(cursor);
          const items = Array.from({length: limit}, (_, offset): MessageSummary => ({
            id: `m${from + offset}`, number: String(26_000_000 + from + offset), title: `Pothole number ${from + offset + 1}`, excerpt: '', kind: 'complaint', topic: 'urban/roads',
            agencyId: 'housing', status: 'waiting', displayName: '陈***', visibility: 'public', language: 'en', createdAt: '2026-11-01T00:00:00Z', followers: 0, state: 'waiting',
            dueAt: '2026-11-20T15:59:59Z', desk: {version: 2, waitingFor: []},
          }));
          return Promise.resolve({items, nextCursor: String(from + limit), agencies: []});
        },
      }),
    }),
};

export const Chinese: Story = {render: () => scene({as: 'moderator', lang: 'zh-Hans'})};

export const RightToLeft: Story = {render: () => scene({as: 'dongwei', lang: 'ar', dir: 'rtl'})};

export const Dark: Story = {render: () => scene({as: 'dongwei', dark: true}), play: select(1)};
