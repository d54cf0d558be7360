import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Receipt} from '../../../src/adapter/index.js';
import type {Attachment, Message} from '../../../src/model/index.js';
import {type Api, startApi} from '../support/api.js';
import {film, photo} from '../support/media.js';
import {draft, newKey} from '../support/town.js';
import {type Tus, tusClient} from '../support/tus.js';

describe('files of messages', () => {
  let api: Api;
  let folder: string;
  let tus: Tus;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
    api = await startApi({files: {folder}});
    tus = tusClient(api.url);
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, {recursive: true});
  });

  const send = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const response = await fetch(`${api.url}${path}`, {
      method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers}, body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return await response.json() as T;
  };
  const get = async (id: string, headers: Record<string, string> = {}): Promise<Message> => await (await fetch(`${api.url}/messages/${id}`, {headers})).json() as Message;
  const act = async (username: string, id: string, request: object): Promise<Message> => {
    const headers = await api.signedIn(username);
    return await send(`/messages/${id}/actions`, {...request, expectedVersion: (await get(id, headers)).version}, headers);
  };

  /** A message with a public and a not-public picture, in this order. */
  const sent = async (): Promise<Receipt> => await send('/messages', draft({attachments: [
    {uploadId: (await tus.upload(await photo())).id, description: '', public: true},
    {uploadId: (await tus.upload(film())).id, description: '', public: false},
  ]}));
  const filesOf = async (id: string, headers: Record<string, string> = {}): Promise<[Attachment, Attachment]> => (await get(id, headers)).attachments as [Attachment, Attachment];
  const file = async (address: string, headers: Record<string, string> = {}): Promise<Response> => await fetch(`${api.url}/${address}`, {headers});
  const plain = (address: string): string => address.replace(/\?.*/, '');

  it('that nobody but the parties may see have no plain address, published or not', async () => {
    const {id, queryCode} = await sent();
    const before = await filesOf(id, {'Board-Query-Code': queryCode});
    for (const {url} of before) {
      expect((await file(url)).status).toBe(200);
      expect((await file(plain(url))).status).toBe(404);
    }
    await act('moderator', id, {action: 'publish'});
    const [open, closed] = await filesOf(id, {'Board-Query-Code': queryCode});
    expect(open.url).toBe(plain(open.url));
    expect((await file(open.url)).status).toBe(200);
    expect((await file(closed.url)).status).toBe(200);
    expect((await file(plain(closed.url))).status).toBe(404);
    expect(JSON.stringify(await get(id))).not.toContain(closed.id);
  });

  it('open by a signature for that file only, unchanged and in its time', async () => {
    const {id, queryCode} = await sent();
    const [one, other] = await filesOf(id, {'Board-Query-Code': queryCode});
    const query = new URLSearchParams(one.url.slice(one.url.indexOf('?')));
    const [expires = '', signature = ''] = [query.get('expires'), query.get('signature')].map(String);
    const hours = (Number(expires) * 1000 - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(5.9);
    expect(hours).toBeLessThan(7.1);
    const refused = [
      `${plain(other.url)}?expires=${expires}&signature=${signature}`,
      `${plain(one.url)}?expires=${Number(expires) + 3600}&signature=${signature}`,
      `${plain(one.url)}?expires=${expires}&signature=${signature.slice(0, -4)}AAAA`,
      `${plain(one.url)}?expires=${expires}`, `${plain(one.url)}?signature=${signature}`,
      `${plain(one.url)}?expires=x&signature=${signature}`,
    ];
    for (const address of refused) expect((await file(address)).status, address).toBe(404);
    const past = String(Math.floor(Date.now() / 1000) - 1);
    const mac = api.store.secrets.mac('file-address', `${one.id}\n${past}`).toString('base64url');
    expect((await file(`${plain(one.url)}?expires=${past}&signature=${mac}`)).status).toBe(404);
  });

  it('are gone from the public the moment that the message is', async () => {
    for (const end of ['take-down', 'withdraw'] as const) {
      const {id, queryCode} = await sent();
      await act('moderator', id, {action: 'publish'});
      const [{url}] = await filesOf(id);
      expect((await file(url)).status).toBe(200);
      if (end === 'take-down') await act('moderator', id, {action: 'take-down', rejectReason: 'privacy', words: '照片里有他人信息'});
      else {
        const {version} = await get(id, {'Board-Query-Code': queryCode});
        await send(`/messages/${id}/actions`, {action: 'withdraw', words: '', expectedVersion: version}, {'Board-Query-Code': queryCode});
      }
      expect((await file(url)).status, end).toBe(404);
      const [again] = await filesOf(id, await api.signedIn('moderator'));
      expect((await file(again.url)).status, end).toBe(200);
    }
  });

  it('of an answer stay closed until it is approved', async () => {
    const {id} = await sent();
    await act('moderator', id, {action: 'publish'});
    await act('housing', id, {action: 'accept'});
    const {id: uploadId} = await tus.upload(await photo());
    await act('housing', id, {action: 'submit-answer', body: '路灯已修好，照片附后。', attachments: [{uploadId, description: '', public: true}]});
    expect((await file(`files/${uploadId}`)).status).toBe(404);
    await act('moderator', id, {action: 'approve'});
    expect((await file(`files/${uploadId}`)).status).toBe(200);
  });

  it('are not served before a message has them', async () => {
    const {id} = await tus.upload(await photo());
    expect((await file(`files/${id}`)).status).toBe(404);
  });

  it('come with headers that let a browser show them and do nothing else', async () => {
    const {id, queryCode} = await sent();
    await act('moderator', id, {action: 'publish'});
    const [open, closed] = await filesOf(id, {'Board-Query-Code': queryCode});
    const {headers} = await file(open.url);
    expect(headers.get('Content-Type')).toBe('image/jpeg');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Content-Security-Policy')).toContain('sandbox');
    expect(headers.get('Content-Disposition')).toBe(`inline; filename="${open.id.slice(0, 8)}.jpg"`);
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Cache-Control')).toBe('public, max-age=300, must-revalidate');
    expect((await file(open.url, {'If-None-Match': headers.get('ETag') ?? ''})).status).toBe(304);
    const secret = (await file(closed.url)).headers;
    expect(secret.get('Cache-Control')).toBe('private, no-store');
    expect(secret.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });

  it('come in stretches to players, and as headers alone', async () => {
    const {id, queryCode} = await sent();
    const [, {url, size}] = await filesOf(id, {'Board-Query-Code': queryCode});
    const whole = Buffer.from(await (await file(url)).arrayBuffer());
    expect(whole.length).toBe(size);
    const stretches: [asked: string, from: number, to: number][] = [['bytes=0-', 0, size], ['bytes=10-19', 10, 20], ['bytes=-5', size - 5, size], [`bytes=20-${size + 50}`, 20, size]];
    for (const [asked, from, to] of stretches) {
      const response = await file(url, {Range: asked});
      expect(response.status, asked).toBe(206);
      expect(response.headers.get('Content-Range')).toBe(`bytes ${from}-${to - 1}/${size}`);
      expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(from, to)), asked).toBe(true);
    }
    const beyond = await file(url, {Range: `bytes=${size}-`});
    expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${size}`]);
    for (const asked of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=9-3']) expect((await file(url, {Range: asked})).status, asked).toBe(200);
    expect((await file(url, {Range: 'bytes=0-3', 'If-Range': '"another"'})).status).toBe(200);
    const head = await fetch(`${api.url}/${url}`, {method: 'HEAD'});
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, String(size), '']);
  });
});
