import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../../src/adapter/index.js';
import {memoryAdapter} from '../../../src/adapters/memory.js';
import type {SimilarQuery} from '../../../src/model/index.js';
import {failing} from '../../../src/testing/scenarios.js';
import {TOWN} from '../../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {field, form, press} from './support.js';

const QUESTION = 'Is it about one of these?';
const EARLIER = 'Later last bus on route 6 from the railway station';
const linked = html`<civic-submit-form kind="enquiry" topic="transport" agency-id="transport" thread-url="/message.html?id={id}"></civic-submit-form>`;

async function writeAboutTheBus(element: Element): Promise<void> {
  fill(await field(element, /^(Title|标题)/), 'Last bus on route 6 leaves too early');
  fill(await field(element, /^(Your message|留言内容)/), 'The last bus on route 6 from the railway station leaves before the last train comes in.');
}

/** An adapter that notes what is asked, and whether the question was ended. */
function noting(adapter: BoardAdapter) {
  const asked: {readonly query: SimilarQuery; readonly signal: AbortSignal | undefined}[] = [];
  const noted: BoardAdapter = {
    ...adapter,
    findSimilar: (query, options) => {
      asked.push({query, signal: options?.signal});
      return adapter.findSimilar(query, options);
    },
  };
  return {noted, asked};
}

