import {expect} from '@open-wc/testing';
import type {CivicReplyPanel} from '../../../src/components/civic-reply-panel/civic-reply-panel.js';
import type {CivicReplySubmit} from '../../../src/components/civic-reply-panel/civic-reply-panel.events.js';
import {desk} from '../../../src/i18n/en/desk.js';
import {type Action, type ActionRequest, LIFECYCLE, rowFor} from '../../../src/model/index.js';
import {allByRole, byRole, eventually, fill, focused, select, textOf, untilText} from '../../support/page.js';
import {asModerator, boardOf, choose, panelFor, press, settled, townStore} from './panel.js';

interface Case {
  readonly action: Action;
  readonly by: string;
  readonly id: string;
  /** Brings the message to where this can be done. */
  readonly before?: (store: ReturnType<typeof townStore>) => Promise<unknown>;
  readonly enter?: (panel: CivicReplyPanel) => Promise<void>;
  /** What is sent. */
  readonly request: object;
}

const write = async (panel: CivicReplyPanel, label: string, text: string) =>
  fill(await byRole(panel, 'textbox', label), text);
const tick = async (panel: CivicReplyPanel, role: 'radio' | 'checkbox', label: string) =>
  (await byRole(panel, role, label)).click();
const pick = async (panel: CivicReplyPanel, agency: string) =>
  select(await byRole(panel, 'combobox', 'Agency or leader'), new RegExp(agency));

