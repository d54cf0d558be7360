import {afterEach, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {openStore, importHistory, type ImportOptions, type Rejected, type Store} from '../../../src/server/index.js';
import {onBothDatabases} from '../support/databases.js';
import {viewer} from '../support/town.js';

const moderator = viewer('moderator');

const line = (over = {}) => ({
  id: '1', author: 'A00045581', title: '小区停车难', body: '没有车位。', createdAt: '2019-04-25T09:32:09+08:00',
  reply: {body: '已增设车位。', createdAt: '2019-05-10T10:00:00+08:00'}, ...over,
});

onBothDatabases('importing', (databases) => {
  const open: Store[] = [];
  const town = async (): Promise<Store> => {
    const store = await openStore({url: await databases.town()});
    open.push(store);
    return store;
  };
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  const bring = async (store: Store, lines: readonly unknown[], options: ImportOptions = {}) => {
    const rejected: Rejected[] = [];
    const text = lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
    async function* bytes() { yield Buffer.from(text); }
    const counts = await importHistory(store, bytes(), {...options, onReject: (one) => void rejected.push(one)});
    return {...counts, reasons: rejected.map(({line: number, reason}) => `${number}: ${reason}`)};
  };

  const imported = async (store: Store, agencyId = 'archive') =>
    await Promise.all((await store.listMessages(VISITOR, {agencyId, limit: 100})).items.map(async ({id}) => await store.getMessage(moderator, id)));

  it('gives a message the life that it must have had, at its own times', async () => {
    const store = await town();
    await bring(store, [line()]);
    const [message] = await imported(store);
    expect(message).toMatchObject({
      title: '小区停车难', status: 'answered', displayName: 'A***', kind: 'enquiry', topic: 'other', language: 'zh', createdAt: '2019-04-25T01:32:09.000Z',
      answeredAt: '2019-05-10T02:00:00.000Z', version: 5,
    });
    expect(message?.number).toMatch(/^2019-\d{6}$/);
    expect(message?.timeline.map(({action, actor, at}) => [action, actor.role, at.slice(0, 10)])).toEqual([
      ['submit', 'author', '2019-04-25'], ['publish', 'system', '2019-04-25'], ['accept', 'system', '2019-04-25'],
      ['submit-answer', 'system', '2019-05-10'], ['approve', 'system', '2019-05-10'],
    ]);
    expect((await store.listAnswers({agencyId: 'archive'})).items).toMatchObject([{body: '已增设车位。', approvedAt: '2019-05-10T02:00:00.000Z'}]);
    expect((await store.listMessages(VISITOR, {text: '增设车位'})).items).toHaveLength(1);
  });

  it('leaves a message without a reply waiting, and its unit can answer it', async () => {
    const store = await town();
    await bring(store, [line({reply: null}), line({id: '2', reply: undefined})], {agencyId: 'housing', kind: 'help', topic: 'urban/housing'});
    const messages = (await imported(store, 'housing')).filter((message) => message.kind === 'help' && message.createdAt.startsWith('2019'));
    expect(messages.map((message) => message.status)).toEqual(['waiting', 'waiting']);
    const id = messages[0]?.id ?? '';
    expect((await store.act(viewer('housing'), id, {action: 'accept'}, {expectedVersion: 2, idempotencyKey: 'accept-old'})).status).toBe('in-progress');
  });

  it('reports each bad line with its number and reason, and takes its neighbours', async () => {
    const store = await town();
    const {added, rejected, reasons} = await bring(store, [
      line(), '{"id": "2", broken', line({id: '3', createdAt: '43563.35925925926'}), '"text"', line({id: undefined}), line({id: '6', title: ' \t'}),
      line({id: '7', body: 5}), line({id: '8', createdAt: '2099-01-01T00:00:00Z'}), line({id: '9', reply: {body: 'x', createdAt: '2018-01-01T00:00:00Z'}}),
      line({id: '10', reply: {body: '', createdAt: '2019-05-01T00:00:00Z'}}), '', line({id: 'a\u0000b'}), line({id: '13'}),
    ]);
    expect([added, rejected]).toEqual([2, 10]);
    expect(reasons).toEqual([
      '2: not JSON', '3: createdAt: "43563.35925925926" is not a time (ISO 8601)', '4: the line: is of the wrong type', '5: id: is missing', '6: title: is empty',
      '7: body: is of the wrong type', '8: createdAt: 2099-01-01T00:00:00Z lies in the future', '9: reply.createdAt: is before createdAt', '10: reply.body: is empty',
      '12: the database refused it (22021)',
    ]);
  });

  it('adds nothing the second time, and leaves a reply that has changed as it is', async () => {
    const store = await town();
    expect(await bring(store, [line(), line({id: '2'}), line()])).toMatchObject({added: 2, present: 1});
    expect(await bring(store, [line({reply: {body: '另一答复', createdAt: '2019-06-01T00:00:00Z'}}), line({id: 2}), line({id: '3'})])).toMatchObject({added: 1, present: 2});
    const messages = await imported(store);
    expect(messages.map((message) => message.answers[0]?.body)).toEqual(['已增设车位。', '已增设车位。', '已增设车位。']);
    expect(await bring(store, [line()], {source: 'another board'})).toMatchObject({added: 1, present: 0});
  });

  it('adds each message once when two imports run at the same time', async () => {
    const store = await town();
    const lines = Array.from({length: 300}, (_, index) => line({id: String(index)}));
    const [one, other] = await Promise.all([bring(store, lines), bring(store, [...lines].reverse())]);
    expect(one.added + other.added).toBe(300);
    expect([one.reasons, other.reasons]).toEqual([[], []]);
  });

  it('cleans texts for display, keeps them whole over every limit, and keeps the original beside them', async () => {
    const store = await town();
    const body = `\r\n\t\t第一段\t文字\r\n\r\n\r\n\r\n第二段\u2028${'长'.repeat(3000)}\u0000`;
    await bring(store, [line({title: ' 很长的标题\t'.repeat(20), body, note: 'kept'})]);
    const [message] = await imported(store);
    expect(message?.title).toBe(Array.from({length: 20}, () => '很长的标题').join(' '));
    expect(message?.body).toBe(`第一段 文字\n\n第二段\n${'长'.repeat(3000)}`);
    const {original} = await store.context.db.selectFrom('message_original').selectAll().where('message_id', '=', message?.id ?? '').executeTakeFirstOrThrow();
    expect(original).toMatchObject({id: '1', body, note: 'kept'});
    expect(original).not.toHaveProperty('author');
  });

  it('takes a reply of which only the day is known, also on the message’s own day', async () => {
    const store = await town();
    expect(await bring(store, [line({reply: {body: '好', createdAt: '2019/4/25'}}), line({id: '2', reply: {body: '好', createdAt: '2019/4/26'}})])).toMatchObject({added: 2});
    expect((await imported(store)).map((message) => message.answeredAt).sort()).toEqual(['2019-04-25T01:32:09.000Z', '2019-04-25T16:00:00.000Z']);
  });

  it('refuses an agency, kind or topic that the board does not have', async () => {
    const store = await town();
    for (const [options, path] of [[{agencyId: 'nobody'}, 'agencyId'], [{kind: 'x'}, 'kind'], [{topic: 'x'}, 'topic']] as const) {
      await expect(bring(store, [line()], options)).rejects.toMatchObject({code: 'invalid', issues: [{path, code: 'not-in-list'}]});
    }
  });
});
