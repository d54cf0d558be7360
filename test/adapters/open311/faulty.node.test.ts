import {describe, expect, it} from 'vitest';
import {type BoardError, isBoardError} from '../../../src/adapter/index.js';
import {MOST_BYTES} from '../../../src/adapters/open311/body.js';
import {readTime} from '../../../src/adapters/open311/time.js';
import {connect, REQUESTS} from './town.js';

const failure = async (call: Promise<unknown>): Promise<BoardError> => {
  const error: unknown = await call.then(() => undefined, (reason: unknown) => reason);
  if (!isBoardError(error)) throw new Error(`expected a BoardError, got ${String(error)}`);
  return error;
};
const answer = (body: BodyInit, type = 'application/json', status = 200) => () => new Response(body, {status, headers: {'Content-Type': type}});
/** One report by itself, whatever it says. */
const reading = async (fields: object, options: Parameters<typeof connect>[1] = {}) => {
  const {server, adapter} = connect({}, options);
  server.instead = ({url}, own) => (url.includes('/requests/') ? Response.json([{...REQUESTS[0], service_request_id: 'x', ...fields}]) : own());
  return adapter.getMessage('x');
};

describe('an Open311 endpoint that is not as the standard says', () => {
  it.each([
    ['JSON that is called HTML', answer(JSON.stringify(REQUESTS), 'text/html')],
    ['JSON that is called nothing', answer(new TextEncoder().encode(JSON.stringify(REQUESTS)))],
    ['JSON with a byte order mark', answer(`\ufeff${JSON.stringify(REQUESTS)}`)],
    ['JSON in a wrapper', answer(JSON.stringify({service_requests: REQUESTS}))],
    ['JSON in two wrappers', answer(JSON.stringify({service_requests: {request: REQUESTS}}))],
    ['numbers for texts', answer(JSON.stringify(REQUESTS.map((request) => ({...request, service_request_id: Number(request.service_request_id)}))))],
    ['XML where JSON was asked for', answer(`<service_requests>${REQUESTS.map((request) => `<request>${Object.entries(request).map(([name, value]) => `<${name}>${value ?? ''}</${name}>`).join('')}</request>`).join('')}</service_requests>`)],
    ['the same reports twice', answer(JSON.stringify([...REQUESTS, ...REQUESTS]))],
    ['all reports, whatever was asked for', answer(JSON.stringify([...REQUESTS].reverse()))],
  ])('is read all the same: %s', async (_, instead) => {
    const {server, adapter} = connect();
    server.instead = ({url}, own) => (url.includes('/requests.') ? instead() : own());
    expect((await adapter.listMessages({})).items.map(({id}) => id)).toEqual(['1001', '1002', '1003', '1004', '900']);
  });

  it.each([
    ['a page of HTML', answer('<!DOCTYPE html><html><body>Log in</body></html>', 'text/html')],
    ['a page of XHTML', answer('<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'application/xhtml+xml')],
    ['half an answer', answer('[{"service_request_id": "1"')],
    ['half an answer in XML', answer('<service_requests><request>', 'text/xml')],
    ['a word', answer('maintenance', 'text/plain')],
    ['a number', answer('42')],
    ['lists in lists without end', answer('['.repeat(50) + ']'.repeat(50))],
    ['entities that grow', answer('<?xml version="1.0"?><!DOCTYPE services [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><service_requests>&b;</service_requests>', 'text/xml')],
    ['entities that fetch', answer('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><service_requests><request><description>&x;</description></request></service_requests>', 'text/xml')],
  ])('is not taken for one: %s', async (_, instead) => {
    const {server, adapter} = connect();
    server.instead = instead;
    expect((await failure(adapter.listMessages({}))).code).toBe('protocol');
    expect((await failure(adapter.getBoard())).code).toBe('protocol');
  });

  it('is given up when its answer has no end', async () => {
    const {server, adapter} = connect();
    const chunk = new TextEncoder().encode(`"${'x'.repeat(1_000_000)}",`);
    let sent = 0;
    let cancelled = false;
    server.instead = () => new Response(new ReadableStream({
      pull: (controller) => { sent += chunk.length; controller.enqueue(chunk); },
      cancel: () => { cancelled = true; },
    }));
    expect((await failure(adapter.getBoard())).code).toBe('protocol');
    expect([cancelled, sent < MOST_BYTES + 5 * chunk.length]).toEqual([true, true]);
  });

  it.each([
    [503, 'unavailable'], [502, 'unavailable'], [404, 'not-found'], [405, 'unsupported'], [429, 'rate-limited'], [418, 'protocol'], [400, 'malformed'], [401, 'forbidden'],
  ])('that answers %d with a page of HTML says %s', async (status, code) => {
    const {server, adapter} = connect();
    server.instead = answer('<html><h1>Oops</h1></html>', 'text/html', status);
    expect((await failure(adapter.getBoard())).code).toBe(code);
  });

  it('that answers 200 with errors has failed', async () => {
    const {server, adapter} = connect();
    server.instead = answer(JSON.stringify([{code: 404, description: 'jurisdiction_id provided was not found'}]));
    const error = await failure(adapter.listMessages({}));
    expect([error.code, error.message]).toEqual(['not-found', expect.stringContaining('look at `endpoint` and `jurisdictionId`')]);
  });

  it('says what to do where no connection comes about', async () => {
    const {server, adapter} = connect();
    server.instead = () => { throw new TypeError('Failed to fetch'); };
    const error = await failure(adapter.getBoard());
    expect([error.code, error.message]).toEqual(['offline', expect.stringContaining('CORS')]);
  });

  it('is asked again after it failed once', async () => {
    const {server, adapter} = connect();
    server.instead = answer('', 'text/plain', 503);
    await failure(adapter.getBoard());
    server.instead = undefined;
    expect((await adapter.getBoard()).topics).toHaveLength(3);
  });

  it('shows its reports though its services cannot be had', async () => {
    const {server, adapter} = connect();
    server.instead = ({url}, own) => (url.includes('/services') ? new Response('', {status: 500}) : own());
    expect((await adapter.listMessages({limit: 2})).items.map(({title, topic}) => [title, topic])).toEqual([['Light is out', 'light'], ['Deep hole', 'pothole']]);
  });

  it('offers writers no service whose definition cannot be had', async () => {
    const {server, adapter} = connect();
    server.instead = ({url}, own) => (url.includes('/services/pothole') ? new Response('', {status: 500}) : own());
    expect((await adapter.getBoard()).topics[0]?.children?.map(({closed}) => closed)).toEqual([undefined, true]);
  });

  it('is read in the characters that it says', async () => {
    const {server, adapter} = connect({}, {format: 'xml'});
    const body = Uint8Array.from('<?xml version="1.0" encoding="ISO-8859-1"?><services><service><service_code>1</service_code><service_name>Stra\u00dfe</service_name></service></services>', (sign) => sign.charCodeAt(0));
    server.instead = answer(body, 'text/xml');
    expect((await adapter.getBoard()).topics).toEqual([{id: '1', name: {en: 'Straße'}, closed: undefined}].map(({id, name}) => ({id, name})));
  });

  it('may leave out everything but a number and a time', async () => {
    const {server, adapter} = connect();
    server.instead = ({url}, own) => (url.includes('/requests') ? Response.json([
      {service_request_id: 'bare', requested_datetime: '2026-11-20T08:00:00Z'}, {service_request_id: 'timeless', description: 'When?'}, {requested_datetime: '2026-11-20T08:00:00Z'}, null, 'x', [],
    ]) : own());
    const {items} = await adapter.listMessages({});
    expect(items).toMatchObject([{id: 'bare', title: 'bare', excerpt: '', status: 'waiting', agencyId: 'town', topic: ''}]);
    expect(await adapter.getMessage('bare')).toMatchObject({body: '', answers: [], attachments: []});
    expect((await failure(adapter.getMessage('timeless'))).code).toBe('protocol');
  });

  it('has its texts shown as texts, without what rearranges or hides', async () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const message = await reading({description: `${script}\n\nA\u202eB\u0000C\r\nD`, status_notes: script, address: `x\n${script}`, agency_responsible: script, status: 'CLOSED'});
    expect([message.title, message.body, message.answers[0]?.body, message.spot?.address, message.status]).toEqual([script, 'ABC\nD', script, `x ${script}`, 'answered']);
    expect(message.agencies[0]?.name['en']).toBe(script);
  });

  it.each(['javascript:alert(1)', 'data:image/png;base64,AAAA', 'https://media.example/album', 'ftp://media.example/a.jpg', 'http://[', ''])(
    'shows no picture for %s', async (url) => expect((await reading({media_url: url})).attachments).toEqual([]));

  it('has addresses of pictures beside it', async () => {
    expect((await reading({media_url: 'photos/1.PNG?size=l'})).attachments).toMatchObject([{type: 'image/png', url: 'https://city.example/open311/v2/photos/1.PNG?size=l'}]);
  });

  it.each([
    ['nothing', {lat: '', long: ''}], ['the sea off Africa', {lat: 0, long: 0}], ['beyond the pole', {lat: 91, long: 0}], ['words', {lat: 'north', long: 'west'}], ['half of one', {lat: 37.7, long: null}],
  ])('shows no point for %s', async (_, fields) => expect((await reading(fields)).spot).toEqual({address: '8 Mill Lane', public: true}));

  it('calls a long text without a title by what it is about', async () => {
    const message = await reading({description: 'word '.repeat(60)});
    expect([message.title, message.body.length]).toEqual(['Street light', 299]);
  });

  it('reads a time without an offset as the town’s own', async () => {
    expect((await reading({requested_datetime: '2026-07-01 09:30:00'}, {board: {timeZone: 'America/New_York'}})).createdAt).toBe('2026-07-01T13:30:00.000Z');
  });
});

describe('times of endpoints', () => {
  it.each([
    ['2026-11-19T08:00:00-05:00', '2026-11-19T13:00:00.000Z'], ['2026-11-19T08:00:00Z', '2026-11-19T08:00:00.000Z'], ['2026-11-19T08:00:00.1234567+0100', '2026-11-19T07:00:00.000Z'],
    ['2026-11-19 08:00:00 UTC', '2026-11-19T08:00:00.000Z'], ['2026-11-19T08:00:07', '2026-11-19T07:00:07.000Z'], ['2026-11-19', '2026-11-18T23:00:00.000Z'], ['2026-11-19T08:00', '2026-11-19T07:00:00.000Z'],
    ['1763539200', '2025-11-19T08:00:00.000Z'], ['1763539200000', '2025-11-19T08:00:00.000Z'], [' 2026-11-19T08:00:00+01 ', '2026-11-19T07:00:00.000Z'],
  ])('%s is %s in Berlin', (text, iso) => expect(readTime(text, 'Europe/Berlin')).toBe(iso));

  it.each(['', 'yesterday', '03/04/2026', '2026-02-31T00:00:00Z', '2026-13-01', '2026-11-19T25:00:00Z', '19.11.2026', '0000-00-00 00:00:00', 'null'])(
    '%j cannot be read for sure', (text) => expect(readTime(text, 'Europe/Berlin')).toBeUndefined());
});
