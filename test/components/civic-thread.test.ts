import {expect, fixture} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {CivicSessionChanged} from '../../src/components/civic-board-provider/civic-board-provider.events.js';
import {CivicReplySubmitted} from '../../src/components/civic-reply-panel/civic-reply-panel.events.js';
import type {
  CivicActionSubmit,
  CivicMessageChanged,
} from '../../src/components/civic-thread/civic-thread.events.js';
import type {CivicThread} from '../../src/components/civic-thread/civic-thread.js';
import '../../src/define/civic-thread.js';
import {failing, hanging, newKey, story} from '../../src/testing/index.js';
import {
  allByRole,
  axe,
  byRole,
  eventually,
  everything,
  fill,
  focused,
  onBoard,
  textOf,
  untilText,
} from '../support/page.js';
import {
  actionsOf,
  CODE,
  enterCode,
  meanwhile,
  openAction,
  person,
  press,
  score,
  sessionOf,
  show,
  shown,
  storeWith,
  typeIn,
} from './civic-thread/people.js';

const LONG_STORY = story(
  {
    id: 'long',
    number: '26110090',
    at: '2026-11-02T08:00:00+08:00',
    language: 'en',
    kind: 'suggestion',
    topic: 'transport/bus',
    agencyId: 'transport',
    title: 'A bench at every bus stop',
    body: 'Please.',
    privatePart: {name: 'Nora Wexford', phone: '', remark: ''},
  },
  ['2026-11-02T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-11-03T09:00:00+08:00', 'transport', {action: 'accept'}],
  ...Array.from(
    {length: 7},
    (_, index) =>
      [
        `2026-11-04T0${index + 1}:00:00+08:00`,
        'author',
        {action: 'follow-up', words: `And number ${index + 1}?`},
      ] as const,
  ),
);

const HOSTILE =
  '<img src=x onerror="document.title=1"></p><script>document.title=2</script>{agency} \u05d0\u05d1';

const HOSTILE_STORY = story(
  {
    id: 'hostile',
    number: '<b>9</b>',
    at: '2026-11-02T08:00:00+08:00',
    language: '"><b>',
    kind: 'complaint',
    topic: 'transport/parking',
    agencyId: 'transport',
    title: 'Quotes " and words that never end: '.padEnd(60, 'x'),
    demand: HOSTILE,
    details: `${'long'.repeat(120)} ${HOSTILE}`,
    spot: {address: HOSTILE, public: true},
    privatePart: {name: '<i>Eve</i>', phone: '<i>1</i>', remark: HOSTILE},
  },
  ['2026-11-02T09:00:00+08:00', 'moderator', {action: 'publish', internalText: HOSTILE}],
  ['2026-11-03T09:00:00+08:00', 'transport', {action: 'accept', publicText: HOSTILE}],
  [
    '2026-11-09T09:00:00+08:00',
    'transport',
    {action: 'submit-answer', body: HOSTILE, organisation: '<b>Us</b>', contact: 'javascript:alert(1)'},
  ],
  ['2026-11-10T09:00:00+08:00', 'moderator', {action: 'approve'}],
  [
    '2026-11-11T09:00:00+08:00',
    'author',
    {action: 'rate', resolution: 1, attitude: 1, speed: 1, solved: false, words: HOSTILE},
  ],
);

