import {sql} from 'kysely';
import * as v from 'valibot';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {ActionRequest, Message, MessageSummary} from '../../../src/model/index.js';
import type {Route} from '../../../src/server/http/route.js';
import {ROUTES} from '../../../src/server/http/routes.js';
import {TOWN} from '../../../src/testing/index.js';
import {type Api, startApi} from '../support/api.js';
import {newKey} from '../support/town.js';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly issues?: readonly {readonly path: string; readonly code: string}[];
  readonly refusal?: string;
}

const DRAFT = {body: '草稿', organisation: '', person: '', contact: '', internalText: ''};

describe('the desk over HTTP', () => {
  let api: Api;
  beforeAll(async () => { api = await startApi(); });
  afterAll(async () => await api.close());

  const send = async (path: string, {method = 'GET', body, headers = {}}: {method?: string; body?: unknown; headers?: Record<string, string>} = {}) =>
    await fetch(`${api.url}${path}`, {
      method, headers: {...(body !== undefined && {'Content-Type': 'application/json'}), ...headers},
      ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
    });
  const as = async (username: string | undefined) => (username ? await api.signedIn(username) : {});

  /** All that the desk writes, and the log. */
  const contents = async () => (await sql`
    select (select count(*) from private_look) as looks, (select jsonb_agg(reply_draft) from reply_draft) as drafts, (select count(*) from audit) as audited,
      (select count(*) from event) as events`.execute(api.store.context.db)).rows[0];

  /** Sends what must be refused, and holds the answer to its form and the database to what it was. */
  const refused = async (...request: Parameters<typeof send>): Promise<Problem> => {
    const before = await contents();
    const response = await send(...request);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = (await response.json()) as Problem;
    expect(problem.status).toBe(response.status);
    expect(await contents()).toEqual(before);
    return problem;
  };

  const routeOf = (operationId: string): Route => {
    const route = ROUTES.find((candidate) => candidate.operationId === operationId);
    if (!route) throw new Error(`no route ${operationId}`);
    return route;
  };

  /** Holds an answer to the strict schema of its route, and to be kept nowhere when somebody has shown who they are. */
  const conforms = async (operationId: string, path: string, init: Parameters<typeof send>[1] = {}): Promise<unknown> => {
    const {answer, method, audience, shared = 30} = routeOf(operationId);
    const response = await send(path, {method, ...init});
    const body = answer.schema ? ((await response.json()) as unknown) : undefined;
    expect([operationId, response.status, body]).toEqual([operationId, answer.status, body]);
    const isSomebody = Object.keys(init.headers ?? {}).length > 0;
    const open = shared === 0 ? 'public, no-cache' : `public, max-age=0, s-maxage=${shared}`;
    expect(response.headers.get('Cache-Control'), operationId).toBe(isSomebody || audience === 'private' ? 'private, no-store' : open);
    if (answer.schema) expect(v.safeParse(answer.schema, body).issues?.map((issue) => [v.getDotPath(issue), issue.message])).toBeUndefined();
    return body;
  };

  it('answers as the OpenAPI document says, to everybody who may ask', async () => {
    for (const username of [undefined, ...TOWN.accounts.map((account) => account.username)]) await conforms('getFigures', '/figures?since=2026-10-01T00%3A00%3A00Z', {headers: await as(username)});
    for (const {username, role} of TOWN.accounts) {
      const headers = await as(username);
      const staff = role === 'staff' || role === 'lead';
      if (!staff && role !== 'moderator') continue;
      await conforms('countBoxes', `/desk/boxes?queue=${staff ? 'handling' : 'moderation'}`, {headers});
      await conforms('listTemplates', '/desk/templates?kind=complaint&topic=urban%2Fhousing', {headers});
      if (staff) await conforms('listColleagues', '/desk/colleagues', {headers});
      const {items} = (await (await send(`/messages?queue=${staff ? 'handling' : 'moderation'}&limit=100`, {headers})).json()) as {items: MessageSummary[]};
      for (const {id} of items) {
        const {relations, hasPrivatePart} = (await conforms('getMessage', `/messages/${id}`, {headers})) as Message;
        if (hasPrivatePart) await conforms('readPrivatePart', `/desk/messages/${id}/looks`, {headers});
        if (relations.includes('handler')) await conforms('getReplyDraft', `/desk/messages/${id}/draft`, {headers});
        await conforms('findEarlierAnswers', `/desk/messages/${id}/earlier-answers`, {headers});
      }
    }
  });

  it('answers as it says for a draft’s whole life, and for what staff do with messages', async () => {
    const [headers, path] = [await as('transport'), '/desk/messages/market-parking/draft'];
    expect(await conforms('getReplyDraft', path, {headers})).toBeNull();
    expect(await conforms('saveReplyDraft', path, {headers, body: {content: {body: '草稿'}, baseRevision: 0}})).toMatchObject({content: DRAFT, revision: 1, mine: true});
    await conforms('getReplyDraft', path, {headers});
    await conforms('discardReplyDraft', `${path}?baseRevision=1`, {headers});
    const act = async (username: string, id: string, request: ActionRequest) => {
      const who = await as(username);
      const {version} = (await (await send(`/messages/${id}`, {headers: who})).json()) as Message;
      return await conforms('act', `/messages/${id}/actions`, {headers: {...who, 'Idempotency-Key': newKey()}, body: {...request, expectedVersion: version}});
    };
    await act('housing', 'lift-repair', {action: 'assign', personId: 'person-housing'});
    await act('moderator', 'lift-repair', {action: 'remind', agencyId: 'transport'});
    await act('transport', 'lift-repair', {action: 'note', internalText: '便笺'});
    await act('moderator', 'lift-repair', {action: 'supervise', internalText: '督办', superviseUntil: '2027-01-01T00:00:00Z'});
    await act('moderator', 'lift-repair', {action: 'escalate', internalText: '升级'});
    await act('county', 'lift-repair', {action: 'supervision-note', internalText: '约谈'});
    await act('moderator', 'lift-repair', {action: 'visit', way: 'phone', visitedAt: '2026-11-20T08:00:00Z', publicText: '回访', solved: false});
    await act('moderator', 'lift-repair', {action: 'mask', masks: [{part: 'demand', start: 0, end: 3}]});
    await act('dongwei-lead', 'reading-corner', {action: 'endorse'});
    for (const username of [undefined, 'housing', 'county', 'moderator', 'citizen']) await conforms('getMessage', '/messages/lift-repair', {headers: await as(username)});
    await conforms('listMessages', '/messages?queue=moderation&box=supervised', {headers: await as('moderator')});
  });

  it('refuses what nobody may who is not staff, without a word of what is there', async () => {
    const about = ['looks', 'draft', 'earlier-answers'] as const;
    const calls = (id: string) => about.map((what) => [`/desk/messages/${id}/${what}`, what === 'looks' ? 'POST' : 'GET'] as const);
    for (const [username, code] of [[undefined, 'unauthenticated'], ['citizen', 'forbidden'], ['admin', 'forbidden']] as const) {
      for (const path of ['/desk/boxes?queue=handling', '/desk/colleagues', '/desk/templates?kind=a&topic=b']) {
        expect(await refused(path, {headers: await as(username)})).toMatchObject({code});
      }
      // Whether the message is there or not.
      for (const id of ['roof-leak', 'wage-dispute', 'nowhere']) {
        for (const [path, method] of calls(id)) expect(await refused(path, {method, headers: await as(username)})).toMatchObject({code});
      }
    }
    const headers = await as('housing');
    for (const [path, method] of calls('wage-dispute')) {
      const [hidden, missing] = [await refused(path, {method, headers}), await refused(path.replace('wage-dispute', 'nowhere'), {method, headers})];
      expect(hidden).toEqual(missing);
      expect(hidden).toMatchObject({status: 404, code: 'not-found'});
    }
  });

  it('refuses filters that it does not know, cannot read, or gets twice', async () => {
    const headers = await as('housing');
    for (const [path, issue] of [
      ['/desk/boxes', {path: 'queue', code: 'required'}], ['/desk/boxes?queue=public', {path: 'queue', code: 'not-in-list'}], ['/desk/boxes?queue=handling&box=mine', {path: 'box', code: 'unknown-field'}],
      ['/desk/boxes?queue=handling&queue=moderation', {path: 'queue', code: 'twice'}],
      ['/desk/templates?kind=complaint', {path: 'topic', code: 'required'}], [`/desk/templates?kind=complaint&topic=${'x'.repeat(101)}`, {path: 'topic', code: 'too-long'}],
      ['/figures?until=yesterday', {path: 'until', code: 'not-a-time'}], ['/figures?since=2026-02-31T00%3A00%3A00Z', {path: 'since', code: 'not-a-time'}], ['/figures?minimum=0', {path: 'minimum', code: 'unknown-field'}],
      ['/messages?queue=handling&box=publish', {path: 'box', code: 'not-in-list'}], ['/messages?box=mine', {path: 'box', code: 'not-in-list'}],
    ] as const) expect(await refused(path, {headers}), path).toMatchObject({status: 422, code: 'invalid', issues: [issue]});
    for (const path of ['/desk/messages/roof-leak/draft', '/desk/messages/roof-leak/draft?baseRevision=-1', '/desk/messages/roof-leak/draft?baseRevision=1e9', '/desk/messages/roof-leak/draft?baseRevision=1%00']) {
      expect(await refused(path, {method: 'DELETE', headers}), path).toMatchObject({status: 422, issues: [{path: 'baseRevision'}]});
    }
  });

  it('takes any text for an id, whatever it would mean to a database', async () => {
    const headers = await as('housing');
    for (const id of [`'; drop table tray; --`, '%', '__proto__', 'x'.repeat(5000), '\u0000', '..%2F..', '界']) {
      for (const [what, method] of [['looks', 'POST'], ['draft', 'GET'], ['earlier-answers', 'GET']] as const) {
        expect(await refused(`/desk/messages/${encodeURIComponent(id)}/${what}`, {method, headers}), id).toMatchObject({status: 404});
      }
    }
    for (const query of [`placeId=${encodeURIComponent(`'; drop table duty; --`)}`, 'agencyId=%25', 'topic=a%2Fb%2Fc%2Fd', 'kind=__proto__']) {
      expect(await conforms('getFigures', `/figures?${query}`)).toMatchObject({units: []});
    }
  });

  it('refuses drafts that break the rules, with the path of what is wrong, and keeps what was there', async () => {
    const [headers, path] = [await as('housing'), '/desk/messages/lift-repair/draft'];
    await conforms('saveReplyDraft', path, {headers, body: {content: DRAFT, baseRevision: 0}});
    const put = async (body: unknown) => await refused(path, {method: 'PUT', headers, body});
    expect(await put({content: {...DRAFT, body: '长'.repeat(10_001)}, baseRevision: 1})).toMatchObject({status: 422, issues: [{path: 'body', code: 'too-long'}]});
    expect(await put({content: {...DRAFT, revision: 9}, baseRevision: 1})).toMatchObject({status: 422, issues: [{path: 'revision', code: 'unknown-field'}]});
    expect(await put({content: {...DRAFT, body: 5}, baseRevision: 1})).toMatchObject({status: 422, issues: [{path: 'body', code: 'wrong-type'}]});
    for (const content of [null, 'x', []]) expect(await put({content, baseRevision: 1})).toMatchObject({status: 422, code: 'invalid'});
    for (const baseRevision of [-1, 1.5, '1', null, undefined]) expect(await put({content: DRAFT, baseRevision})).toMatchObject({status: 422, issues: [{path: 'baseRevision'}]});
    expect(await put({content: DRAFT, baseRevision: 1, force: true})).toMatchObject({status: 422, issues: [{path: 'force', code: 'unknown-field'}]});
    expect(await put({content: {...DRAFT, body: '另一稿'}, baseRevision: 0})).toMatchObject({status: 409, code: 'stale'});
    for (const body of ['{"content": ', '\uFEFF{}x']) expect(await put(body)).toMatchObject({status: 400, code: 'malformed'});
    expect(await refused(path, {method: 'PUT', headers: {...headers, 'Content-Type': 'text/plain'}, body: '{}'})).toMatchObject({status: 415});
    expect(await refused('/desk/messages/bus-timetable/draft', {method: 'PUT', headers: await as('transport'), body: {content: DRAFT, baseRevision: 0}}))
      .toMatchObject({status: 409, code: 'not-allowed-now', refusal: 'wrong-state'});
  });

  it('gives no private part to a mere GET, which caches, previews and link checkers send', async () => {
    const headers = await as('housing');
    expect(await refused('/desk/messages/roof-leak/looks', {headers})).toMatchObject({status: 405, code: 'unsupported'});
    // A page of another site cannot make a browser look, either.
    const session = (await send('/session', {method: 'POST', body: {username: 'moderator2', password: 'demo-moderator2'}})).headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    expect(await refused('/desk/messages/roof-leak/looks', {method: 'POST', headers: {Cookie: session, Origin: 'https://elsewhere.example'}})).toMatchObject({status: 403});
  });
});
