import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type Desk} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-reply-panel.js';
import {failing, hanging, type SeedMessage, story, TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {NOW} from './now.js';

const meta: Meta = {title: 'Elements/Reply panel', component: 'civic-reply-panel'};
export default meta;
type Story = StoryObj;

interface Scene extends StoryPage {
  readonly id: string;
  /** Username of who is signed in. */
  readonly as?: string;
  /** Messages beside those of the town. */
  readonly more?: readonly SeedMessage[];
  readonly wrap?: (adapter: BoardAdapter) => BoardAdapter;
}

/** A panel on a board of its own, on 18 November 2026. */
function scene({id, as, more = [], wrap = (adapter) => adapter, ...page}: Scene) {
  const account = TOWN.accounts.find((candidate) => candidate.username === as);
  const session = account && {
    personId: account.personId,
    name: account.name,
    role: account.role,
    ...(account.agencyId && {agencyId: account.agencyId}),
  };
  const adapter = memoryAdapter({
    town: {...TOWN, messages: [...TOWN.messages, ...more]},
    session: session ?? null,
    now: () => new Date(NOW),
  });
  return onBoard(wrap(adapter), html`<civic-reply-panel message-id=${id}></civic-reply-panel>`, page);
}

/** What the check says comes in the pauses of writing. */
const CHECKED = '[part=check]:not([hidden])';

/** Chooses a card, writes into the first text box, and presses the button. */
const act =
  (action: string, text = '', press = false): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    const root = () => canvasElement.querySelector('civic-reply-panel')?.shadowRoot;
    const find = async <E extends HTMLElement>(selector: string): Promise<E> => {
      for (;;) {
        const found = root()?.querySelector<E>(selector);
        if (found) return found;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    (await find(`#do-${action}`)).click();
    await find('.press');
    if (text) {
      const box = await find<HTMLTextAreaElement>('textarea');
      box.value = text;
      box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    }
    if (text && action === 'submit-answer') await find(CHECKED);
    if (press) (await find('.press')).click();
  };

const ANSWER = `您好！您反映的2号楼电梯停运问题，我局于11月6日受理，现将办理情况答复如下：

一、停运原因。10月16日维保单位检查发现曳引机轴承磨损，依法停用。

二、维修安排。新曳引机11月20日到货，11月22日前完成安装，经特种设备检验机构检验合格后恢复运行。

三、资金使用。维修费用五万八千元，已有七成二的业主签字同意使用维修资金，明细在单元门口公示七天。

四、停运期间，物业每天7时至21时安排两人协助行动不便的住户上下楼，电话000-6000-0118。`;

/** A board of which some calls of the desk are others. */
const withDesk =
  (change: (desk: Desk) => Partial<Desk>) =>
  (board: BoardAdapter): BoardAdapter => ({
    ...board,
    openDesk: async () => {
      const desk = await board.openDesk();
      return {...desk, ...change(desk)};
    },
  });

/** Opens the form of an answer, types it, and leaves the field. */
const answer =
  (text: string, ...presses: readonly string[]): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    await press(canvasElement, '#do-submit-answer');
    await find(canvasElement, '.draft .hint');
    await enter(canvasElement, 'textarea#field-body', text);
    (await find(canvasElement, 'textarea#field-body')).blur();
    if (text) await find(canvasElement, CHECKED);
    for (const selector of presses) await press(canvasElement, selector);
  };

/** The desk of a message that needs three units: one has reported in, one is late. */
export const WholeDesk: Story = {render: () => scene({id: 'freight-yard', as: 'dongwei'})};

/** The private part, once somebody has pressed, with who looked before. */
export const PrivatePart: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing'}),
  play: ({canvasElement}) => press(canvasElement, '.private .button'),
};

export const PrivatePartFails: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing', wrap: withDesk(() => ({readPrivatePart: () => Promise.reject(new BoardError('unavailable'))}))}),
  play: ({canvasElement}) => press(canvasElement, '.private .button'),
};

