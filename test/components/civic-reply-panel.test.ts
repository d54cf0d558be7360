import {expect} from '@open-wc/testing';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicReplyPanel} from '../../src/components/civic-reply-panel/civic-reply-panel.js';
import {failing} from '../../src/testing/scenarios.js';
import {story, TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, everything, fill, focused, textOf, untilText} from '../support/page.js';
import {boardOf, choose, panelFor, press, sessionOf} from './civic-reply-panel/panel.js';

const PAGES = [
  {lang: 'en', dir: 'ltr'},
  {lang: 'zh-CN', dir: 'ltr'},
  {lang: 'en', dir: 'rtl'},
];

/** Every form that there is, by who has it before them and its card; the last two are alone on their panel. */
const FORMS = [
  ['moderator', 'heating-allowance', 'publish'],
  ['moderator', 'heating-allowance', 'reject'],
  ['transport', 'market-parking', 'accept'],
  ['transport', 'market-parking', 'hand-back'],
  ['housing', 'lift-repair', 'submit-answer'],
  ['housing', 'lift-repair', 'transfer'],
  ['housing', 'lift-repair', 'whistle'],
  ['moderator2', 'water-pressure', 'return'],
  ['moderator', 'parking-permit', ''],
  ['transport', 'lift-repair', ''],
] as const;

const card = (panel: CivicReplyPanel, action: string) =>
  allByRole(panel, 'radio').find((radio) => (radio as HTMLInputElement).value === action);

/** Words that try to be markup, turn the line around, and have no end. */
const HOSTILE = `<img src=x onerror="window.hacked=true"><b>bold</b> \u202Eevil\u202C ${'Endless'.repeat(60)}`;

async function hostileBoard(): Promise<BoardAdapter> {
  const at = (hour: number) => `2026-11-12T${String(hour).padStart(2, '0')}:00:00+08:00`;
  const bad = story(
    {
      id: 'hostile',
      number: '26119999',
      at: at(8),
      kind: 'enquiry',
      topic: 'transport',
      agencyId: 'housing',
      title: 'Endless'.repeat(8),
      body: HOSTILE,
    },
    [at(9), 'moderator', {action: 'publish'}],
    [at(10), 'housing', {action: 'accept'}],
    [
      at(11),
      'housing',
      {
        action: 'submit-answer',
        body: HOSTILE,
        organisation: '<i>Bureau</i>',
        contact: '<script>window.hacked=true</script>',
      },
    ],
  );
  return memoryAdapter({town: {...TOWN, messages: [bad]}, session: sessionOf('moderator')});
}

