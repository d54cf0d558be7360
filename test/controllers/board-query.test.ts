import {expect} from '@open-wc/testing';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {BoardError} from '../../src/adapter/error.js';
import {BoardQuery, type BoardQueryOptions} from '../../src/controllers/board-query.js';
import {ADA, BEN, Calls, clear, probe, settled} from './probe.js';

describe('BoardQuery', () => {
  afterEach(clear);

  async function query(options?: BoardQueryOptions, around: Parameters<typeof probe>[1] = {adapter: memoryAdapter()}) {
    const calls = new Calls<string>();
    const wish: {id: string | undefined} = {id: 'one'};
    const seen: string[] = [];
    const rest = await probe(
      (host) =>
        new BoardQuery(
          host,
          host.connection,
          (_adapter, {signal}, [id]: readonly [string]) => {
            seen.push(id);
            return calls.next(signal);
          },
          () => (wish.id === undefined ? undefined : ([wish.id] as const)),
          options,
        ),
      around,
    );
    const {host, made} = rest;
    const update = async () => {
      host.requestUpdate();
      await settled(host);
    };
    const change = (id: string | undefined) => {
      wish.id = id;
      return update();
    };
    const answer = async (value: string) => {
      calls.last.answer(value);
      await settled(host);
    };
    const fail = async (error: unknown) => {
      calls.last.fail(error);
      await settled(host);
    };
    return {...rest, query: made, calls, seen, update, change, answer, fail};
  }

  it('fetches once when the element is shown, and not again at every render', async () => {
    const {query: q, calls, update, answer} = await query();
    expect(q.pending).to.equal(true);
    await answer('first');
    await update();
    await update();
    expect(calls.all).to.have.lengthOf(1);
    expect(q.value).to.equal('first');
    expect(q.pending).to.equal(false);
  });

  it('waits for an adapter', async () => {
    const {query: q, calls, around, host} = await query({}, {});
    expect(calls.all).to.have.lengthOf(0);
    expect(q.pending).to.equal(false);
    around.adapter.setValue(memoryAdapter());
    await settled(host);
    expect(calls.all).to.have.lengthOf(1);
  });

  it('keeps the last good value while a newer one is under way, and when that fails', async () => {
    const {query: q, change, answer, fail} = await query();
    await answer('first');
    await change('two');
    expect(q.value).to.equal('first');
    expect(q.pending).to.equal(true);
    await fail(new BoardError('offline'));
    expect(q.value).to.equal('first');
    expect(q.error?.code).to.equal('offline');
    expect(q.pending).to.equal(false);
  });

  it('aborts the older fetch when a newer one starts, and never shows what the older brings', async () => {
    const {query: q, calls, change, answer, host} = await query();
    await change('two');
    const [older] = calls.all;
    expect(older?.signal.aborted).to.equal(true);
    await answer('newer');
    older?.answer('older');
    await settled(host);
    expect(q.value).to.equal('newer');
    expect(q.error).to.equal(undefined);
  });

  it('with reset, drops the value of another message at once but keeps it over a refresh of the same', async () => {
    const {query: q, change, answer, host} = await query({reset: true});
    await answer('first');
    q.refresh();
    await settled(host);
    expect(q.value).to.equal('first');
    expect(q.pending).to.equal(true);
    await answer('again');
    await change('two');
    expect(q.value).to.equal(undefined);
  });

  it('drops value and error, and fetches nothing, while there is nothing to fetch', async () => {
    const {query: q, calls, change, answer, fail} = await query();
    await answer('first');
    await change('two');
    await fail(new BoardError('unavailable'));
    await change(undefined);
    expect([q.value, q.error, q.pending]).to.deep.equal([undefined, undefined, false]);
    expect(calls.all).to.have.lengthOf(2);
  });

  it('clears the error when a new attempt starts', async () => {
    const {query: q, fail, host} = await query();
    await fail(new BoardError('offline'));
    q.refresh();
    await settled(host);
    expect(q.error).to.equal(undefined);
    expect(q.pending).to.equal(true);
  });

  it('takes whatever is no BoardError for a fault of the adapter, also one thrown before any promise', async () => {
    const {made, host} = await probe(
      (element) =>
        new BoardQuery(element, element.connection, () => {
          throw new TypeError('x is not a function');
        }, () => []),
      {adapter: memoryAdapter()},
    );
    await settled(host);
    expect(made.error?.code).to.equal('protocol');
    expect(made.error?.cause).to.be.instanceOf(TypeError);
  });

  it('does not fetch again on learning at first who is signed in', async () => {
    const {calls, around, host} = await query();
    around.session.setValue(ADA);
    await settled(host);
    expect(calls.all).to.have.lengthOf(1);
  });

  it('fetches once more when somebody signs in, and what everybody may read stays meanwhile', async () => {
    const {query: q, calls, around, host, answer} = await query({}, {adapter: memoryAdapter(), session: null});
    await answer('public');
    around.session.setValue(ADA);
    await settled(host);
    around.session.setValue({...ADA});
    await settled(host);
    expect(calls.all).to.have.lengthOf(2);
    expect(q.value).to.equal('public');
  });

  for (const [what, next] of [['signs out', null], ['gives way to somebody else', BEN], ['has other rights now', {...ADA, role: 'moderator'}], ['works elsewhere now', {...ADA, agencyId: 'other'}]] as const) {
    it(`shows nothing any more of what somebody saw who ${what}`, async () => {
      const {query: q, calls, around, host, answer} = await query({}, {adapter: memoryAdapter(), session: ADA});
      await answer('private');
      around.session.setValue(next);
      await settled(host);
      expect(q.value).to.equal(undefined);
      expect(calls.all).to.have.lengthOf(2);
    });
  }

  it('shows nothing any more of the board that the page turned away from', async () => {
    const {query: q, calls, around, host, answer} = await query();
    await answer('of one town');
    around.adapter.setValue(memoryAdapter());
    await settled(host);
    expect(q.value).to.equal(undefined);
    expect(calls.all).to.have.lengthOf(2);
  });

  it('takes a value that the element learnt in another way, and gives up what was under way', async () => {
    const {query: q, calls, host} = await query();
    q.set('changed');
    calls.last.answer('fetched');
    await settled(host);
    expect(calls.last.signal.aborted).to.equal(true);
    expect(q.value).to.equal('changed');
  });

  it('gives up a request when the element leaves the page, and makes it again when it comes back', async () => {
    const {query: q, calls, around, host, answer} = await query();
    host.remove();
    expect(calls.last.signal.aborted).to.equal(true);
    around.append(host);
    await settled(host);
    expect(calls.all).to.have.lengthOf(2);
    await answer('there');
    expect(q.value).to.equal('there');
  });

  it('makes no request when an element that has its value is moved', async () => {
    const {query: q, calls, around, host, answer} = await query();
    await answer('there');
    host.remove();
    around.append(host);
    await settled(host);
    expect(calls.all).to.have.lengthOf(1);
    expect(q.value).to.equal('there');
  });
});
