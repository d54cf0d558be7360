import {expect} from '@open-wc/testing';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {BOARD_ERROR_CODES} from '../../src/adapter/error-codes.js';
import {BoardError} from '../../src/adapter/error.js';
import {BoardMutation} from '../../src/controllers/board-mutation.js';
import {clear, probe} from './probe.js';

interface Wish {
  readonly words: string;
}

describe('BoardMutation', () => {
  afterEach(clear);

  /** `outcomes` are what the board does at each attempt: fails with an error, or succeeds. */
  async function mutation(...outcomes: (BoardError | undefined)[]) {
    const keys: string[] = [];
    const {made, host} = await probe(
      (element) =>
        new BoardMutation<string, Wish>(element, element.connection, async (_adapter, {words}, {idempotencyKey}) => {
          keys.push(idempotencyKey);
          const error = outcomes[keys.length - 1];
          if (error) throw error;
          return `done: ${words}`;
        }),
      {adapter: memoryAdapter()},
    );
    return {mutation: made, keys, host};
  }

  it('carries a wish out and says so', async () => {
    const {mutation: m} = await mutation();
    const running = m.run({words: 'thanks'});
    expect(m.pending).to.equal(true);
    expect(await running).to.equal('done: thanks');
    expect([m.pending, m.error]).to.deep.equal([false, undefined]);
  });

  it('takes a double press for one wish', async () => {
    const {mutation: m, keys} = await mutation();
    const results = await Promise.all([m.run({words: 'a'}), m.run({words: 'a'})]);
    expect(results).to.deep.equal(['done: a', undefined]);
    expect(keys).to.have.lengthOf(1);
  });

  it('makes keys of the length that the contract asks for', async () => {
    const {mutation: m, keys} = await mutation();
    await m.run({words: 'a'});
    expect(keys[0]).to.match(/^[0-9a-f]{32}$/);
  });

  /** Where nobody knows whether the board did it, the next attempt must be recognised as the same wish. */
  const UNKNOWN = ['offline', 'unavailable', 'rate-limited', 'protocol'];

  for (const code of BOARD_ERROR_CODES) {
    const same = UNKNOWN.includes(code);
    it(`uses ${same ? 'the same' : 'a new'} key when the same is tried again after ${code}`, async () => {
      const {mutation: m, keys} = await mutation(new BoardError(code));
      expect(await m.run({words: 'a'})).to.equal(undefined);
      expect(m.error?.code).to.equal(code);
      expect(await m.run({words: 'a'})).to.equal('done: a');
      expect(m.error).to.equal(undefined);
      expect(keys[0] === keys[1]).to.equal(same);
    });
  }

  it('sends a wish again as it was, when only what does not make the wish has changed in between', async () => {
    const sent: unknown[] = [];
    const {made} = await probe(
      (element) =>
        new BoardMutation<string, Wish & {readonly version: number}>(element, element.connection, async (_adapter, input, {idempotencyKey}) => {
          sent.push([input.version, idempotencyKey]);
          if (sent.length === 1) throw new BoardError('unavailable');
          return input.words;
        }, ({words}) => words),
      {adapter: memoryAdapter()},
    );
    await made.run({words: 'a', version: 1});
    await made.run({words: 'a', version: 2});
    expect(sent[1]).to.deep.equal(sent[0]);
    await made.run({words: 'a', version: 2});
    expect(sent[2]).not.to.deep.equal(sent[1]);
  });

  it('uses a new key when something else is wished for after a failure', async () => {
    const {mutation: m, keys} = await mutation(new BoardError('offline'));
    await m.run({words: 'a'});
    await m.run({words: 'b'});
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('uses a new key for the same words once the first were done', async () => {
    const {mutation: m, keys} = await mutation();
    await m.run({words: 'a'});
    await m.run({words: 'a'});
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('forgets a failure when told to', async () => {
    const {mutation: m, host} = await mutation(new BoardError('invalid'));
    await m.run({words: 'a'});
    const before = host.renders;
    m.clearError();
    await host.updateComplete;
    expect(m.error).to.equal(undefined);
    expect(host.renders).to.equal(before + 1);
  });

  it('does nothing outside of a board', async () => {
    const {made} = await probe((element) => new BoardMutation<string, Wish>(element, element.connection, async () => 'done'));
    expect(await made.run({words: 'a'})).to.equal(undefined);
    expect(made.pending).to.equal(false);
  });
});
