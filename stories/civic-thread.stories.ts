import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type DeviceStore, type Session} from '../src/adapter/index.js';
import {memoryDeviceStore} from '../src/adapters/device.js';
import {memoryAdapter, MemoryStore} from '../src/adapters/memory.js';
import {keepReceipt} from '../src/controllers/receipts.js';
import {saveReplyDraft} from '../src/controllers/reply-drafts.js';
import '../src/define/civic-thread.js';
import {type ActionRequest, type Attachment, normaliseQueryCode} from '../src/model/index.js';
import {failing, hanging, type SeedMessage, story, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {NOW} from './now.js';

/** The code that the stories' authors have. */
const CODE = '7K3M-9QXT-V2BD';

interface Scene extends StoryPage {
  readonly id: string;
  /** Username of who is signed in. */
  readonly as?: string;
  /** The page knows the author's code. */
  readonly withCode?: boolean;
  /** Messages beside those of the town. */
  readonly more?: readonly SeedMessage[];
  readonly wrap?: (adapter: BoardAdapter) => BoardAdapter;
  /** Messages that this device follows, and receipts that it has. */
  readonly device?: DeviceStore;
  /** The store, for what happens while somebody reads. */
  readonly store?: MemoryStore;
}

/** A thread on a board of its own, on 18 November 2026. */
function scene({id, as, withCode = false, more = [], wrap = (adapter) => adapter, device = memoryDeviceStore(), store = storeWith(more), ...page}: Scene) {
  store.queryCodes.set(id, normaliseQueryCode(CODE));
  const adapter = memoryAdapter({
    store,
    session: sessionOf(as),
    now: () => new Date(NOW),
  });
  return onBoard(
    wrap(adapter),
    html`<civic-thread message-id=${id} .queryCode=${withCode ? CODE : ''} thread-url="https://board.example/messages/{id}"></civic-thread>`,
    {...page, device},
  );
}

function storeWith(more: readonly SeedMessage[] = []): MemoryStore {
  return new MemoryStore({...TOWN, messages: [...TOWN.messages, ...more]});
}

function sessionOf(username: string | undefined): Session | null {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) return null;
  const {personId, name, role, agencyId} = account;
  return {personId, name, role, ...(agencyId && {agencyId})};
}

const meta: Meta = {title: 'Elements/Thread', component: 'civic-thread'};
export default meta;
type Story = StoryObj;

const LONG = story(
  {
    id: 'long',
    number: '26110090',
    at: '2026-11-02T08:00:00+08:00',
    language: 'en',
    kind: 'suggestion',
    topic: 'transport/bus',
    agencyId: 'transport',
    title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikstr.',
    body: Array.from(
      {length: 6},
      (_, index) =>
        `${index + 1}. The bus shelter at the corner has no roof, no light and no timetable, and a bench that only the very tall can use.`,
    ).join('\n\n'),
    spot: {address: `https://example.org/${'somewhere-along-the-way/'.repeat(4)}`, public: true},
    privatePart: {name: 'Nora Wexford', phone: '', remark: ''},
  },
  ['2026-11-02T09:00:00+08:00', 'moderator', {action: 'publish'}],
  [
    '2026-11-03T09:00:00+08:00',
    'transport',
    {action: 'accept', publicText: 'We look at every shelter on this line. '.repeat(8)},
  ],
  ['2026-11-04T09:00:00+08:00', 'author', {action: 'follow-up', words: 'The one at the school, too.'}],
  [
    '2026-11-05T09:00:00+08:00',
    'transport',
    {
      action: 'whistle',
      publicText: 'The lights are theirs.',
      supports: [
        {agencyId: 'urban-management', task: 'Check the lights'},
        {agencyId: 'wuyin-office', task: 'Ask the shops about the wall'},
      ],
    },
  ],
  ['2026-11-06T09:00:00+08:00', '@wuyin-office', {action: 'report-in', internalText: 'The shops agree.'}],
  [
    '2026-11-09T09:00:00+08:00',
    'transport',
    {
      action: 'submit-answer',
      body: 'Every shelter on line 6 gets a roof, a light and a bench of ordinary height.\n\n'
        .repeat(20)
        .trim(),
    },
  ],
  ['2026-11-10T09:00:00+08:00', 'moderator', {action: 'approve'}],
);

