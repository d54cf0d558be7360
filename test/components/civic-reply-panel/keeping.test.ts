import {expect} from '@open-wc/testing';
import {html, render} from 'lit';
import {type BoardAdapter, BoardError} from '../../../src/adapter/index.js';
import type {CivicBoardProvider} from '../../../src/components/civic-board-provider/civic-board-provider.js';
import {CivicSessionChanged} from '../../../src/components/civic-board-provider/civic-board-provider.events.js';
import type {CivicReplyPanel} from '../../../src/components/civic-reply-panel/civic-reply-panel.js';
import {CivicMessageChanged} from '../../../src/components/civic-thread/civic-thread.events.js';
import type {ActionRequest} from '../../../src/model/index.js';
import {allByRole, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {asModerator, boardOf, choose, panelFor, press, settled, townStore} from './panel.js';

const TYPED = '电梯曳引机已于11月20日更换，11月22日通过检验后恢复运行。';

async function typeAnswer(panel: CivicReplyPanel, text = TYPED): Promise<void> {
  await choose(panel, 'Answer');
  fill(await byRole(panel, 'textbox', 'Answer'), text);
  await panel.updateComplete;
}

const answerOf = async (panel: CivicReplyPanel) =>
  (await byRole<HTMLTextAreaElement>(panel, 'textbox', 'Answer')).value;

/** Somebody else does something with the message, on a page of their own. */
async function elsewhere(
  store: ReturnType<typeof townStore>,
  by: string,
  id: string,
  request: ActionRequest,
) {
  const board = boardOf(by, store);
  const {version} = await board.getMessage(id);
  return await board.act(id, request, {
    expectedVersion: version,
    idempotencyKey: `elsewhere-${by}-${version}`,
  });
}

describe('what was typed into civic-reply-panel', () => {
  it('is there again after another action was looked at', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    await typeAnswer(panel);
    await choose(panel, 'Transfer');
    await choose(panel, 'Answer');
    expect(await answerOf(panel)).to.equal(TYPED);
  });

  it('is there again after another message was looked at, and is never put into that one', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    await typeAnswer(panel);
    panel.messageId = 'window-fee';
    await settled(panel);
    await choose(panel, 'Answer');
    expect(await answerOf(panel)).to.equal('');
    panel.messageId = 'lift-repair';
    await settled(panel);
    await choose(panel, 'Answer');
    expect(await answerOf(panel)).to.equal(TYPED);
  });

  it('stays when the message is changed elsewhere on the page, and what can be done follows', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('housing', store), 'lift-repair');
    await typeAnswer(panel);
    const message = await elsewhere(store, 'housing-lead', 'lift-repair', {
      action: 'whistle',
      supports: [{agencyId: 'education', task: 'Tell the school'}],
    });
    document.dispatchEvent(new CivicMessageChanged(message));
    expect(await answerOf(panel)).to.equal(TYPED);
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    expect((await asModerator(store, 'lift-repair')).answers.at(-1)?.body).to.equal(TYPED);
  });

  it('stays when somebody else was faster, and the second press decides on what is there now', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('housing', store), 'lift-repair');
    await typeAnswer(panel);
    await elsewhere(store, 'housing-lead', 'lift-repair', {
      action: 'whistle',
      supports: [{agencyId: 'education', task: 'Tell the school'}],
    });
    await press(panel, 'Submit for review');
    await untilText(panel, 'Somebody changed this message in the meantime.');
    expect(focused()?.textContent).to.include('Somebody changed this message');
    expect(await answerOf(panel)).to.equal(TYPED);
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
  });

  it('is shown to be copied when it can no longer be sent, until it is let go', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('housing', store), 'lift-repair');
    await typeAnswer(panel);
    await elsewhere(store, 'housing-lead', 'lift-repair', {action: 'ask-for-more', words: 'Which lift?'});
    await press(panel, 'Submit for review');
    await untilText(panel, 'This can no longer be done: Answer.');
    const kept = await byRole<HTMLTextAreaElement>(panel, 'textbox', 'What you typed under “Answer”');
    expect(kept.value).to.equal(TYPED);
    expect(kept.readOnly).to.be.true;
    await press(panel, 'Discard it');
    expect(allByRole(panel, 'textbox')).to.deep.equal([]);
    expect(focused()?.textContent).to.equal('Handle this message');
  });

  for (const code of ['offline', 'unavailable', 'rate-limited', 'forbidden'] as const) {
    it(`stays when sending fails: ${code}`, async () => {
      const board = boardOf('housing');
      const panel = await panelFor(
        {...board, act: () => Promise.reject(new BoardError(code))},
        'lift-repair',
      );
      await typeAnswer(panel);
      await press(panel, 'Submit for review');
      await eventually(() => allByRole(panel, 'alert').find((alert) => textOf(alert) !== ''));
      expect(await answerOf(panel)).to.equal(TYPED);
    });
  }

  it('is sent again with the same key and version after a lost connection, so that it is carried out once', async () => {
    const store = townStore();
    const board = boardOf('housing', store);
    const attempts: unknown[] = [];
    const flaky: BoardAdapter = {
      ...board,
      act: async (id, request, options) => {
        attempts.push([options.idempotencyKey, options.expectedVersion]);
        const message = await board.act(id, request, options);
        // The board did it, and its answer was lost on the way.
        if (attempts.length === 1) throw new BoardError('offline');
        return message;
      },
    };
    const panel = await panelFor(flaky, 'lift-repair');
    const {version} = await asModerator(store, 'lift-repair');
    await typeAnswer(panel);
    await press(panel, 'Submit for review');
    await untilText(panel, 'There is no connection. Nothing is lost');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    expect(attempts[1]).to.deep.equal(attempts[0]);
    expect((await asModerator(store, 'lift-repair')).version).to.equal(version + 1);
  });

  it('waits when the session has ended, and is there when the same person is back', async () => {
    const store = townStore();
    const signedIn = boardOf('housing', store);
    let ended = false;
    const board: BoardAdapter = {
      ...signedIn,
      getSession: async () => (ended ? null : await signedIn.getSession()),
      act: (...args) => (ended ? Promise.reject(new BoardError('unauthenticated')) : signedIn.act(...args)),
    };
    const panel = await panelFor(board, 'lift-repair');
    await typeAnswer(panel);
    ended = true;
    await press(panel, 'Submit for review');
    await untilText(panel, 'Sign in to handle this message. What you typed is kept until you are back.');
    expect(textOf(panel)).not.to.include(TYPED);
    ended = false;
    panel.dispatchEvent(new CivicSessionChanged());
    await byRole(panel, 'button', 'Submit for review');
    expect(await answerOf(panel)).to.equal(TYPED);
  });

  it('is never shown to the next person', async () => {
    const store = townStore();
    let who = boardOf('housing', store);
    const board: BoardAdapter = {
      ...who,
      getSession: () => who.getSession(),
      getMessage: (id, options) => who.getMessage(id, options),
    };
    const panel = await panelFor(board, 'lift-repair');
    await typeAnswer(panel);
    who = boardOf('housing-lead', store);
    panel.dispatchEvent(new CivicSessionChanged());
    await eventually(() => (allByRole(panel, 'textbox').length === 0 ? true : undefined));
    await byRole(panel, 'radio', 'Answer');
    await choose(panel, 'Answer');
    expect(await answerOf(panel)).to.equal('');
  });

  it('is gone once it was sent', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('housing', store), 'lift-repair');
    await typeAnswer(panel);
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    const message = await elsewhere(store, 'moderator', 'lift-repair', {
      action: 'return',
      returnReasons: ['wrong'],
      internalText: 'The date has passed.',
    });
    document.dispatchEvent(new CivicMessageChanged(message));
    await eventually(() => allByRole(panel, 'radio', 'Answer')[0]);
    await choose(panel, 'Answer');
    expect(await answerOf(panel)).to.equal('');
  });
});

describe('the message of civic-reply-panel', () => {
  it('can be handed in by the page, and is then not fetched', async () => {
    const board = boardOf('moderator');
    const message = await board.getMessage('heating-allowance');
    let fetched = 0;
    const counting: BoardAdapter = {
      ...board,
      // A desk that is live looks once when it begins to watch.
      capabilities: {...board.capabilities, live: false},
      getMessage: (...args) => (fetched++, board.getMessage(...args)),
    };
    const panel = await panelFor(counting, '');
    panel.message = message;
    await byRole(panel, 'radio', 'Publish');
    expect(fetched).to.equal(0);
  });

  it('changes with its board', async () => {
    const panel = await panelFor(boardOf('moderator'), 'heating-allowance');
    await byRole(panel, 'radio', 'Publish');
    (panel.parentElement as CivicBoardProvider).adapter = boardOf('');
    await untilText(panel, 'Sign in to handle this message.');
  });

  it('says so when there is no board around it', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    render(html`<civic-reply-panel message-id="lift-repair"></civic-reply-panel>`, place);
    await untilText(place, 'This part of the page is not connected to a board.');
    place.remove();
  });
});
