import {aTimeout, expect} from '@open-wc/testing';
import {BoardError} from '../../src/adapter/index.js';
import {restAdapter} from '../../src/adapters/rest.js';

/** A backend's side of a stream, in the hands of the test. */
function stream() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({start: (given) => { controller = given; }});
  return {
    response: (init: ResponseInit = {}) => new Response(body, {headers: {'Content-Type': 'text/event-stream'}, ...init}),
    send: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    break: () => controller?.error(new TypeError('network error')),
  };
}

describe('watching over the REST adapter', () => {
  const watch = (answer: (request: Request) => Response | Promise<Response>, {signal = new AbortController().signal, ...options}: {
    readonly signal?: AbortSignal; readonly queryCode?: string; readonly timeout?: number; readonly token?: string;
  } = {}) => {
    const {queryCode, ...rest} = options;
    let heard = 0;
    const adapter = restAdapter({endpoint: 'https://board.test/api/v1/', fetch: (input, init) => Promise.resolve(answer(new Request(input, init))), ...rest});
    const ended = adapter.watchMessage('m', () => { heard += 1; }, {signal, ...(queryCode && {queryCode})}).catch((reason: unknown) => reason);
    return {ended, heard: () => heard};
  };
  const codeOf = async ({ended}: {ended: Promise<unknown>}) => {
    const error = await ended;
    return error instanceof BoardError ? error.code : error;
  };
  /** Lets what was sent arrive. */
  const arrival = () => aTimeout(0);

  it('asks for the stream with code and token in headers, and past every cache', async () => {
    let seen: Request | undefined;
    await watch((request) => {
      seen = request;
      return Response.json({code: 'not-found'}, {status: 404, headers: {'Content-Type': 'application/problem+json'}});
    }, {queryCode: '7k3m-9qxt-v2bd', token: 'secret'}).ended;
    expect(seen?.url).to.equal('https://board.test/api/v1/messages/m/changes');
    expect([seen?.headers.get('Accept'), seen?.headers.get('Board-Query-Code'), seen?.headers.get('Authorization')]).to.deep.equal(
      ['text/event-stream', '7K3M9QXTV2BD', 'Bearer secret']);
    expect([seen?.cache, seen?.credentials]).to.deep.equal(['no-store', 'omit']);
  });

  it('calls back at each change, however the bytes are cut, and not at comments or other events', async () => {
    const controller = new AbortController();
    const backend = stream();
    const watching = watch(() => backend.response(), {signal: controller.signal});
    for (const part of [': hello\n\n', 'event: cha', 'nge\nda', 'ta: {}\n\nevent: change\r\ndata: {}\r\n', '\r\n', 'event: other\ndata: {}\n\n']) backend.send(part);
    backend.send('event: change\ndata: {}\n\n');
    backend.end();
    expect(await codeOf(watching)).to.equal('unavailable');
    expect(watching.heard()).to.equal(3);
  });

  it('is offline when the connection breaks, and unavailable when nothing answers', async () => {
    const backend = stream();
    const watching = watch(() => backend.response());
    backend.send('event: change\ndata: {}\n\n');
    await arrival();
    backend.break();
    expect(await codeOf(watching)).to.equal('offline');
    expect(await codeOf(watch(() => Promise.reject(new TypeError('failed to fetch'))))).to.equal('offline');
    expect(await codeOf(watch(() => new Promise(() => undefined), {timeout: 5}))).to.equal('unavailable');
  });

  it('says what the backend refused with', async () => {
    const problem = (status: number, code: string) => () => Response.json({code}, {status, headers: {'Content-Type': 'application/problem+json'}});
    expect(await codeOf(watch(problem(404, 'not-found')))).to.equal('not-found');
    expect(await codeOf(watch(problem(429, 'rate-limited')))).to.equal('rate-limited');
    expect(await codeOf(watch(() => new Response('no', {status: 501})))).to.equal('unsupported');
    expect(await codeOf(watch(() => new Response('no', {status: 405})))).to.equal('unsupported');
    expect(await codeOf(watch(() => new Response('<p>Log in</p>', {headers: {'Content-Type': 'text/html'}})))).to.equal('protocol');
  });

  it('ends with the reason of its signal, and calls nobody after that', async () => {
    const controller = new AbortController();
    const backend = stream();
    const watching = watch(() => backend.response(), {signal: controller.signal});
    backend.send('event: change\ndata: {}\n\n');
    await arrival();
    controller.abort('enough');
    expect(await watching.ended).to.equal('enough');
    const heard = watching.heard();
    backend.send('event: change\ndata: {}\n\n');
    await arrival();
    expect(watching.heard()).to.equal(heard);
    expect(await watch(() => backend.response(), {signal: AbortSignal.abort('before')}).ended).to.equal('before');
  });

  it('gives up a stream of one event that never ends', async () => {
    const backend = stream();
    const watching = watch(() => backend.response());
    for (let part = 0; part < 20; part += 1) backend.send(`data: ${'x'.repeat(8_000)}\n`);
    expect(await codeOf(watching)).to.equal('protocol');
  });
});
