import {connect} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Receipt} from '../../../src/adapter/index.js';
import type {Message} from '../../../src/model/index.js';
import {type Api, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly issues?: readonly {readonly path: string; readonly code: string}[];
  readonly refusal?: string;
}

describe('bad input over HTTP', () => {
  let api: Api;
  beforeAll(async () => { api = await startApi(); });
  afterAll(async () => await api.close());

  const send = async (path: string, {method = 'POST', body, headers = {}}: {method?: string; body?: unknown; headers?: Record<string, string>} = {}) =>
    await fetch(`${api.url}${path}`, {
      method,
      headers: {...(body !== undefined && {'Content-Type': 'application/json'}), 'Idempotency-Key': newKey(), ...headers},
      ...(body !== undefined && {body: typeof body === 'string' || body instanceof ReadableStream ? body : JSON.stringify(body), duplex: 'half'}),
    });

  /** Sends what must be refused, and holds the answer to its form and the database to what it was before. */
  const refused = async (...request: Parameters<typeof send>): Promise<Problem> => {
    const before = await api.contents();
    const response = await send(...request);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
    const problem = (await response.json()) as Problem;
    expect(problem).toMatchObject({type: `urn:civic-board:problem:${problem.code}`, status: response.status});
    expect(await api.contents()).toEqual(before);
    return problem;
  };

  const submitted = async (over = {}): Promise<Receipt> => (await (await send('/messages', {body: draft(over)})).json()) as Receipt;

  const act = async (username: string, id: string, body: unknown) => await send(`/messages/${id}/actions`, {body, headers: await api.signedIn(username)});

  const published = async (): Promise<Receipt> => {
    const receipt = await submitted();
    expect((await act('moderator', receipt.id, {action: 'publish', expectedVersion: 1})).status).toBe(200);
    return receipt;
  };

  describe('what is sent', () => {
    it('refuses texts over their limit, naming each', async () => {
      const problem = await refused('/messages', {body: draft({title: '长'.repeat(61), body: '长'.repeat(1001)})});
      expect(problem).toMatchObject({status: 422, code: 'invalid', issues: [{path: 'title', code: 'too-long', max: 60}, {path: 'body', code: 'too-long', max: 1000}]});
    });

    it('refuses values of the wrong type', async () => {
      expect(await refused('/messages', {body: {...draft(), title: 5, body: ['a'], visibility: null, privatePart: 'x'}})).toMatchObject({
        status: 422, code: 'invalid',
        issues: [{path: 'title', code: 'wrong-type'}, {path: 'body', code: 'wrong-type'}, {path: 'visibility', code: 'not-in-list'}, {path: 'privatePart', code: 'wrong-type'}],
      });
      for (const body of ['null', '[]', '"text"', '5']) expect(await refused('/messages', {body})).toMatchObject({status: 422, code: 'invalid'});
    });

    it('refuses fields that it does not know, also those of JavaScript itself', async () => {
      expect(await refused('/messages', {body: {...draft(), authorId: 'person-citizen'}})).toMatchObject({status: 422, issues: [{path: 'authorId', code: 'unknown-field'}]});
      expect(await refused('/messages', {body: JSON.stringify(draft()).replace('{', '{"__proto__": {"role": "moderator"}, ')}))
        .toMatchObject({status: 422, issues: [{path: '__proto__', code: 'unknown-field'}]});
    });

    it('keeps markup as the text that it is', async () => {
      const body = '<script>alert(1)</script> <b>粗</b> &amp; "quoted"';
      const {id, queryCode} = await submitted({body});
      const response = await fetch(`${api.url}/messages/${id}`, {headers: {'Board-Query-Code': queryCode}});
      expect(response.headers.get('Content-Type')).toBe('application/json');
      expect(((await response.json()) as Message).body).toBe(body);
    });

    it('refuses a body of 10 MB, whether it says its length or not', async () => {
      const megabytes = 'x'.repeat(10_000_000);
      expect(await refused('/messages', {body: JSON.stringify({...draft(), body: megabytes})})).toMatchObject({status: 413, code: 'too-large'});
      expect(await refused('/session', {body: megabytes})).toMatchObject({status: 413, code: 'too-large'});
      expect(await refused('/messages', {body: new Blob([megabytes]).stream()})).toMatchObject({status: 413, code: 'too-large'});
    });

    it('refuses JSON that is broken, not UTF-8, or nested to exhaust the stack', async () => {
      for (const body of ['{"title": "a"', '', 'title=a', '\uFEFF{}x']) expect(await refused('/messages', {body})).toMatchObject({status: 400, code: 'malformed'});
      expect(await refused('/messages', {body: new Blob([new Uint8Array([0x22, 0xff, 0xfe, 0x22])]).stream()})).toMatchObject({status: 400, code: 'malformed'});
      expect(await refused('/messages', {body: `${'['.repeat(30_000)}${']'.repeat(30_000)}`})).toMatchObject({status: 400, code: 'malformed'});
    });

    it('refuses a body of another media type', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
        expect(await refused('/messages', {body: JSON.stringify(draft()), headers: {'Content-Type': type}})).toMatchObject({status: 415, code: 'malformed'});
      }
    });

    it('refuses a request that creates something without a sound idempotency key', async () => {
      const {id} = await published();
      for (const key of ['short', 'x'.repeat(101)]) expect(await refused('/messages', {body: draft(), headers: {'Idempotency-Key': key}})).toMatchObject({status: 400, code: 'malformed'});
      const response = await fetch(`${api.url}/messages`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(draft())});
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([400, 'malformed']);
      const headers = {'Content-Type': 'application/json', ...(await api.signedIn('housing'))};
      expect((await fetch(`${api.url}/messages/${id}/actions`, {method: 'POST', headers, body: '{"action":"accept","expectedVersion":2}'})).status).toBe(400);
    });
  });

  describe('idempotency keys', () => {
    it('give an equal request the same receipt and write nothing again', async () => {
      const headers = {'Idempotency-Key': newKey()};
      const first = (await (await send('/messages', {body: draft(), headers})).json()) as Receipt;
      const before = await api.contents();
      const second = await send('/messages', {body: draft(), headers});
      expect([second.status, await second.json()]).toEqual([201, first]);
      expect(await api.contents()).toEqual(before);
    });

    it('refuse another request', async () => {
      const headers = {'Idempotency-Key': newKey()};
      await send('/messages', {body: draft(), headers});
      expect(await refused('/messages', {body: draft({title: '另一件事'}), headers})).toMatchObject({status: 409, code: 'key-reused'});
    });
  });

  describe('acting', () => {
    it('refuses a version that is no longer so, or none', async () => {
      const {id} = await published();
      const headers = await api.signedIn('housing');
      expect(await refused(`/messages/${id}/actions`, {body: {action: 'accept', expectedVersion: 1}, headers})).toMatchObject({status: 409, code: 'stale'});
      for (const expectedVersion of [undefined, '2', 0, 1.5]) {
        expect(await refused(`/messages/${id}/actions`, {body: {action: 'accept', expectedVersion}, headers})).toMatchObject({status: 422, issues: [{path: 'expectedVersion'}]});
      }
    });

    it('refuses an action that there is not, lacks a field, or has one too many', async () => {
      const {id} = await published();
      const headers = await api.signedIn('housing');
      const of = async (body: object) => await refused(`/messages/${id}/actions`, {body: {...body, expectedVersion: 2}, headers});
      expect(await of({action: 'delete'})).toMatchObject({status: 422, issues: [{path: 'action', code: 'not-in-list'}]});
      expect(await of({action: 'transfer'})).toMatchObject({status: 422, issues: [{path: 'agencyId', code: 'required'}]});
      expect(await of({action: 'accept', state: 'closed'})).toMatchObject({status: 422, issues: [{path: 'state', code: 'unknown-field'}]});
      expect(await of({action: 'transfer', agencyId: 'nobody'})).toMatchObject({status: 422, issues: [{path: 'agencyId', code: 'not-in-list'}]});
    });

    it('refuses whoever has no session, the wrong role or another agency', async () => {
      const {id} = await published();
      const accept = {action: 'accept', expectedVersion: 2};
      const as = async (headers: Record<string, string>) => await refused(`/messages/${id}/actions`, {body: accept, headers});
      expect(await as({})).toMatchObject({status: 401, code: 'unauthenticated'});
      expect(await as({Authorization: 'Bearer forged.token.here'})).toMatchObject({status: 401, code: 'unauthenticated'});
      expect(await as({'Board-Query-Code': 'AAAA-BBBB-CCCC'})).toMatchObject({status: 401, code: 'unauthenticated'});
      for (const username of ['citizen', 'admin', 'transport', 'moderator']) expect(await as(await api.signedIn(username))).toMatchObject({status: 403, code: 'forbidden'});
    });

    it('refuses what is not possible at this moment, and says why', async () => {
      const {id} = await published();
      const answer = {action: 'submit-answer', body: '答复', expectedVersion: 2};
      expect(await refused(`/messages/${id}/actions`, {body: answer, headers: await api.signedIn('housing')}))
        .toMatchObject({status: 409, code: 'not-allowed-now', refusal: 'wrong-state'});
    });

    it('does not tell a message that is not theirs from one that is not there', async () => {
      const {id} = await submitted();
      const accept = {action: 'accept', expectedVersion: 1};
      const headers = await api.signedIn('transport');
      const hidden = await refused(`/messages/${id}/actions`, {body: accept, headers});
      expect(hidden).toMatchObject({status: 404, code: 'not-found'});
      for (const missing of ['nothing', '%00', '..%2f..', '\'; drop table message; --', 'x'.repeat(3000)]) {
        expect(await refused(`/messages/${encodeURIComponent(missing)}/actions`, {body: accept, headers})).toEqual(hidden);
      }
      const shown = await (await fetch(`${api.url}/messages/${id}`)).text();
      expect(await (await fetch(`${api.url}/messages/nothing`)).text()).toBe(shown);
    });
  });

  describe('reading', () => {
    it('refuses filters that it does not know, cannot read, or gets twice', async () => {
      for (const [query, path, code] of [
        ['limit=0', 'limit', 'too-small'], ['limit=101', 'limit', 'too-large'], ['limit=ten', 'limit', 'wrong-type'], ['limit=1e1', 'limit', 'wrong-type'],
        ['sort=random', 'sort', 'not-in-list'], ['sort=due', 'sort', 'not-in-list'], ['status=received', 'status', 'not-in-list'],
        ['colour=red', 'colour', 'unknown-field'], ['topic=urban&topic=health', 'topic', 'twice'], [`text=${'x'.repeat(201)}`, 'text', 'too-long'],
      ]) {
        expect(await refused(`/messages?${query ?? ''}`, {method: 'GET'})).toMatchObject({status: 422, code: 'invalid', issues: [{path, code}]});
      }
      expect(await refused('/places?of=x', {method: 'GET'})).toMatchObject({status: 422});
      expect(await refused('/messages?cursor=nonsense', {method: 'GET'})).toMatchObject({status: 400, code: 'malformed'});
    });

    it('takes any text as a search, whatever it would mean to a database', async () => {
      for (const text of ['%', '_', '\\', '\'', '";--', '\u0000', '(', '*', '%%%', '停车 OR 1=1', '\ufffd']) {
        const response = await fetch(`${api.url}/messages?text=${encodeURIComponent(text)}`);
        expect([text, response.status]).toEqual([text, 200]);
      }
      for (const path of ['/messages?placeId=%00', '/agencies?ids=%00,a', '/places?parent=%00', '/messages?text=%ff%fe', '/answers?topic=a%00']) {
        expect([path, (await fetch(`${api.url}${path}`)).status]).toEqual([path, path.startsWith('/places') ? 404 : 200]);
      }
    });

    it('refuses a queue to those whose it is not', async () => {
      expect(await refused('/messages?queue=mine', {method: 'GET'})).toMatchObject({status: 401, code: 'unauthenticated'});
      expect(await refused('/messages?queue=moderation', {method: 'GET', headers: await api.signedIn('housing')})).toMatchObject({status: 403, code: 'forbidden'});
    });
  });

  describe('the server itself', () => {
    it('says that a path is not there, and which methods a path has', async () => {
      expect(await refused('/nothing', {method: 'GET'})).toMatchObject({status: 404, code: 'not-found'});
      expect(await refused('/messages/x/y/z', {body: {}})).toMatchObject({status: 404, code: 'not-found'});
      expect(await refused('/messages', {method: 'DELETE'})).toMatchObject({status: 405, code: 'unsupported'});
      expect((await send('/messages', {method: 'PUT', body: {}})).headers.get('Allow')).toBe('GET, POST');
    });

    it('survives what is not HTTP at all', async () => {
      const {port} = new URL(api.origin);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.end('NONSENSE\r\n\r\n'));
        let text = '';
        socket.setEncoding('utf8').on('data', (chunk) => { text += String(chunk); }).on('close', () => resolve(text)).on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 400/);
      expect((await fetch(`${api.url}/health`)).status).toBe(200);
    });
  });
});
