import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {memoryDeviceStore} from '../../../src/adapters/device.js';
import {memoryAdapter, type MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicThread} from '../../../src/components/civic-thread/civic-thread.js';
import {CivicMessageOutdated} from '../../../src/components/civic-reply-panel/civic-reply-panel.events.js';
import {allByRole, axe, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {restoreVisibility, setVisibility} from '../../support/visibility.js';
import {CODE, meanwhile, openAction, person, press, show, shown, storeWith} from './people.js';

const ID = 'market-parking';

/** The thread watches the board: a change reaches it. */
async function watching(store: MemoryStore, thread: CivicThread): Promise<CivicThread> {
  await eventually(() => store.watchers.size > 0 || undefined);
  await thread.updateComplete;
  return thread;
}

async function answer(store: MemoryStore): Promise<void> {
  await meanwhile(store, 'transport', ID, {action: 'accept', publicText: ''});
  await meanwhile(store, 'transport', ID, {action: 'submit-answer', body: 'From Monday on there are forty places behind the market. '.repeat(12)});
  await meanwhile(store, 'moderator', ID, {action: 'approve', internalText: ''});
}

/** What is said to those who do not see the screen. */
const said = (thread: Element) => allByRole(thread, 'status').map((region) => textOf(region)).filter(Boolean).join(' | ');

describe('civic-thread, live', () => {
  afterEach(() => {
    restoreVisibility();
    scrollTo(0, 0);
  });

  it('shows a new step by itself, marks it, and says what it is', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown(ID, {store}));
    expect(said(thread)).to.equal('');
    await meanwhile(store, 'transport', ID, {action: 'accept', publicText: '已派人查看。'});
    await untilText(thread, '已派人查看。');
    await eventually(() => said(thread) === 'New: Transport Bureau accepted the message' || undefined, () => said(thread));
    const step = allByRole(thread, 'listitem').find((item) => textOf(item).startsWith('Transport Bureau accepted'));
    expect(step && textOf(step)).to.match(/^Transport Bureau accepted the message New/);
    expect(await axe(thread)).to.deep.equal([]);
  });

  it('puts an answer before everything else that is new, and leads to it', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown(ID, {store}));
    await answer(store);
    await eventually(() => said(thread).includes('An answer was published') || undefined, () => said(thread));
    expect(said(thread)).to.equal('New: An answer was published, and 1 more step');
    await press(thread, 'Show');
    await eventually(() => focused()?.textContent?.includes('Answer of') || undefined);
    const {top} = focused()?.getBoundingClientRect() ?? {top: -1};
    expect(top).to.be.within(0, innerHeight);
    expect(said(thread)).to.equal('');
  });

  it('gives focus back to where it was when the line is closed', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown(ID, {store}));
    const button = await byRole(thread, 'button', 'Print');
    button.focus();
    await meanwhile(store, 'transport', ID, {action: 'accept'});
    await untilText(thread, 'New: ');
    expect(focused()).to.equal(button);
    const close = await byRole(thread, 'button', 'Close');
    close.focus();
    close.click();
    await eventually(() => focused() === button || undefined);
    expect(said(thread)).to.equal('');
  });

  for (const anchoring of ['auto', 'none']) {
    it(`does not move what is being read, with overflow-anchor ${anchoring}`, async () => {
      const store = storeWith();
      const page = await fixture<HTMLElement>(
        html`<div>
          <civic-board-provider .adapter=${person(store)} .device=${memoryDeviceStore()} lang="en">
            <p class="room"></p>
            <civic-thread message-id=${ID}></civic-thread>
            <p class="room"></p>
          </civic-board-provider>
        </div>`,
      );
      document.documentElement.style.overflowAnchor = anchoring;
      for (const room of page.querySelectorAll<HTMLElement>('.room')) room.style.height = '1500px';
      const thread = page.querySelector('civic-thread');
      if (!thread) throw new Error('no thread');
      thread.scrollIntoView();
      const heading = await byRole(thread, 'heading', 'What happened');
      await watching(store, thread);
      scrollBy(0, heading.getBoundingClientRect().top - 40);
      const before = {top: heading.getBoundingClientRect().top, height: thread.getBoundingClientRect().height};
      await answer(store);
      await untilText(thread, 'forty places');
      // Two frames: whatever the browser does about it by itself is done then.
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(thread.getBoundingClientRect().height - before.height).to.be.greaterThan(200);
      expect(heading.getBoundingClientRect().top).to.be.closeTo(before.top, 1);
      document.documentElement.style.overflowAnchor = '';
    });
  }

  it('does not move what is read below it', async () => {
    const store = storeWith();
    const page = await fixture<HTMLElement>(
      html`<div>
        <civic-board-provider .adapter=${person(store)} .device=${memoryDeviceStore()} lang="en">
          <civic-thread message-id=${ID}></civic-thread>
          <p class="below">What else is on the page</p>
        </civic-board-provider>
      </div>`,
    );
    document.documentElement.style.overflowAnchor = 'none';
    const below = page.querySelector<HTMLElement>('.below');
    const thread = page.querySelector('civic-thread');
    if (!below || !thread) throw new Error('no page');
    below.style.height = '2000px';
    thread.scrollIntoView();
    await byRole(thread, 'heading', 'What happened');
    await watching(store, thread);
    scrollBy(0, below.getBoundingClientRect().top + 200);
    const before = below.getBoundingClientRect().top;
    await answer(store);
    await untilText(thread, 'forty places');
    await eventually(() => Math.abs(below.getBoundingClientRect().top - before) <= 1 || undefined, () => `moved by ${below.getBoundingClientRect().top - before}`);
    document.documentElement.style.overflowAnchor = '';
  });

  it('keeps what somebody types, where they type it and how far they are', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown(ID, {store, code: CODE}));
    thread.style.display = 'block';
    thread.style.paddingBlock = '1000px';
    const form = await openAction(thread, 'Ask again');
    const field = await byRole<HTMLTextAreaElement>(form, 'textbox', 'Your words');
    fill(field, 'Nobody has come yet.');
    field.setSelectionRange(6, 6);
    scrollBy(0, field.getBoundingClientRect().top - 300);
    const {top} = field.getBoundingClientRect();
    await answer(store);
    await untilText(thread, 'forty places');
    await untilText(thread, 'Rate the answer');
    await eventually(() => Math.abs(field.getBoundingClientRect().top - top) <= 1 || undefined, () => `moved by ${field.getBoundingClientRect().top - top}`);
    expect(focused()).to.equal(field);
    expect(field.value).to.equal('Nobody has come yet.');
    expect(field.selectionStart).to.equal(6);
    const forms = [...(thread.shadowRoot?.querySelectorAll('summary') ?? [])].map(({textContent}) => textContent);
    expect(forms).to.deep.equal(['Ask again', 'Rate the answer']);
  });

  it('says nothing of what the reader did themselves', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown(ID, {adapter: person(store, undefined, 20), code: CODE}));
    const form = await openAction(thread, 'Ask again');
    fill(await byRole(form, 'textbox', 'Your words'), 'Nobody has come yet.');
    await press(form, 'Send');
    await untilText(thread, 'Your question has been sent');
    // Somebody else's step comes after it, and it alone is news.
    await meanwhile(store, 'transport', ID, {action: 'accept'});
    await eventually(() => said(thread).includes('New: ') || undefined);
    expect(said(thread)).to.include('New: Transport Bureau accepted the message');
    expect(said(thread)).not.to.include('more step');
    const own = allByRole(thread, 'listitem').find((item) => textOf(item).startsWith('The author asked again'));
    expect(own && textOf(own)).not.to.include('New');
  });

  it('leaves the steps unfolded that somebody may be reading', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown('lift-repair', {store}));
    const steps = () => allByRole(thread, 'listitem').map((item) => textOf(item));
    const before = steps();
    await meanwhile(store, 'housing', 'lift-repair', {action: 'whistle', supports: [{agencyId: 'environment', task: 'Look'}], publicText: 'Come along.'});
    await untilText(thread, 'Come along.');
    expect(steps().slice(0, before.length)).to.deep.equal(before);
  });

  it('shows words of the author as soon as board staff have published them', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown('night-noise', {store}));
    await meanwhile(store, 'moderator', 'night-noise', {action: 'publish-words'});
    await untilText(thread, 'The author wrote: 昨晚又响到十二点');
  });

  it('takes a message off the screen that is no longer the reader’s', async () => {
    const store = storeWith();
    const thread = await watching(store, await shown(ID, {store}));
    setVisibility('hidden');
    await meanwhile(store, 'moderator', ID, {action: 'take-down', rejectReason: 'privacy', words: 'It names a neighbour.'});
    setVisibility('visible');
    await untilText(thread, 'This is not here.');
    expect(textOf(thread)).not.to.include('清禾老市场');
  });

  it('reaches two readers with different rights, each with what is theirs', async () => {
    const store = storeWith();
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const author = await shown(ID, {store, code: CODE});
    const stranger = await show(ID, {store});
    box.append(author.parentElement ?? author, stranger.parentElement ?? stranger);
    await eventually(() => store.watchers.size === 2 || undefined);
    await meanwhile(store, 'transport', ID, {action: 'accept'});
    await meanwhile(store, 'transport', ID, {action: 'ask-for-more', words: 'Which gate do you mean?'});
    await untilText(author, 'Which gate do you mean?');
    await untilText(stranger, 'Transport Bureau asked the author for more');
    expect(textOf(stranger)).not.to.include('Which gate');
  });

  it('follows a hint from elsewhere on the page where the board announces nothing', async () => {
    const store = storeWith();
    const adapter = memoryAdapter({store, capabilities: {live: false}});
    const thread = await shown(ID, {adapter});
    await meanwhile(store, 'transport', ID, {action: 'accept', publicText: '已派人查看。'});
    document.body.dispatchEvent(new CivicMessageOutdated(ID));
    await untilText(thread, '已派人查看。');
  });
});
