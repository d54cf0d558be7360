import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Challenge, Receipt} from '../../../src/adapter/index.js';
import {solve} from '../../../src/controllers/solve-proof.js';
import {type Api, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

describe('a board that asks for a proof of work', () => {
  let api: Api;
  beforeAll(async () => { api = await startApi({challenge: true}); });
  afterAll(async () => await api.close());

  const challenge = async () => (await (await fetch(`${api.url}/challenge`)).json()) as Challenge;
  const proof = async () => (await solve(await challenge())) ?? '';
  const post = async (path: string, body: unknown, headers: Record<string, string>) =>
    await fetch(`${api.url}${path}`, {method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers}, body: JSON.stringify(body)});
  const send = async (headers: Record<string, string>, body: unknown = draft()) => await post('/messages', body, headers);
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as {code?: string}).code];

  it('says so with its data', async () => {
    expect(await (await fetch(`${api.url}/board`)).json()).toMatchObject({services: {challenge: true}});
  });

  it('takes a message with a proof, and that proof only once', async () => {
    const once = await proof();
    expect((await send({'Board-Proof': once})).status).toBe(201);
    expect(await codeOf(await send({'Board-Proof': once}))).toEqual([403, 'challenge-failed']);
  });

  it('gives a retry its receipt with the same proof, with an old one and with none', async () => {
    const headers = {'Board-Proof': await proof(), 'Idempotency-Key': newKey()};
    const first = await (await send(headers)).json() as Receipt;
    expect(await (await send(headers)).json()).toEqual(first);
    expect(await (await send({'Idempotency-Key': headers['Idempotency-Key']})).json()).toEqual(first);
  });

  it('lets one proof in once when many attempts meet', async () => {
    const headers = {'Board-Proof': await proof()};
    const before = (await api.contents()) as {messages: string};
    const statuses = await Promise.all(Array.from({length: 6}, async () => (await send(headers)).status));
    expect(statuses.sort()).toEqual([201, 403, 403, 403, 403, 403]);
    expect(await api.contents()).toMatchObject({messages: String(Number(before.messages) + 1)});
  });

  it('does not spend a proof on a message that it refuses', async () => {
    const headers = {'Board-Proof': await proof()};
    expect(await codeOf(await send(headers, draft({title: ''})))).toEqual([422, 'invalid']);
    expect(await codeOf(await send(headers, draft({agencyId: 'nobody'})))).toEqual([422, 'invalid']);
    expect((await send(headers)).status).toBe(201);
  });

  it('asks for one before it takes a report', async () => {
    expect(await codeOf(await post('/messages/market-parking/reports', {reason: 'other'}, {}))).toEqual([403, 'challenge-failed']);
    expect((await post('/messages/market-parking/reports', {reason: 'other'}, {'Board-Proof': await proof()})).status).toBe(204);
  });

  describe('turns away', () => {
    const changed = async (change: (payload: {challenge: {parameters: Record<string, unknown>; signature: string}; solution: Record<string, unknown>}) => void) => {
      const payload = JSON.parse(atob(await proof())) as Parameters<typeof change>[0];
      change(payload);
      return btoa(JSON.stringify(payload));
    };
    const wrong: [what: string, make: () => Promise<string>][] = [
      ['no proof', () => Promise.resolve('')],
      ['what is no Base64', () => Promise.resolve('%%%')],
      ['JSON of something else', () => Promise.resolve(btoa('null'))],
      ['fields of other types', () => Promise.resolve(btoa('{"challenge":{"parameters":{},"signature":"x"},"solution":{"counter":{},"derivedKey":[]}}'))],
      ['what is far too long', () => Promise.resolve('A'.repeat(4004))],
      ['a wrong answer', () => changed(({solution}) => { solution['derivedKey'] = '0'.repeat(64); })],
      ['a challenge that was made easier', () => changed(({challenge: {parameters}}) => { parameters['keyPrefix'] = '00'; })],
      ['a challenge that was made to last', () => changed(({challenge: {parameters}}) => { parameters['expiresAt'] = 4_000_000_000; })],
      ['a challenge without an end', () => changed(({challenge: {parameters}}) => { delete parameters['expiresAt']; })],
      ['a signature of somebody else', () => changed((payload) => { payload.challenge.signature = 'f'.repeat(64); })],
    ];
    for (const [what, make] of wrong) {
      it(what, async () => {
        const before = await api.contents();
        expect(await codeOf(await send({'Board-Proof': await make()}))).toEqual([403, 'challenge-failed']);
        expect(await api.contents()).toEqual(before);
      });
    }
  });

  it('is not asked by a board that does not want one', async () => {
    const open = await startApi();
    const response = await fetch(`${open.url}/messages`, {
      method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey()}, body: JSON.stringify(draft()),
    });
    expect(response.status).toBe(201);
    await open.close();
  });
});