describe('civic-reply-panel', () => {
  for (const page of PAGES) {
    for (const [by, id, action] of FORMS) {
      it(`has nothing that axe objects to, before and after a mistake: ${action || 'one action'} on ${id}, ${page.lang} ${page.dir}`, async () => {
        const panel = await panelFor(boardOf(by), id, page);
        card(panel, action)?.click();
        await panel.updateComplete;
        expect(await axe(panel)).to.deep.equal([]);
        const button = allByRole(panel, 'button').at(-1);
        button?.click();
        await panel.updateComplete;
        expect(await axe(panel)).to.deep.equal([]);
      });
    }
  }

  it('has nothing that axe objects to in the dark, signed out, failed, and with nothing to do', async () => {
    const panels = [
      await panelFor(boardOf(''), 'lift-repair'),
      await panelFor(boardOf('citizen'), 'market-parking'),
      await panelFor(
        failing(boardOf('moderator'), {getMessage: new BoardError('unavailable')}),
        'lift-repair',
      ),
      await panelFor(boardOf('moderator2'), 'water-pressure'),
    ];
    for (const panel of panels) {
      (panel.parentElement as HTMLElement).style.colorScheme = 'dark';
      document.body.style.background = '#161b22';
      expect(await axe(panel)).to.deep.equal([]);
      document.body.style.background = '';
    }
  });

  it('asks for signing in', async () => {
    const panel = await panelFor(boardOf(''), 'lift-repair');
    expect(textOf(panel)).to.equal('Handle this message Sign in to handle this message.');
  });

  it('says when there is nothing to do', async () => {
    const panel = await panelFor(boardOf('citizen2'), 'market-parking');
    expect(textOf(panel)).to.equal(
      'Handle this message There is nothing for you to do with this message now.',
    );
  });

  it('says when the board takes no actions at all', async () => {
    const board = memoryAdapter({town: TOWN, session: sessionOf('moderator'), capabilities: {act: false}});
    await untilText(await panelFor(board, 'lift-repair'), 'This board does not offer this.');
  });

  it('says what failed and tries again', async () => {
    const board = boardOf('moderator');
    let broken = true;
    const flaky: BoardAdapter = {
      ...board,
      getMessage: (...args) =>
        broken ? Promise.reject(new BoardError('unavailable')) : board.getMessage(...args),
    };
    const panel = await panelFor(flaky, 'heating-allowance');
    await untilText(panel, 'The board does not answer at the moment.');
    broken = false;
    await press(panel, 'Try again');
    await byRole(panel, 'radio', 'Publish');
  });

  it('speaks Chinese where the page does', async () => {
    const panel = await panelFor(boardOf('moderator2'), 'water-pressure', {lang: 'zh-CN'});
    await choose(panel, '退回重写');
    await untilText(panel, '推诿');
    await byRole(panel, 'button', '退回此答复');
  });

  it('shows a reviewer the message and the answer before the decision', async () => {
    const panel = await panelFor(boardOf('moderator2'), 'water-pressure');
    const asked = await byRole(panel, 'article', /东苇街道早晚水压不足/);
    const answer = await byRole(panel, 'region', 'The answer to review');
    expect(textOf(asked))
      .to.include('东苇街道早晚水压不足，六楼以上没水')
      .and.to.include('每天早上七点和晚上七点');
    expect(textOf(answer))
      .to.include('东苇加压站')
      .and.to.include('Housing and Construction Bureau')
      .and.to.include('000-6000-0118');
    expect(
      asked.compareDocumentPosition(await byRole(panel, 'radio', 'Approve')) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).to.be.ok;
  });

  it('names what is missing beside the field and goes there', async () => {
    const panel = await panelFor(boardOf('moderator2'), 'water-pressure');
    await choose(panel, 'Return');
    await press(panel, 'Return the answer');
    const reasons = await byRole(panel, 'group', 'Reasons');
    expect(textOf(reasons)).to.include('Fill this in');
    // Two mistakes: both are listed, and each leads to its field.
    await byRole(panel, 'group', 'Some things are missing or wrong');
    await eventually(() => (focused()?.id === 'summary' ? true : undefined), () => `focus is at ${focused()?.id}`);
    (await byRole(panel, 'link', 'Reasons: Fill this in')).click();
    expect(focused()?.id).to.equal(allByRole(reasons, 'checkbox')[0]?.id);
    const note = await byRole<HTMLTextAreaElement>(panel, 'textbox', 'Internal note');
    expect(note.getAttribute('aria-invalid')).to.equal('true');
    fill(note, 'Say by when.');
    await panel.updateComplete;
    expect(note.getAttribute('aria-invalid')).to.equal('false');
  });

  it('goes to the agency when that is what is missing', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    await choose(panel, 'Transfer');
    await byRole(panel, 'combobox', 'Agency or leader');
    await press(panel, 'Transfer the message');
    await untilText(panel, 'Fill this in');
    expect(focused()).to.equal(await byRole(panel, 'combobox', 'Agency or leader'));
  });

  it('counts what is left as people count characters, and sends nothing that is too long', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    await choose(panel, 'Ask for more');
    const note = await byRole(panel, 'textbox', 'Note to the author');
    fill(note, '👨‍👩‍👧‍👦 几楼？');
    await untilText(panel, '495 characters left');
    fill(note, '字'.repeat(501));
    await untilText(panel, '1 character too many');
    await press(panel, 'Ask the author');
    await untilText(panel, 'Use at most 500 characters');
  });

  it('says who will read what is typed', async () => {
    const panel = await panelFor(boardOf('transport'), 'market-parking');
    await choose(panel, 'Accept');
    expect(textOf(panel))
      .to.include('Public note (optional) Everybody reads this.')
      .and.to.include('Internal note (optional) Only staff read this.');
  });

  it('says that an agency has the message already, instead of speaking of a change', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    await choose(panel, 'Transfer');
    const list = await byRole<HTMLSelectElement>(panel, 'combobox', 'Agency or leader');
    fill(list, 'housing');
    await press(panel, 'Transfer the message');
    await untilText(panel, 'This would change nothing');
  });

  it('shows what the board found wrong beside its field', async () => {
    const board = failing(boardOf('housing'), {
      act: new BoardError('invalid', 'fields', {issues: [{path: 'words', code: 'too-long', max: 3}]}),
    });
    const panel = await panelFor(board, 'lift-repair');
    await choose(panel, 'Ask for more');
    fill(await byRole(panel, 'textbox', 'Note to the author'), 'Which?');
    await press(panel, 'Ask the author');
    await untilText(panel, 'Use at most 3 characters');
    expect(focused()).to.equal(await byRole(panel, 'textbox', 'Note to the author'));
  });

  it('takes markup for text, keeps bidi controls in their place, and stays as narrow as a phone', async () => {
    const panel = await panelFor(await hostileBoard(), 'hostile');
    (panel.parentElement as HTMLElement).style.cssText = 'display: block; inline-size: 320px';
    await untilText(panel, '<b>bold</b>');
    expect(textOf(panel)).to.include('<i>Bureau</i>').and.to.include('<script>');
    expect(
      [...everything(panel.shadowRoot as ShadowRoot)].filter(({localName}) =>
        ['b', 'i', 'img', 'script'].includes(localName),
      ),
    ).to.deep.equal([]);
    expect('hacked' in window).to.be.false;
    const wide = [...everything(panel.shadowRoot as ShadowRoot)].filter(
      (element) => element.getBoundingClientRect().width > 320,
    );
    expect(wide.map(({className}) => className)).to.deep.equal([]);
  });

  it('makes everything that can be pressed large enough to be touched', async () => {
    const panel = await panelFor(boardOf('moderator2'), 'water-pressure');
    await choose(panel, 'Return');
    const targets = [
      ...allByRole(panel, 'button'),
      ...allByRole(panel, 'radio').map((radio) => radio.parentElement as HTMLElement),
    ];
    for (const target of targets)
      expect(target.getBoundingClientRect().height, target.textContent).to.be.at.least(44);
  });
});