export const DraftSaved: Story = {render: () => scene({id: 'lift-repair', as: 'housing'}), play: answer(ANSWER)};

/** Two people wrote at once: both texts, and the choice. */
export const DraftConflict: Story = {
  render: () =>
    scene({
      id: 'lift-repair',
      as: 'housing',
      wrap: withDesk((desk) => {
        const theirs = {revision: 3, changedAt: new Date(Date.now() - 60_000).toISOString(), changedBy: '吴建安', mine: false, content: {body: '您好！电梯11月22日修好，费用明细已公示。', organisation: '', person: '', contact: '', internalText: ''}};
        let asked = 0;
        return {
          getReplyDraft: (...args) => (asked++ > 0 ? Promise.resolve(theirs) : desk.getReplyDraft(...args)),
          saveReplyDraft: () => Promise.reject(new BoardError('stale')),
        };
      }),
    }),
  play: answer(ANSWER),
};

/** Kept in the window while there is no connection. */
export const DraftOffline: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing', wrap: withDesk(() => ({saveReplyDraft: () => Promise.reject(new BoardError('offline'))}))}),
  play: answer(ANSWER),
};

/** What the check says of an answer that says nothing. */
export const Check: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing'}),
  play: answer('您好！您反映的问题已收到，请咨询市政府有关部门。感谢您的支持！', '.mirror summary'),
};

export const Preview: Story = {render: () => scene({id: 'lift-repair', as: 'housing'}), play: answer(ANSWER, '.preview-button')};

export const Templates: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing'}),
  play: async (context) => {
    await answer('')(context);
    await press(context.canvasElement, '.templates summary');
    await enter(context.canvasElement, '#template', 'template-complaint');
  },
};

/** A lead reads the unit's answer before board staff do. */
export const Endorse: Story = {render: () => scene({id: 'reading-corner', as: 'dongwei-lead'})};

export const Supervised: Story = {render: () => scene({id: 'roof-leak', as: 'housing'})};

export const Assign: Story = {render: () => scene({id: 'lift-repair', as: 'housing'}), play: act('assign')};

export const Remind: Story = {render: () => scene({id: 'freight-yard', as: 'dongwei'}), play: act('remind')};

/** When the answer would be due is said before. */
export const Extend: Story = {render: () => scene({id: 'freight-yard', as: 'dongwei'}), play: act('extend')};

export const MaskWords: Story = {
  render: () => scene({id: 'lift-repair', as: 'moderator'}),
  play: async (context) => {
    await act('mask')(context);
    (await find<HTMLTextAreaElement>(context.canvasElement, '.masking textarea')).setSelectionRange(0, 4);
    await press(context.canvasElement, '.masking .button');
  },
};

export const RecordVisit: Story = {render: () => scene({id: 'parking-permit', as: 'moderator'}), play: act('visit')};

/** A board without a desk of its own: no trays, drafts or private part, and the panel works. */
export const WithoutDesk: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing', wrap: (board) => ({...board, capabilities: {...board.capabilities, desk: false}})}),
  play: act('submit-answer', ANSWER),
};

export const ArabicDesk: Story = {render: () => scene({id: 'freight-yard', as: 'dongwei', lang: 'ar', dir: 'rtl'})};

export const ModeratorPublishes: Story = {render: () => scene({id: 'heating-allowance', as: 'moderator'})};

export const ModeratorRejects: Story = {
  render: () => scene({id: 'heating-allowance', as: 'moderator'}),
  play: act('reject'),
};

export const StaffAccept: Story = {
  render: () => scene({id: 'market-parking', as: 'transport'}),
  play: act('accept'),
};

export const StaffAnswer: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing'}),
  play: act('submit-answer', ANSWER),
};

/** Called-in units, each with its task. */
export const Whistle: Story = {render: () => scene({id: 'lift-repair', as: 'housing'}), play: act('whistle')};

