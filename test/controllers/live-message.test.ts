import {expect} from '@open-wc/testing';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import {LiveMessage, type LiveTarget, type LiveTiming} from '../../src/controllers/live-message.js';
import type {Message} from '../../src/model/index.js';
import {hanging, newKey, TOWN} from '../../src/testing/index.js';
import {eventually} from '../support/page.js';
import {restoreVisibility, setVisibility} from '../support/visibility.js';
import {clear, probe, settled} from './probe.js';

/** Much shorter than in life; what is never to happen in a test is never. */
const NEVER = 1e8;
const TIMES: LiveTiming = {poll: NEVER, retry: 1, longest: NEVER, begin: NEVER, check: NEVER};

const ID = 'market-parking';

describe('LiveMessage', () => {
  afterEach(() => {
    restoreVisibility();
    clear();
  });

  interface Setting {
    readonly timing?: Partial<LiveTiming>;
    readonly adapter?: BoardAdapter;
  }

  /** An element that keeps a message live, and what it did. */
  async function live({timing, adapter}: Setting = {}) {
    const store = new MemoryStore(TOWN);
    const counts = {looks: 0, watches: 0, watching: 0};
    const inner = adapter ?? memoryAdapter({store});
    const counted: BoardAdapter = {
      ...inner,
      getMessage: (...args) => {
        counts.looks++;
        return inner.getMessage(...args);
      },
      watchMessage: async (...args) => {
        counts.watches++;
        counts.watching++;
        try {
          return await inner.watchMessage(...args);
        } finally {
          counts.watching--;
        }
      },
    };
    const wish: {target: LiveTarget | undefined} = {target: {id: ID, queryCode: ''}};
    const messages: Message[] = [];
    const gone = {times: 0};
    const {host, made} = await probe(
      (element) =>
        new LiveMessage(element, element.connection, {
          target: () => wish.target,
          onMessage: (message) => messages.push(message),
          onGone: () => gone.times++,
          timing: {...TIMES, ...timing},
        }),
      {adapter: counted, session: null},
    );
    const act = async () => {
      const staff = memoryAdapter({store, session: {personId: 's', name: 'S', role: 'staff', agencyId: 'transport'}});
      const {version} = await staff.getMessage(ID);
      await staff.act(ID, {action: 'accept', publicText: 'On our way.'}, {expectedVersion: version, idempotencyKey: newKey()});
    };
    return {host, made, counts, wish, messages, gone, act};
  }

  const until = (condition: () => boolean) => eventually(() => condition() || undefined);

  describe('where the board announces changes', () => {
    it('looks once when watching has begun, and again at each change', async () => {
      const {counts, messages, act} = await live();
      await until(() => messages.length === 1);
      await act();
      await until(() => messages.length === 2);
      expect(messages.at(-1)?.timeline.at(-1)?.publicText).to.equal('On our way.');
      expect(counts).to.deep.equal({looks: 2, watches: 1, watching: 1});
    });

    it('watches again after the connection broke, and learns what was missed', async () => {
      const inner = memoryAdapter({town: TOWN});
      let breaks = 2;
      const {messages, counts} = await live({
        adapter: {
          ...inner,
          watchMessage: (id, onChange, options) => {
            if (breaks-- > 0) {
              onChange();
              return Promise.reject(new BoardError('offline'));
            }
            return inner.watchMessage(id, onChange, options);
          },
        },
      });
      await until(() => counts.watches === 3 && messages.length >= 2);
      expect(counts.watching).to.equal(1);
    });

    it('looks from time to time instead when watching keeps failing', async () => {
      const inner = memoryAdapter({town: TOWN});
      const {messages, counts} = await live({
        timing: {poll: 2},
        adapter: {...inner, watchMessage: () => Promise.reject(new BoardError('unavailable'))},
      });
      await until(() => messages.length >= 2);
      expect(counts.watches).to.equal(3);
    });

    it('takes a stream that never begins for a broken one', async () => {
      const {messages, counts} = await live({
        timing: {begin: 2, poll: 2},
        adapter: hanging(memoryAdapter({town: TOWN}), ['watchMessage']),
      });
      await until(() => messages.length >= 1);
      expect(counts.watches).to.be.greaterThan(2);
    });

    it('looks now and then even so, because a connection can die without a word', async () => {
      const {messages, counts} = await live({timing: {check: 3}});
      await until(() => messages.length >= 4);
      expect(counts.watches).to.equal(1);
    });

    it('sends the query code along, and starts anew with another', async () => {
      const codes: (string | undefined)[] = [];
      const inner = memoryAdapter({town: TOWN});
      const {host, wish, counts, messages} = await live({
        adapter: {
          ...inner,
          getMessage: (id, options) => inner.getMessage(id, options),
          watchMessage: (id, onChange, options) => {
            codes.push(options.queryCode);
            return inner.watchMessage(id, onChange, options);
          },
        },
      });
      await until(() => messages.length === 1);
      wish.target = {id: ID, queryCode: '7K3M-9QXT-V2BD'};
      host.requestUpdate();
      await until(() => messages.length === 2);
      expect(codes).to.deep.equal([undefined, '7K3M-9QXT-V2BD']);
      expect(counts.watching).to.equal(1);
    });
  });

  describe('where the board does not', () => {
    const silent = () => memoryAdapter({town: TOWN, capabilities: {live: false}});

    it('looks from time to time', async () => {
      const {messages, counts} = await live({adapter: silent(), timing: {poll: 2}});
      await until(() => messages.length >= 3);
      expect(counts.watches).to.equal(0);
    });

    it('goes on after failures and says nothing of them', async () => {
      const inner = silent();
      let failures = 3;
      const {messages} = await live({
        adapter: {...inner, getMessage: (id, options) => (failures-- > 0 ? Promise.reject(new BoardError('offline')) : inner.getMessage(id, options))},
        timing: {poll: 1},
      });
      await until(() => messages.length >= 1);
    });

    it('looks once when the page is shown again', async () => {
      const {messages, counts} = await live({adapter: silent()});
      expect(counts.looks).to.equal(0);
      setVisibility('hidden');
      setVisibility('visible');
      await until(() => messages.length === 1);
      expect(counts.looks).to.equal(1);
    });
  });

  it('is quiet while the page is hidden, and looks once when it is shown again', async () => {
    const {host, made, counts, messages, act} = await live();
    await until(() => messages.length === 1);
    setVisibility('hidden');
    await until(() => counts.watching === 0);
    await act();
    expect(made.look()).to.equal(false);
    await settled(host);
    expect(counts.looks).to.equal(1);
    setVisibility('visible');
    await until(() => messages.length === 2);
    expect(messages.at(-1)?.timeline.at(-1)?.publicText).to.equal('On our way.');
    expect(counts).to.deep.equal({looks: 2, watches: 2, watching: 1});
  });

  it('stops when its element leaves the page, and goes on when it is back', async () => {
    const {host, counts, messages} = await live();
    await until(() => messages.length === 1);
    const parent = host.parentElement;
    host.remove();
    await until(() => counts.watching === 0);
    parent?.append(host);
    await until(() => messages.length === 2);
    expect(counts.watching).to.equal(1);
  });

  it('asks anew when what is on its way was overtaken', async () => {
    const inner = memoryAdapter({town: TOWN, capabilities: {live: false}});
    let hold = true;
    const {made, messages, counts} = await live({
      adapter: {...inner, getMessage: (id, options) => (hold ? hanging(inner, ['getMessage']) : inner).getMessage(id, options)},
    });
    made.look();
    await until(() => counts.looks === 1);
    hold = false;
    made.overtaken();
    await until(() => messages.length === 1);
    expect(counts.looks).to.equal(2);
  });

  it('says that a message is gone, and asks no more', async () => {
    const {gone, counts, host, wish} = await live();
    wish.target = {id: 'nowhere', queryCode: ''};
    host.requestUpdate();
    await until(() => gone.times === 1);
    expect(counts.watching).to.equal(0);
  });
});
