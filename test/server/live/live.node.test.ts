import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {restAdapter} from '../../../src/adapters/rest.js';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import {changesOf} from '../../../src/server/live/changes.js';
import {liveOf, type Watcher} from '../../../src/server/live/live.js';
import {query, until} from '../../support/postgres.js';
import {type Api, startApi} from '../support/api.js';
import {draft, newKey, viewer} from '../support/town.js';

/** Somebody who watches a message through the adapter. */
interface Watch {
  readonly heard: number;
  /** What watching ended with. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

describe('watching a message', () => {
  let api: Api;
  const endpoint = () => api.url;
  const visitor = () => restAdapter({endpoint: endpoint()});
  const as = async (username: string) => restAdapter({endpoint: endpoint(), token: (await api.signedIn(username)).Authorization.replace('Bearer ', '')});

  beforeAll(async () => { api = await startApi(); });
  afterAll(async () => { await api.close(); });

  const watch = async (adapter: BoardAdapter, id: string, queryCode?: string): Promise<Watch> => {
    const controller = new AbortController();
    let heard = 0;
    const ended = adapter.watchMessage(id, () => { heard += 1; }, {signal: controller.signal, ...(queryCode && {queryCode})}).catch((reason: unknown) => reason);
    const watching = {get heard() { return heard; }, ended, stop: () => controller.abort('enough')};
    await Promise.race([ended, until(() => heard > 0, 'watching to begin')]);
    return watching;
  };
  /** Waits until the connection that listens is there, so that nothing more comes because of that. */
  const listening = async () => { await until(async () => (await listeners()).length > 0, 'the server to listen'); };
  const listeners = async () => await query<{pid: number}>(api.store.context.url, "select pid from pg_stat_activity where application_name = 'civic-board live' and datname = current_database() and query like 'listen%' and state = 'idle'");
  const more = async (watching: Watch, before: number) => { await until(() => watching.heard > before, 'a change'); };
  const sent = async (over: Parameters<typeof draft>[0] = {}) => await api.store.submitMessage({role: 'visitor'}, draft(over), newKey());
  const act = async (username: string, id: string, request: Parameters<Api['store']['act']>[2]) => {
    const {version} = await api.store.getMessage(viewer(username), id);
    await api.store.act(viewer(username), id, request, {expectedVersion: version, idempotencyKey: newKey()});
  };

