import {sql} from 'kysely';
import {pino} from 'pino';
import {afterAll, beforeAll, expect, it} from 'vitest';
import type {Receipt} from '../../../src/adapter/index.js';
import {type Api, credentialsOf, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

let api: Api;
const lines: string[] = [];
beforeAll(async () => { api = await startApi({log: pino({level: 'trace'}, {write: (line: string) => void lines.push(line)})}); });
afterAll(async () => await api.close());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => await fetch(`${api.url}${path}`, {
  method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers}, body: JSON.stringify(body),
});

it('logs each request by route and status, and nothing that anybody wrote, searched for or signed in with', async () => {
  const {id, queryCode} = (await (await post('/messages', draft({privatePart: {name: '某某某', phone: '000-4711', remark: '私事'}}))).json()) as Receipt;
  await fetch(`${api.url}/messages/${id}`, {headers: {'Board-Query-Code': queryCode}});
  await fetch(`${api.url}/messages?text=${encodeURIComponent('我的病')}`);
  const {token} = (await (await post('/session', {...credentialsOf('housing'), token: true})).json()) as {token: string};
  await post('/messages', {...draft(), title: 7, privatePart: {name: '', phone: '000-4712', remark: ''}}, {Authorization: `Bearer ${token}`});
  const log = lines.join('');
  expect(log).toContain('"route":"/api/v1/messages/:id"');
  expect(log).toContain('"status":422');
  for (const secret of [id, queryCode, token, 'demo-housing', '000-471', '某某某', '私事', '我的病', encodeURIComponent('我的病'), draft().title, draft().body ?? '']) {
    expect(log).not.toContain(secret);
  }
});

it('tells the reader of an unexpected failure nothing but that there was one, and the log what it was without the values', async () => {
  // A constraint that no code knows of: the database refuses the row and names its values.
  await sql`alter table message_private add constraint no_luck check (phone <> '000-0815')`.execute(api.store.context.db);
  lines.length = 0;
  const before = await api.contents();
  const response = await post('/messages', draft({privatePart: {name: '某某', phone: '000-0815', remark: ''}}));
  expect(response.status).toBe(500);
  const body = await response.text();
  expect(JSON.parse(body)).toEqual({
    type: 'urn:civic-board:problem:unavailable', title: 'Cannot do this at present', status: 500, code: 'unavailable', detail: 'something went wrong on the server',
  });
  const log = lines.join('');
  expect(log).toContain('"code":"23514"');
  expect(log).not.toMatch(/000-0815|某某/);
  expect(await api.contents()).toEqual(before);
});