const CASES: readonly Case[] = [
  {action: 'publish', by: 'moderator', id: 'heating-allowance', request: {}},
  {
    action: 'reject',
    by: 'moderator',
    id: 'heating-allowance',
    enter: async (panel) => {
      await tick(panel, 'radio', 'Advertising');
      await write(panel, 'Note to the author', 'This is an advertisement.');
    },
    request: {rejectReason: 'advertising', words: 'This is an advertisement.'},
  },
  {
    action: 'accept',
    by: 'transport',
    id: 'market-parking',
    enter: (panel) => write(panel, 'Public note (optional)', '周四到现场查看。'),
    request: {publicText: '周四到现场查看。'},
  },
  {
    action: 'transfer',
    by: 'moderator',
    id: 'market-parking',
    enter: async (panel) => {
      await pick(panel, 'Urban Management Bureau');
      await write(panel, 'Internal note (optional)', 'Theirs since July.');
    },
    request: {agencyId: 'urban-management', internalText: 'Theirs since July.'},
  },
  {
    action: 'hand-back',
    by: 'transport',
    id: 'market-parking',
    enter: async (panel) => {
      await tick(panel, 'radio', 'Not our area');
      await write(panel, 'Internal note', 'The lane belongs to the market.');
    },
    request: {ground: 'not-our-area', internalText: 'The lane belongs to the market.'},
  },
  {
    action: 'whistle',
    by: 'housing',
    id: 'lift-repair',
    enter: async (panel) => {
      await pick(panel, 'Environment');
      await write(panel, 'Task', 'Take the old oil away');
      fill(
        await eventually(
          () => panel.shadowRoot?.querySelector<HTMLInputElement>('[type=datetime-local]') ?? undefined,
        ),
        '2026-11-20T18:00',
      );
    },
    // The town's clocks are eight hours ahead of UTC.
    request: {
      supports: [{agencyId: 'environment', task: 'Take the old oil away', dueAt: '2026-11-20T10:00:00.000Z'}],
    },
  },
  {
    action: 'report-in',
    by: 'transport',
    id: 'lift-repair',
    enter: (panel) => write(panel, 'Internal note', 'The pass is issued.'),
    request: {internalText: 'The pass is issued.'},
  },
  {
    action: 'extend',
    by: 'housing',
    id: 'window-fee',
    enter: (panel) => write(panel, 'Public note', 'Two more people have to be heard.'),
    request: {publicText: 'Two more people have to be heard.'},
  },
  {
    action: 'ask-for-more',
    by: 'housing',
    id: 'lift-repair',
    enter: (panel) => write(panel, 'Note to the author', 'Which of the two lifts?'),
    request: {words: 'Which of the two lifts?'},
  },
  {
    action: 'submit-answer',
    by: 'housing',
    id: 'lift-repair',
    enter: async (panel) => {
      await write(panel, 'Answer', '电梯已于11月18日修复并通过检验。');
      await write(panel, 'Contact for questions (optional)', '000-6000-0118');
    },
    request: {body: '电梯已于11月18日修复并通过检验。', contact: '000-6000-0118'},
  },
  {action: 'approve', by: 'moderator2', id: 'water-pressure', request: {}},
  {
    action: 'return',
    by: 'moderator2',
    id: 'water-pressure',
    enter: async (panel) => {
      await tick(panel, 'checkbox', 'Leaves out part of what was asked');
      await tick(panel, 'checkbox', 'No fact, date or ground');
      await write(panel, 'Internal note', 'Say what families with infants get at night.');
    },
    request: {
      returnReasons: ['no-information', 'incomplete'],
      internalText: 'Say what families with infants get at night.',
    },
  },
  {action: 'publish-words', by: 'moderator', id: 'bus-timetable', request: {}},
  {action: 'withhold-words', by: 'moderator', id: 'bus-timetable', request: {}},
  {
    action: 'take-down',
    by: 'moderator',
    id: 'market-parking',
    enter: async (panel) => {
      await tick(panel, 'radio', 'Gives away private data');
      await write(panel, 'Note to the author', 'The text names a neighbour.');
    },
    request: {rejectReason: 'privacy', words: 'The text names a neighbour.'},
  },
  {
    action: 'dismiss-reports',
    by: 'moderator',
    id: 'market-parking',
    before: (store) => boardOf('', store).reportContent('market-parking', {reason: 'false'}, {idempotencyKey: 'report-key-1'}),
    request: {},
  },
  {action: 'close', by: 'moderator', id: 'parking-permit', request: {}},
  {action: 'endorse', by: 'dongwei-lead', id: 'reading-corner', request: {}},
  {
    action: 'assign',
    by: 'housing',
    id: 'lift-repair',
    enter: async (panel) => {
      const list = await byRole<HTMLSelectElement>(panel, 'combobox', 'Colleague');
      await eventually(() => list.options.length > 1 || undefined);
      select(list, '吴建安');
    },
    request: {personId: 'person-housing-lead'},
  },
  {
    action: 'remind',
    by: 'housing',
    id: 'lift-repair',
    // The one unit that has not reported in is there already.
    enter: (panel) => write(panel, 'Internal note (optional)', 'The crane comes on Friday.'),
    request: {agencyId: 'transport', internalText: 'The crane comes on Friday.'},
  },
  {
    action: 'note',
    by: 'housing',
    id: 'lift-repair',
    enter: (panel) => write(panel, 'Internal note', 'The part is in customs.'),
    request: {internalText: 'The part is in customs.'},
  },
  {
    action: 'supervise',
    by: 'moderator',
    id: 'lift-repair',
    enter: (panel) => write(panel, 'Why it is supervised', 'A wheelchair user is shut in.'),
    request: {internalText: 'A wheelchair user is shut in.'},
  },
  {
    action: 'supervision-note',
    by: 'moderator',
    id: 'roof-leak',
    enter: (panel) => write(panel, 'What has been done', 'The material has come.'),
    request: {internalText: 'The material has come.'},
  },
  {
    action: 'escalate',
    by: 'moderator',
    id: 'freight-yard',
    before: (store) => elsewhere(store, 'moderator', 'freight-yard', {action: 'supervise', internalText: 'Three bureaus, no result.'}),
    enter: (panel) => write(panel, 'Why it is escalated', 'For the county head.'),
    request: {internalText: 'For the county head.'},
  },
  {
    action: 'end-supervision',
    by: 'moderator',
    id: 'roof-leak',
    enter: (panel) => write(panel, 'How it was settled', 'The roof is dry.'),
    request: {internalText: 'The roof is dry.'},
  },
  {
    action: 'visit',
    by: 'moderator',
    id: 'parking-permit',
    enter: async (panel) => {
      await tick(panel, 'radio', 'By phone');
      fill(await eventually(() => panel.shadowRoot?.querySelector<HTMLInputElement>('[type=datetime-local]') ?? undefined), '2026-11-18T10:00');
      await write(panel, 'What was found', 'The author has the permit.');
      await tick(panel, 'radio', 'Yes');
    },
    request: {way: 'phone', visitedAt: '2026-11-18T02:00:00.000Z', publicText: 'The author has the permit.', solved: true},
  },
  {
    action: 'mask',
    by: 'moderator',
    id: 'lift-repair',
    enter: async (panel) => {
      const text = await byRole<HTMLTextAreaElement>(panel, 'textbox', 'Title');
      text.setSelectionRange(0, 4);
      (allByRole(panel, 'button', 'Mask what is selected')[0] as HTMLElement).click();
      await byRole(panel, 'button', 'Do not mask “梧荫里小”');
    },
    request: {masks: [{part: 'title', start: 0, end: 4}]},
  },
];

/** Somebody else does something with the message first. */
async function elsewhere(store: ReturnType<typeof townStore>, by: string, id: string, wish: ActionRequest): Promise<void> {
  const board = boardOf(by, store);
  const {version} = await board.getMessage(id);
  await board.act(id, wish, {expectedVersion: version, idempotencyKey: `before-${id}-${version}`});
}

