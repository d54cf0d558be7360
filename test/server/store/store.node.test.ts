import {sql} from 'kysely';
import {afterEach, describe, expect, it} from 'vitest';
import {BoardError} from '../../../src/adapter/index.js';
import {type ActionRequest, type MessageQuery, VISITOR, type Viewer} from '../../../src/model/index.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey, townData, viewer} from '../support/town.js';

const citizen = viewer('citizen');
const housing = viewer('housing');
const transport = viewer('transport');
const moderator = viewer('moderator');

/** The code of the error that a call rejects with. */
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  await call.then(() => 'no error', (error: unknown) => (error instanceof BoardError ? error.code : String(error)));

onBothDatabases('the store', (databases) => {
  const open: Store[] = [];
  const town = async (options: {now?: () => Date} = {}): Promise<Store> => {
    const store = await openStore({url: await databases.town(), ...options});
    open.push(store);
    return store;
  };
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  const rowsOf = async (store: Store) => (await sql<Record<string, string>>`
    select (select count(*) from message) as messages, (select count(*) from event) as events, (select count(*) from message_private) as privates,
      (select count(*) from idempotency) as keys, (select count(*) from published_answer) as answers`.execute(store.context.db)).rows[0];

  const act = async (store: Store, who: Viewer, id: string, request: ActionRequest, over: {version?: number; key?: string; code?: string} = {}) => {
    const {version = await store.getMessage(who, id, over.code).then((message) => message.version, () => 1)} = over;
    return await store.act(who, id, request, {expectedVersion: version, idempotencyKey: over.key ?? newKey(), queryCode: over.code});
  };

  const published = async (store: Store, over = {}) => {
    const receipt = await store.submitMessage(VISITOR, draft(over), newKey());
    await act(store, moderator, receipt.id, {action: 'publish'});
    return receipt;
  };

  const answered = async (store: Store, body: string, over = {}) => {
    const receipt = await published(store, over);
    await act(store, housing, receipt.id, {action: 'accept'});
    await act(store, housing, receipt.id, {action: 'submit-answer', body});
    return receipt;
  };

  const all = async (store: Store, who: Viewer, query: MessageQuery): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listMessages(who, {...query, ...(cursor && {cursor})});
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    return ids;
  };

  describe('sending', () => {
    it('keeps the message, its private part and its first event, and gives a receipt that proves authorship', async () => {
      const store = await town();
      const receipt = await store.submitMessage(VISITOR, draft({privatePart: {name: '陈晓', phone: '000-1', remark: '请保密'}}), newKey());
      expect(receipt.number).toMatch(/^\d{4}-\d{6}$/);
      const own = await store.getMessage(VISITOR, receipt.id, receipt.queryCode);
      expect(own).toMatchObject({status: 'received', displayName: '陈***', version: 1, relations: ['author']});
      expect(own.timeline.map((entry) => entry.action)).toEqual(['submit']);
      expect((await store.getMessage(moderator, receipt.id)).hasPrivatePart).toBe(true);
      expect((await store.desk.readPrivatePart(moderator, receipt.id)).privatePart).toEqual({name: '陈晓', phone: '000-1', remark: '请保密'});
    });

    it('gives a repeated request the same receipt, and another request with the same key an error', async () => {
      const store = await town();
      const key = newKey();
      const first = await store.submitMessage(VISITOR, draft(), key);
      const before = await rowsOf(store);
      expect(await store.submitMessage(VISITOR, draft(), key)).toEqual(first);
      expect(await codeOf(store.submitMessage(VISITOR, draft({title: '另一件事'}), key))).toBe('key-reused');
      expect(await rowsOf(store)).toEqual(before);
    });

    it('makes one message of requests with one key that come at the same time', async () => {
      const store = await town();
      const key = newKey();
      const before = Number((await rowsOf(store))?.['messages']);
      const receipts = await Promise.all(Array.from({length: 8}, () => store.submitMessage(VISITOR, draft(), key)));
      expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1);
      expect(Number((await rowsOf(store))?.['messages'])).toBe(before + 1);
    });

    it('keeps the keys of different people apart', async () => {
      const store = await town();
      const key = newKey();
      const one = await store.submitMessage(citizen, draft(), key);
      const other = await store.submitMessage(viewer('citizen2'), draft(), key);
      expect(other.id).not.toBe(one.id);
    });

    it('refuses an agency that there is not, and keeps nothing of it', async () => {
      const store = await town();
      const before = await rowsOf(store);
      await expect(store.submitMessage(VISITOR, draft({agencyId: 'nobody'}), newKey()))
        .rejects.toMatchObject({code: 'invalid', issues: [{path: 'agencyId', code: 'not-in-list'}]});
      expect(await rowsOf(store)).toEqual(before);
    });

    it('gives each of many messages sent at once a number of its own', async () => {
      const store = await town();
      const receipts = await Promise.all(Array.from({length: 20}, () => store.submitMessage(VISITOR, draft(), newKey())));
      expect(new Set(receipts.map((receipt) => receipt.number)).size).toBe(20);
    });

    it('takes what the database cannot hold out of texts', async () => {
      const store = await town();
      const receipt = await store.submitMessage(VISITOR, draft({body: 'a\u0000b\ud800c', privatePart: {name: 'x\u0000y', phone: '', remark: ''}}), newKey());
      const message = await store.getMessage(moderator, receipt.id);
      expect([message.body, message.hasPrivatePart]).toEqual(['abc', true]);
      expect((await store.desk.readPrivatePart(moderator, receipt.id)).privatePart.name).toBe('xy');
    });
  });

  describe('rights', () => {
    it('hides a message that is not published from everybody but its author and moderators', async () => {
      const store = await town();
      const {id, queryCode} = await store.submitMessage(citizen, draft(), newKey());
      for (const stranger of [VISITOR, viewer('citizen2'), transport, viewer('admin')]) {
        expect(await codeOf(store.getMessage(stranger, id))).toBe('not-found');
        expect(await codeOf(act(store, stranger, id, {action: 'publish'}))).toBe('not-found');
        expect(await all(store, stranger, {})).not.toContain(id);
      }
      expect(await codeOf(store.getMessage(VISITOR, id, 'AAAA-BBBB-CCCC'))).toBe('not-found');
      for (const party of [citizen, moderator]) expect((await store.getMessage(party, id)).id).toBe(id);
      expect((await store.getMessage(VISITOR, id, ` ${queryCode.toLowerCase()} `)).id).toBe(id);
    });

    it('never lists a confidential message, finds it in no search, and tells nobody of its answer', async () => {
      const store = await town();
      const {id, queryCode} = await answered(store, '机密答复内容', {visibility: 'confidential', title: '机密事项'});
      await act(store, moderator, id, {action: 'approve'});
      expect(await all(store, VISITOR, {})).not.toContain(id);
      expect(await all(store, VISITOR, {text: '机密'})).toEqual([]);
      expect((await store.listAnswers({limit: 100})).items.map((answer) => answer.messageId)).not.toContain(id);
      expect(await codeOf(store.getMessage(VISITOR, id))).toBe('not-found');
      expect((await store.getMessage(VISITOR, id, queryCode)).answers).toHaveLength(1);
      expect((await store.getMessage(housing, id)).status).toBe('answered');
    });

    it('gives the private part to the handling unit and moderators alone', async () => {
      const store = await town();
      const {id, queryCode} = await published(store, {privatePart: {name: '陈晓', phone: '000-777', remark: '别告诉邻居'}});
      expect((await store.getMessage(housing, id)).hasPrivatePart).toBe(true);
      expect((await store.desk.readPrivatePart(housing, id)).privatePart.phone).toBe('000-777');
      for (const [who, code] of [[VISITOR, undefined], [transport, undefined], [citizen, undefined], [VISITOR, queryCode]] as const) {
        expect(JSON.stringify(await store.getMessage(who, id, code))).not.toMatch(/000-777|陈晓|邻居/);
      }
      for (const who of [VISITOR, housing, moderator]) {
        expect(JSON.stringify(await store.listMessages(who, {limit: 100}))).not.toMatch(/000-777|陈晓|邻居/);
      }
      await act(store, housing, id, {action: 'transfer', agencyId: 'transport'});
      expect((await store.getMessage(housing, id)).hasPrivatePart).toBeUndefined();
      expect(await codeOf(store.desk.readPrivatePart(housing, id))).toBe('forbidden');
      expect((await store.getMessage(transport, id)).hasPrivatePart).toBe(true);
      expect((await store.desk.readPrivatePart(transport, id)).privatePart.phone).toBe('000-777');
    });

    it('asks a stranger to sign in, and tells somebody else’s staff that it is not theirs', async () => {
      const store = await town();
      const {id} = await published(store);
      const before = await rowsOf(store);
      expect(await codeOf(act(store, VISITOR, id, {action: 'accept'}))).toBe('unauthenticated');
      expect(await codeOf(act(store, transport, id, {action: 'accept'}))).toBe('forbidden');
      expect(await codeOf(act(store, citizen, id, {action: 'accept'}))).toBe('forbidden');
      await expect(act(store, housing, id, {action: 'submit-answer', body: '答复'})).rejects.toMatchObject({code: 'not-allowed-now', refusal: 'wrong-state'});
      expect(await rowsOf(store)).toEqual(before);
    });

    it('opens each queue to those whose it is', async () => {
      const store = await town();
      for (const queue of ['handling', 'moderation', 'mine'] as const) expect(await codeOf(store.listMessages(VISITOR, {queue}))).toBe('unauthenticated');
      for (const who of [citizen, moderator]) expect(await codeOf(store.listMessages(who, {queue: 'handling'}))).toBe('forbidden');
      for (const who of [citizen, housing]) expect(await codeOf(store.listMessages(who, {queue: 'moderation'}))).toBe('forbidden');
    });

    it('puts a message into the queues of whoever has to do with it, and takes it out again', async () => {
      const store = await town();
      const {id} = await store.submitMessage(citizen, draft(), newKey());
      const queuesOf = async () => {
        const held = await Promise.all(([[moderator, 'moderation'], [housing, 'handling'], [transport, 'handling'], [citizen, 'mine']] as const)
          .map(async ([who, queue]) => ((await all(store, who, {queue})).includes(id) ? `${who.role} of ${who.agencyId ?? 'none'}` : '')));
        return held.filter(Boolean);
      };
      expect(await queuesOf()).toEqual(['moderator of none', 'citizen of none']);
      await act(store, moderator, id, {action: 'publish'});
      expect(await queuesOf()).toEqual(['staff of housing', 'citizen of none']);
      await act(store, housing, id, {action: 'hand-back', ground: 'not-our-task', internalText: '归交通局'});
      expect(await queuesOf()).toEqual(['moderator of none', 'citizen of none']);
      await act(store, moderator, id, {action: 'transfer', agencyId: 'transport'});
      await act(store, transport, id, {action: 'accept'});
      await act(store, transport, id, {action: 'whistle', supports: [{agencyId: 'housing', task: '查路灯'}]});
      expect(await queuesOf()).toEqual(['staff of housing', 'staff of transport', 'citizen of none']);
      await act(store, housing, id, {action: 'report-in', internalText: '已查'});
      expect(await queuesOf()).toEqual(['staff of transport', 'citizen of none']);
    });
  });

  describe('acting', () => {
    it('lets one of two who act on the same version win, and tells the other that it changed', async () => {
      const store = await town();
      const {id} = await published(store);
      const outcomes = await Promise.all([
        codeOf(act(store, housing, id, {action: 'accept'}, {version: 2})),
        // Nothing that takes the message away: who came after that would not be told that it changed, but that it is not theirs.
        codeOf(act(store, moderator, id, {action: 'note', internalText: '请尽快'}, {version: 2})),
        codeOf(act(store, viewer('housing-lead'), id, {action: 'accept'}, {version: 2})),
      ]);
      expect(outcomes.sort()).toEqual(['no error', 'stale', 'stale']);
      expect((await store.getMessage(moderator, id)).version).toBe(3);
    });

    it('gives a repeated action its first answer, whatever happened since', async () => {
      const store = await town();
      const {id} = await published(store);
      const key = newKey();
      const first = await act(store, housing, id, {action: 'accept'}, {version: 2, key});
      await act(store, housing, id, {action: 'submit-answer', body: '路灯已修好。'});
      expect(await act(store, housing, id, {action: 'accept'}, {version: 2, key})).toEqual(first);
      expect(await codeOf(act(store, housing, id, {action: 'accept', publicText: '另'}, {version: 2, key}))).toBe('key-reused');
      expect((await store.getMessage(housing, id)).version).toBe(4);
    });

    it('answers the retry of somebody who handed a confidential message back, and shows them no more than that', async () => {
      const store = await town();
      const {id} = await published(store, {visibility: 'confidential'});
      const key = newKey();
      const request = {action: 'hand-back', ground: 'not-our-area', internalText: '不在辖区'} as const;
      const first = await act(store, housing, id, request, {version: 2, key});
      expect(await act(store, housing, id, request, {version: 2, key})).toEqual(first);
      expect(await codeOf(store.getMessage(housing, id))).toBe('not-found');
    });

    it('names the field of an agency that there is not', async () => {
      const store = await town();
      const {id} = await published(store);
      await expect(act(store, housing, id, {action: 'transfer', agencyId: 'nobody'}))
        .rejects.toMatchObject({code: 'invalid', issues: [{path: 'agencyId', code: 'not-in-list'}]});
      await act(store, housing, id, {action: 'accept'});
      const supports = [{agencyId: 'transport', task: '一'}, {agencyId: 'nobody', task: '二'}];
      await expect(act(store, housing, id, {action: 'whistle', supports}))
        .rejects.toMatchObject({code: 'invalid', issues: [{path: 'supports.1.agencyId', code: 'not-in-list'}]});
      expect((await store.getMessage(housing, id)).version).toBe(3);
    });

    it('shows an answer in recent replies from its approval until its message is withdrawn', async () => {
      const store = await town();
      const {id, queryCode} = await answered(store, '路灯十二月一日前修好。');
      const shown = async () => (await store.listAnswers({agencyId: 'housing', limit: 100})).items.filter((answer) => answer.messageId === id);
      expect(await shown()).toEqual([]);
      await act(store, moderator, id, {action: 'approve'});
      expect(await shown()).toMatchObject([{body: '路灯十二月一日前修好。', agencyId: 'housing'}]);
      await act(store, VISITOR, id, {action: 'follow-up', words: '还没有修'}, {code: queryCode});
      expect(await shown()).toHaveLength(1);
      await act(store, VISITOR, id, {action: 'withdraw'}, {code: queryCode});
      expect(await shown()).toEqual([]);
    });

    it('refuses to change, remove or clear events, even to whoever speaks to the database', async () => {
      const store = await town();
      const {db} = store.context;
      const before = await rowsOf(store);
      await expect(db.updateTable('event').set({action: 'withdraw'}).execute()).rejects.toThrow('only ever added');
      await expect(db.deleteFrom('event').execute()).rejects.toThrow('only ever added');
      await expect(sql`truncate event`.execute(db)).rejects.toThrow('only ever added');
      expect(await rowsOf(store)).toEqual(before);
    });

    it('derives from the events exactly what it keeps beside them', async () => {
      const store = await town();
      await answered(store, '已经修好。');
      const rows = await store.context.db.selectFrom('message').select(['id', 'version', 'state', 'due_at']).execute();
      for (const row of rows) {
        const {version, state, dueAt} = await store.getMessage({...moderator}, row.id);
        expect([row.id, row.version, row.state, row.due_at?.toISOString()]).toEqual([row.id, version, state, dueAt]);
      }
    });
  });

  describe('lists', () => {
    it('pages through every order without leaving out or repeating a message', async () => {
      const store = await town();
      for (const [who, query] of [
        [VISITOR, {}], [VISITOR, {sort: 'newest-answer'}], [moderator, {queue: 'moderation'}], [housing, {queue: 'handling', sort: 'due'}],
      ] as const) {
        const whole = (await store.listMessages(who, {...query, limit: 100})).items.map((item) => item.id);
        expect(whole.length).toBeGreaterThan(1);
        expect(await all(store, who, {...query, limit: 1})).toEqual(whole);
        expect(await all(store, who, {...query, limit: 2})).toEqual(whole);
      }
    });

    it('puts the newest answer first, and what has none last, newest first', async () => {
      const store = await town();
      const items = (await store.listMessages(VISITOR, {sort: 'newest-answer', limit: 100})).items;
      const keys = items.map((item) => [item.answeredAt ?? '', item.createdAt]);
      expect(keys).toEqual([...keys].sort().reverse());
      expect(keys.at(-1)?.[0]).toBe('');
    });

    it('refuses a cursor of another list or of nobody', async () => {
      const store = await town();
      const {nextCursor = ''} = await store.listMessages(VISITOR, {limit: 1});
      const tampered = Buffer.from(JSON.stringify(['messages newest', ['yesterday'], 'x'])).toString('base64url');
      for (const query of [{cursor: nextCursor, sort: 'newest-answer'}, {cursor: 'nonsense'}, {cursor: '{}'}, {cursor: tampered}]) {
        expect(await codeOf(store.listMessages(VISITOR, query))).toBe('malformed');
      }
      expect(await codeOf(store.listAnswers({cursor: nextCursor}))).toBe('malformed');
    });

    it('filters by place with all that is inside it, by topic with its subtopics, by agency, kind and status', async () => {
      const store = await town();
      const whole = (await store.listMessages(VISITOR, {limit: 100})).items;
      const agencies = await store.listAgencies({});
      const placeOf = (agencyId: string) => agencies.find((agency) => agency.id === agencyId)?.placeId ?? '';
      const inside = (placeId: string, within: string): boolean =>
        placeId === within || TOWN.places.some((place) => place.id === placeId && place.parentId !== null && inside(place.parentId, within));
      for (const {id: placeId} of TOWN.places) {
        const expected = whole.filter((item) => inside(placeOf(item.agencyId), placeId)).map((item) => item.id);
        expect(await all(store, VISITOR, {placeId})).toEqual(expected);
      }
      const expectSame = async (query: MessageQuery, fits: (item: (typeof whole)[number]) => boolean) => {
        const expected = whole.filter(fits).map((item) => item.id);
        expect(expected).not.toEqual([]);
        expect(await all(store, VISITOR, query)).toEqual(expected);
      };
      await expectSame({topic: 'urban'}, (item) => item.topic.startsWith('urban'));
      await expectSame({topic: 'transport/parking'}, (item) => item.topic === 'transport/parking');
      await expectSame({agencyId: 'housing'}, (item) => item.agencyId === 'housing');
      await expectSame({kind: 'complaint', status: 'in-progress'}, (item) => item.kind === 'complaint' && item.status === 'in-progress');
      await expectSame({status: 'answered'}, (item) => item.status === 'answered');
      for (const query of [{placeId: 'nowhere'}, {agencyId: 'nobody'}, {topic: 'urb'}, {topic: 'urban/%'}]) expect(await all(store, VISITOR, query)).toEqual([]);
    });

    it('names each agency of a page once', async () => {
      const store = await town();
      const {items, agencies} = await store.listMessages(VISITOR, {limit: 100});
      expect(agencies.map((agency) => agency.id).sort()).toEqual([...new Set(items.map((item) => item.agencyId))].sort());
    });
  });

  describe('searching', () => {
    it('finds an answer’s words only once it is approved, and no other text that is not public', async () => {
      const store = await town();
      const {id} = await answered(store, '独一无二的答复', {privatePart: {name: '', phone: '', remark: '独一无二的备注'}});
      expect(await all(store, VISITOR, {text: '独一无二'})).toEqual([]);
      expect(await all(store, moderator, {queue: 'moderation', text: '独一无二'})).toEqual([]);
      await act(store, moderator, id, {action: 'return', returnReasons: ['incomplete'], internalText: '独一无二的批注'});
      expect(await all(store, VISITOR, {text: '独一无二'})).toEqual([]);
      await act(store, housing, id, {action: 'submit-answer', body: '举世无双的答复', internalText: '独一无二的内部意见'});
      await act(store, moderator, id, {action: 'approve'});
      expect(await all(store, VISITOR, {text: '举世无双'})).toEqual([id]);
      expect(await all(store, VISITOR, {text: '独一无二'})).toEqual([]);
    });

    it('finds Chinese by one character or more, English by parts of words, whatever the case and width', async () => {
      const store = await town();
      const {id} = await published(store, {title: '停车 ＰＡＲＫＩＮＧ permit 100%', body: 'Path a_b under C:\\ is closed'.replace('C:\\', 'C drive')});
      for (const text of ['停', '停车', 'parking', 'PARKING', 'ark', 'perm', '停车 permit', '100%', 'a_b', '%']) expect(await all(store, VISITOR, {text, limit: 100})).toContain(id);
      for (const text of ['车停', 'parkingx', '1%0', 'a%b', '停车场 permit', '\\']) expect(await all(store, VISITOR, {text, limit: 100})).not.toContain(id);
    });
  });

  describe('the town', () => {
    it('gives places level by level and agencies by place or id, in the town’s order', async () => {
      const store = await town();
      const walk = async (parentId: string | null): Promise<unknown[]> => {
        const places = await store.listPlaces(parentId);
        return [...places, ...(await Promise.all(places.map((place) => walk(place.id)))).flat()];
      };
      const found = await walk(null);
      expect(found).toHaveLength(TOWN.places.length);
      expect(found).toEqual(expect.arrayContaining([...TOWN.places]));
      for (const place of TOWN.places) {
        const path = await store.getPlacePath(place.id);
        expect([path[0]?.parentId, path.at(-1)]).toEqual([null, place]);
        path.slice(1).forEach((inner, index) => expect(inner.parentId).toBe(path[index]?.id));
      }
      expect(await codeOf(store.listPlaces('nowhere'))).toBe('not-found');
      expect(await codeOf(store.getPlacePath('nowhere'))).toBe('not-found');
      // How an agency works inside is not for everybody.
      expect(await store.listAgencies({})).toEqual(TOWN.agencies.map(({deskEmail: _, leadEndorses: __, ...agency}) => agency));
      expect((await store.listAgencies({ids: ['transport', 'nobody', 'housing']})).map((agency) => agency.id).sort()).toEqual(['housing', 'transport']);
      expect(await store.listAgencies({ids: []})).toEqual([]);
      expect(await store.getBoard()).toEqual(TOWN.board);
    });

    it('is set up once when several begin at the same time', async () => {
      const url = await databases.fresh();
      const stores = await Promise.all(Array.from({length: 3}, () => openStore({url})));
      open.push(...stores);
      const done = await Promise.all(stores.map((store) => store.seed(townData(), {onlyIfUnset: true})));
      expect(done.filter(Boolean)).toHaveLength(1);
      const [one, ...others] = await Promise.all(stores.map((store) => store.submitMessage(VISITOR, draft(), 'one-key-for-all')));
      for (const other of others) expect(other).toEqual(one);
    });
  });

  it('knows for a year what was sent: a message whose acknowledgement was lost may be sent again after weeks', async () => {
    let hours = 0;
    const store = await town({now: () => new Date(Date.now() + hours * 3_600_000)});
    const key = newKey();
    const first = await store.submitMessage(VISITOR, draft(), key);
    for (const later of [25, 49, 24 * 360]) {
      hours = later;
      await store.sweep();
      expect(await store.submitMessage(VISITOR, draft(), key)).toMatchObject({id: first.id});
    }
    hours = 24 * 367;
    await store.sweep();
    expect((await store.submitMessage(VISITOR, draft(), key)).id).not.toBe(first.id);
  });

  it('forgets the keys of everything else after two days and not before one', async () => {
    let hours = 0;
    const store = await town({now: () => new Date(Date.now() + hours * 3_600_000)});
    const {id} = await published(store);
    const key = newKey();
    const accepted = await act(store, housing, id, {action: 'accept'}, {version: 2, key});
    hours = 25;
    await store.sweep();
    expect(await act(store, housing, id, {action: 'accept'}, {version: 2, key})).toEqual(accepted);
    hours = 49;
    await store.sweep();
    expect(await codeOf(act(store, housing, id, {action: 'accept'}, {version: 2, key}))).toBe('stale');
  });
});
