import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type Session} from '../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import {CivicReviewSubmit, type CivicReviewSubmitted} from '../../src/components/civic-review-queue/civic-review-queue.events.js';
import type {CivicReviewQueue} from '../../src/components/civic-review-queue/civic-review-queue.js';
import '../../src/define/civic-review-queue.js';
import type {ActionRequest, Message, SeedMessage} from '../../src/model/index.js';
import {failing, hanging, newKey, story, TOWN} from '../../src/testing/index.js';
import {allByRole, axe, byRole, eventually, fill, focused, onBoard, textOf, untilText} from '../support/page.js';

const NOW = '2026-11-18T22:00:00+08:00';
const WIDE = 1200;

function sessionOf(username: string): Session {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no account ${username}`);
  const {personId, name, role, agencyId} = account;
  return {personId, name, role, ...(agencyId && {agencyId})};
}

const storeWith = (...more: SeedMessage[]) => new MemoryStore({...TOWN, messages: [...TOWN.messages, ...more]});
const boardOf = (username: string, store = storeWith(), now = NOW): BoardAdapter =>
  memoryAdapter({store, session: username ? sessionOf(username) : null, now: () => new Date(now)});

/** A complaint with numbered demands, and an answer that says nothing to anybody; written by a unit. */
const EMPTY_ANSWER = story(
  {
    id: 'stall-noise', number: '26110071', at: '2026-11-09T08:00:00+08:00', language: 'zh-Hans', kind: 'enquiry', topic: 'environment', agencyId: 'housing',
    title: '夜市噪声扰民', body: '1. 夜市几点收摊？\n2. 噪声由谁监测？\n3. 油烟能否处理？',
    privatePart: {name: '王秋白', phone: '000-1311-0711', remark: '住在三楼。'},
  },
  ['2026-11-09T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-10T09:00:00+08:00', 'housing', {action: 'accept'}],
  ['2026-11-12T09:00:00+08:00', 'housing', {action: 'submit-answer', body: '您好！您反映的问题已收悉。请咨询相关部门。感谢您的支持！'}],
);

/** The same, with an answer that passes over the last demand. */
const PARTIAL_ANSWER = story(
  {
    id: 'stall-hours', number: '26110072', at: '2026-11-09T08:00:00+08:00', language: 'zh-Hans', kind: 'enquiry', topic: 'environment', agencyId: 'housing',
    title: '夜市收摊时间', body: '1. 夜市几点收摊？\n2. 噪声由谁监测？\n3. 油烟管道能否加装净化器？',
  },
  ['2026-11-09T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-10T09:00:00+08:00', 'housing', {action: 'accept'}],
  ['2026-11-12T09:00:00+08:00', 'housing', {action: 'submit-answer', body: '您好！1. 夜市自11月15日起22时收摊，逾时由执法中队清场。2. 噪声由县环境监测站每周五21时监测，结果在公示栏公布。'}],
);

async function shown({adapter = boardOf('moderator2'), tray = 'publish', width = WIDE, page = {}} = {}): Promise<CivicReviewQueue> {
  const queue = await onBoard<CivicReviewQueue>(adapter, html`<civic-review-queue tray=${tray}></civic-review-queue>`, page);
  queue.style.display = 'block';
  queue.style.inlineSize = `${width}px`;
  await eventually(() => (allByRole(queue, 'list').length > 0 && !/Loading…|正在加载…|جارٍ التحميل/.test(textOf(queue))) || undefined, () => textOf(queue));
  return queue;
}

const titleOf = (queue: Element) => allByRole(queue, 'heading').find(({id}) => id === 'matter')?.textContent ?? '';
const rowsOf = (queue: Element) => [...(queue.shadowRoot?.querySelectorAll('[part=link]') ?? [])].map(({textContent}) => textContent);

async function choose(queue: CivicReviewQueue, card: string): Promise<void> {
  (await byRole(queue, 'radio', card)).click();
  await queue.updateComplete;
}

async function press(queue: Element, name: string | RegExp): Promise<void> {
  (await byRole(queue, 'button', name)).click();
}

async function opened(queue: CivicReviewQueue, title: string | RegExp): Promise<void> {
  (await byRole(queue, 'button', title)).click();
  await eventually(() => (typeof title === 'string' ? titleOf(queue) === title : title.test(titleOf(queue))) || undefined, () => textOf(queue));
}

const messageOf = (store: MemoryStore, id: string): Promise<Message> => boardOf('moderator', store).getMessage(id);

async function meanwhile(store: MemoryStore, as: string, id: string, request: ActionRequest): Promise<void> {
  const adapter = boardOf(as, store);
  const {version} = await adapter.getMessage(id);
  await adapter.act(id, request, {expectedVersion: version, idempotencyKey: newKey()});
}

describe('civic-review-queue', () => {
  describe('has nothing that axe objects to', () => {
    const reviewed = () => boardOf('moderator2', storeWith(EMPTY_ANSWER, PARTIAL_ANSWER));
    for (const [language, page] of [['English', {}], ['Chinese', {lang: 'zh-Hans'}], ['Arabic', {lang: 'ar', dir: 'rtl'}]] as const) {
      for (const tray of ['publish', 'review', 'handed-back', 'attention']) {
        it(`in ${language}: ${tray}`, async () => {
          const queue = await shown({tray, page, adapter: reviewed()});
          const [card] = allByRole(queue, 'radio');
          card?.click();
          await queue.updateComplete;
          expect(await axe(queue)).to.deep.equal([]);
        });
      }
    }

    it('on a phone, list and message', async () => {
      const queue = await shown({width: 320});
      expect(await axe(queue)).to.deep.equal([]);
      await opened(queue, /独居老人/);
      expect(await axe(queue)).to.deep.equal([]);
      expect(queue.scrollWidth).to.be.at.most(320);
    });
  });

  describe('trays', () => {
    it('say how many lie in each, and open at a press', async () => {
      const queue = await shown({adapter: boardOf('moderator2', storeWith(EMPTY_ANSWER, PARTIAL_ANSWER))});
      await eventually(() => /2\s*, 2 messages/.test(allByRole(queue, 'button', /^To publish/)[0]?.textContent ?? '') || undefined, () => textOf(queue));
      (await byRole(queue, 'button', /^Answers to review/)).click();
      await eventually(() => rowsOf(queue).includes('夜市噪声扰民') || undefined);
      expect((await byRole(queue, 'button', /^Answers to review/)).getAttribute('aria-current')).to.equal('page');
    });

    it('open with the first of their own messages beside the list, and with none of the tray before', async () => {
      const queue = await shown();
      await eventually(() => titleOf(queue) || undefined);
      (await byRole(queue, 'button', /^Handed back/)).click();
      await eventually(() => (titleOf(queue) !== '' && titleOf(queue) === rowsOf(queue)[0] && /1 of 1/.test(textOf(queue))) || undefined, () => textOf(queue));
    });

    it('that are empty say so', async () => {
      const nothing = new MemoryStore({...TOWN, messages: []});
      const queue = await onBoard<CivicReviewQueue>(boardOf('moderator2', nothing), html`<civic-review-queue></civic-review-queue>`);
      await untilText(queue, 'Nothing lies here.');
    });

    it('are not there where the board has no desk, and everything is in one list', async () => {
      const adapter = boardOf('moderator2');
      const queue = await shown({adapter: {...adapter, capabilities: {...adapter.capabilities, desk: false}}});
      expect(allByRole(queue, 'navigation')).to.have.length(0);
      expect(rowsOf(queue)).to.include('独居老人取暖补贴没有到账').and.to.include('东苇街道早晚水压不足，六楼以上没水');
    });
  });

  describe('messages to publish', () => {
    it('open one at a time beside the list, the first by itself', async () => {
      const queue = await shown();
      await eventually(() => titleOf(queue) || undefined);
      expect(titleOf(queue)).to.equal(rowsOf(queue)[0]);
      expect(textOf(queue)).to.include('1 of 2');
    });

    it('are published, and the next one opens with focus on its title', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store)});
      await opened(queue, /独居老人/);
      await choose(queue, 'Publish');
      await press(queue, 'Publish the message');
      await eventually(() => /Broken swing/.test(titleOf(queue)) || undefined, () => textOf(queue));
      await eventually(() => focused()?.id === 'matter' || undefined);
      expect((await messageOf(store, 'heating-allowance')).state).to.equal('waiting');
      expect(rowsOf(queue)).to.deep.equal(['Broken swing in Dongwei playground']);
      expect(textOf(queue)).to.include('The message was published. “独居老人取暖补贴没有到账”');
      await eventually(() => /1 message$/.test((allByRole(queue, 'button', /^To publish/)[0]?.textContent ?? '').trim()) || undefined);
    });

    it('say that all is done after the last', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store)});
      for (const left of [1, 0]) {
        await eventually(() => titleOf(queue) || undefined);
        await choose(queue, 'Publish');
        await press(queue, 'Publish the message');
        await eventually(() => rowsOf(queue).length === left || undefined);
      }
      await untilText(queue, 'Done: nothing is left here.');
      await eventually(() => focused()?.id === 'said' || undefined);
    });

    it('that somebody wrote themselves are for somebody else to decide: that is said, and nothing is offered', async () => {
      const own = story({
        id: 'own-lamp', number: '26110073', at: '2026-11-18T21:59:00+08:00', by: 'moderator2', language: 'zh-Hans', kind: 'enquiry', topic: 'environment', agencyId: 'housing',
        title: '宿舍楼下路灯不亮', body: '楼下三盏路灯不亮，什么时候修？',
      });
      const queue = await shown({adapter: boardOf('moderator2', storeWith(own))});
      await untilText(queue, /You wrote this message yourself, so you cannot decide about it\./);
      expect(allByRole(queue, 'radio').map(({id}) => id)).to.deep.equal([]);
      const other = await shown({adapter: boardOf('moderator', storeWith(own))});
      await untilText(other, /宿舍楼下路灯不亮/);
      expect(textOf(other)).not.to.include('You wrote this message yourself');
    });

    it('are rejected with a reason and a note to the author', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store)});
      await opened(queue, /Broken swing/);
      await choose(queue, 'Do not publish');
      await press(queue, 'Do not publish it');
      await untilText(queue, 'Some things are missing or wrong');
      expect((await messageOf(store, 'playground-swing')).state).to.equal('received');
      (await byRole(queue, 'radio', 'The same message was sent before')).click();
      fill(await byRole(queue, 'textbox', 'Note to the author'), 'You sent the same on Monday: 26110003.');
      await press(queue, 'Do not publish it');
      await eventually(() => !rowsOf(queue).includes('Broken swing in Dongwei playground') || undefined);
      const message = await messageOf(store, 'playground-swing');
      expect(message.timeline.at(-1)).to.include({action: 'reject', rejectReason: 'duplicate', words: 'You sent the same on Monday: 26110003.'});
    });

    describe('with words that are better not in public', () => {
      const told = (): SeedMessage => {
        const {record, events} = story({
          id: 'told', number: '26110073', at: '2026-11-18T21:30:00+08:00', language: 'zh-Hans', kind: 'enquiry', topic: 'environment', agencyId: 'housing',
          title: '路灯不亮', body: '三号楼前的路灯坏了。请联系我13812345678。邻居老李也知道。',
        });
        const file = {id: 'lamp', type: 'image/jpeg' as const, size: 2000, url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', description: 'The lamp', public: true};
        const face = {...file, id: 'face', description: 'A neighbour before it'};
        return {record: {...record, content: {...record.content, attachments: [file, face]}}, events};
      };

      async function publishing(store: MemoryStore): Promise<CivicReviewQueue> {
        const queue = await shown({adapter: boardOf('moderator2', store)});
        await opened(queue, '路灯不亮');
        await choose(queue, 'Publish');
        return queue;
      }

      const published = async (store: MemoryStore) => {
        await eventually(() => store.messages.get('told')?.events.some(({action}) => action === 'publish') || undefined);
        return await boardOf('', store).getMessage('told');
      };

      it('are masked where the privacy guard found them, by a press, and shown as the public will see them', async () => {
        const store = storeWith(told());
        const queue = await publishing(store);
        await press(queue, 'Mask Phone number: 13812345678');
        await queue.updateComplete;
        const preview = await byRole(queue, 'region', 'As the public will see it');
        expect(textOf(preview)).to.include('请联系我███████████。');
        await byRole(preview, 'img', 'masked');
        await press(queue, 'Publish the message');
        const message = await published(store);
        expect(message.body).to.equal('三号楼前的路灯坏了。请联系我███████████。邻居老李也知道。');
      });

      it('are masked by ticking a sentence or a word, without selecting anything', async () => {
        const store = storeWith(told());
        const queue = await publishing(store);
        for (const details of queue.shadowRoot?.querySelectorAll<HTMLDetailsElement>('.mask-list, .mask-words') ?? []) details.open = true;
        (await byRole(queue, 'checkbox', '邻居老李也知道。')).click();
        await queue.updateComplete;
        (await byRole(queue, 'checkbox', '知道')).click();
        await queue.updateComplete;
        await press(queue, 'Publish the message');
        expect((await published(store)).body).to.match(/邻居|█████知道█$/);
        expect((await published(store)).body).not.to.include('老李');
      });

      it('are masked by selecting them, and can be shown again', async () => {
        const store = storeWith(told());
        const queue = await publishing(store);
        const text = await byRole<HTMLTextAreaElement>(queue, 'textbox', 'Text');
        text.setSelectionRange(0, 4);
        const [button] = allByRole(queue, 'button', 'Mask what is selected').slice(-1);
        button?.click();
        await untilText(queue, '████的路灯坏了');
        await press(queue, /Do not mask “三号楼前”/);
        await eventually(() => (allByRole(queue, 'region', 'As the public will see it').length === 0 ? true : undefined));
      });

      it('can be in a file, which is kept from the public', async () => {
        const store = storeWith(told());
        const queue = await publishing(store);
        (await byRole(queue, 'checkbox', 'A neighbour before it')).click();
        await untilText(queue, '1 of 2 files is shown.');
        await press(queue, 'Publish the message');
        expect((await published(store)).attachments.map(({id}) => id)).to.deep.equal(['lamp']);
        expect((await messageOf(store, 'told')).attachments).to.have.length(2);
      });

      it('are masked in a message that is public already', async () => {
        const store = storeWith(told());
        await meanwhile(store, 'moderator', 'told', {action: 'publish'});
        await boardOf('', store).reportContent('told', {reason: 'personal-data'}, {idempotencyKey: newKey()});
        const queue = await shown({adapter: boardOf('moderator2', store), tray: 'attention'});
        await eventually(() => titleOf(queue) || undefined);
        await choose(queue, 'Mask');
        await press(queue, 'Mask Phone number: 13812345678');
        await press(queue, 'Mask these');
        await untilText(queue, 'The public does not see these any more.');
        expect((await boardOf('', store).getMessage('told')).body).to.include('███████████');
        expect(titleOf(queue), 'it stays: its report waits').to.equal('路灯不亮');
      });
    });
  });

  describe('answers to review', () => {
    async function reviewing(title: string, store = storeWith(EMPTY_ANSWER, PARTIAL_ANSWER), as = 'moderator2'): Promise<CivicReviewQueue> {
      const queue = await shown({adapter: boardOf(as, store), tray: 'review'});
      await opened(queue, title);
      await eventually(() => (/being checked/.test(textOf(queue)) ? undefined : true));
      return queue;
    }

    it('stand beside their messages, with who wrote them and when', async () => {
      const queue = await reviewing('夜市噪声扰民');
      const answer = await byRole(queue, 'region', 'The answer to review');
      expect(textOf(answer)).to.match(/From Housing and Construction Bureau, submitted on November 12, 2026/);
      const asked = queue.shadowRoot?.querySelector('.asked')?.getBoundingClientRect();
      expect(asked?.top).to.be.closeTo(answer.getBoundingClientRect().top, 40);
      expect(asked?.right).to.be.at.most(answer.getBoundingClientRect().left);
    });

    it('have the very words marked that the check objects to, each with its reason in words', async () => {
      const queue = await reviewing('夜市噪声扰民');
      const marks = [...(queue.shadowRoot?.querySelectorAll('[part=found]') ?? [])].map(textOf);
      expect(marks.join(' ')).to.match(/Only says that the message was received.*已收悉/).and.to.match(/Sends the reader to somebody else.*请咨询相关部门/);
      const check = await byRole(queue, 'region', 'What the check marked');
      expect(textOf(check)).to.include('You decide');
      (await byRole(check, 'link', 'Sends the reader to somebody else')).click();
      expect(focused()?.textContent).to.include('请咨询相关部门');
    });

    it('say which demands they pass over, and mark them in the message', async () => {
      const queue = await reviewing('夜市收摊时间');
      await byRole(queue, 'heading', 'Not taken up in the answer');
      const marked = [...(queue.shadowRoot?.querySelectorAll('[part=passed-over]') ?? [])].map(textOf);
      expect(marked).to.have.length(1);
      expect(marked[0]).to.match(/^not taken up: .*油烟管道能否加装净化器/);
    });

    it('are returned with the reasons that the check found ticked, which a person changes, a note and a new due time', async () => {
      const store = storeWith(EMPTY_ANSWER);
      const queue = await reviewing('夜市噪声扰民', store);
      await choose(queue, 'Return');
      const ticked = () => allByRole(queue, 'checkbox').filter((box) => (box as HTMLInputElement).checked).map(({id}) => id.replace('field-returnReasons-', ''));
      expect(ticked()).to.include('receipt-only').and.to.include('buck-passing');
      expect(textOf(queue)).to.include('Ticked are the reasons that the check found.');
      for (const reason of ['Only thanks and slogans', 'Sends the citizen to somebody else']) (await byRole(queue, 'checkbox', reason)).click();
      await queue.updateComplete;
      fill(await byRole(queue, 'textbox', 'Internal note'), 'Say when the market closes and who measures.');
      const due = queue.shadowRoot?.querySelector<HTMLInputElement>('input[type=datetime-local]');
      if (due) fill(due, '2026-11-24T18:00');
      await press(queue, 'Return the answer');
      await eventually(() => (rowsOf(queue).includes('夜市噪声扰民') ? undefined : true), () => textOf(queue));
      const message = await messageOf(store, 'stall-noise');
      expect(message.timeline.at(-1)?.returnReasons).to.deep.equal(['receipt-only', 'platitude']);
      expect(message.dueAt).to.equal('2026-11-24T10:00:00.000Z');
    });

    it('are approved, and the next one opens', async () => {
      const store = storeWith(EMPTY_ANSWER, PARTIAL_ANSWER);
      const queue = await reviewing('夜市收摊时间', store);
      await choose(queue, 'Approve');
      await press(queue, 'Approve the answer');
      await eventually(() => (titleOf(queue) && titleOf(queue) !== '夜市收摊时间') || undefined);
      expect((await messageOf(store, 'stall-hours')).state).to.equal('answered');
    });

    it('stand beside what the unit answered before, like ones first', async () => {
      const store = storeWith(EMPTY_ANSWER);
      await meanwhile(store, 'moderator2', 'water-pressure', {action: 'approve'});
      const queue = await reviewing('夜市噪声扰民', store);
      const summary = await eventually(() => [...(queue.shadowRoot?.querySelectorAll('summary') ?? [])].find((element) => /Earlier answers of this unit/.test(element.textContent)));
      (summary.parentElement as HTMLDetailsElement).open = true;
      await queue.updateComplete;
      expect(textOf(queue)).to.include('东苇加压站两台水泵中的一台').and.to.include('Published on November 18, 2026');
    });

    it('are not reviewed by whoever wrote them: that is said, and nothing is offered', async () => {
      const queue = await reviewing('东苇街道早晚水压不足，六楼以上没水', storeWith(), 'moderator');
      expect(textOf(queue)).to.include('You wrote this answer yourself, so you cannot review it.');
      expect(allByRole(queue, 'radio', 'Approve')).to.have.length(0);
      expect(allByRole(queue, 'radio', 'Return')).to.have.length(0);
    });
  });

  describe('messages that came back or were added to', () => {
    it('say who handed them back and why, and go to another unit', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store), tray: 'handed-back'});
      await eventually(() => titleOf(queue) || undefined);
      expect(textOf(queue)).to.match(/Wuyin Street Office handed this message back on November 17, 2026/).and.to.include('Not our task').and.to.include('我办无权答复');
      await byRole(queue, 'radio', 'Transfer');
    });

    it('show reports and the words of the author that wait to be published', async () => {
      const store = storeWith();
      const [queueStore] = [store];
      await boardOf('', queueStore).reportContent('market-parking', {reason: 'insult', words: 'Look at the last line.'}, {idempotencyKey: newKey()});
      const queue = await shown({adapter: boardOf('moderator2', store), tray: 'attention'});
      await opened(queue, /清禾老市场/);
      await byRole(queue, 'region', '1 report');
      await choose(queue, 'Leave it as it is');
      await press(queue, 'Dismiss the reports');
      await eventually(() => (rowsOf(queue).some((title) => title?.includes('清禾老市场')) ? undefined : true));
    });
  });

  describe('the private part', () => {
    it('is shown after a press that says that the look is recorded, and is recorded', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store)});
      await opened(queue, /独居老人/);
      expect(textOf(queue)).not.to.include('000-1388-0107');
      await press(queue, 'Show (your look is recorded)');
      await untilText(queue, '000-1388-0107');
      const {looks} = await (await boardOf('moderator', store).openDesk()).readPrivatePart('heating-allowance');
      expect(looks.map(({name}) => name)).to.include('罗一帆');
    });

    it('is gone with the next message', async () => {
      const queue = await shown();
      await opened(queue, /独居老人/);
      await press(queue, 'Show (your look is recorded)');
      await untilText(queue, '000-1388-0107');
      await opened(queue, /Broken swing/);
      expect(textOf(queue)).not.to.include('000-1388-0107');
    });
  });

  describe('keyboard', () => {
    it('goes through the list with arrows and opens with Enter', async () => {
      const queue = await shown();
      const [first] = allByRole(queue, 'button', /独居老人|Broken swing/);
      first?.focus();
      first?.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true, composed: true}));
      const second = focused();
      expect(second?.textContent).to.equal(rowsOf(queue)[1]);
      (second as HTMLElement).click();
      await eventually(() => titleOf(queue) === rowsOf(queue)[1] || undefined);
      await eventually(() => focused()?.id === 'matter' || undefined);
    });

    it('goes to the neighbours of the open message, and stays at the ends', async () => {
      const queue = await shown();
      await eventually(() => titleOf(queue) || undefined);
      await press(queue, 'Next');
      await eventually(() => titleOf(queue) === rowsOf(queue)[1] || undefined);
      expect((await byRole(queue, 'button', 'Next')).getAttribute('aria-disabled')).to.equal('true');
      await press(queue, 'Previous');
      await eventually(() => titleOf(queue) === rowsOf(queue)[0] || undefined);
    });

    it('goes back to the list on a phone, to the message that was open', async () => {
      const queue = await shown({width: 320});
      expect(titleOf(queue), 'the list comes first').to.equal('');
      await opened(queue, /Broken swing/);
      expect(rowsOf(queue)).to.have.length(0);
      await press(queue, 'Back to the list');
      await eventually(() => focused()?.textContent === 'Broken swing in Dongwei playground' || undefined, () => String(focused()?.outerHTML));
    });
  });

  describe('what somebody else does meanwhile', () => {
    it('is said when a decision came too late, and what was typed stays', async () => {
      const store = storeWith(EMPTY_ANSWER);
      const queue = await shown({adapter: boardOf('moderator2', store), tray: 'review'});
      await opened(queue, '夜市噪声扰民');
      await eventually(() => queue.shadowRoot?.querySelector('[part=found]') ?? undefined);
      await choose(queue, 'Return');
      fill(await byRole(queue, 'textbox', 'Internal note'), 'My note.');
      await meanwhile(store, 'moderator', 'stall-noise', {action: 'note', internalText: 'I look into it.'});
      await press(queue, 'Return the answer');
      await untilText(queue, 'Somebody changed this message in the meantime.');
      expect((await byRole<HTMLTextAreaElement>(queue, 'textbox', 'Internal note')).value).to.equal('My note.');
      expect((await messageOf(store, 'stall-noise')).state).to.equal('in-review');
    });

    it('does not move the list: that something came is said, and shown when somebody wants that', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store)});
      await eventually(() => /2 messages/.test(allByRole(queue, 'button', /^To publish/)[0]?.textContent ?? '') || undefined);
      await boardOf('', store).submitMessage({
        kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', title: 'Where may I park?', body: 'On Sundays.', visibility: 'public', consent: TOWN.board.consent.version, language: 'en',
      }, {idempotencyKey: newKey()});
      document.dispatchEvent(new Event('visibilitychange'));
      await press(queue, '1 new: show');
      await eventually(() => rowsOf(queue).includes('Where may I park?') || undefined);
    });
  });

  describe('events', () => {
    it('ask before a decision goes out, and tell of it after', async () => {
      const store = storeWith();
      const queue = await shown({adapter: boardOf('moderator2', store)});
      await opened(queue, /Broken swing/);
      const submitted: CivicReviewSubmitted[] = [];
      queue.addEventListener('civic-review-submitted', (event) => submitted.push(event));
      queue.addEventListener(CivicReviewSubmit.eventName, (event) => event.preventDefault(), {once: true});
      await choose(queue, 'Publish');
      await press(queue, 'Publish the message');
      await queue.updateComplete;
      expect((await messageOf(store, 'playground-swing')).state).to.equal('received');
      await press(queue, 'Publish the message');
      await eventually(() => submitted[0]);
      expect(submitted[0]?.message.state).to.equal('waiting');
    });
  });

  describe('states', () => {
    for (const [state, adapter, words] of [
      ['loading', hanging(boardOf('moderator2'), ['listMessages']), 'Loading…'],
      ['failed', failing(boardOf('moderator2'), {listMessages: new BoardError('unavailable')}), 'The board does not answer'],
      ['signed out', boardOf(''), 'You need to sign in for this.'],
      ['not yours', boardOf('housing'), 'The review queue is for board staff.'],
    ] as const) {
      it(`says in words that it is ${state}, and axe has no objection`, async () => {
        const queue = await onBoard(adapter, html`<civic-review-queue></civic-review-queue>`);
        await untilText(queue, words);
        expect(await axe(queue)).to.deep.equal([]);
      });
    }

    it('says that the check could not read the answer when earlier ones cannot be had, and lets decide all the same', async () => {
      const adapter = boardOf('moderator2', storeWith(EMPTY_ANSWER));
      const openDesk: BoardAdapter['openDesk'] = async () => ({...(await adapter.openDesk()), findEarlierAnswers: () => Promise.reject(new BoardError('unavailable'))});
      const queue = await shown({adapter: {...adapter, openDesk}, tray: 'review'});
      await opened(queue, '夜市噪声扰民');
      await untilText(queue, 'The earlier answers could not be fetched.');
      await byRole(queue, 'radio', 'Approve');
      await eventually(() => queue.shadowRoot?.querySelector('[part=found]') ?? undefined);
    });

    it('goes on with the next message when one has gone', async () => {
      const adapter = boardOf('moderator2');
      const getMessage: BoardAdapter['getMessage'] = (id, options) => (id === 'playground-swing' ? Promise.reject(new BoardError('not-found')) : adapter.getMessage(id, options));
      const queue = await shown({adapter: {...adapter, getMessage}});
      (await byRole(queue, 'button', /Broken swing/)).click();
      await untilText(queue, 'This message is no longer here.');
    });

    it('says what is missing when there is no board around it', async () => {
      await untilText(await onBoard(undefined as unknown as BoardAdapter, html`<civic-review-queue></civic-review-queue>`), 'not connected to a board');
    });
  });
});