describe('civic-thread', () => {
  describe('has nothing that axe objects to', () => {
    const states: Record<string, () => Promise<CivicThread>> = {
      'with an answer and a verdict': () => shown('bus-timetable'),
      'while it waits': () => shown('market-parking'),
      'as a moderator sees a returned answer': () => shown('night-noise', {as: 'moderator'}),
      'as an author who can rate': async () => {
        const thread = await shown('parking-permit', {code: CODE});
        await byRole(thread, 'button', 'Send the verdict');
        return thread;
      },
      'with every mistake in the verdict': async () => {
        const thread = await shown('parking-permit', {code: CODE});
        await press(thread, 'Send the verdict');
        await untilText(thread, 'Choose yes or no');
        return thread;
      },
      'as an author who is asked for more': async () => {
        const thread = await shown('street-light', {as: 'citizen2'});
        await byRole(thread, 'button', 'Send');
        return thread;
      },
      'when it is not there': async () => {
        const thread = await show('nowhere');
        await byRole(thread, 'textbox', 'Query code');
        return thread;
      },
      'while it loads': async () =>
        await show('bus-timetable', {adapter: hanging(person(storeWith()), ['getMessage'])}),
      'when it failed': async () => {
        const adapter = failing(person(storeWith()), {getMessage: new BoardError('offline')});
        const thread = await show('bus-timetable', {adapter});
        await byRole(thread, 'button', 'Try again');
        return thread;
      },
      'in Chinese': async () => {
        const thread = await shown('night-noise', {as: 'moderator', lang: 'zh-Hans'});
        await untilText(thread, '办理过程');
        return thread;
      },
      'for a Chinese author': async () => {
        const thread = await shown('school-place', {code: CODE, lang: 'zh-Hans'});
        await byRole(thread, 'button', '提交评价');
        return thread;
      },
      'from right to left': () => shown('bus-timetable', {dir: 'rtl'}),
      'with hostile texts': () => shown('hostile', {store: storeWith(HOSTILE_STORY), as: 'moderator'}),
    };
    for (const [name, make] of Object.entries(states)) {
      it(name, async () => expect(await axe(await make())).to.deep.equal([]));
    }
  });

  describe('the message', () => {
    it('says what was asked, by whom, of whom, and where it stands', async () => {
      const thread = await shown('bus-timetable');
      expect((await byRole(thread, 'heading', /Later last bus/)).localName).to.equal('h2');
      const text = textOf(thread);
      expect(text).to.include('Answered');
      expect(text).to.include('Number 26100003 · Suggestion · Transport · Buses and trains');
      expect(text).to.include('To Transport Bureau');
      expect(text).to.match(/Written by M\*+ on October 8, 2026/);
      expect(text).to.include('Could the last bus wait until 20:40');
      expect(text).to.include('Bus stop in front of Qinghe railway station');
    });

    it('shows demand and details under headings of their own', async () => {
      const thread = await shown('street-light');
      await byRole(thread, 'heading', 'What is wanted');
      await byRole(thread, 'heading', 'Details');
    });

    it('names who was written to and who has it now, after a transfer', async () => {
      const text = textOf(await shown('lift-repair'));
      expect(text).to.include('To Office of the County Head');
      expect(text).to.include('Now with Housing and Construction Bureau');
    });

    it('gives dates in the time zone of the board', async () => {
      // 03:12 in Shanghai on the 17th is still the 16th in London.
      expect(textOf(await shown('loan-advert', {code: CODE}))).to.include('on October 17, 2026');
    });

    it('gives the texts of people their language and direction', async () => {
      const thread = await shown('market-parking');
      const heading = await byRole(thread, 'heading', /清禾老市场/);
      expect(heading.lang).to.equal('zh-Hans');
      expect(heading.dir).to.equal('auto');
    });

    it('shows markup as text, wherever it stands', async () => {
      const title = document.title;
      const thread = await shown('hostile', {store: storeWith(HOSTILE_STORY), as: 'moderator'});
      const elements = [...everything(thread.shadowRoot ?? thread)].map(({localName}) => localName);
      expect(elements).not.to.include.members(['img']);
      expect(elements).not.to.include.members(['script']);
      expect(allByRole(thread, 'link')).to.deep.equal([]);
      expect(document.title).to.equal(title);
      const shownTimes = textOf(thread).split('<img src=x').length - 1;
      // Demand, details, place, two notes, answer, words of the verdict there and at their step.
      expect(shownTimes).to.equal(8);
    });

    it('does not grow wider than a narrow page, whatever the words', async () => {
      const thread = await shown('hostile', {store: storeWith(HOSTILE_STORY), as: 'moderator'});
      thread.style.inlineSize = '320px';
      const width = thread.getBoundingClientRect().right;
      const tooWide = [...everything(thread.shadowRoot ?? thread)].filter(
        (element) => element.getBoundingClientRect().right > width + 1,
      );
      expect(tooWide).to.deep.equal([]);
    });
  });

  describe('what is private', () => {
    it('shows the private part to nobody: reading it is not reading the thread', async () => {
      for (const as of [undefined, 'citizen2', 'transport', 'housing', 'moderator']) {
        const text = textOf(await shown('lift-repair', as ? {as} : {}));
        expect(text, String(as)).not.to.include('门牌1803');
        expect(text, String(as)).not.to.include('陈晓禾');
      }
    });

    it('is gone from the screen when the person signs out, even before the board has answered', async () => {
      const store = storeWith();
      const inner = person(store, 'housing');
      let hang = false;
      const adapter: BoardAdapter = {
        ...inner,
        getMessage: (id, options) => (hang ? hanging(inner, ['getMessage']) : inner).getMessage(id, options),
      };
      const thread = await shown('lift-repair', {adapter});
      await untilText(thread, '签字率已达七成二');
      hang = true;
      await adapter.signOut();
      thread.dispatchEvent(new CivicSessionChanged());
      await eventually(() => !textOf(thread).includes('签字率已达七成二') || undefined);
    });

    it('marks a place that is not public, for those who see it', async () => {
      expect(textOf(await shown('night-noise'))).not.to.include('汀岸家园3栋');
      expect(textOf(await shown('night-noise', {as: 'moderator'}))).to.match(
        /汀岸家园3栋 Only the author and staff see this/,
      );
    });
  });

  describe('answers', () => {
    it('names who replies, when, whom to ask, and what was said', async () => {
      const thread = await shown('school-place');
      const answer = await byRole(thread, 'region', 'Answers');
      expect(textOf(answer)).to.include('Answer of 清禾县教育局基础教育股');
      expect(textOf(answer)).to.include('Published on October 16, 2026');
      expect(textOf(answer)).to.include('Questions: 000-6000-0330');
      expect(textOf(answer)).to.include('居住证须在2027年6月30日前办满六个月');
    });

    it('keeps returned answers and their reasons from the public', async () => {
      const text = textOf(await shown('night-noise'));
      expect(text).not.to.include('您反映的问题请咨询');
      expect(text).not.to.include('Sends the citizen to somebody else');
    });

    it('shows staff a returned answer, why it was returned, and that it is not public', async () => {
      const thread = await shown('night-noise', {as: 'moderator'});
      const [returned] = allByRole(thread, 'article').slice(1);
      const text = returned ? textOf(returned) : '';
      expect(text).to.include('您反映的问题请咨询市政府有关部门。');
      expect(text).to.include('Returned to the unit');
      expect(text).to.include('Only staff see this');
      expect(text).to.include('Reason: Sends the citizen to somebody else');
    });

    it('says that there is none yet, and tells staff alone when it is due', async () => {
      expect(textOf(await shown('market-parking'))).to.match(
        /There is no answer yet\. What|There is no answer yet\. Did/,
      );
      expect(textOf(await shown('market-parking', {as: 'transport'}))).to.match(
        /There is no answer yet\. An answer (is|was) due by November 30, 2026\./,
      );
    });

    it('says that another one is to come after a message was reopened', async () => {
      await untilText(await shown('night-noise'), 'Another answer is to come.');
    });

    it('tells the author why a message was not published', async () => {
      const text = textOf(await shown('loan-advert', {code: CODE}));
      expect(text).to.include('Board staff did not publish this message. Reason: Advertising');
      expect(text).to.include('留言内容为广告');
    });
  });

  describe('the verdict', () => {
    it('is said in words: on the whole, solved or not, and each score', async () => {
      const text = textOf(await shown('bus-timetable'));
      expect(text).to.include('Very satisfied · Solved');
      expect(text).to.match(/Resolution 5 of 5, very good Attitude 5 of 5, very good Speed 4 of 5, good/);
    });

    it('keeps the author’s words from the public, and marks them for those who see them', async () => {
      expect(textOf(await shown('bus-timetable'))).not.to.include('Mr Bao');
      expect(textOf(await shown('bus-timetable', {code: CODE}))).to.include(
        'Please thank the dispatcher, Mr Bao. Only the author and staff see this',
      );
    });
  });

  describe('what happened', () => {
    it('is told in plain words, oldest first', async () => {
      const items = allByRole(await shown('lift-repair'), 'listitem').map((item) => textOf(item));
      const steps = [
        'The message was sent',
        'Board staff published the message',
        'Passed on to Housing and Construction Bureau',
        'Housing and Construction Bureau accepted the message',
        'Housing and Construction Bureau called in Wuyin Street Office and Transport Bureau',
        'Wuyin Street Office reported in',
        'Housing and Construction Bureau needs more time',
      ];
      const thread = await shown('lift-repair');
      await press(thread, /Show 3 earlier steps/);
      await untilText(thread, 'Show only the latest steps');
      const told = allByRole(thread, 'listitem').map((item) => textOf(item));
      expect(told.length).to.be.greaterThan(items.length);
      expect(steps.map((step) => told.findIndex((item) => item.startsWith(step)))).to.deep.equal(
        [...steps.keys()].map((index) => index + told.length - steps.length),
      );
    });

    it('begins with the latest steps when there are many, and shows all on a press', async () => {
      const thread = await shown('long', {store: storeWith(LONG_STORY), code: CODE});
      expect(textOf(thread)).not.to.include('And number 1?');
      const button = await byRole(thread, 'button', 'Show 6 earlier steps');
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      button.click();
      await untilText(thread, 'And number 1?');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
    });

    it('marks what only some see', async () => {
      const thread = await shown('lift-repair', {as: 'housing'});
      expect(textOf(thread)).to.include('签字率已达七成二，1803住户已安排社区送水。 Only staff see this');
      expect(textOf(thread)).to.include('For Wuyin Street Office: 核对业主签字名单');
      const visitor = textOf(await shown('lift-repair'));
      expect(visitor).not.to.include('签字率');
      expect(visitor).not.to.include('核对业主签字名单');
    });
  });

  describe('the query code', () => {
    it('makes its holder the author, says so, and moves focus there', async () => {
      const thread = await shown('parking-permit');
      await enterCode(thread, ` ${CODE.toLowerCase()} `);
      await byRole(thread, 'button', 'Send the verdict');
      expect(focused()?.textContent).to.equal('Your message');
      const said = allByRole(thread, 'status').map((region) => region.textContent);
      expect(said).to.include('You are shown as the author of this message.');
    });

    it('stands nowhere in the page, its address or its history', async () => {
      const thread = await shown('parking-permit');
      await enterCode(thread, CODE);
      await byRole(thread, 'button', 'Send the verdict');
      const markup = [...everything(document)].map(
        (element) => element.outerHTML + (element.shadowRoot?.innerHTML ?? ''),
      );
      expect(markup.join('')).not.to.include(CODE);
      expect(location.href + JSON.stringify(history.state)).not.to.include(CODE);
      const byProperty = await shown('parking-permit', {code: CODE});
      expect(byProperty.outerHTML).not.to.include(CODE);
    });

    it('when wrong, says so and leaves the message where it is', async () => {
      const thread = await shown('parking-permit');
      await enterCode(thread, '0000-0000-0000');
      await untilText(thread, 'This code does not belong to this message.');
      const field = await byRole(thread, 'textbox', 'Query code');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(focused()).to.equal(field);
      expect(textOf(thread)).to.include('Tenants can apply.');
      fill(field, CODE);
      await press(thread, 'Continue');
      await byRole(thread, 'button', 'Send the verdict');
    });

    it('when missing, is asked for', async () => {
      const thread = await shown('parking-permit');
      await enterCode(thread, '  ');
      await untilText(thread, 'Enter the query code.');
    });

    it('opens a confidential message, which is not there for anybody else', async () => {
      const thread = await show('window-fee');
      await untilText(thread, 'This is not here.');
      await enterCode(thread, 'wrong');
      await untilText(thread, 'This code does not belong to this message.');
      fill(await byRole(thread, 'textbox', 'Query code'), CODE);
      await sendKeys({press: 'Enter'});
      await untilText(thread, 'Confidential: only the author and those who handle it see this message');
      expect(focused()?.textContent).to.equal('Your message');
    });

    it('opens it by the number on the receipt as well, and takes the author’s words', async () => {
      const thread = await show((await person(storeWith()).getMessage('window-fee', {queryCode: CODE})).number);
      fill(await byRole(thread, 'textbox', 'Query code'), CODE);
      await sendKeys({press: 'Enter'});
      await untilText(thread, 'Confidential: only the author and those who handle it see this message');
    });

    it('tells a message that is not there from one that is confidential by nothing', async () => {
      const confidential = await show('window-fee');
      await byRole(confidential, 'textbox', 'Query code');
      const absent = await show('nowhere');
      await byRole(absent, 'textbox', 'Query code');
      expect(textOf(absent)).to.equal(textOf(confidential));
    });

    it('is not asked of those who handle the message', async () => {
      const thread = await shown('lift-repair', {as: 'housing'});
      expect(textOf(thread)).not.to.include('Did you write this message?');
    });

    it('says what went wrong when the board does not answer, and keeps what was typed', async () => {
      const inner = person(storeWith());
      const adapter: BoardAdapter = {
        ...inner,
        getMessage: (id, options) =>
          options?.queryCode ? Promise.reject(new BoardError('rate-limited')) : inner.getMessage(id, options),
      };
      const thread = await shown('parking-permit', {adapter});
      await enterCode(thread, CODE);
      await untilText(thread, 'Too many attempts.');
      expect((await byRole<HTMLInputElement>(thread, 'textbox', 'Query code')).value).to.equal(CODE);
    });
  });

  describe('what the author does', () => {
    async function fillVerdict(thread: Element): Promise<void> {
      await score(thread, 'Was the matter dealt with?', /5 very good/);
      await score(thread, 'How were you treated?', /4 good/);
      await score(thread, 'How quickly did it go?', /3 fair/);
      await score(thread, 'Was it solved?', /Yes/);
      await typeIn(thread.shadowRoot?.querySelector('form') ?? thread, /Your words/, 'Thank you.');
    }

    it('rates: the verdict shows, focus is on the confirmation, and the page is told', async () => {
      const thread = await shown('parking-permit', {code: CODE});
      const facts: CivicMessageChanged[] = [];
      document.addEventListener('civic-message-changed', (event) => facts.push(event), {once: true});
      await fillVerdict(thread);
      await press(thread, 'Send the verdict');
      await untilText(thread, 'Your verdict has been sent. Thank you.');
      await eventually(() => focused()?.textContent?.includes('Your verdict has been sent') || undefined);
      expect(textOf(thread)).to.include('Satisfied · Solved');
      expect(textOf(thread)).to.include('The author rated the answer: Satisfied');
      expect(facts.map(({message}) => message.answers.at(-1)?.rating)).to.deep.equal([
        {resolution: 5, attitude: 4, speed: 3, solved: true},
      ]);
    });

    it('is told what is missing in a verdict, at the first of it', async () => {
      const store = storeWith();
      const thread = await shown('parking-permit', {code: CODE, store});
      await score(thread, 'Was the matter dealt with?', /1 very bad/);
      await press(thread, 'Send the verdict');
      await untilText(thread, 'Choose one of the five');
      const group = await byRole(thread, 'radiogroup', 'How were you treated?');
      expect(group.getAttribute('aria-invalid')).to.equal('true');
      expect(group.contains(focused())).to.equal(true);
      expect(actionsOf(store, 'parking-permit')).not.to.include('rate');
      await score(thread, 'How were you treated?', /2 bad/);
      await eventually(() => !group.hasAttribute('aria-invalid') || undefined);
    });

    it('counts characters as people do, and does not send too many', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {code: CODE, store});
      const form = await openAction(thread, 'Ask again');
      await typeIn(form, 'Your words', '👨‍👩‍👧'.repeat(499));
      await untilText(form, '1 character left');
      await typeIn(form, 'Your words', '停'.repeat(501));
      await untilText(form, '1 character too many');
      await press(form, 'Send');
      await untilText(form, 'Use at most 500 characters');
      expect(focused()?.localName).to.equal('textarea');
      expect(actionsOf(store, 'market-parking')).not.to.include('follow-up');
    });

    it('sends once, however often the button is pressed', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {code: CODE, adapter: person(store, undefined, 30)});
      const form = await openAction(thread, 'Ask again');
      await typeIn(form, 'Your words', '还没有人来看。');
      const button = await byRole(form, 'button', 'Send');
      button.click();
      button.click();
      await untilText(thread, 'Your question has been sent');
      expect(actionsOf(store, 'market-parking').filter((action) => action === 'follow-up')).to.have.lengthOf(
        1,
      );
    });

    it('answers what the unit asked, which stands above the field', async () => {
      const store = storeWith();
      const thread = await shown('street-light', {as: 'citizen2', store});
      await untilText(thread, 'Could you tell us the numbers of the dark ones?');
      const form = await openAction(thread, 'Add what was asked for');
      await typeIn(form, 'Your words', '41 to 46.');
      await press(form, 'Send');
      await untilText(thread, 'What you added has been sent.');
      expect(actionsOf(store, 'street-light').at(-1)).to.equal('supply-info');
    });

    it('reopens after an unhappy verdict', async () => {
      const store = storeWith();
      const thread = await shown('parking-permit', {code: CODE, store});
      for (const question of [
        'Was the matter dealt with?',
        'How were you treated?',
        'How quickly did it go?',
      ])
        await score(thread, question, /1 very bad/);
      await score(thread, 'Was it solved?', /No/);
      await press(thread, 'Send the verdict');
      await untilText(thread, 'Very dissatisfied · Not solved');
      const form = await openAction(thread, 'Reopen the message');
      await typeIn(form, 'Reason', 'The counter still sends tenants away.');
      await press(form, 'Reopen');
      await untilText(thread, 'The message is open again.');
      expect(actionsOf(store, 'parking-permit').slice(-2)).to.deep.equal(['rate', 'reopen']);
    });

    it('withdraws only after saying that it is really meant', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {code: CODE, store});
      const form = await openAction(thread, 'Withdraw the message');
      await press(form, 'Withdraw');
      await untilText(form, 'Do you really want to withdraw this message?');
      expect(focused()?.textContent).to.include('Do you really want');
      await press(form, 'No, keep it');
      await byRole(form, 'button', 'Withdraw');
      expect(actionsOf(store, 'market-parking')).not.to.include('withdraw');
      await press(form, 'Withdraw');
      await press(form, 'Yes, withdraw it');
      await untilText(thread, 'Your message has been withdrawn.');
      await eventually(() => focused()?.textContent?.includes('has been withdrawn') || undefined);
      expect(actionsOf(store, 'market-parking').at(-1)).to.equal('withdraw');
    });

    it('can be kept from sending by the page, and nothing typed is lost', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {code: CODE, store});
      const wishes: CivicActionSubmit[] = [];
      thread.addEventListener('civic-action-submit', (event) => {
        wishes.push(event);
        event.preventDefault();
      });
      const form = await openAction(thread, 'Ask again');
      await typeIn(form, 'Your words', '还没有人来看。');
      await press(form, 'Send');
      await eventually(() => wishes[0]);
      expect(wishes[0]?.request).to.deep.equal({action: 'follow-up', words: '还没有人来看。'});
      expect(wishes[0]?.messageId).to.equal('market-parking');
      expect(actionsOf(store, 'market-parking')).not.to.include('follow-up');
      expect((await byRole<HTMLTextAreaElement>(form, 'textbox', 'Your words')).value).to.equal(
        '还没有人来看。',
      );
    });

    it('sees what changed meanwhile, keeps what was typed, and sends it after all', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {code: CODE, store});
      const form = await openAction(thread, 'Ask again');
      await typeIn(form, 'Your words', '还没有人来看。');
      await meanwhile(store, 'transport', 'market-parking', {action: 'accept', publicText: '已派人查看。'});
      await press(form, 'Send');
      await untilText(thread, 'Somebody changed this message in the meantime.');
      await untilText(thread, '已派人查看。');
      await press(form, 'Send');
      await untilText(thread, 'Your question has been sent');
      expect(actionsOf(store, 'market-parking').slice(-2)).to.deep.equal(['accept', 'follow-up']);
    });

    it('can copy what was typed for something that is no longer possible', async () => {
      const store = storeWith();
      const thread = await shown('street-light', {as: 'citizen2', store});
      const form = await openAction(thread, 'Add what was asked for');
      await typeIn(form, 'Your words', '41 to 46.');
      await meanwhile(store, 'citizen2', 'street-light', {action: 'supply-info', words: 'All of them.'});
      await press(form, 'Send');
      await untilText(form, 'This is no longer possible.');
      const kept = await byRole<HTMLTextAreaElement>(form, 'textbox', 'Your words');
      expect(kept.value).to.equal('41 to 46.');
      expect(kept.readOnly).to.equal(true);
    });

    it('tries again after a failure, with the same key and nothing lost', async () => {
      const store = storeWith();
      const inner = person(store);
      const keys: string[] = [];
      const adapter: BoardAdapter = {
        ...inner,
        act: async (id, request, options) => {
          keys.push(options.idempotencyKey);
          const message = await inner.act(id, request, options);
          // The first answer is lost on its way.
          if (keys.length === 1) throw new BoardError('unavailable');
          return message;
        },
      };
      const thread = await shown('market-parking', {code: CODE, adapter});
      const form = await openAction(thread, 'Ask again');
      await typeIn(form, 'Your words', '还没有人来看。');
      await press(form, 'Send');
      await untilText(form, 'The board does not answer at the moment.');
      await press(form, 'Send');
      await untilText(thread, 'Your question has been sent');
      expect(keys[1]).to.equal(keys[0]);
      expect(actionsOf(store, 'market-parking').filter((action) => action === 'follow-up')).to.have.lengthOf(
        1,
      );
    });

    it('is offered nothing on a board that only shows', async () => {
      const adapter = memoryAdapter({
        store: storeWith(),
        session: sessionOf('citizen2'),
        capabilities: {act: false},
      });
      const thread = await shown('street-light', {adapter});
      await untilText(thread, 'You are shown as the author');
      expect(allByRole(await byRole(thread, 'region', 'Your message'), 'button')).to.deep.equal([]);
    });
  });

  describe('keeps up', () => {
    it('with another message-id, forgetting what was typed', async () => {
      const thread = await shown('market-parking', {code: CODE});
      await typeIn(await openAction(thread, 'Ask again'), 'Your words', 'for the market');
      thread.messageId = 'clinic-hours';
      await untilText(thread, '梧荫社区卫生站');
      const form = await openAction(thread, 'Ask again');
      expect((await byRole<HTMLTextAreaElement>(form, 'textbox', 'Your words')).value).to.equal('');
    });

    it('with what staff do on the same page', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {store});
      const staff = person(store, 'transport');
      const {version} = await staff.getMessage('market-parking');
      const message = await staff.act(
        'market-parking',
        {action: 'accept', publicText: '已派人查看。'},
        {expectedVersion: version, idempotencyKey: newKey()},
      );
      document.body.dispatchEvent(new CivicReplySubmitted(message));
      await untilText(thread, '已派人查看。');
    });

    it('after being moved in the page', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {store});
      const box = document.createElement('div');
      thread.before(box);
      box.append(thread);
      await meanwhile(store, 'transport', 'market-parking', {action: 'accept', publicText: '已派人查看。'});
      document.body.dispatchEvent(new CivicReplySubmitted(await person(store).getMessage('market-parking')));
      await untilText(thread, '已派人查看。');
      await enterCode(thread, CODE);
      await openAction(thread, 'Ask again');
    });

    it('and keeps the message when it cannot be fetched again', async () => {
      const inner = person(storeWith());
      let fail = false;
      const adapter: BoardAdapter = {
        ...inner,
        getMessage: (id, options) =>
          fail ? Promise.reject(new BoardError('offline')) : inner.getMessage(id, options),
      };
      const thread = await shown('bus-timetable', {adapter});
      fail = true;
      thread.refresh();
      await untilText(thread, 'There is no connection.');
      expect(textOf(thread)).to.include('Could the last bus wait until 20:40');
      fail = false;
      await press(thread, 'Try again');
      await eventually(() => !textOf(thread).includes('There is no connection.') || undefined);
    });

    it('and shows nothing any more of a message that is no longer the reader’s', async () => {
      const store = storeWith();
      const thread = await shown('market-parking', {store});
      const author = person(store);
      const {version} = await author.getMessage('market-parking', {queryCode: CODE});
      await author.act(
        'market-parking',
        {action: 'withdraw', words: ''},
        {expectedVersion: version, idempotencyKey: newKey(), queryCode: CODE},
      );
      thread.refresh();
      await untilText(thread, 'This is not here.');
      expect(textOf(thread)).not.to.include('清禾老市场');
    });
  });

  it('says that there is no board around it', async () => {
    const thread = await fixture(html`<civic-thread message-id="bus-timetable"></civic-thread>`);
    expect(textOf(thread)).to.include('not connected to a board');
  });

  it('says that it loads, and that it is busy', async () => {
    const thread = await show('bus-timetable', {adapter: hanging(person(storeWith()), ['getMessage'])});
    await untilText(thread, 'Loading…');
  });

  it('shows the message when the names of kinds and topics cannot be had', async () => {
    const adapter = failing(person(storeWith()), {getBoard: new BoardError('unavailable')});
    const thread = await shown('bus-timetable', {adapter});
    expect(textOf(thread)).to.include('Could the last bus wait until 20:40');
    await byRole(thread, 'button', 'Try again');
  });

  it('lets a page put its own words in place of ours', async () => {
    const thread = await onBoard<CivicThread>(
      person(storeWith()),
      html`<civic-thread message-id="bus-timetable" data-i18n.thread.timeline="Steps so far"></civic-thread>`,
    );
    await byRole(thread, 'heading', 'Steps so far');
  });
});