const HOSTILE_WORDS =
  '<img src=x onerror="alert(1)"> </p><script>alert(2)</script> {agency} ${name} \u05d0\u05d1\u05d2 العربية & &lt;b&gt;';

const HOSTILE = story(
  {
    id: 'hostile',
    number: '<b>9</b>',
    at: '2026-11-02T08:00:00+08:00',
    language: '"><script>',
    kind: 'complaint',
    topic: 'transport/parking',
    agencyId: 'transport',
    title: 'Title with "quotes" and שלום and مرحبا',
    demand: HOSTILE_WORDS.slice(0, 150),
    details: HOSTILE_WORDS,
    spot: {address: HOSTILE_WORDS.slice(0, 100), public: true},
    privatePart: {name: '<i>Eve</i>', phone: '', remark: ''},
  },
  ['2026-11-02T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-03T09:00:00+08:00', 'transport', {action: 'accept', publicText: HOSTILE_WORDS}],
  [
    '2026-11-09T09:00:00+08:00',
    'transport',
    {
      action: 'submit-answer',
      body: HOSTILE_WORDS,
      organisation: HOSTILE_WORDS.slice(0, 90),
      contact: 'javascript:alert(3)',
    },
  ],
  ['2026-11-10T09:00:00+08:00', 'moderator', {action: 'approve'}],
);

export const AnsweredWithVerdict: Story = {render: () => scene({id: 'bus-timetable'})};
export const Waiting: Story = {render: () => scene({id: 'market-parking'})};
export const InProgress: Story = {render: () => scene({id: 'lift-repair'})};
export const DueDateAsStaffSeesIt: Story = {render: () => scene({id: 'lift-repair', as: 'housing'})};
export const ReturnedAnswerAsStaffSeesIt: Story = {render: () => scene({id: 'night-noise', as: 'moderator'})};
export const AnswerInReviewAsStaffSeesIt: Story = {
  render: () => scene({id: 'water-pressure', as: 'housing-lead'}),
};
export const AuthorCanRate: Story = {render: () => scene({id: 'parking-permit', withCode: true})};
export const AuthorIsAskedForMore: Story = {render: () => scene({id: 'street-light', as: 'citizen2'})};
export const AuthorCanReopen: Story = {
  render: () => scene({id: 'unhappy', withCode: true, more: [unhappy()]}),
};
export const AuthorWaits: Story = {render: () => scene({id: 'market-parking', withCode: true})};
export const ConfidentialWithCodeEntry: Story = {render: () => scene({id: 'window-fee'})};
export const ConfidentialAsItsAuthor: Story = {render: () => scene({id: 'wage-dispute', as: 'citizen2'})};
export const RejectedAsItsAuthor: Story = {render: () => scene({id: 'loan-advert', withCode: true})};
export const WithdrawnAsItsAuthor: Story = {render: () => scene({id: 'lost-umbrella', as: 'citizen2'})};
export const LongText: Story = {render: () => scene({id: 'long', more: [LONG]})};
export const HostileMarkup: Story = {render: () => scene({id: 'hostile', more: [HOSTILE], as: 'moderator'})};
export const Chinese: Story = {render: () => scene({id: 'night-noise', as: 'moderator', lang: 'zh-Hans'})};
export const ChineseAuthor: Story = {
  render: () => scene({id: 'school-place', withCode: true, lang: 'zh-Hans'}),
};
export const RightToLeft: Story = {render: () => scene({id: 'bus-timetable', dir: 'rtl', withCode: true})};
export const Dark: Story = {render: () => scene({id: 'night-noise', as: 'moderator', dark: true})};
export const DarkAuthor: Story = {render: () => scene({id: 'parking-permit', withCode: true, dark: true})};
export const Loading: Story = {
  render: () => scene({id: 'bus-timetable', wrap: (adapter) => hanging(adapter, ['getMessage'])}),
};
export const Failed: Story = {
  render: () =>
    scene({
      id: 'bus-timetable',
      wrap: (adapter) => failing(adapter, {getMessage: new BoardError('offline')}),
    }),
};
export const NotFound: Story = {render: () => scene({id: 'nowhere'})};
export const WithoutBoard: Story = {
  render: () => html`<civic-thread message-id="bus-timetable"></civic-thread>`,
};

