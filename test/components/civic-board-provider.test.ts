import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicBoardProvider} from '../../src/components/civic-board-provider/civic-board-provider.js';
import {CivicSessionChanged} from '../../src/components/civic-board-provider/civic-board-provider.events.js';
import '../../src/define/civic-board-provider.js';
import '../../src/define/civic-message-list.js';
import '../../src/define/civic-recent-replies.js';
import '../../src/define/civic-session.js';
import {TOWN} from '../../src/testing/town.js';
import {eventually, untilText} from '../support/page.js';

/** A board that counts its calls, and can be told to fail. */
function watched(): {adapter: BoardAdapter; calls: string[]; failing: Set<string>} {
  const calls: string[] = [];
  const failing = new Set<string>();
  const adapter = new Proxy(memoryAdapter({town: TOWN}), {
    get(target, property: keyof BoardAdapter) {
      const value = target[property];
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls.push(property);
        if (failing.has(property)) return Promise.reject(new BoardError('unavailable'));
        return (value as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return {adapter, calls, failing};
}

const ANSWERED = '感谢柳隰镇修好了村口的路';

describe('civic-board-provider', () => {
  it('takes no room of its own', async () => {
    const provider = await fixture<CivicBoardProvider>(html`<civic-board-provider><p>Words of the page</p></civic-board-provider>`);
    expect(getComputedStyle(provider).display).to.equal('contents');
    expect(provider.querySelector('p')?.checkVisibility()).to.equal(true);
  });

  it('connects the elements in it to its adapter', async () => {
    const {adapter} = watched();
    const provider = await fixture(html`<civic-board-provider .adapter=${adapter}><div><civic-recent-replies></civic-recent-replies></div></civic-board-provider>`);
    await untilText(provider, ANSWERED);
  });

  it('leaves elements without a board saying so, and connects them when the adapter comes', async () => {
    const provider = await fixture<CivicBoardProvider>(html`<civic-board-provider><civic-recent-replies></civic-recent-replies></civic-board-provider>`);
    await untilText(provider, 'not connected to a board');
    provider.adapter = watched().adapter;
    await untilText(provider, ANSWERED);
  });

  it('fetches the board’s own data once for all elements', async () => {
    const {adapter, calls} = watched();
    const provider = await fixture(html`<civic-board-provider .adapter=${adapter}>
      <civic-message-list></civic-message-list><civic-message-list></civic-message-list></civic-board-provider>`);
    for (const list of provider.children) await untilText(list, ANSWERED);
    expect(calls.filter((call) => call === 'getBoard')).to.have.length(1);
  });

  it('asks who is there when somebody signed in or out below it', async () => {
    const {adapter} = watched();
    const provider = await fixture(html`<civic-board-provider .adapter=${adapter}><civic-session></civic-session></civic-board-provider>`);
    await untilText(provider, 'User name');
    await adapter.signIn({username: 'moderator', password: 'demo-moderator'});
    provider.firstElementChild?.dispatchEvent(new CivicSessionChanged());
    await untilText(provider, '沈书言');
  });

  it('tells elements when its data cannot be had, and tries again when asked', async () => {
    const {adapter, failing} = watched();
    failing.add('getBoard');
    const provider = await fixture(html`<civic-board-provider .adapter=${adapter}><civic-message-list></civic-message-list></civic-board-provider>`);
    await untilText(provider, 'Try again');
    failing.clear();
    const retry = await eventually(() => [...(provider.firstElementChild?.shadowRoot?.querySelectorAll('button') ?? [])].find(({textContent}) => textContent?.includes('Try again')));
    retry.click();
    await untilText(provider, ANSWERED);
  });

  it('fetches again when the browser is back online', async () => {
    const {adapter, failing} = watched();
    failing.add('getBoard');
    const provider = await fixture(html`<civic-board-provider .adapter=${adapter}><civic-message-list filters=""></civic-message-list></civic-board-provider>`);
    await untilText(provider, 'Try again');
    failing.clear();
    dispatchEvent(new Event('online'));
    await untilText(provider, ANSWERED);
  });

  it('goes on working after it was moved in the page, even in the middle of loading', async () => {
    const {adapter} = watched();
    const place = await fixture(html`<div><section></section></div>`);
    const provider = document.createElement('civic-board-provider');
    provider.adapter = adapter;
    provider.append(document.createElement('civic-message-list'));
    place.append(provider);
    await provider.updateComplete;
    place.firstElementChild?.append(provider);
    await untilText(provider, ANSWERED);
  });

  it('lets two boards live on one page', async () => {
    const empty = memoryAdapter({town: {...TOWN, messages: []}});
    const page = await fixture(html`<div>
      <civic-board-provider .adapter=${watched().adapter}><civic-recent-replies></civic-recent-replies></civic-board-provider>
      <civic-board-provider .adapter=${empty}><civic-recent-replies></civic-recent-replies></civic-board-provider></div>`);
    const [first, second] = page.children;
    if (!first || !second) throw new Error('two providers were put there');
    await untilText(first, ANSWERED);
    await untilText(second, 'No message has been answered yet.');
  });
});
