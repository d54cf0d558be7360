import {expect} from '@open-wc/testing';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {BoardError} from '../../src/adapter/error.js';
import {BoardPages} from '../../src/controllers/board-pages.js';
import type {Agency, Page} from '../../src/model/index.js';
import {ADA, Calls, clear, probe, settled} from './probe.js';

const agency = (id: string): Agency => ({id, name: {en: id}, placeId: 'town', parentId: null});
const page = (items: string[], nextCursor?: string, agencies: Agency[] = []): Page<string> => ({items, agencies, ...(nextCursor && {nextCursor})});

describe('BoardPages', () => {
  afterEach(clear);

  async function pages() {
    const calls = new Calls<Page<string>>();
    const asked: (readonly [string, string | undefined])[] = [];
    const filter = {topic: 'roads'};
    const rest = await probe(
      (host) =>
        new BoardPages<string, readonly [string]>(
          host,
          host.connection,
          (_adapter, {signal}, [topic], cursor) => {
            asked.push([topic, cursor]);
            return calls.next(signal);
          },
          () => [filter.topic],
        ),
      {adapter: memoryAdapter(), session: null},
    );
    const {host, made} = rest;
    const answer = async (value: Page<string>) => {
      calls.last.answer(value);
      await settled(host);
    };
    const choose = async (topic: string) => {
      filter.topic = topic;
      host.requestUpdate();
      await settled(host);
    };
    return {...rest, pages: made, calls, asked, answer, choose};
  }

  it('adds a page to those that are there, until all are', async () => {
    const {pages: p, asked, answer} = await pages();
    expect(p.items).to.equal(undefined);
    await answer(page(['a', 'b'], 'c1', [agency('x')]));
    expect(p.hasMore).to.equal(true);
    const more = p.more();
    expect(p.morePending).to.equal(true);
    await answer(page(['c'], undefined, [agency('x'), agency('y')]));
    await more;
    expect(p.items).to.deep.equal(['a', 'b', 'c']);
    expect(p.agencies.map(({id}) => id)).to.deep.equal(['x', 'y']);
    expect([p.hasMore, p.morePending]).to.deep.equal([false, false]);
    expect(asked).to.deep.equal([['roads', undefined], ['roads', 'c1']]);
  });

  it('takes two presses for one wish', async () => {
    const {pages: p, calls, answer} = await pages();
    await answer(page(['a'], 'c1'));
    const twice = [p.more(), p.more()];
    await answer(page(['b']));
    await Promise.all(twice);
    expect(calls.all).to.have.lengthOf(2);
    expect(p.items).to.deep.equal(['a', 'b']);
  });

  it('keeps what is there when the next page fails, and gets it on the next attempt', async () => {
    const {pages: p, calls, answer, host} = await pages();
    await answer(page(['a'], 'c1'));
    const failed = p.more();
    calls.last.fail(new BoardError('offline'));
    await failed;
    await settled(host);
    expect(p.items).to.deep.equal(['a']);
    expect(p.moreError?.code).to.equal('offline');
    const again = p.more();
    expect(p.moreError).to.equal(undefined);
    await answer(page(['b']));
    await again;
    expect(p.items).to.deep.equal(['a', 'b']);
  });

  it('does not mix a page of the old filter into the list of the new one', async () => {
    const {pages: p, calls, answer, choose, host} = await pages();
    await answer(page(['road 1'], 'c1'));
    const more = p.more();
    const late = calls.last;
    await choose('water');
    expect(late.signal.aborted).to.equal(true);
    late.answer(page(['road 2']));
    await more;
    await settled(host);
    expect(p.pending).to.equal(true);
    expect(p.morePending).to.equal(false);
    await answer(page(['water 1']));
    expect(p.items).to.deep.equal(['water 1']);
  });

  it('asks for no further page while the list begins anew, which would be one of the old list', async () => {
    const {pages: p, asked, answer, choose} = await pages();
    await answer(page(['road 1'], 'c1'));
    await choose('water');
    await p.more();
    expect(asked).to.deep.equal([['roads', undefined], ['water', undefined]]);
    await answer(page(['water 1']));
    expect(p.items).to.deep.equal(['water 1']);
  });

  it('begins anew on a refresh and keeps what is there meanwhile', async () => {
    const {pages: p, answer, host} = await pages();
    await answer(page(['a'], 'c1'));
    p.refresh();
    await settled(host);
    expect(p.items).to.deep.equal(['a']);
    expect(p.pending).to.equal(true);
    await answer(page(['new', 'a']));
    expect(p.items).to.deep.equal(['new', 'a']);
  });

  it('forgets the entries of somebody who signed out', async () => {
    const {pages: p, answer, around, host} = await pages();
    around.session.setValue(ADA);
    await settled(host);
    await answer(page(['for Ada']));
    around.session.setValue(null);
    await settled(host);
    expect(p.items).to.equal(undefined);
  });

  it('gives the next page up when the element leaves the page, and can ask again when it is back', async () => {
    const {pages: p, calls, answer, around, host} = await pages();
    await answer(page(['a'], 'c1'));
    void p.more();
    host.remove();
    expect(calls.last.signal.aborted).to.equal(true);
    around.append(host);
    await settled(host);
    const again = p.more();
    await answer(page(['b']));
    await again;
    expect(p.items).to.deep.equal(['a', 'b']);
  });
});
