import {describe, expect, it} from 'vitest';
import {type BoardError, isBoardError} from '../../../src/adapter/index.js';
import {adapterFor, connect, memoryStorage, report} from './town.js';

const KEY = 'a-key-of-this-test';
const failure = async (call: Promise<unknown>): Promise<BoardError> => {
  const error: unknown = await call.then(() => undefined, (reason: unknown) => reason);
  if (!isBoardError(error)) throw new Error(`expected a BoardError, got ${String(error)}`);
  return error;
};

describe.each(['json', 'xml'] as const)('sending to an Open311 endpoint in %s', (format) => {
  const open = (...[town, options]: Parameters<typeof connect>) => connect({apiKey: 'key', ...town}, {format, ...options});

  it('sends all of a report, and gives its number and what the endpoint says happens next', async () => {
    const {server, adapter} = open({}, {accountId: 'account-7'});
    const receipt = await adapter.submitMessage(report({privatePart: {name: 'Ada King Byron', phone: '555 0100', remark: ''}}), {idempotencyKey: KEY});
    expect(receipt).toEqual({
      id: '638344', number: '638344', queryCode: '', createdAt: '2026-11-20T12:00:00.000Z',
      notice: 'The City will inspect and require the responsible party to correct within 24 hours.',
    });
    expect(Object.fromEntries(server.sent[0] ?? [])).toEqual({
      api_key: 'key', account_id: 'account-7', service_code: 'light', description: 'Light flickers\n\nAll night, by the school.', address_string: '3 School Road',
      lat: '37.75', long: '-122.41', first_name: 'Ada King', last_name: 'Byron', phone: '555 0100',
    });
    const message = await adapter.getMessage(receipt.id);
    expect([message.title, message.body, message.topic, message.spot?.address]).toEqual(['Light flickers', 'All night, by the school.', 'group:Streets/light', '3 School Road']);
  });

  it('keeps the key out of every address', async () => {
    const {server, adapter} = open();
    await adapter.submitMessage(report(), {idempotencyKey: KEY});
    expect(server.asked.join()).not.toContain('key');
  });

  it('sends nothing about the person that they did not give, and nothing at all without their consent', async () => {
    const {server, adapter} = open();
    await adapter.submitMessage(report(), {idempotencyKey: KEY});
    const names = [...(server.sent[0]?.keys() ?? [])];
    for (const name of ['first_name', 'last_name', 'phone', 'email', 'device_id', 'account_id']) expect(names).not.toContain(name);
    const {issues} = await failure(adapter.submitMessage(report({consent: '', privatePart: {name: 'Ada', phone: '', remark: ''}}), {idempotencyKey: `${KEY}-2`}));
    expect(issues).toEqual([{path: 'consent', code: 'required'}]);
    expect(server.sent).toHaveLength(1);
  });

  it.each([
    ['a confidential message', {visibility: 'confidential'}, 'visibility'],
    ['a place that is not to be public', {spot: {address: '3 School Road', public: false}}, 'spot.public'],
    ['no place', {spot: undefined}, 'spot'],
    ['another addressee', {agencyId: 'agency:Works Department'}, 'agencyId'],
    ['a group of services', {topic: 'group:Streets'}, 'topic'],
    ['a service that asks what the form cannot', {topic: 'bins'}, 'topic'],
    ['more text than the standard allows', {body: '👨‍👩‍👧‍👦'.repeat(500)}, 'body'],
    ['an e-mail address that nobody asked for', {email: 'ada@example.org'}, 'email'],
  ])('refuses %s, and sends nothing', async (_, fields, path) => {
    const {server, adapter} = open();
    const {spot, ...draft} = {...report(), ...fields};
    const error = await failure(adapter.submitMessage({...draft, ...(spot && {spot})} as never, {idempotencyKey: KEY}));
    expect([error.code, error.issues.map((issue) => issue.path)]).toEqual(['invalid', [path]]);
    expect(server.sent).toEqual([]);
  });

  it('sends what the page answers for the writer, one value or several', async () => {
    const {server, adapter} = open({}, {attributes: ({code}, service, draft) => (draft ? [code, service, draft.title] : '')});
    await adapter.submitMessage(report({topic: 'bins'}), {idempotencyKey: KEY});
    expect(server.sent[0]?.getAll('attribute[kind][]')).toEqual(['kind', 'bins', 'Light flickers']);
  });

  it('sends to a service with a slash in its code', async () => {
    const {server, adapter} = open();
    await adapter.submitMessage(report({topic: 'a%2fb%3ac'}), {idempotencyKey: KEY});
    expect(server.sent[0]?.get('service_code')).toBe('a/b:c');
  });

  it('waits a while for the number behind a token', async () => {
    const {adapter} = open({looksUntilNumber: 1});
    expect(await adapter.submitMessage(report(), {idempotencyKey: KEY})).toMatchObject({id: '638344', number: '638344'});
  });

  it('gives the token where the number takes longer, and finds the message by it later', async () => {
    const {adapter} = open({looksUntilNumber: 3});
    const {id, number} = await adapter.submitMessage(report(), {idempotencyKey: KEY});
    expect([id, number]).toEqual(['token:t-638344', 't-638344']);
    expect((await failure(adapter.getMessage(id))).code).toBe('not-found');
    expect(await adapter.getMessage(id)).toMatchObject({id: '638344', title: 'Light flickers'});
    expect((await adapter.listMessages({ids: [id]})).items.map((item) => item.id)).toEqual(['638344']);
  });

  it('is content with an endpoint that keeps its numbers to itself', async () => {
    const {adapter} = open({services: [{service_code: 'light', service_name: 'Light', type: 'blackbox'}]});
    const {id, number} = await adapter.submitMessage(report({topic: 'light'}), {idempotencyKey: KEY});
    expect([id, number]).toEqual([`sent:${KEY}`, '']);
    expect((await failure(adapter.getMessage(id))).code).toBe('not-found');
  });

  describe('once', () => {
    it('makes one report of one key, also when attempts meet', async () => {
      const {server, adapter} = open();
      const receipts = await Promise.all(Array.from({length: 5}, () => adapter.submitMessage(report(), {idempotencyKey: KEY})));
      expect(new Set(receipts.map(({id}) => id)).size).toBe(1);
      expect(server.sent).toHaveLength(1);
      expect((await failure(adapter.submitMessage(report({title: 'Another matter'}), {idempotencyKey: KEY}))).code).toBe('key-reused');
    });

    it('goes on when the one who asked has left, and answers who asks again', async () => {
      const {server, adapter} = open();
      const controller = new AbortController();
      const left = adapter.submitMessage(report(), {idempotencyKey: KEY, signal: controller.signal});
      controller.abort(new Error('gone'));
      await expect(left).rejects.toThrow('gone');
      await adapter.submitMessage(report(), {idempotencyKey: KEY});
      expect(server.sent).toHaveLength(1);
    });

    it('finds what was sent when the acknowledgement was lost, also after a reload', async () => {
      const storage = memoryStorage();
      const {server, adapter} = open({}, {storage});
      server.instead = async ({method}, own) => {
        const answer = await own();
        if (method === 'POST') throw new TypeError('connection reset');
        return answer;
      };
      expect((await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}))).code).toBe('offline');
      server.instead = undefined;
      const reloaded = adapterFor(server, {format, storage});
      const {number, createdAt} = await reloaded.submitMessage(report(), {idempotencyKey: KEY});
      expect([number, createdAt, server.sent.length]).toEqual(['638344', '2026-11-20T12:00:00.000Z', 1]);
    });

    it('sends again where the endpoint does not list the first one: rather two than none', async () => {
      const {server, adapter} = open();
      server.instead = async ({method}, own) => {
        const answer = await own();
        if (method !== 'POST') return answer;
        server.requests = [];
        return new Response('<html>Bad gateway</html>', {status: 502});
      };
      expect((await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}))).code).toBe('unavailable');
      server.instead = undefined;
      await adapter.submitMessage(report(), {idempotencyKey: KEY});
      expect(server.sent).toHaveLength(2);
    });

    it('takes the same words under another key for another report', async () => {
      const {server, adapter} = open();
      await adapter.submitMessage(report(), {idempotencyKey: KEY});
      await adapter.submitMessage(report(), {idempotencyKey: `${KEY}-2`});
      expect(server.sent).toHaveLength(2);
    });

    it('does not look for what was refused', async () => {
      const storage = memoryStorage();
      const {server} = open({apiKey: 'another'});
      const adapter = adapterFor(server, {format, storage});
      expect((await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}))).code).toBe('forbidden');
      const before = server.asked.length;
      await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}));
      expect(server.asked.slice(before).map((line) => line.split(' ')[0])).toEqual(['POST']);
    });

    it('remembers keys and times, and nothing of what was written', async () => {
      let kept = '';
      const storage = {getItem: () => kept || null, setItem: (_: string, value: string) => void (kept = value)};
      const {server, adapter} = open({}, {storage});
      server.instead = ({method}, own) => (method === 'POST' ? Response.error() : own());
      await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}));
      expect(JSON.parse(kept)).toEqual([[KEY, Date.parse('2026-11-20T12:00:00Z')]]);
    });
  });

  it('needs a key, unless the page knows better', async () => {
    const {adapter} = open({}, {apiKey: undefined as never});
    expect([adapter.capabilities.submit, (await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}))).code]).toEqual([false, 'unsupported']);
    const keyless = connect({}, {format, apiKey: undefined as never, capabilities: {submit: true}});
    await keyless.adapter.submitMessage(report(), {idempotencyKey: KEY});
    expect(keyless.server.sent[0]?.has('api_key')).toBe(false);
  });

  it.each([
    [400, 'lat and long, or address_string, must be provided', 'invalid', [{path: 'spot.address', code: 'required'}]],
    [400, 'email is not valid', 'invalid', [{path: 'email', code: 'not-an-email'}]],
    [400, 'attribute[depth] is not a number', 'invalid', [{path: 'topic', code: 'not-in-list'}]],
    [400, 'General service error', 'invalid', []],
    [403, 'Missing or Invalid API Key', 'forbidden', []],
    [404, 'service_code provided was not found', 'not-found', []],
    [429, 'Slow down', 'rate-limited', []],
    [500, 'Oh no', 'unavailable', []],
  ])('says what an answer of %d means: %s', async (status, description, code, issues) => {
    const {server, adapter} = open();
    const body = format === 'json' ? JSON.stringify([{code: status, description}]) : `<?xml version="1.0"?><errors><error><code>${status}</code><description>${description}</description></error></errors>`;
    server.instead = ({method}, own) => (method === 'POST' ? new Response(body, {status, headers: {'Retry-After': '7'}}) : own());
    const error = await failure(adapter.submitMessage(report(), {idempotencyKey: KEY}));
    expect([error.code, error.issues]).toEqual([code, issues]);
    expect(error.message).toContain(description);
    if (code === 'rate-limited') expect(error.retryAfter).toBe(7);
  });
});
