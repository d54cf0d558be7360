import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicRecentReplies} from '../../src/components/civic-recent-replies/civic-recent-replies.js';
import '../../src/define/civic-recent-replies.js';
import type {AnswerQuery} from '../../src/model/index.js';
import {failing, hanging} from '../../src/testing/scenarios.js';
import {TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, onBoard, textOf, untilText} from '../support/page.js';

const board = () => memoryAdapter({town: TOWN});
const items = (replies: Element) => allByRole(replies, 'listitem');

async function shown(content = html`<civic-recent-replies></civic-recent-replies>`, adapter: BoardAdapter = board(), page = {}) {
  const replies = await onBoard<CivicRecentReplies>(adapter, content, page);
  await eventually(() => items(replies).length > 0 || undefined, () => textOf(replies));
  return replies;
}

describe('civic-recent-replies', () => {
  for (const [language, page] of [['English', {}], ['Chinese', {lang: 'zh-Hans'}], ['right to left', {dir: 'rtl'}]] as const) {
    it(`has nothing that axe objects to, in ${language}`, async () => {
      expect(await axe(await shown(html`<civic-recent-replies thread-url="/m/{id}"></civic-recent-replies>`, board(), page))).to.deep.equal([]);
    });
  }

  for (const [state, adapter, words] of [
    ['loading', hanging(board(), ['listAnswers']), 'Loading…'],
    ['empty', memoryAdapter(), 'No message has been answered yet.'],
    ['failed', failing(board(), {listAnswers: new BoardError('unavailable')}), 'The board does not answer'],
  ] as const) {
    it(`says in words that it is ${state}, and axe has no objection`, async () => {
      const replies = await onBoard(adapter, html`<civic-recent-replies></civic-recent-replies>`);
      await untilText(replies, words);
      expect(await axe(replies)).to.deep.equal([]);
    });
  }

  it('shows the newest answers first: what was asked, who answered and when, and how the answer begins', async () => {
    const replies = await shown();
    const dates = items(replies).map((item) => item.querySelector('time')?.dateTime ?? '');
    expect(dates).to.deep.equal([...dates].sort().reverse());
    const permit = items(replies).find((item) => textOf(item).startsWith('Resident parking'));
    expect(textOf(permit ?? replies)).to.match(/who can apply\? Urban Management Bureau October 23, 2026 Tenants can apply\./);
  });

  it('names who answered in the words of the answer, else by the agency, else as board staff', async () => {
    const adapter = board();
    const listAnswers: BoardAdapter['listAnswers'] = async (query, options) => {
      const page = await adapter.listAnswers(query, options);
      const [a, b, c] = page.items;
      if (!a || !b || !c) throw new Error('too few answers');
      return {...page, items: [{...a, organisation: 'County water works'}, {...b, organisation: '', agencyId: 'education'}, {...c, organisation: '', agencyId: null}]};
    };
    const replies = await shown(undefined, {...adapter, listAnswers, listAgencies: () => Promise.reject(new Error('not needed'))});
    expect(textOf(replies)).to.contain('County water works').and.to.contain('Board staff');
  });

  it('asks for as many as the page wants, of the place, agency and topic that it wants', async () => {
    const adapter = board();
    const asked: AnswerQuery[] = [];
    const listAnswers: BoardAdapter['listAnswers'] = (query, options) => {
      asked.push(query);
      return adapter.listAnswers(query, options);
    };
    await shown(
      html`<civic-recent-replies count="2" place-id="qinghe" agency-id="education" topic="education"></civic-recent-replies>`,
      {...adapter, listAnswers},
    );
    expect(asked).to.deep.equal([{limit: 2, placeId: 'qinghe', agencyId: 'education', topic: 'education'}]);
  });

  it('shows five unless told otherwise, and takes nonsense for that', async () => {
    for (const count of ['', 'all']) {
      const replies = await onBoard(hanging(board(), ['listAnswers']), html`<civic-recent-replies count=${count}></civic-recent-replies>`);
      await untilText(replies, 'Loading…');
      expect(replies.shadowRoot?.querySelectorAll('li')).to.have.lengthOf(5);
    }
  });

  it('links to the message where the page gave an address', async () => {
    const replies = await shown(html`<civic-recent-replies thread-url="/message.html?id={id}"></civic-recent-replies>`);
    const link = await byRole<HTMLAnchorElement>(replies, 'link', /^Resident parking/);
    expect(link.getAttribute('href')).to.equal('/message.html?id=parking-permit');
    const plain = await shown();
    expect(allByRole(plain, 'link')).to.have.lengthOf(0);
  });

  it('lets the page give the heading', async () => {
    const replies = await shown(html`<civic-recent-replies><h2 slot="heading">You asked</h2></civic-recent-replies>`);
    const headings = allByRole(replies, 'heading').filter(({tagName}) => tagName === 'H2');
    expect(textOf(replies)).to.contain('You asked').and.not.to.contain('Recent replies');
    expect(headings.map(textOf)).to.deep.equal(['You asked']);
  });

  it('shows markup and endless words as text, within 240 pixels', async () => {
    const hostile = `<script>alert(1)</script>${'W'.repeat(300)}`;
    const adapter = board();
    const listAnswers: BoardAdapter['listAnswers'] = async (query, options) => {
      const page = await adapter.listAnswers(query, options);
      return {...page, items: page.items.map((item) => ({...item, title: hostile, body: hostile, organisation: hostile}))};
    };
    const replies = await shown(undefined, {...adapter, listAnswers});
    replies.style.inlineSize = '240px';
    expect(textOf(replies)).to.contain('<script>');
    expect(replies.shadowRoot?.querySelector('script')).to.equal(null);
    expect(replies.scrollWidth).to.be.at.most(240);
  });

  it('shows three lines of an answer and keeps all of it for whoever hears it', async () => {
    const long = 'A sentence of the answer. '.repeat(200).trim();
    const adapter = board();
    const listAnswers: BoardAdapter['listAnswers'] = async (query, options) => {
      const page = await adapter.listAnswers(query, options);
      return {...page, items: page.items.map((item) => ({...item, body: long}))};
    };
    const replies = await shown(html`<civic-recent-replies count="1"></civic-recent-replies>`, {...adapter, listAnswers});
    const answer = replies.shadowRoot?.querySelector<HTMLElement>('[part=answer]');
    expect(answer?.textContent).to.equal(long);
    expect(answer?.clientHeight).to.be.within(66, 78);
  });

  it('tries again after a failure, and keeps what was there when a refresh fails', async () => {
    const adapter = board();
    let broken = true;
    const listAnswers: BoardAdapter['listAnswers'] = (query, options) =>
      broken ? Promise.reject(new BoardError('offline')) : adapter.listAnswers(query, options);
    const replies = await onBoard<CivicRecentReplies>({...adapter, listAnswers}, html`<civic-recent-replies></civic-recent-replies>`);
    const retry = await byRole(replies, 'button', 'Try again');
    broken = false;
    retry.click();
    await eventually(() => items(replies).length > 0 || undefined);
    broken = true;
    replies.refresh();
    await untilText(replies, 'There is no connection.');
    expect(items(replies)).not.to.have.lengthOf(0);
  });

  it('says what is missing when there is no board around it', async () => {
    const replies = await onBoard(undefined as unknown as BoardAdapter, html`<civic-recent-replies></civic-recent-replies>`);
    await untilText(replies, 'not connected to a board');
  });
});
