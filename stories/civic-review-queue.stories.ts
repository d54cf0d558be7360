import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../src/adapters/memory.js';
import '../src/define/civic-review-queue.js';
import {failing, hanging, type SeedMessage, story, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {NOW} from './now.js';
import {scene as picture} from './pictures.js';

const meta: Meta = {title: 'Elements/Review queue', component: 'civic-review-queue'};
export default meta;
type Story = StoryObj;

interface Scene extends StoryPage {
  readonly tray?: string;
  /** Username of who is signed in. */
  readonly as?: string;
  readonly more?: readonly SeedMessage[];
  readonly wrap?: (adapter: BoardAdapter) => BoardAdapter;
  /** Width of the element. */
  readonly width?: string;
}

/** The queue on a board of its own, on 18 November 2026. */
function scene({tray = 'publish', as = 'moderator2', more = [], wrap = (adapter) => adapter, width = '', ...page}: Scene = {}) {
  const account = TOWN.accounts.find((candidate) => candidate.username === as);
  const adapter = memoryAdapter({
    // The story's own answer is the one that is open.
    store: new MemoryStore({...TOWN, messages: [...TOWN.messages.filter(({record}) => more.length === 0 || record.id !== 'water-pressure'), ...more]}),
    session: account ? {personId: account.personId, name: account.name, role: account.role, ...(account.agencyId && {agencyId: account.agencyId})} : null,
    now: () => new Date(NOW),
  });
  return html`<div ${ref((element) => element instanceof HTMLElement && (element.style.inlineSize = width))}>
    ${onBoard(wrap(adapter), html`<civic-review-queue tray=${tray}></civic-review-queue>`, page)}
  </div>`;
}

/** An answer that passes over one numbered demand and thanks a lot. */
const PASSED_OVER = story(
  {
    id: 'night-market', number: '26110072', at: '2026-11-09T08:00:00+08:00', kind: 'complaint', topic: 'environment', agencyId: 'housing',
    title: '夜市噪声和油烟扰民', demand: '1. 请明确夜市收摊时间并执行；2. 请监测噪声并公布结果；3. 请要求烧烤摊安装油烟净化器。', details: '夜市离居民楼不到十米，每天到凌晨一点。孩子睡不好，窗户不敢开。',
    privatePart: {name: '王秋白', phone: '000-1311-0711', remark: '住在三楼，可以进屋测。'},
  },
  ['2026-11-09T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-10T09:00:00+08:00', 'housing', {action: 'accept'}],
  ['2026-11-16T16:40:00+08:00', 'housing', {
    action: 'submit-answer', contact: '000-6000-0118', person: '吴建安',
    body: '您好！关于您反映的夜市噪声和油烟问题，现答复如下：\n一、自11月15日起，夜市22时收摊，逾时由执法中队清场。\n二、县环境监测站每周五21时在2号楼窗外监测，结果贴在公示栏。\n感谢您对我们工作的支持！',
    internalText: '净化器的事要和市场办再商量。',
  }],
);

/** An answer that says nothing to anybody. */
const SAYS_NOTHING = story(
  {
    id: 'bus-stop', number: '26110073', at: '2026-11-08T08:00:00+08:00', kind: 'enquiry', topic: 'transport/bus', agencyId: 'housing',
    title: '小区门口何时设公交站？', body: '我们小区有两千多户，到最近的公交站要走二十分钟。请问公交站什么时候能设？由哪个部门决定？',
  },
  ['2026-11-08T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-09T09:00:00+08:00', 'housing', {action: 'accept'}],
  ['2026-11-13T10:00:00+08:00', 'housing', {action: 'submit-answer', body: '网友您好！您反映的问题已收悉，我们高度重视，已转交相关部门研究办理。请咨询交通部门。感谢您的关注和支持！'}],
);

/** A message with a phone number in it, and two pictures. */
function withPhone(): SeedMessage {
  const {record, events} = story({
    id: 'lamp', number: '26110074', at: '2026-11-18T21:40:00+08:00', kind: 'enquiry', topic: 'urban/roads', agencyId: 'housing',
    title: '三号楼前路灯不亮', body: '三号楼前的路灯坏了一周，晚上很暗。我住三号楼502，可以打我电话13812345678，也可以找物业老李。请尽快派人来修。',
  });
  const attachments = [picture('lamp', 'The lamp before house 3'), picture('crossing', 'A neighbour under the lamp')];
  return {record: {...record, content: {...record.content, attachments}}, events};
}

/** Opens the first message, where there is no room for it beside the list. */
async function open(canvasElement: HTMLElement): Promise<void> {
  await find(canvasElement, '[part=link]');
  const narrow = (await find(canvasElement, 'civic-review-queue')).offsetWidth < 900;
  if (narrow) await press(canvasElement, '[part=link]');
  await find(canvasElement, '#matter');
}

/** A message to publish, open beside the list. */
export const ToPublish: Story = {render: () => scene()};

/** Masking words: what the privacy guard found takes a press; the preview shows the rest. */
export const MaskWords: Story = {
  render: () => scene({more: [withPhone()]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '#do-publish');
    await press(canvasElement, '.found .button');
  },
};

/** The same by ticking sentences and single words. */
export const MaskFromAList: Story = {
  render: () => scene({more: [withPhone()]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '#do-publish');
    await press(canvasElement, '.mask-list > summary');
    await press(canvasElement, '.mask-list fieldset:nth-of-type(2) li:nth-child(2) .mask-words > summary');
  },
};

/** A file that the public does not get. */
export const HideAFile: Story = {
  render: () => scene({more: [withPhone()]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '#do-publish');
    await press(canvasElement, '#hide-crossing');
  },
};

export const Reject: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '#do-reject');
  },
};

