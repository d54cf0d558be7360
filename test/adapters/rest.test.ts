import {expect} from '@open-wc/testing';
import {delay, http, HttpResponse, type HttpResponseResolver} from 'msw';
import {setupWorker} from 'msw/browser';
import {BOARD_ERROR_CODES, BoardError, type BoardErrorCode, isRetryable} from '../../src/adapter/index.js';
import {restAdapter} from '../../src/adapters/rest.js';
import {draft, TOWN} from '../../src/testing/index.js';

const API = '/api/v1';
/** For calls that are given up: their requests may arrive when another test has begun. */
const GIVEN_UP = '/given-up';
const KEY = 'a-key-of-this-test';
const MESSAGE = {id: 'm', title: 't', status: 'waiting', timeline: [], answers: [], allowedActions: [], relations: [], agencies: []};
const RECEIPT = {id: 'm', number: '1', queryCode: 'AAAA-BBBB-CCCC', createdAt: '2026-11-20T00:00:00Z'};
const PAGE = {items: [], agencies: []};

describe('the REST adapter on the wire', () => {
  const worker = setupWorker();
  let seen: Request[] = [];

  before(async () => { await worker.start({quiet: true, onUnhandledRequest: 'bypass'}); });
  beforeEach(() => { seen = []; });
  afterEach(() => worker.resetHandlers());
  after(() => worker.stop());

  /** Answers every request below the API and notes it. */
  const answer = (resolver: HttpResponseResolver, api = API): void =>
    worker.use(http.all(`*${api}/*`, async (info) => {
      seen.push(info.request.clone());
      return resolver(info);
    }));
  const adapter = restAdapter({endpoint: API});
  const failure = async (call: Promise<unknown>): Promise<BoardError> => {
    const error: unknown = await call.then(() => undefined, (reason: unknown) => reason);
    if (!(error instanceof BoardError)) throw new Error(`expected a BoardError, got ${String(error)}`);
    return error;
  };
  const codeOf = async (call: Promise<unknown>) => (await failure(call)).code;

  describe('sends', () => {
    const sent = () => {
      const [request] = seen;
      if (!request) throw new Error('nothing was sent');
      return request;
    };
    const address = () => sent().url.replace(location.origin, '');

    it('nothing before it is called', () => {
      restAdapter({endpoint: API});
      expect(seen).to.be.empty;
    });

    it('something small before it fetches its own code, where the browser knows of no connection', async () => {
      Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
      try {
        let broken = true;
        answer(({request}) => (broken ? HttpResponse.error() : HttpResponse.json(request.url.endsWith('/session') ? null : RECEIPT)));
        const paths = () => seen.splice(0).map(({url}) => new URL(url).pathname);
        expect(await codeOf(adapter.submitMessage(draft(), {idempotencyKey: KEY}))).to.equal('offline');
        expect(paths()).to.deep.equal([`${API}/session`]);
        broken = false;
        expect(await adapter.submitMessage(draft(), {idempotencyKey: KEY})).to.deep.equal(RECEIPT);
        expect(paths()).to.deep.equal([`${API}/session`, `${API}/messages`]);
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    });

    it('each read to its address', async () => {
      answer(({request}) => HttpResponse.json(
        request.url.includes('/messages/') ? MESSAGE : request.url.endsWith('/board') ? TOWN.board : /messages|answers/.test(request.url) ? PAGE
          : request.url.endsWith('/session') ? null : []));
      await adapter.getBoard();
      await adapter.listPlaces(null);
      await adapter.listPlaces('qinghe');
      await adapter.listAgencies({});
      await adapter.listAgencies({placeId: 'qinghe', ids: ['a', 'b']});
      await adapter.listMessages({});
      await adapter.listAnswers({limit: 5});
      await adapter.getMessage('m');
      await adapter.getSession();
      expect(seen.map((request) => `${request.method} ${request.url.replace(location.origin, '')}`)).to.deep.equal([
        'GET /api/v1/board', 'GET /api/v1/places', 'GET /api/v1/places?parent=qinghe', 'GET /api/v1/agencies',
        'GET /api/v1/agencies?place=qinghe&ids=a%2Cb', 'GET /api/v1/messages', 'GET /api/v1/answers?limit=5', 'GET /api/v1/messages/m',
        'GET /api/v1/session',
      ]);
    });

    it('every filter that is given, and no empty one', async () => {
      answer(() => HttpResponse.json(PAGE));
      await adapter.listMessages({queue: 'mine', sort: 'newest', placeId: '', topic: 'a/b', text: '停车 & 位', limit: 7, cursor: 'x+y='});
      expect(Object.fromEntries(new URL(sent().url).searchParams)).to.deep.equal({
        queue: 'mine', sort: 'newest', topic: 'a/b', text: '停车 & 位', limit: '7', cursor: 'x+y=',
      });
    });

    it('no request for no agency', async () => {
      expect(await adapter.listAgencies({ids: []})).to.deep.equal([]);
      expect(seen).to.be.empty;
    });

    it('a draft as JSON with its key', async () => {
      answer(() => HttpResponse.json(RECEIPT, {status: 201}));
      expect(await adapter.submitMessage(draft(), {idempotencyKey: KEY})).to.deep.equal(RECEIPT);
      expect([sent().method, address()]).to.deep.equal(['POST', '/api/v1/messages']);
      expect(sent().headers.get('Content-Type')).to.equal('application/json');
      expect(sent().headers.get('Idempotency-Key')).to.equal(KEY);
      expect(await sent().json()).to.deep.equal(draft());
    });

    it('an action with the expected version, its key and the code', async () => {
      answer(() => HttpResponse.json(MESSAGE));
      await adapter.act('m', {action: 'follow-up', words: '请问'}, {idempotencyKey: KEY, expectedVersion: 4, queryCode: '7k3m-9qxt-v2bd'});
      expect([sent().method, address()]).to.deep.equal(['POST', '/api/v1/messages/m/actions']);
      expect(await sent().json()).to.deep.equal({action: 'follow-up', words: '请问', expectedVersion: 4});
      expect(sent().headers.get('Idempotency-Key')).to.equal(KEY);
      expect(sent().headers.get('Board-Query-Code')).to.equal('7K3M9QXTV2BD');
    });

    it('a query code in a header and never in an address', async () => {
      answer(() => HttpResponse.json(MESSAGE));
      const queryCode = '7K3M-9QXT-V2BD';
      await adapter.getMessage('m', {queryCode});
      await adapter.act('m', {action: 'accept'}, {idempotencyKey: KEY, expectedVersion: 1, queryCode});
      for (const {url, referrer} of seen) expect(`${url} ${referrer}`).not.to.match(/7K3M|9QXT/i);
      expect(seen.map((request) => request.headers.get('Board-Query-Code'))).to.deep.equal(['7K3M9QXTV2BD', '7K3M9QXTV2BD']);
    });

    it('a code that was typed in Chinese without failing on it', async () => {
      answer(() => HttpResponse.json(MESSAGE));
      await adapter.getMessage('m', {queryCode: '查询码：７Ｋ３Ｍ'});
      await adapter.getMessage('m', {queryCode: '忘了'});
      expect(seen.map((request) => request.headers.get('Board-Query-Code'))).to.deep.equal(['7K3M', null]);
    });

    it('an id as one segment of the path, whatever is in it', async () => {
      answer(() => HttpResponse.json(MESSAGE));
      await adapter.getMessage('a/b?c#d 停');
      expect(new URL(sent().url).pathname).to.equal('/api/v1/messages/a%2Fb%3Fc%23d%20%E5%81%9C');
    });

    it('nothing for ids that would leave the path', async () => {
      for (const id of ['', '.', '..', '\ud800']) expect(await codeOf(adapter.getMessage(id))).to.equal('not-found');
      expect(seen).to.be.empty;
    });

    it('cookies to the same site, and no token', async () => {
      answer(() => HttpResponse.json(null));
      await adapter.getSession();
      expect(sent().credentials).to.equal('same-origin');
      expect(sent().headers.get('Authorization')).to.equal(null);
    });

    it('a token instead of cookies, asked for each time', async () => {
      answer(() => HttpResponse.json(null));
      let count = 0;
      const withToken = restAdapter({endpoint: API, token: async () => `token-${++count}`});
      await withToken.getSession();
      await withToken.getSession();
      expect(seen.map((request) => [request.credentials, request.headers.get('Authorization')])).to.deep.equal([
        ['omit', 'Bearer token-1'], ['omit', 'Bearer token-2'],
      ]);
    });

    it('nothing when the page cannot give its token', async () => {
      const withToken = restAdapter({endpoint: API, token: () => { throw new Error('ended'); }});
      expect(await codeOf(withToken.getSession())).to.equal('unauthenticated');
      expect(seen).to.be.empty;
    });

    it('to an endpoint on another site, with or without a slash at its end', async () => {
      const urls: string[] = [];
      const record: typeof fetch = async (input) => {
        urls.push(new Request(input).url);
        return HttpResponse.json(null);
      };
      for (const endpoint of ['https://board.example/api/v1', 'https://board.example/api/v1/']) await restAdapter({endpoint, fetch: record}).getSession();
      expect(urls).to.deep.equal(['https://board.example/api/v1/session', 'https://board.example/api/v1/session']);
    });

    it('nothing with a key that a header could not carry', async () => {
      for (const idempotencyKey of ['short', '钥匙钥匙钥匙钥匙', 'with blank', 'k'.repeat(101)]) {
        expect(await codeOf(adapter.submitMessage(draft(), {idempotencyKey}))).to.equal('malformed');
      }
      expect(seen).to.be.empty;
    });
  });

  describe('errors of the backend', () => {
    const problem = (status: number, body: object, headers = {}) =>
      answer(() => new HttpResponse(JSON.stringify(body), {status, headers: {'Content-Type': 'application/problem+json', ...headers}}));

    for (const code of BOARD_ERROR_CODES) {
      it(`${code} comes as it is, whatever the status`, async () => {
        problem(code === 'unavailable' ? 503 : 409, {code, detail: 'because'});
        const error = await failure(adapter.getMessage('m'));
        expect([error.code, error.message]).to.deep.equal([code, 'because']);
      });
    }

    it('carry issues, refusal and the time to wait', async () => {
      const issues = [{path: 'title', code: 'too-long', max: 22}];
      problem(422, {code: 'invalid', detail: 'x', issues, refusal: 'wrong-state', retryAfter: 3});
      const error = await failure(adapter.submitMessage(draft(), {idempotencyKey: KEY}));
      expect([error.issues, error.refusal, error.retryAfter]).to.deep.equal([issues, 'wrong-state', 3]);
    });

    it('have no issues unless there is a list of them', async () => {
      problem(422, {code: 'invalid', detail: 'x', issues: 'many'});
      expect((await failure(adapter.getBoard())).issues).to.deep.equal([]);
    });

    const others: [status: number, code: BoardErrorCode][] = [
      [500, 'unavailable'], [502, 'unavailable'], [503, 'unavailable'], [504, 'unavailable'], [520, 'unavailable'], [408, 'unavailable'],
      [413, 'too-large'], [429, 'rate-limited'], [400, 'protocol'], [401, 'protocol'], [403, 'protocol'], [404, 'protocol'], [418, 'protocol'],
    ];
    for (const [status, code] of others) {
      it(`${status} with a page of HTML, from whatever stands in between, is ${code}`, async () => {
        answer(() => HttpResponse.html('<h1>Something</h1>', {status}));
        expect(await codeOf(adapter.getMessage('m'))).to.equal(code);
      });
    }

    it('of unknown codes, broken JSON and JSON that is no object go by their status', async () => {
      problem(503, {code: 'melted'});
      expect(await codeOf(adapter.getBoard())).to.equal('unavailable');
      for (const body of ['{"code": "sta', 'null', '"stale"', '[]', '']) {
        worker.resetHandlers();
        answer(() => new HttpResponse(body, {status: 409, headers: {'Content-Type': 'application/problem+json'}}));
        expect(await codeOf(adapter.getBoard()), body).to.equal('protocol');
      }
    });

    it('tell how long to wait, in seconds or by a date', async () => {
      answer(() => HttpResponse.text('', {status: 503, headers: {'Retry-After': '120'}}));
      expect((await failure(adapter.getBoard())).retryAfter).to.equal(120);
      worker.resetHandlers();
      answer(() => HttpResponse.text('', {status: 429, headers: {'Retry-After': new Date(Date.now() + 60_000).toUTCString()}}));
      expect((await failure(adapter.getBoard())).retryAfter).to.be.within(55, 61);
      worker.resetHandlers();
      answer(() => HttpResponse.text('', {status: 503, headers: {'Retry-After': 'Sun, 01 Jan 2006 00:00:00 GMT'}}));
      expect((await failure(adapter.getBoard())).retryAfter).to.equal(0);
      worker.resetHandlers();
      answer(() => HttpResponse.text('', {status: 503, headers: {'Retry-After': 'soon'}}));
      expect((await failure(adapter.getBoard())).retryAfter).to.equal(undefined);
    });
  });

  describe('answers that are not of the agreed form', () => {
    const wrong: [what: string, respond: () => Response][] = [
      ['broken JSON', () => new HttpResponse('{"items": [', {headers: {'Content-Type': 'application/json'}})],
      ['no body at all', () => new HttpResponse(null, {status: 200, headers: {'Content-Type': 'application/json'}})],
      ['204 where something is due', () => new HttpResponse(null, {status: 204})],
      ['a log-in page', () => HttpResponse.html('<form>Please log in</form>')],
      ['JSON that says to be text', () => HttpResponse.text('{"items": [], "agencies": []}')],
      ['null', () => HttpResponse.json(null)],
      ['another object', () => HttpResponse.json({ok: true})],
      ['items that are no list', () => HttpResponse.json({items: {}, agencies: []})],
      ['a list for an object', () => HttpResponse.json([])],
    ];
    for (const [what, respond] of wrong) {
      it(`${what} is a protocol error`, async () => {
        answer(respond);
        expect(await codeOf(adapter.listMessages({}))).to.equal('protocol');
        expect(await codeOf(adapter.getMessage('m'))).to.equal('protocol');
      });
    }

    it('of every method are refused', async () => {
      answer(() => HttpResponse.json({error: 'x'}));
      const calls = [
        adapter.getBoard(), adapter.listPlaces(null), adapter.listAgencies({}), adapter.listAnswers({}), adapter.getSession(),
        adapter.signIn({username: 'a', password: 'b'}), adapter.submitMessage(draft(), {idempotencyKey: KEY}),
        adapter.act('m', {action: 'accept'}, {idempotencyKey: KEY, expectedVersion: 1}),
      ];
      for (const call of calls) expect(await codeOf(call)).to.equal('protocol');
    });
  });

  describe('the connection', () => {
    it('that cannot be made is offline, and worth another try', async () => {
      answer(() => HttpResponse.error());
      const error = await failure(adapter.getBoard());
      expect([error.code, isRetryable(error)]).to.deep.equal(['offline', true]);
      expect(error.cause).to.be.instanceOf(TypeError);
    });

    it('that breaks in the middle of an answer is offline', async () => {
      const broken = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"items": [')),
        pull: (controller) => controller.error(new TypeError('connection lost')),
      });
      const withBreak = restAdapter({endpoint: API, fetch: async () => new Response(broken, {headers: {'Content-Type': 'application/json'}})});
      expect(await codeOf(withBreak.listMessages({}))).to.equal('offline');
    });

    it('that is slow is waited for', async () => {
      answer(async () => {
        await delay(300);
        return HttpResponse.json(PAGE);
      });
      expect(await adapter.listMessages({})).to.deep.equal(PAGE);
    });

    it('that never answers is given up as unavailable', async () => {
      answer(() => delay('infinite'), GIVEN_UP);
      const impatient = restAdapter({endpoint: GIVEN_UP, timeout: 50});
      const error = await failure(impatient.getBoard());
      expect([error.code, isRetryable(error)]).to.deep.equal(['unavailable', true]);
    });

    it('whose answer never ends is given up too, also when fetch does not heed signals', async () => {
      const endless = new ReadableStream<Uint8Array>({start: (controller) => controller.enqueue(new TextEncoder().encode('{'))});
      const impatient = restAdapter({endpoint: API, timeout: 50, fetch: async () => new Response(endless)});
      expect(await codeOf(impatient.getBoard())).to.equal('unavailable');
    });

    it('is let go with the reason of the signal, and the request with it', async () => {
      let aborted = false;
      answer(async ({request}) => {
        request.signal.addEventListener('abort', () => { aborted = true; });
        await delay('infinite');
      }, GIVEN_UP);
      const heard: AbortSignal[] = [];
      const listening = restAdapter({endpoint: GIVEN_UP, fetch: (input, init) => {
        if (init?.signal) heard.push(init.signal);
        return fetch(input, init);
      }});
      const controller = new AbortController();
      const reason = {because: 'the page was left'};
      const call = listening.getBoard({signal: controller.signal}).catch((error: unknown) => error);
      await Promise.resolve();
      controller.abort(reason);
      expect(await call).to.equal(reason);
      expect(heard[0]?.aborted || aborted).to.equal(true);
    });

    it('is not even made when the signal was aborted before', async () => {
      answer(() => HttpResponse.json(TOWN.board));
      const error: unknown = await adapter.getBoard({signal: AbortSignal.abort('gone')}).catch((reason: unknown) => reason);
      expect(error).to.equal('gone');
      expect(seen).to.be.empty;
    });

    it('signs out on an empty answer', async () => {
      answer(() => new HttpResponse(null, {status: 204}));
      expect(await adapter.signOut()).to.equal(undefined);
      expect(seen[0]?.method).to.equal('DELETE');
    });
  });

  it('leaves out what it is told that the backend cannot do', async () => {
    const reader = restAdapter({endpoint: API, capabilities: {submit: false, act: false, search: false, signIn: false}});
    const calls = [
      reader.submitMessage(draft(), {idempotencyKey: KEY}), reader.act('m', {action: 'accept'}, {idempotencyKey: KEY, expectedVersion: 1}),
      reader.listMessages({text: '停车'}), reader.signIn({username: 'a', password: 'b'}),
    ];
    for (const call of calls) expect(await codeOf(call)).to.equal('unsupported');
    expect(seen).to.be.empty;
  });
});