/** A verdict of a few days ago that may reopen the message. */
function unhappy(): SeedMessage {
  return story(
    {
      id: 'unhappy',
      number: '26110091',
      at: '2026-11-02T08:00:00+08:00',
      language: 'en',
      kind: 'enquiry',
      topic: 'environment/waste',
      agencyId: 'urban-management',
      title: 'Rubbish behind the library',
      body: 'The bins behind the library have not been emptied for two weeks.',
      privatePart: {name: 'Nora Wexford', phone: '', remark: ''},
    },
    ['2026-11-02T09:00:00+08:00', 'moderator', {action: 'publish'}],
    ['2026-11-03T09:00:00+08:00', '@urban-management', {action: 'accept'}],
    [
      '2026-11-09T09:00:00+08:00',
      '@urban-management',
      {action: 'submit-answer', body: 'The bins were emptied on 8 November, and from now on every Tuesday.'},
    ],
    ['2026-11-10T09:00:00+08:00', 'moderator', {action: 'approve'}],
    [
      '2026-11-16T09:00:00+08:00',
      'author',
      {
        action: 'rate',
        resolution: 1,
        attitude: 3,
        speed: 1,
        solved: false,
        words: 'It was Wednesday yesterday, and they are full.',
      },
    ],
  );
}

/** Two pictures and a video that cannot be played here, as a message and its answer have them. */
const FILES: readonly Attachment[] = [
  picture('gate', '#7a9cc6', 'The east gate at seven in the morning: three tricycles stand across the lane.', true),
  picture('lot', '#8fae7c', 'The empty lot north of the market.', false),
];