describe('similar messages in civic-submit-form', () => {
  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    it(`have nothing that axe objects to in ${lang}, ${dir}: the list, and the choice`, async () => {
      const {element} = await form({lang, dir, content: linked});
      await writeAboutTheBus(element);
      await byRole(element, 'heading', /Is it about one of these|是不是同一件事/);
      expect(await axe(element)).to.deep.equal([]);
      allByRole(element, 'button', /Follow this one|改为关注/)[0]!.click();
      await byRole(element, 'heading', /You follow it now|已关注/);
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('are shown with status, answer and a way to read them that leaves the form where it is', async () => {
    const {element} = await form({content: linked});
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    const link = await byRole<HTMLAnchorElement>(element, 'link', new RegExp(EARLIER));
    expect(link.target).to.equal('_blank');
    expect(link.getAttribute('href')).to.match(/^\/message\.html\?id=\w/);
    expect(textOf(element)).to.match(/Answered/).and.to.match(/Answer: \S/);
    expect(allByRole(element, 'status').map(textOf).join()).to.match(/earlier message/);
  });

  it('have no links where the page has no place to read them', async () => {
    const {element} = await form();
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    expect(allByRole(element, 'link', new RegExp(EARLIER))).to.be.empty;
  });

  it('stand below the text, which stays where it is when they come', async () => {
    const {element} = await form({content: linked});
    await writeAboutTheBus(element);
    const body = await field(element, 'Your message');
    body.focus();
    const {top} = body.getBoundingClientRect();
    const heading = await byRole(element, 'heading', QUESTION);
    expect(body.getBoundingClientRect().top).to.equal(top);
    expect(heading.getBoundingClientRect().top).to.be.above(body.getBoundingClientRect().bottom);
    expect(focused()).to.equal(body);
  });

  it('are asked for once typing has paused, with title, text and addressee, and not before there is enough', async () => {
    const {noted, asked} = noting(memoryAdapter({town: TOWN}));
    const {element} = await form({wrap: () => noted, content: linked});
    fill(await field(element, 'Title'), 'Bus');
    fill(await field(element, 'Your message'), 'The last bus leaves too early.');
    fill(await field(element, 'Title'), 'Last bus');
    fill(await field(element, 'Title'), 'Last bus on route 6');
    await eventually(() => asked[0]);
    expect(asked.map(({query}) => query)).to.deep.equal([{title: 'Last bus on route 6', text: 'The last bus leaves too early.', agencyId: 'transport'}]);
  });

  it('end the older question when a newer one is asked', async () => {
    const {noted, asked} = noting({...memoryAdapter({town: TOWN}), findSimilar: (_, options) => new Promise((_resolve, reject) =>
      options?.signal?.addEventListener('abort', () => reject(new Error('ended'))))});
    const {element} = await form({wrap: () => noted, content: linked});
    await writeAboutTheBus(element);
    await eventually(() => asked[0]);
    fill(await field(element, 'Title'), 'Last bus on route 7');
    await eventually(() => asked[1]);
    expect(asked.map(({signal}) => signal?.aborted)).to.deep.equal([true, false]);
  });

  it('go when the text is gone', async () => {
    const {element} = await form({content: linked});
    await writeAboutTheBus(element);
    await untilText(element, QUESTION);
    fill(await field(element, 'Your message'), '');
    await eventually(() => !textOf(element).includes(QUESTION) || undefined);
  });

  it('are in nobody’s way when they cannot be had', async () => {
    const {noted, asked} = noting(failing(memoryAdapter({town: TOWN}), {findSimilar: new BoardError('unavailable')}));
    const {element} = await form({wrap: () => noted, content: linked});
    await writeAboutTheBus(element);
    await eventually(() => asked[0]);
    await element.updateComplete;
    expect(textOf(element)).not.to.include(QUESTION);
    expect(allByRole(element, 'alert').map(textOf).join('')).to.equal('');
  });

  it('are not asked for where the board has none', async () => {
    const {noted, asked} = noting({...memoryAdapter({town: TOWN, capabilities: {similar: false, follow: false}})});
    const {element} = await form({wrap: () => noted, content: linked});
    await writeAboutTheBus(element);
    await element.updateComplete;
    expect(asked).to.be.empty;
    expect(textOf(element)).not.to.include(QUESTION);
  });

  it('can be read but not followed where the board lets nobody follow', async () => {
    const {element} = await form({wrap: (adapter) => ({...adapter, capabilities: {...adapter.capabilities, follow: false}}), content: linked});
    await writeAboutTheBus(element);
    await untilText(element, QUESTION);
    expect(allByRole(element, 'button', /Follow this one/)).to.be.empty;
  });

  it('are followed instead: counted once however often it is pressed, and the writer decides about the text', async () => {
    const {element, store} = await form({content: linked});
    const events: string[] = [];
    element.addEventListener('civic-similar-follow', ({type, messageId}) => events.push(`${type} ${messageId}`));
    element.addEventListener('civic-similar-followed', ({type, messageId}) => events.push(`${type} ${messageId}`));
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    const [button] = allByRole(element, 'button', 'Follow this one instead');
    button!.click();
    button!.click();
    const done = await byRole(element, 'heading', 'You follow it now');
    await eventually(() => focused() === done || undefined);
    const [[id, followers] = ['', new Set<string>()]] = [...store.followers].filter(([, all]) => all.size > 0);
    expect(followers.size).to.equal(1);
    expect(events).to.deep.equal([`civic-similar-follow ${id}`, `civic-similar-followed ${id}`]);
    expect((await field(element, 'Title')).value).to.equal('Last bus on route 6 leaves too early');
    await press(element, 'Go on writing');
    await eventually(() => focused() === element.renderRoot.querySelector('[name=body]') || undefined);
    expect((await field(element, 'Title')).value).to.equal('Last bus on route 6 leaves too early');
  });

  it('clear the form when the writer wants that', async () => {
    const {element} = await form({content: linked});
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    allByRole(element, 'button', 'Follow this one instead')[0]!.click();
    await press(element, 'Clear what I wrote');
    await eventually(() => element.renderRoot.querySelector<HTMLInputElement>('[name=title]')!.value === '' || undefined);
    expect(textOf(element)).not.to.include(QUESTION);
  });

  it('say so at the message when following failed, and keep the form', async () => {
    const {element} = await form({wrap: (adapter) => failing(adapter, {follow: new BoardError('offline')}), content: linked});
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    allByRole(element, 'button', 'Follow this one instead')[0]!.click();
    await untilText(element, 'This did not work. There is no connection.');
    expect((await field(element, 'Title')).value).to.equal('Last bus on route 6 leaves too early');
  });

  it('say when to try again after too many attempts', async () => {
    const {element} = await form({wrap: (adapter) => failing(adapter, {follow: new BoardError('rate-limited', 'no', {retryAfter: 119})}), content: linked});
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    allByRole(element, 'button', 'Follow this one instead')[0]!.click();
    await untilText(element, 'Too many attempts. Try again in 2 minutes.');
  });

  it('can be followed in a page’s own way', async () => {
    const {element, store} = await form({content: linked});
    element.addEventListener('civic-similar-follow', (event) => event.preventDefault());
    await writeAboutTheBus(element);
    await untilText(element, EARLIER);
    allByRole(element, 'button', 'Follow this one instead')[0]!.click();
    await element.updateComplete;
    expect([...store.followers.values()].every(({size}) => size === 0)).to.equal(true);
  });
});
