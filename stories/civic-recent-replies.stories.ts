import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import type {CivicRecentReplies} from '../src/components/civic-recent-replies/civic-recent-replies.js';
import '../src/define/civic-recent-replies.js';
import {failing, hanging} from '../src/testing/scenarios.js';
import {TOWN} from '../src/testing/town.js';
import {onBoard} from './board.js';

type Args = Pick<CivicRecentReplies, 'count' | 'placeId' | 'agencyId' | 'topic' | 'threadUrl'>;
type Story = StoryObj<Args>;

const replies = ({count, placeId, agencyId, topic, threadUrl}: Args) => html`<civic-recent-replies
  count=${count}
  place-id=${placeId}
  agency-id=${agencyId}
  topic=${topic}
  thread-url=${threadUrl}
></civic-recent-replies>`;

const meta: Meta<Args> = {
  title: 'Elements/Recent replies',
  component: 'civic-recent-replies',
  args: {count: 3, placeId: '', agencyId: '', topic: '', threadUrl: '#{id}'},
  render: (args) => onBoard(memoryAdapter({town: TOWN}), replies(args)),
};
export default meta;

/** Beside an article. */
export const Newest: Story = {};

/** The answers of one agency. */
export const OfOneAgency: Story = {args: {agencyId: 'education'}};

/** With a heading of the page's own. */
export const OwnHeading: Story = {
  render: ({count, threadUrl}) =>
    onBoard(
      memoryAdapter({town: TOWN}),
      html`<civic-recent-replies count=${count} thread-url=${threadUrl}>
        <h2 slot="heading">You asked, the county answered</h2>
      </civic-recent-replies>`,
    ),
};

/** Nothing has come yet. */
export const Loading: Story = {
  render: (args) => onBoard(hanging(memoryAdapter({town: TOWN}), ['listAnswers']), replies(args)),
};

/** Nothing has been answered yet. */
export const Empty: Story = {render: (args) => onBoard(memoryAdapter(), replies(args))};

/** The board does not answer. */
export const Failed: Story = {
  render: (args) => onBoard(failing(memoryAdapter({town: TOWN}), {listAnswers: new BoardError('unavailable')}), replies(args)),
};

/** Titles and names that do not fit on a line. */
export const LongText: Story = {
  render: (args) => {
    const messages = TOWN.messages.map((message) => ({
      ...message,
      record: {
        ...message.record,
        content: {...message.record.content, title: 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3)},
      },
    }));
    return onBoard(memoryAdapter({town: {...TOWN, messages}}), replies(args));
  },
};

/** In simplified Chinese. */
export const Chinese: Story = {render: (args) => onBoard(memoryAdapter({town: TOWN}), replies(args), {lang: 'zh-Hans'})};

/** From right to left. */
export const RightToLeft: Story = {render: (args) => onBoard(memoryAdapter({town: TOWN}), replies(args), {dir: 'rtl'})};

/** On a dark page. */
export const Dark: Story = {render: (args) => onBoard(memoryAdapter({town: TOWN}), replies(args), {dark: true})};

/** On no board: the element says what is missing. */
export const NoBoard: Story = {render: (args) => onBoard(undefined, replies(args))};