function picture(id: string, colour: string, description: string, everybody: boolean): Attachment {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><path fill="${colour}" d="M0 0h400v300H0z"/><path fill="#fff" opacity=".5" d="m0 300 130-140 80 90 70-60 120 110z"/></svg>`;
  return {id, type: 'image/png', size: 248_000, url: URL.createObjectURL(new Blob([drawing], {type: 'image/svg+xml'})), description, public: everybody, width: 400, height: 300};
}

function withFiles(adapter: BoardAdapter): BoardAdapter {
  return {
    ...adapter,
    getMessage: async (id, options) => {
      const message = await adapter.getMessage(id, options);
      const everybody = FILES.filter((file) => file.public || message.relations.length > 0);
      return {
        ...message,
        attachments: everybody,
        answers: message.answers.map((answer) => ({...answer, person: 'Lin Shuwen, head of division', attachments: FILES.slice(0, 1)})),
      };
    },
  };
}

const PUMP = 'The pump behind the market runs day and night. Mr Li of number 14 knows whose it is.';
const NAME = 'Mr Li of number 14';

/** A matter that board staff follow until it is settled: supervised, escalated, visited with pictures, and with a name masked. */
function overseen(): SeedMessage {
  const start = PUMP.indexOf(NAME);
  const {record, events} = story(
    {
      id: 'overseen', number: '26110097', at: '2026-11-02T08:00:00+08:00', language: 'en', kind: 'enquiry', topic: 'environment', agencyId: 'environment',
      title: 'A pump that runs all night', body: PUMP,
    },
    ['2026-11-02T09:00:00+08:00', 'moderator', {action: 'publish', masks: [{part: 'body', start, end: start + NAME.length}]}],
    ['2026-11-03T09:00:00+08:00', '@environment', {action: 'accept'}],
    ['2026-11-05T09:00:00+08:00', 'moderator', {
      action: 'supervise', internalText: 'The third message about the same pump.', superviseUntil: '2026-11-20T18:00:00+08:00', publicText: 'We follow this until the nights are quiet.',
    }],
    ['2026-11-09T09:00:00+08:00', 'moderator', {action: 'escalate', internalText: 'Nobody has measured anything.'}],
    ['2026-11-12T15:30:00+08:00', 'moderator2', {
      action: 'visit', way: 'in-person', visitedAt: '2026-11-12T14:00:00+08:00', solved: false,
      publicText: 'We stood before the pump at two in the afternoon and measured 58 decibels at the nearest window. The water works will set it on rubber.',
      internalText: 'The neighbours disagree on who ordered it.',
    }],
  );
  return {record, events: events.map((event) => (event.visit ? {...event, visit: {...event.visit, attachments: FILES}} : event))};
}

/** A board with news by e-mail. */
function withMail(adapter: BoardAdapter): BoardAdapter {
  return {
    ...adapter,
    getBoard: async (options) => {
      const board = await adapter.getBoard(options);
      return {...board, services: {...board.services, email: true}};
    },
    follow: async (id, request, options) => ({...(await adapter.follow(id, request, options)), confirmByEmail: !!request.email}),
  };
}

/** Staff do something with a message while somebody reads it. */
async function meanwhile(store: MemoryStore, as: string, id: string, request: ActionRequest): Promise<void> {
  const adapter = memoryAdapter({store, session: sessionOf(as), now: () => new Date(Date.parse(NOW) + 120_000)});
  const {version} = await adapter.getMessage(id);
  await adapter.act(id, request, {expectedVersion: version, idempotencyKey: crypto.randomUUID()});
}

export const WithPicturesAndPersonInCharge: Story = {render: () => scene({id: 'bus-timetable', wrap: withFiles})};
export const PicturesAsTheAuthorSeesThem: Story = {render: () => scene({id: 'bus-timetable', wrap: withFiles, withCode: true})};

export const WordsOfTheAuthorPublished: Story = {
  render: () => {
    const store = storeWith();
    const published = meanwhile(store, 'moderator', 'night-noise', {action: 'publish-words'});
    return scene({
      id: 'night-noise',
      store,
      wrap: (adapter) => ({...adapter, getMessage: async (...wanted) => published.then(() => adapter.getMessage(...wanted))}),
    });
  },
};

export const Followed: Story = {
  render: () => scene({id: 'market-parking', wrap: withMail}),
  play: async ({canvasElement}) => {
    await find(canvasElement, '[part="message"]');
    await press(canvasElement, '#tool-follow');
    await press(canvasElement, '.subscribe summary');
    await enter(canvasElement, '#mail', 'nora@example.org');
    await press(canvasElement, '.subscribe form .button');
  },
};

export const Reporting: Story = {
  render: () => scene({id: 'market-parking'}),
  play: async ({canvasElement}) => {
    await press(canvasElement, '#tool-report');
    await press(canvasElement, '.report form .button');
    await find(canvasElement, '#reason-error');
  },
};

export const Reported: Story = {
  render: () => scene({id: 'market-parking'}),
  play: async ({canvasElement}) => {
    await press(canvasElement, '#tool-report');
    await press(canvasElement, '#reason-advertising');
    await press(canvasElement, '.report form .button');
    await find(canvasElement, '.report .done');
  },
};

export const ReportRateLimited: Story = {
  render: () => scene({id: 'market-parking', wrap: (adapter) => failing(adapter, {reportContent: new BoardError('rate-limited', 'slow', {retryAfter: 300})})}),
  play: async ({canvasElement}) => {
    await press(canvasElement, '#tool-report');
    await press(canvasElement, '#reason-advertising');
    await press(canvasElement, '.report form .button');
  },
};

export const LinkCopied: Story = {
  render: () => scene({id: 'market-parking'}),
  play: async ({canvasElement}) => {
    await press(canvasElement, '#tool-copy-link');
    await find(canvasElement, '#link');
  },
};

export const RecognisedByReceipt: Story = {
  render: () => {
    const device = memoryDeviceStore();
    void keepReceipt(device, {
      id: 'market-parking', number: '26110009', queryCode: CODE, createdAt: '2026-11-16T08:26:00+08:00', title: '', visibility: 'public', personId: null,
    });
    return scene({id: 'market-parking', device});
  },
};

/** What happens while the story is looked at. */
async function happens(store: MemoryStore, canvasElement: HTMLElement): Promise<void> {
  await find(canvasElement, '.news');
  await meanwhile(store, 'transport', 'market-parking', {action: 'accept'});
  await meanwhile(store, 'transport', 'market-parking', {action: 'submit-answer', body: '市场北侧空地将于12月1日起作为临时停车场开放，共四十个车位；早市期间由执法队员疏导。', contact: '000-6000-0210'});
  await meanwhile(store, 'moderator', 'market-parking', {action: 'approve'});
  await find(canvasElement, '.news .button');
}

let readStore = storeWith();
export const AnswerAppearsWhileReading: Story = {
  render: () => scene({id: 'market-parking', store: (readStore = storeWith())}),
  play: ({canvasElement}) => happens(readStore, canvasElement),
};

let writeStore = storeWith();
export const AnswerAppearsWhileTheAuthorWrites: Story = {
  render: () => scene({id: 'market-parking', store: (writeStore = storeWith()), withCode: true}),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#words-follow-up', '还没有人来看。');
    await happens(writeStore, canvasElement);
  },
};

/** What its author had begun to write at the last visit. */
export const AuthorsWordsBroughtBack: Story = {
  render: () => {
    const device = memoryDeviceStore();
    void saveReplyDraft(device, {messageId: 'parking-permit', personId: null}, {rate: {words: 'The counter was closed again on Monday.', scores: {resolution: 2, speed: 3}}});
    return scene({id: 'parking-permit', withCode: true, device});
  },
  play: async ({canvasElement}) => void await find(canvasElement, '.keeping'),
};

/** Private words, before they go to where they may be published. */
export const AuthorsWordsGuarded: Story = {
  render: () => scene({id: 'street-light', as: 'citizen2'}),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#words-supply-info', 'Lamps 41 to 46. Ring me on 138 0013 8000 after six.');
    await press(canvasElement, '#form-supply-info > .button');
    await find(canvasElement, '.guard');
  },
};

/** Supervised and visited, as everybody reads it. */
export const SupervisedAndVisited: Story = {render: () => scene({id: 'overseen', more: [overseen()]})};

/** The same for board staff: why, by when, how it was escalated, and what the public does not get. */
export const SupervisedForStaff: Story = {
  render: () => scene({id: 'overseen', more: [overseen()], as: 'moderator'}),
  play: async ({canvasElement}) => void await find(canvasElement, 'mark'),
};

/** As it comes out of the printer: the rules for paper, on the screen. */
export const Printed: Story = {
  // Rules are shared by all threads of a page.
  tags: ['!autodocs'],
  render: () => scene({id: 'lift-repair', wrap: withFiles}),
  play: async ({canvasElement}) => {
    await find(canvasElement, '.timeline');
    const thread = await find(canvasElement, 'civic-thread');
    for (const sheet of thread.shadowRoot?.adoptedStyleSheets ?? []) {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSMediaRule) rule.media.mediaText = {print: 'all', screen: 'speech'}[rule.media.mediaText] ?? rule.media.mediaText;
      }
    }
  },
};
