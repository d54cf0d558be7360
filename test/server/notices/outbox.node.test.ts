import {sql} from 'kysely';
import {pino} from 'pino';
import {expect, it} from 'vitest';
import {fanOut} from '../../../src/server/notices/fan-out.js';
import {sendNext} from '../../../src/server/notices/lane.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey, townData, viewer} from '../support/town.js';

const FOLLOWERS = 1_200;
const log = pino({level: 'silent'});

onBothDatabases('the outbox', ({fresh}) => {
  /** A store that sends letters, and no server that would send them. */
  const open = async (): Promise<Store> => {
    const store = await openStore({
      url: await fresh(), notices: {publicUrl: 'http://board.test', email: {smtpUrl: 'smtp://localhost:1', from: 'board@board.test'}},
    });
    await store.seed(townData());
    return store;
  };
  const published = async (store: Store): Promise<string> => {
    const {id} = await store.submitMessage({role: 'visitor'}, draft({email: 'chen@mail.test'}), newKey());
    await store.act(viewer('moderator'), id, {action: 'publish'}, {expectedVersion: 1, idempotencyKey: newKey()});
    return id;
  };
  const count = async ({context}: Store, table: 'outbox' | 'notice' | 'event' | 'subscription') =>
    Number((await context.db.selectFrom(table).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()).count);
  const emptied = async ({context}: Store) => { while (await fanOut(context, {webhooks: []})); };

  it('holds an event with its own transaction: with it, or not at all', async () => {
    const store = await open();
    const {db} = store.context;
    await published(store);
    expect([await count(store, 'outbox'), await count(store, 'subscription')]).toEqual([2, 1]);
    // The database refuses the event's notice, as it would on a full disk: then there is no event either.
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`.execute(db);
    await sql`create trigger full_disk before insert on outbox for each row execute function refuse()`.execute(db);
    const events = await count(store, 'event');
    await expect(store.submitMessage({role: 'visitor'}, draft({email: 'li@mail.test'}), newKey())).rejects.toThrow('full');
    expect([await count(store, 'event'), await count(store, 'subscription')]).toEqual([events, 1]);
    await store.close();
  });

  it('makes one notice for each of many followers, whoever helps and however often it is interrupted', async () => {
    const store = await open();
    const {db} = store.context;
    const id = await published(store);
    await emptied(store);
    const before = await count(store, 'notice');
    await sql`insert into subscription (id, message_id, channel, target, target_digest, language, author, created_at, confirmed_at)
      select gen_random_uuid()::text, ${id}, 'email', '', decode(md5(n::text), 'hex'), 'en', false, now() - interval '1 hour', now() - interval '1 hour'
      from generate_series(1, ${FOLLOWERS}) as n`.execute(db);
    await store.act(viewer('housing'), id, {action: 'accept'}, {expectedVersion: 2, idempotencyKey: newKey()});
    await fanOut(store.context, {webhooks: []});
    // What a server that was killed after its page would leave to the next.
    await sql`update outbox set last_subscription = ''`.execute(db);
    await Promise.all([emptied(store), emptied(store), emptied(store)]);
    await emptied(store);
    expect([await count(store, 'notice') - before, await count(store, 'outbox')]).toEqual([FOLLOWERS + 1, 0]);
    await store.close();
  });

  it('gives a notice to one sender at a time, and to the next when that one breaks off', async () => {
    const store = await open();
    await published(store);
    await emptied(store);
    const sent: string[] = [];
    const send = async () => await sendNext(store.context, 'email', async ({id}) => {
      sent.push(id);
      return await Promise.resolve('sent');
    }, log);
    // The first sender's connection is cut while it sends, as it is for a process that is killed.
    const broken = sendNext(store.context, 'email', async (_, trx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx).catch(() => undefined);
      return 'sent';
    }, log);
    await expect(broken).rejects.toThrow();
    const lane = async () => { while (await send()); };
    await Promise.all([lane(), lane(), lane(), lane()]);
    expect([sent.length, new Set(sent).size]).toEqual([2, 2]);
    expect(await send()).toBe(false);
    await store.close();
  });

  it('forgets what nobody agreed to after two days, and what has ended after a month', async () => {
    let ahead = 0;
    const store = await openStore({
      url: await fresh(), now: () => new Date(Date.now() + ahead),
      notices: {publicUrl: 'http://board.test', email: {smtpUrl: 'smtp://localhost:1', from: 'board@board.test'}},
    });
    await store.seed(townData());
    const id = await published(store);
    await store.follow({role: 'visitor'}, id, {following: true, followerKey: 'a-device-of-this-test-0001', email: 'wang@mail.test'});
    expect(await count(store, 'subscription')).toBe(2);
    ahead = 49 * 3_600_000;
    await store.sweep();
    expect(await count(store, 'subscription')).toBe(1);
    ahead = 40 * 86_400_000;
    await store.sweep();
    expect([await count(store, 'notice'), await count(store, 'outbox')]).toEqual([0, 0]);
    await store.close();
  });
});