/** An answer that passes over a demand: marked in the message. */
export const ReviewPassedOver: Story = {render: () => scene({tray: 'review', more: [PASSED_OVER]})};

/** An answer that says nothing: the very words are marked. */
export const ReviewSaysNothing: Story = {
  render: () => scene({tray: 'review', more: [SAYS_NOTHING]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await find(canvasElement, '[part=found]');
  },
};

/** What the check found is ticked; a person decides. */
export const Return: Story = {
  render: () => scene({tray: 'review', more: [SAYS_NOTHING]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await find(canvasElement, '[part=found]');
    await press(canvasElement, '#do-return');
    await enter(canvasElement, '#field-internalText', '请写明公交站的规划、决定部门和时间，不要只请群众咨询。');
  },
};

export const ReturnMistakes: Story = {
  render: () => scene({tray: 'review', more: [SAYS_NOTHING]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await find(canvasElement, '[part=found]');
    await press(canvasElement, '#do-return');
    await press(canvasElement, '.press');
  },
};

export const EarlierAnswers: Story = {
  render: () => scene({tray: 'review', more: [PASSED_OVER]}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '[part=earlier] > summary');
  },
};

/** Nor does anybody let a message of their own through. */
export const OwnMessage: Story = {render: () => scene({more: [story({
  id: 'own-lamp', number: '26110075', at: '2026-11-18T20:10:00+08:00', by: 'moderator2', language: 'zh-Hans', kind: 'enquiry', topic: 'urban/roads', agencyId: 'housing',
  title: '宿舍楼下路灯不亮', body: '宿舍楼下三盏路灯不亮，什么时候修？',
})]})};

/** Nobody reviews what they wrote. */
export const OwnAnswer: Story = {render: () => scene({tray: 'review', as: 'moderator'})};

export const HandedBack: Story = {render: () => scene({tray: 'handed-back'})};

/** What was reported, and what authors added. */
export const Attention: Story = {render: () => scene({tray: 'attention'})};

export const PrivatePart: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '[part=private] .button');
  },
};

/** Decided: the next one is open. */
export const NextAfterADecision: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '#do-publish');
    await press(canvasElement, '.press');
    await find(canvasElement, '.done');
  },
};

export const OnAPhone: Story = {render: () => scene({width: '320px'})};

export const OnAPhoneOpen: Story = {
  render: () => scene({width: '320px', tray: 'review', more: [SAYS_NOTHING]}),
  play: async ({canvasElement}) => {
    await press(canvasElement, '[part=link]');
    await find(canvasElement, '[part=found]');
  },
};

export const Stale: Story = {
  render: () => scene({wrap: (adapter) => failing(adapter, {act: new BoardError('stale')})}),
  play: async ({canvasElement}) => {
    await open(canvasElement);
    await press(canvasElement, '#do-publish');
    await press(canvasElement, '.press');
  },
};

export const CheckNotThere: Story = {
  render: () => scene({tray: 'review', more: [PASSED_OVER], wrap: (adapter) => ({
    ...adapter, openDesk: async () => ({...(await adapter.openDesk()), findEarlierAnswers: () => Promise.reject(new BoardError('unavailable'))}),
  })}),
};

/** The board has no trays: everything that waits is in one list. */
export const WithoutTrays: Story = {render: () => scene({wrap: (adapter) => ({...adapter, capabilities: {...adapter.capabilities, desk: false}})})};

export const Empty: Story = {render: () => scene({wrap: (adapter) => ({...adapter, listMessages: () => Promise.resolve({items: [], agencies: []})})})};

export const Loading: Story = {render: () => scene({wrap: (adapter) => hanging(adapter, ['listMessages'])})};

export const MessageLoading: Story = {render: () => scene({wrap: (adapter) => hanging(adapter, ['getMessage'])})};

export const Failed: Story = {render: () => scene({wrap: (adapter) => failing(adapter, {listMessages: new BoardError('unavailable')})})};

export const SignedOut: Story = {render: () => scene({as: ''})};

export const NotYours: Story = {render: () => scene({as: 'housing'})};

export const Chinese: Story = {render: () => scene({lang: 'zh-Hans', tray: 'review', more: [PASSED_OVER]})};

export const RightToLeft: Story = {render: () => scene({lang: 'ar', dir: 'rtl', tray: 'review', more: [SAYS_NOTHING]})};

export const Dark: Story = {render: () => scene({dark: true, tray: 'review', more: [SAYS_NOTHING]})};