describe('carrying out an action in civic-reply-panel', () => {
  it('is tested for every action that the table grants to staff', () => {
    const staffs = LIFECYCLE.filter(({by}) => by.some((relation) => relation !== 'author'));
    expect(new Set(CASES.map(({action}) => action))).to.deep.equal(new Set(staffs.map(({action}) => action)));
  });

  for (const {action, by, id, before: prepare, enter, request} of CASES) {
    it(`brings the message where the table says: ${action} by ${by}`, async () => {
      const store = townStore();
      await prepare?.(store);
      const before = await asModerator(store, id);
      const panel = await panelFor(boardOf(by, store), id);
      const sent: ActionRequest[] = [];
      panel.addEventListener('civic-reply-submit', (event) => sent.push(event.request));

      if (!allByRole(panel, 'heading', desk[`do-${action}` as keyof typeof desk] as string).length)
        await choose(panel, desk[`do-${action}` as keyof typeof desk] as string);
      await enter?.(panel);
      await press(panel, desk[`press-${action}` as keyof typeof desk] as string);

      await untilText(panel, desk[`done-${action}` as keyof typeof desk] as string);
      expect(sent).to.deep.equal([{action, ...request}]);
      const after = await asModerator(store, id);
      const {state = 'received'} = before;
      const to = rowFor(action, state)?.to;
      expect(after.state).to.equal(to === 'same' ? state : to);
      expect(after.version).to.equal(before.version + 1);
      expect(focused()?.textContent).to.equal('Handle this message');
    });
  }

  it('says the new status in words and offers what comes next', async () => {
    const panel = await panelFor(boardOf('transport'), 'market-parking');
    await choose(panel, 'Accept');
    await press(panel, 'Accept the message');
    await untilText(panel, 'Your unit has accepted the message. Status now: In progress.');
    const status = await eventually(() => allByRole(panel, 'status').find((region) => textOf(region) !== ''));
    expect(textOf(status)).to.equal('Your unit has accepted the message. Status now: In progress.');
    await byRole(panel, 'radio', 'Answer');
  });

  it('tells the page with the message as it is then', async () => {
    const panel = await panelFor(boardOf('moderator'), 'heating-allowance');
    const told = new Promise<string>((resolve) =>
      document.addEventListener('civic-reply-submitted', ({message}) => resolve(message.status), {
        once: true,
      }),
    );
    await choose(panel, 'Publish');
    await press(panel, 'Publish the message');
    expect(await told).to.equal('waiting');
  });

  it('leaves everything as it is when the page cancels the wish', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('housing', store), 'lift-repair');
    let wish: CivicReplySubmit | undefined;
    panel.addEventListener('civic-reply-submit', (event) => {
      wish = event;
      event.preventDefault();
    });
    await choose(panel, 'Answer');
    await write(panel, 'Answer', 'Not yet.');
    await press(panel, 'Submit for review');
    expect(wish?.messageId).to.equal('lift-repair');
    expect((await asModerator(store, 'lift-repair')).state).to.equal('in-progress');
    expect((await byRole<HTMLTextAreaElement>(panel, 'textbox', 'Answer')).value).to.equal('Not yet.');
  });

  it('takes a double press for one', async () => {
    const store = townStore();
    const before = await asModerator(store, 'market-parking');
    const panel = await panelFor(boardOf('transport', store), 'market-parking');
    let wishes = 0;
    panel.addEventListener('civic-reply-submit', () => wishes++);
    await choose(panel, 'Accept');
    const button = await byRole(panel, 'button', 'Accept the message');
    button.click();
    button.click();
    await untilText(panel, 'Your unit has accepted the message.');
    expect(wishes).to.equal(1);
    expect((await asModerator(store, 'market-parking')).timeline).to.have.length(before.timeline.length + 1);
  });

  it('works from the keyboard: a card, a field, and Enter on the button', async () => {
    const {sendKeys} = await import('@web/test-runner-commands');
    const store = townStore();
    const panel = await panelFor(boardOf('transport', store), 'market-parking');
    (await byRole(panel, 'radio', 'Accept')).focus();
    await sendKeys({press: ' '});
    await byRole(panel, 'button', 'Accept the message');
    // Past the cards, which are one stop, to the two notes and the button.
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await sendKeys({press: key});
    await untilText(panel, 'Your unit has accepted the message.');
  });

  it('sends as many units as are called in, each with its task, and takes one back', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    let request: ActionRequest | undefined;
    panel.addEventListener('civic-reply-submit', (event) => (request = event.request));
    await choose(panel, 'Whistle');
    for (const agency of ['Education', 'Transport', 'Environment']) {
      const pickers = await eventually(() => {
        const lists = allByRole(panel, 'combobox', 'Agency or leader');
        return lists.length === allByRole(panel, 'textbox', 'Task').length ? lists : undefined;
      });
      select(pickers.at(-1) as HTMLElement, new RegExp(agency));
      fill(allByRole(panel, 'textbox', 'Task').at(-1) as HTMLElement, `Help of ${agency}`);
      if (agency !== 'Environment') await press(panel, 'Add a unit');
    }
    await press(panel, 'Remove unit 2');
    expect(focused()?.textContent.trim()).to.equal('Unit 1');
    await press(panel, 'Call the units in');
    await untilText(panel, 'The units were called in.');
    expect(request).to.deep.equal({
      action: 'whistle',
      supports: [
        {agencyId: 'education', task: 'Help of Education'},
        {agencyId: 'environment', task: 'Help of Environment'},
      ],
    });
  });

  it('keeps working after it was moved in the page', async () => {
    const panel = await panelFor(boardOf('moderator'), 'heating-allowance');
    const provider = panel.parentElement as HTMLElement;
    panel.remove();
    provider.append(panel);
    await settled(panel);
    await choose(panel, 'Publish');
    await press(panel, 'Publish the message');
    await untilText(panel, 'The message was published.');
  });
});