  it('tells everybody of what everybody sees, and only staff of what is internal', async () => {
    const {id, queryCode} = await sent();
    await act('moderator', id, {action: 'publish'});
    await act('housing', id, {action: 'accept'});
    const [stranger, author, moderator] = [await watch(visitor(), id), await watch(visitor(), id, queryCode), await watch(await as('moderator'), id)];
    await listening();
    await act('housing', id, {action: 'extend', publicText: '需要更多时间。'});
    await Promise.all([stranger, author, moderator].map(async (one) => more(one, 1)));
    const before = [stranger.heard, author.heard, moderator.heard];
    await act('housing', id, {action: 'submit-answer', body: '路灯已修好。'});
    await more(moderator, before[2] ?? 0);
    // The next public event comes after the internal one on the same connection: whoever heard one thing more heard only that.
    const heard = moderator.heard;
    await act('moderator', id, {action: 'approve'});
    await Promise.all([more(stranger, before[0] ?? 0), more(author, before[1] ?? 0), more(moderator, heard)]);
    expect([stranger.heard, author.heard]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
    for (const one of [stranger, author, moderator]) one.stop();
    expect(await stranger.ended).toBe('enough');
  });

  it('is for those who may read it: confidential messages open to the right query code alone', async () => {
    const {id, queryCode} = await sent({visibility: 'confidential'});
    expect(await (await watch(visitor(), id)).ended).toMatchObject({code: 'not-found'});
    expect(await (await watch(visitor(), id, 'AAAA-BBBB-CCCC')).ended).toMatchObject({code: 'not-found'});
    const author = await watch(visitor(), id, queryCode);
    await listening();
    const before = author.heard;
    await act('moderator', id, {action: 'reject', rejectReason: 'unclear', words: '请说明地点。'});
    await more(author, before);
    author.stop();
  });

  it('tells a stranger once more when the message is taken down, and ends', async () => {
    const {id} = await sent();
    await act('moderator', id, {action: 'publish'});
    const stranger = await watch(visitor(), id);
    await listening();
    const before = stranger.heard;
    await act('moderator', id, {action: 'take-down', rejectReason: 'privacy', words: '含有个人信息。'});
    expect(await stranger.ended).toMatchObject({code: 'unavailable'});
    expect(stranger.heard).toBe(before + 1);
    expect(await (await watch(visitor(), id)).ended).toMatchObject({code: 'not-found'});
  });

  it('goes on after the connection that listens was killed, and tells of what happened in between', async () => {
    const {id} = await sent();
    await act('moderator', id, {action: 'publish'});
    const stranger = await watch(visitor(), id);
    await listening();
    const before = stranger.heard;
    const killed = await listeners();
    await query(api.store.context.url, `select pg_terminate_backend(${killed[0]?.pid ?? 0})`);
    await act('housing', id, {action: 'accept'});
    await more(stranger, before);
    await until(async () => (await listeners()).some(({pid}) => pid !== killed[0]?.pid), 'the server to listen again');
    const again = stranger.heard;
    await act('housing', id, {action: 'extend', publicText: '需要更多时间。'});
    await more(stranger, again);
    stranger.stop();
  });

  it('sends what no cache and no proxy keeps', async () => {
    const {id} = await sent();
    await act('moderator', id, {action: 'publish'});
    const controller = new AbortController();
    const {headers, body} = await fetch(`${api.url}/messages/${id}/changes`, {signal: controller.signal});
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'private, no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff',
    });
    const reader = body?.getReader();
    let text = '';
    while (!text.includes('event: change')) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(text).toBe(': still here\n\nevent: change\ndata: {}\n\n');
    controller.abort();
  });

  it('begins no stream for who asks for the headers alone', async () => {
    const {id} = await sent();
    await act('moderator', id, {action: 'publish'});
    const {status, headers} = await fetch(`${api.url}/messages/${id}/changes`, {method: 'HEAD'});
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await until(async () => (await listeners()).length === 0, 'nobody to be watching');
  });

  it('ends at once when the server closes, and when nobody is left nobody listens', async () => {
    const other = await startApi();
    const receipt = await other.store.submitMessage({role: 'visitor'}, draft(), newKey());
    const watching = await watch(restAdapter({endpoint: other.url}), receipt.id, receipt.queryCode);
    const closed = other.close();
    expect(await watching.ended).toMatchObject({code: 'unavailable'});
    await closed;
    await until(async () => (await listeners()).length === 0, 'the connection to be given back');
  });

  it('is limited from one address and in all, and those who go make room', async () => {
    const {context} = api.store;
    const changes = changesOf(context.url);
    const live = liveOf(context, changes, {address: 2, total: 3, checkEvery: 60_000});
    const from = (address: string): Watcher => ({reader: {role: 'visitor'}, address, isStill: () => Promise.resolve(true), onChange: () => undefined, onEnd: () => undefined});
    live.watch('m', from('a'));
    const stop = live.watch('m', from('a'));
    expect(() => live.watch('m', from('a'))).toThrow('too many');
    live.watch('n', from('b'));
    expect(() => live.watch('m', from('c'))).toThrow('too many');
    stop();
    live.watch('m', from('a'));
    await live.close();
    expect(() => live.watch('m', from('a'))).toThrow('closing');
    await changes.close();
  });

  it('ends for those whose session has ended', async () => {
    const {context} = api.store;
    const changes = changesOf(context.url);
    const live = liveOf(context, changes, {address: 2, total: 3, checkEvery: 5});
    let signedIn = true;
    const ended = new Promise<void>((resolve) => {
      live.watch('m', {reader: viewer('moderator'), address: 'a', isStill: () => Promise.resolve(signedIn), onChange: () => { signedIn = false; }, onEnd: resolve});
    });
    await ended;
    await live.close();
    await changes.close();
  });
});
