import * as v from 'valibot';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Receipt} from '../../../src/adapter/index.js';
import {type ActionRequest, ACTIONS, type Message} from '../../../src/model/index.js';
import type {Route} from '../../../src/server/http/route.js';
import {ROUTES} from '../../../src/server/http/routes.js';
import {problem} from '../../../src/server/http/schemas.js';
import {PUBLISHING_ROUTES} from '../../../src/server/publishing/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {type Api, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, {
    readonly operationId: string;
    readonly parameters?: readonly {readonly name: string; readonly in: string; readonly required?: boolean}[];
    readonly requestBody?: {readonly content: {readonly 'application/json': {readonly schema: Schema}}};
    readonly responses: Readonly<Record<string, unknown>>;
  }>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>};
}
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
}

describe('the OpenAPI document', () => {
  let api: Api;
  let document: Document;
  beforeAll(async () => {
    api = await startApi();
    document = (await (await fetch(`${api.url}/openapi.json`)).json()) as Document;
  });
  afterAll(async () => await api.close());

  it('is of version 3.1, and every reference in it leads somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(references.length).toBeGreaterThan(20);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
    expect(JSON.stringify(document)).not.toContain('#/$defs');
  });

  it('describes every route, once', async () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).filter((name) => name !== 'servers').map((method) => `${method} ${path}`));
    expect(described.sort()).toEqual([...ROUTES, ...PUBLISHING_ROUTES].map(({method, path}) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`).sort());
    const ids = Object.values(document.paths).flatMap((methods) => Object.entries(methods).flatMap(([name, operation]) => (name === 'servers' ? [] : [operation.operationId])));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every path parameter, every filter and the headers', () => {
    const parametersOf = (path: string, method: string) => document.paths[path]?.[method]?.parameters?.map(({name, in: where, required}) => `${where} ${name}${required ? '!' : ''}`);
    expect(parametersOf('/messages/{id}/actions', 'post')).toEqual(['path id!', 'header Idempotency-Key!', 'header Board-Query-Code']);
    expect(parametersOf('/messages', 'get')).toEqual(expect.arrayContaining(['query queue', 'query text', 'query cursor', 'query limit']));
  });

  it('has a body for each action, with its fields and the expected version', () => {
    const bodies = document.paths['/messages/{id}/actions']?.['post']?.requestBody?.content['application/json'].schema.oneOf ?? [];
    expect(bodies.map((body) => body.properties?.['action']?.const).sort()).toEqual([...ACTIONS].sort());
    for (const body of bodies) {
      expect(body.required).toEqual(expect.arrayContaining(['action', 'expectedVersion']));
      expect(body.additionalProperties).toBe(false);
    }
  });

  it('asks for what the form asks for', () => {
    const body = document.paths['/messages']?.['post']?.requestBody?.content['application/json'].schema;
    expect(body?.type).toBe('object');
    expect(body?.required).toEqual(expect.arrayContaining(['kind', 'topic', 'agencyId', 'title', 'visibility', 'consent']));
    expect(body?.required).not.toContain('privatePart');
  });

  describe('and the answers that routes really give', () => {
    const routeOf = (operationId: string): Route => {
      const route = ROUTES.find((candidate) => candidate.operationId === operationId);
      if (!route) throw new Error(`no route ${operationId}`);
      return route;
    };

    /** Holds an answer to the status and the strict schema of its route. */
    const conforms = async (operationId: string, path: string, init: RequestInit = {}): Promise<unknown> => {
      const {answer, method} = routeOf(operationId);
      const response = await fetch(`${api.url}${path}`, {method, ...init});
      const body = answer.schema ? ((await response.json()) as unknown) : undefined;
      expect([response.status, body]).toEqual([answer.status, body]);
      if (answer.schema) expect(v.safeParse(answer.schema, body).issues?.map((issue) => [v.getDotPath(issue), issue.message])).toBeUndefined();
      return body;
    };
    const json = (body: unknown, headers: Record<string, string> = {}): RequestInit =>
      ({body: JSON.stringify(body), headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers}});

    it('agree for everything that can be read, by every role', async () => {
      const viewers = [{}, ...(await Promise.all(TOWN.accounts.map(async ({username}) => await api.signedIn(username))))];
      await conforms('getBoard', '/board');
      await conforms('listPlaces', '/places');
      await conforms('getPlacePath', `/places/${TOWN.places.at(-1)?.id ?? ''}/path`);
      await conforms('listAgencies', '/agencies');
      await conforms('listAnswers', '/answers?limit=2');
      await conforms('getHealth', '/health');
      for (const headers of viewers) {
        await conforms('getSession', '/session', {headers});
        await conforms('listMessages', '/messages?limit=100', {headers});
        for (const {record: {id}} of TOWN.messages) {
          const response = await fetch(`${api.url}/messages/${id}`, {headers});
          if (response.status === 200) await conforms('getMessage', `/messages/${id}`, {headers});
          else expect(v.is(problem, await response.json())).toBe(true);
        }
      }
    });

    it('agree for a message’s whole way', async () => {
      const receipt = (await conforms('submitMessage', '/messages', json(draft({privatePart: {name: '陈', phone: '1', remark: '2'}})))) as Receipt;
      const path = `/messages/${receipt.id}/actions`;
      const act = async (username: string | undefined, request: ActionRequest) => {
        const headers: Record<string, string> = username ? await api.signedIn(username) : {'Board-Query-Code': receipt.queryCode};
        const {version} = (await (await fetch(`${api.url}/messages/${receipt.id}`, {headers})).json()) as Message;
        await conforms('act', path, json({...request, expectedVersion: version}, headers));
      };
      await act('moderator', {action: 'publish'});
      await act('housing', {action: 'accept', publicText: '已受理', internalText: '内部'});
      await act('housing', {action: 'whistle', supports: [{agencyId: 'transport', task: '查', dueAt: '2027-01-01T00:00:00Z'}]});
      await act('housing', {action: 'extend', publicText: '延期'});
      await act('housing', {action: 'ask-for-more', words: '请补充'});
      await act(undefined, {action: 'supply-info', words: '补充'});
      await act('housing', {action: 'submit-answer', body: '答复', organisation: '住建局', contact: '000'});
      await act('moderator', {action: 'return', returnReasons: ['incomplete'], internalText: '不完整', dueAt: '2027-01-01T00:00:00Z'});
      await act('housing', {action: 'submit-answer', body: '完整答复'});
      await act('moderator', {action: 'approve'});
      await act(undefined, {action: 'rate', resolution: 1, attitude: 2, speed: 1, solved: false, words: '没有解决'});
      await act(undefined, {action: 'reopen', words: '请再办'});
      await act('moderator', {action: 'publish-words'});
      await conforms('follow', `/messages/${receipt.id}/following`, json({following: true, followerKey: 'k'.repeat(22)}));
      await conforms('reportContent', `/messages/${receipt.id}/reports`, json({reason: 'other', words: '请看'}));
      await conforms('getMessage', `/messages/${receipt.id}`, {headers: await api.signedIn('moderator')});
      await act('moderator', {action: 'dismiss-reports'});
      await conforms('getMessage', `/messages/${receipt.id}`, {headers: {'Board-Query-Code': receipt.queryCode}});
      await conforms('listMessages', '/messages?queue=handling&sort=due', {headers: await api.signedIn('housing')});
      await act('moderator', {action: 'take-down', rejectReason: 'privacy', words: '含有他人信息'});
      await conforms('getChallenge', '/challenge');
      await conforms('signOut', '/session');
    });
  });
});