export const Transfer: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing'}),
  play: act('transfer'),
};

/** A unit that was called in has one thing to do. */
export const ReportIn: Story = {render: () => scene({id: 'lift-repair', as: 'transport'})};

/** The reviewer reads the message and the answer before deciding. */
export const Review: Story = {render: () => scene({id: 'water-pressure', as: 'moderator2'})};

export const ReviewReturns: Story = {
  render: () => scene({id: 'water-pressure', as: 'moderator2'}),
  play: act('return', 'Say what families with infants get at night.'),
};

/** What is missing is named beside its field. */
export const Mistakes: Story = {
  render: () => scene({id: 'water-pressure', as: 'moderator2'}),
  play: act('return', '', true),
};

export const Done: Story = {
  render: () => scene({id: 'market-parking', as: 'transport'}),
  play: act('accept', '周四上午到现场查看。', true),
};

/** An action that is alone and not what most people come for. */
export const OneAction: Story = {render: () => scene({id: 'parking-permit', as: 'moderator'})};

/** Somebody else was faster; what was typed is kept. */
export const Stale: Story = {
  render: () =>
    scene({
      id: 'lift-repair',
      as: 'housing',
      wrap: (adapter) => failing(adapter, {act: new BoardError('stale')}),
    }),
  play: act('submit-answer', ANSWER, true),
};

export const Offline: Story = {
  render: () =>
    scene({
      id: 'lift-repair',
      as: 'housing',
      wrap: (adapter) => failing(adapter, {act: new BoardError('offline')}),
    }),
  play: act('submit-answer', ANSWER, true),
};

export const Working: Story = {
  render: () => scene({id: 'market-parking', as: 'transport', wrap: (adapter) => hanging(adapter, ['act'])}),
  play: act('accept', '', true),
};

/** Empty: nothing for this person to do. */
export const NothingToDo: Story = {render: () => scene({id: 'market-parking', as: 'citizen'})};

export const SignedOut: Story = {render: () => scene({id: 'lift-repair'})};

export const Loading: Story = {
  render: () =>
    scene({id: 'lift-repair', as: 'housing', wrap: (adapter) => hanging(adapter, ['getMessage'])}),
};

export const Failed: Story = {
  render: () =>
    scene({
      id: 'lift-repair',
      as: 'housing',
      wrap: (adapter) => failing(adapter, {getMessage: new BoardError('unavailable')}),
    }),
};

const LONG = story(
  {
    id: 'long',
    number: '26110095',
    at: '2026-11-10T08:00:00+08:00',
    language: 'en',
    kind: 'suggestion',
    topic: 'transport/bus',
    agencyId: 'housing',
    title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikstr.',
    body: 'The bus shelter at the corner has no roof, no light and no timetable. '.repeat(14),
  },
  ['2026-11-10T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-10T10:00:00+08:00', 'housing', {action: 'accept'}],
  [
    '2026-11-12T09:00:00+08:00',
    'housing',
    {
      action: 'submit-answer',
      organisation: 'Working Group on Shelters, Benches and Other Street Furniture',
      body: 'Every shelter on the line is looked at by the end of the month. '.repeat(40),
    },
  ],
);

export const LongText: Story = {render: () => scene({id: 'long', as: 'moderator', more: [LONG]})};

export const Chinese: Story = {
  render: () => scene({id: 'water-pressure', as: 'moderator2', lang: 'zh-Hans'}),
  play: act('return'),
};

export const ChineseAnswer: Story = {
  render: () => scene({id: 'lift-repair', as: 'housing', lang: 'zh-Hans'}),
  play: act('submit-answer', ANSWER),
};

export const RightToLeft: Story = {
  render: () => scene({id: 'water-pressure', as: 'moderator2', dir: 'rtl'}),
  play: act('return'),
};

export const Dark: Story = {
  render: () => scene({id: 'water-pressure', as: 'moderator2', dark: true}),
  play: act('return'),
};
