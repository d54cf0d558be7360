import {expect} from '@open-wc/testing';
import {type BoardError} from '../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import {adapterSuite, draft, newKey, TOWN} from '../../src/testing/index.js';

const READ_ONLY = {
  submit: false, act: false, search: false, counts: false, similar: false, upload: false, challenge: false, follow: false, report: false, live: false,
  figures: false, join: false, desk: false, administration: false, signIn: false,
};

// The suite itself, on a board that can only be read: what is not declared is tested to be unsupported.
adapterSuite(
  {
    name: 'read-only memory',
    capabilities: READ_ONLY,
    create: (town) => {
      const store = new MemoryStore(town);
      return {
        adapter: memoryAdapter({store, capabilities: READ_ONLY}),
        as: (username) => {
          const account = town.accounts.find((candidate) => candidate.username === username);
          if (!account) throw new Error(`no account ${username}`);
          const {personId, name, role, agencyId} = account;
          return memoryAdapter({store, capabilities: READ_ONLY, session: {personId, name, role, ...(agencyId && {agencyId})}});
        },
      };
    },
  },
  {describe, it},
);

describe('a board in memory', () => {
  it('is empty, with the preset’s rules, unless it is given a town', async () => {
    const adapter = memoryAdapter();
    expect((await adapter.getBoard()).limits.title).to.equal(22);
    expect(await adapter.listPlaces(null)).to.deep.equal([]);
    expect((await adapter.listMessages({})).items).to.deep.equal([]);
  });

  it('takes its clock and ids from outside', async () => {
    let count = 0;
    const adapter = memoryAdapter({town: TOWN, now: () => new Date('2027-01-31T16:30:00Z'), newId: () => `id-${++count}`});
    const receipt = await adapter.submitMessage(draft(), {idempotencyKey: newKey()});
    expect([receipt.id, receipt.createdAt, receipt.number]).to.deep.equal(['id-1', '2027-01-31T16:30:00.000Z', '2027-000022']);
  });

  it('does not change the town that it was given, nor is it changed by it', async () => {
    const town = structuredClone(TOWN);
    const adapter = memoryAdapter({town});
    const input = draft();
    const {id, queryCode} = await adapter.submitMessage(input, {idempotencyKey: newKey()});
    expect(town).to.deep.equal(TOWN);
    Object.assign(input, {title: 'changed'});
    Object.assign(town.board.name, {en: 'changed'});
    expect((await adapter.getMessage(id, {queryCode})).title).to.equal(draft().title);
    expect((await adapter.getBoard()).name['en']).to.equal(TOWN.board.name['en']);
  });

  it('takes as long as it is told, and can be aborted meanwhile', async () => {
    const adapter = memoryAdapter({town: TOWN, latency: 100_000});
    const controller = new AbortController();
    const call = adapter.submitMessage(draft(), {idempotencyKey: newKey(), signal: controller.signal}).catch((error: unknown) => error);
    controller.abort('left');
    expect(await call).to.equal('left');
    const start = performance.now();
    await memoryAdapter({town: TOWN, latency: 30}).getBoard();
    expect(performance.now() - start).to.be.at.least(25);
  });

  it('lets an unhappy verdict reopen a message for fourteen days and no longer', async () => {
    const days = (count: number) => new Date(Date.parse('2026-11-20T00:00:00Z') + count * 86_400_000);
    for (const [after, allowed] of [[13.9, true], [14.1, false]] as const) {
      let now = days(0);
      const adapter = memoryAdapter({town: TOWN, now: () => now});
      await adapter.signIn({username: 'citizen', password: 'demo-citizen'});
      const {version} = await adapter.getMessage('school-place');
      const rated = await adapter.act(
        'school-place', {action: 'rate', resolution: 1, attitude: 1, speed: 1, solved: false}, {idempotencyKey: newKey(), expectedVersion: version});
      now = days(after);
      const options = {idempotencyKey: newKey(), expectedVersion: rated.version};
      const outcome = await adapter.act('school-place', {action: 'reopen', words: '没有解决。'}, options).then((message) => message.status, (error: BoardError) => error.refusal);
      expect(outcome).to.equal(allowed ? 'in-progress' : 'unhappy-in-time');
    }
  });
});
