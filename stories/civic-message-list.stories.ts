import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {BoardError, type BoardAdapter} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import type {CivicMessageList} from '../src/components/civic-message-list/civic-message-list.js';
import '../src/define/civic-message-list.js';
import {failing, hanging} from '../src/testing/scenarios.js';
import {TOWN} from '../src/testing/town.js';
import {onBoard} from './board.js';

type Args = Pick<
  CivicMessageList,
  'queue' | 'sort' | 'text' | 'kind' | 'topic' | 'status' | 'filters' | 'pageSize' | 'threadUrl'
>;
type Story = StoryObj<Args>;

const list = (args: Args) => html`<civic-message-list
  queue=${args.queue}
  sort=${args.sort}
  text=${args.text}
  kind=${args.kind}
  topic=${args.topic}
  status=${args.status}
  filters=${args.filters}
  page-size=${args.pageSize}
  thread-url=${args.threadUrl}
></civic-message-list>`;

const ALL = 'search place agency topic kind status';

const meta: Meta<Args> = {
  title: 'Elements/Message list',
  component: 'civic-message-list',
  args: {
    queue: 'public', sort: 'newest', text: '', kind: '', topic: '', status: '', filters: ALL, pageSize: 5, threadUrl: '#{id}',
  },
  render: (args) => onBoard(memoryAdapter({town: TOWN}), list(args)),
};
export default meta;

/** The town's board with everybody's accounts, seen by one of them. */
function as(username: string): BoardAdapter {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no account ${username}`);
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({town: TOWN, session: {personId, name, role, ...(agencyId && {agencyId})}});
}

/** The town's board with followers, and a session if wanted. */
function followed(username?: string): BoardAdapter {
  const adapter = username ? as(username) : memoryAdapter({town: TOWN});
  for (const [id, count] of [['street-light', 12], ['market-parking', 3], ['night-noise', 1]] as const) {
    for (let follower = 0; follower < count; follower++) {
      void adapter.follow(id, {following: true, ...(!username && {followerKey: `a-follower-of-a-story-${follower}`})});
    }
  }
  return adapter;
}

/** The public board. */
export const Public: Story = {};

/** Nothing has come yet: the rows keep the place of those to come. */
export const Loading: Story = {
  render: (args) => onBoard(hanging(memoryAdapter({town: TOWN}), ['listMessages']), list(args)),
};

/** A board that nobody has written to. */
export const Empty: Story = {render: (args) => onBoard(memoryAdapter(), list(args))};

/** Nothing fits what was asked for. */
export const NoneFound: Story = {args: {text: 'unicorn', kind: 'thanks'}};

/** There is no connection. */
export const Failed: Story = {
  render: (args) => onBoard(failing(memoryAdapter({town: TOWN}), {listMessages: new BoardError('offline')}), list(args)),
};

/** Words to find, and two filters. */
export const Filtered: Story = {args: {text: '路', status: 'answered'}};

/** What was looked for is marked, in Chinese and in English alike. */
export const Highlighted: Story = {args: {text: 'PARKING'}};

/** Some messages have followers, and those with most of them come first. */
export const MostFollowed: Story = {
  args: {sort: 'most-followed'},
  render: (args) => onBoard(followed(), list(args)),
};

/** What the signed-in citizen follows. */
export const Followed: Story = {args: {queue: 'followed'}, render: (args) => onBoard(followed('citizen'), list(args))};

/** A backend that only lists: no search, no counts, no order by followers. */
export const ListsOnly: Story = {
  render: (args) => onBoard(memoryAdapter({town: TOWN, capabilities: {search: false, counts: false, follow: false}}), list(args)),
};

/** A list with no controls, as a front page shows it. */
export const WithoutFilters: Story = {args: {filters: '', pageSize: 3}};

/** Without an address for messages, titles are buttons and the page hears `civic-message-open`. */
export const WithoutLinks: Story = {args: {threadUrl: ''}};

/** A unit's desk: what is due first comes first. */
export const Handling: Story = {
  args: {queue: 'handling', sort: 'due'},
  render: (args) => onBoard(as('housing'), list(args)),
};

/** Board staff's desk. */
export const Moderation: Story = {
  args: {queue: 'moderation'},
  render: (args) => onBoard(as('moderator'), list(args)),
};

/** What the signed-in citizen wrote. */
export const Mine: Story = {args: {queue: 'mine'}, render: (args) => onBoard(as('citizen'), list(args))};

/** A desk without a session. */
export const SignedOut: Story = {args: {queue: 'handling'}};

/** Titles and names at, and over, every limit. */
export const LongText: Story = {
  render: (args) => {
    const messages = TOWN.messages.map((message, index) => ({
      ...message,
      record: {
        ...message.record,
        content: {
          ...message.record.content,
          title: index % 2 ? 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3) : 'A title that goes on and on '.repeat(8).trim(),
          displayName: 'W'.repeat(120),
        },
      },
    }));
    return onBoard(memoryAdapter({town: {...TOWN, messages}}), list(args));
  },
};

/** In simplified Chinese. */
export const Chinese: Story = {render: (args) => onBoard(memoryAdapter({town: TOWN}), list(args), {lang: 'zh-Hans'})};

/** From right to left. */
export const RightToLeft: Story = {render: (args) => onBoard(memoryAdapter({town: TOWN}), list(args), {dir: 'rtl'})};

/** On a dark page. */
export const Dark: Story = {render: (args) => onBoard(memoryAdapter({town: TOWN}), list(args), {dark: true})};

/** On no board: the element says what is missing. */
export const NoBoard: Story = {render: (args) => onBoard(undefined, list(args))};
