import {sql} from 'kysely';
import {afterEach, describe, expect, it} from 'vitest';
import {type Viewer, VISITOR} from '../../../src/model/index.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey, viewer} from '../support/town.js';

const [moderator, citizen, transport] = [viewer('moderator'), viewer('citizen'), viewer('transport')];
const DEVICE = {following: true, followerKey: 'k'.repeat(22)};

onBothDatabases('following and reporting', (databases) => {
  const open: Store[] = [];
  const town = async (options: {now?: () => Date} = {}): Promise<Store> => {
    const store = await openStore({url: await databases.town(), ...options});
    open.push(store);
    return store;
  };
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  const act = async (store: Store, who: Viewer, id: string, request: object) =>
    await store.act(who, id, request, {expectedVersion: (await store.getMessage(who, id)).version, idempotencyKey: newKey()});
  const queue = async (store: Store) => (await store.listMessages(moderator, {queue: 'moderation', limit: 100})).items.map(({id}) => id);

  it('keeps the count and the followers in step, whatever happens at once', async () => {
    const store = await town();
    await Promise.all(Array.from({length: 12}, (_, index) => store.follow(VISITOR, 'market-parking', {...DEVICE, followerKey: `${index % 4}`.padEnd(22, 'x')})));
    await Promise.all([0, 0, 1].map((index) => store.follow(VISITOR, 'market-parking', {following: false, followerKey: `${index}`.padEnd(22, 'x')})));
    const {rows} = await sql<{followers: number; real: string}>`
      select followers, (select count(*) from follower where message_id = message.id) as real from message where id = 'market-parking'`.execute(store.context.db);
    expect(rows).toEqual([{followers: 2, real: '2'}]);
  });

  it('keeps neither the key of a device nor the account of a person', async () => {
    const store = await town();
    await store.follow(VISITOR, 'market-parking', DEVICE);
    await store.follow(citizen, 'market-parking', {following: true});
    const {rows} = await sql<{all: string}>`select string_agg(encode(follower, 'escape') || encode(follower, 'hex'), ' ') as all from follower`.execute(store.context.db);
    expect(rows[0]?.all).not.toMatch(/kkkk|person/);
    expect(rows[0]?.all).not.toContain(Buffer.from('k'.repeat(22)).toString('hex'));
  });

  it('undoes a follower whose wish for news could not be kept', async () => {
    const store = await town();
    let refunded = 0;
    const {follow} = await import('../../../src/server/store/follow.js');
    const failing = {...store.context, onFollow: () => Promise.reject(new Error('no room for the address'))};
    const admit = () => Promise.resolve({refund: () => { refunded++; return Promise.resolve(); }});
    await expect(follow(failing, VISITOR, 'market-parking', {...DEVICE, email: 'a@b.example'}, {admit})).rejects.toThrow('no room');
    expect((await store.getMessage(VISITOR, 'market-parking')).followers).toBe(0);
    expect(refunded).toBe(1);
  });

  it('lists the most followed by an index, without sorting', async () => {
    const store = await town();
    const plan = await store.context.db.transaction().execute(async (trx) => {
      // On so few rows the database would rather read them all.
      await sql`set local enable_seqscan = off`.execute(trx);
      await sql`set local enable_bitmapscan = off`.execute(trx);
      return (await sql<{'QUERY PLAN': string}>`
        explain select id from message where message.listed order by message.followers desc, message.created_at desc, message.id desc limit 21`.execute(trx)).rows;
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('message_followed');
    expect(text).not.toContain('Sort');
  });

  it('opens a message again for a report that a slower clock dates before the moderators’ look', async () => {
    let clock = Date.parse('2026-11-20T10:00:00Z');
    const store = await town({now: () => new Date(clock)});
    const report = async () => await store.reportContent(VISITOR, 'market-parking', {reason: 'other'}, {idempotencyKey: newKey()});
    await report();
    clock += 60_000;
    await act(store, moderator, 'market-parking', {action: 'dismiss-reports'});
    expect(await queue(store)).not.toContain('market-parking');
    clock -= 30_000;
    await report();
    expect(await queue(store)).toContain('market-parking');
    expect((await store.getMessage(moderator, 'market-parking')).reports).toHaveLength(1);
  });

  it('marks what needs a moderator exactly as the model says, after whatever is done', async () => {
    const store = await town();
    await store.reportContent(VISITOR, 'market-parking', {reason: 'false'}, {idempotencyKey: newKey()});
    await act(store, transport, 'market-parking', {action: 'accept'});
    expect(await queue(store), 'the unit’s work does not deal with the report').toContain('market-parking');
    await act(store, moderator, 'night-noise', {action: 'publish-words'});
    expect(await queue(store)).not.toContain('night-noise');
    await act(store, moderator, 'market-parking', {action: 'take-down', rejectReason: 'privacy', words: '含他人信息'});
    expect(await queue(store)).not.toContain('market-parking');
  });

  it('takes the published answers of a message away with it', async () => {
    const store = await town();
    const answers = async () => (await store.listAnswers({limit: 100})).items.map(({messageId}) => messageId);
    expect(await answers()).toContain('school-place');
    await act(store, moderator, 'school-place', {action: 'take-down', rejectReason: 'privacy', words: '含学生姓名'});
    expect(await answers()).not.toContain('school-place');
    const {rows} = await sql`select from published_answer where message_id = 'school-place'`.execute(store.context.db);
    expect(rows).toEqual([]);
  });

  it('keeps one of several reports under one key, and all or nothing of each', async () => {
    const store = await town();
    const idempotencyKey = newKey();
    await Promise.all(Array.from({length: 4}, () => store.reportContent(VISITOR, 'market-parking', {reason: 'insult'}, {idempotencyKey})));
    const spent = {digest: Buffer.from('once'), expiresAt: new Date(Date.now() + 60_000)};
    const admit = () => Promise.resolve({proof: spent});
    await store.reportContent(VISITOR, 'market-parking', {reason: 'false'}, {idempotencyKey: newKey(), admit});
    await expect(store.reportContent(VISITOR, 'market-parking', {reason: 'false'}, {idempotencyKey: newKey(), admit})).rejects.toMatchObject({code: 'challenge-failed'});
    expect((await store.getMessage(moderator, 'market-parking')).reports?.map(({reason}) => reason)).toEqual(['insult', 'false']);
  });

  it('forgets spent proofs and old counts when it sweeps, and no others', async () => {
    const store = await town();
    const {db} = store.context;
    const [old, fresh_] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)];
    await db.insertInto('spent_proof').values([{digest: Buffer.from('old'), expires_at: old}, {digest: Buffer.from('new'), expires_at: fresh_}]).execute();
    await db.insertInto('rate_limit').values([{key: 'old', points: 1, expire: String(old.getTime())}, {key: 'new', points: 1, expire: String(fresh_.getTime())}]).execute();
    await store.sweep();
    expect((await db.selectFrom('spent_proof').select('digest').execute()).map(({digest}) => digest.toString())).toEqual(['new']);
    expect((await db.selectFrom('rate_limit').select('key').execute()).map(({key}) => key)).toEqual(['new']);
  });

  describe('a board that was stored before', () => {
    it('has the preset’s limits and fields where it has none of its own, and keeps those that it has', async () => {
      const store = await town();
      const {db} = store.context;
      await sql`update board set info = (info - 'services') #- '{limits,videoBytes}' #- '{fields,email}' #- '{fields,attachments}'`.execute(db);
      const {readBoard} = await import('../../../src/server/store/board.js');
      const board = await readBoard(db);
      expect(board).toMatchObject({limits: {title: 60, videoBytes: 50_000_000}, fields: {email: 'optional', attachments: 'optional'}, services: {challenge: false, email: false}});
      const {id} = await store.submitMessage(VISITOR, draft(), newKey());
      expect(id).not.toBe('');
    });
  });
});
