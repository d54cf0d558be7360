import {expect} from '@open-wc/testing';
import {http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';
import {BoardError} from '../../src/adapter/index.js';
import {restAdapter} from '../../src/adapters/rest.js';

const API = '/api/v1';
const UPLOAD = {id: 'u', type: 'image/jpeg', size: 3};

describe('the REST adapter, bringing a file', () => {
  const worker = setupWorker();
  /** What the backend has of the file, and each request that it got. */
  let arrived = 0;
  let length = 0;
  let requests: string[] = [];
  let bearers: (string | null)[] = [];

  before(async () => { await worker.start({quiet: true, onUnhandledRequest: 'bypass'}); });
  beforeEach(() => {
    [arrived, length, requests, bearers] = [0, 0, [], []];
    worker.use(
      http.post(`*${API}/uploads`, ({request}) => {
        requests.push(`POST ${atob(request.headers.get('Upload-Metadata')?.split(' ')[1] ?? '')}`);
        length = Number(request.headers.get('Upload-Length'));
        return new HttpResponse(null, {status: 201, headers: {Location: 'uploads/tus-1', 'Tus-Resumable': '1.0.0'}});
      }),
      http.head(`*${API}/uploads/tus-1`, () => {
        requests.push('HEAD');
        return new HttpResponse(null, {headers: {'Upload-Offset': String(arrived), 'Upload-Length': String(length)}});
      }),
      http.patch(`*${API}/uploads/tus-1`, async ({request}) => {
        const bytes = (await request.arrayBuffer()).byteLength;
        requests.push(`PATCH ${request.headers.get('Upload-Offset')}+${bytes}`);
        bearers.push(request.headers.get('Authorization'));
        arrived += bytes;
        return new HttpResponse(null, {status: 204, headers: {'Upload-Offset': String(arrived)}});
      }),
      http.get(`*${API}/uploads/tus-1`, () => {
        requests.push('GET');
        return HttpResponse.json(UPLOAD);
      }),
    );
  });
  afterEach(() => worker.resetHandlers());
  after(() => worker.stop());

  const adapter = restAdapter({endpoint: API});
  const file = new Blob([new Uint8Array(2_500_000)]);
  const resumeKey = 'key-of-this-file';
  const failure = async (call: Promise<unknown>): Promise<unknown> => await call.then(() => undefined, (reason: unknown) => reason);

  it('creates it by its key, asks how much is there, sends it in pieces and asks what it is', async () => {
    expect(await adapter.uploadFile(file, {resumeKey})).to.deep.equal(UPLOAD);
    expect(requests).to.deep.equal([`POST ${resumeKey}`, 'HEAD', 'PATCH 0+1000000', 'PATCH 1000000+1000000', 'PATCH 2000000+500000', 'GET']);
  });

  it('sends only what is missing, and tells what is there from the beginning', async () => {
    arrived = 2_000_000;
    const told: number[] = [];
    await adapter.uploadFile(file, {resumeKey, onProgress: (bytes) => told.push(bytes)});
    expect(requests).to.include('PATCH 2000000+500000').and.not.include('PATCH 0+1000000');
    expect(told[0]).to.be.at.least(2_000_000);
    expect(told.at(-1)).to.equal(2_500_000);
  });

  it('sends nothing of what has arrived whole', async () => {
    arrived = file.size;
    expect(await adapter.uploadFile(file, {resumeKey})).to.deep.equal(UPLOAD);
    expect(requests).to.deep.equal([`POST ${resumeKey}`, 'HEAD', 'GET']);
  });

  it('goes on by itself after a connection that broke', async () => {
    worker.use(http.patch(`*${API}/uploads/tus-1`, () => {
      arrived = 700_000;
      return HttpResponse.error();
    }, {once: true}));
    expect(await adapter.uploadFile(file, {resumeKey})).to.deep.equal(UPLOAD);
    expect(requests).to.deep.equal([`POST ${resumeKey}`, 'HEAD', 'HEAD', 'PATCH 700000+1000000', 'PATCH 1700000+800000', 'GET']);
  });

  it('gives up offline when there is no connection at all', async () => {
    worker.use(http.post(`*${API}/uploads`, () => HttpResponse.error()));
    const error = await failure(adapter.uploadFile(file, {resumeKey}));
    expect(error).to.be.instanceOf(BoardError).with.property('code', 'offline');
  });

  it('rejects with what the backend says about the file', async () => {
    worker.use(http.get(`*${API}/uploads/tus-1`, () =>
      HttpResponse.json({code: 'invalid', issues: [{path: 'file', code: 'too-large'}]}, {status: 422, headers: {'Content-Type': 'application/problem+json'}})));
    expect(await failure(adapter.uploadFile(file, {resumeKey}))).to.deep.include({code: 'invalid', issues: [{path: 'file', code: 'too-large'}]});
  });

  it('takes an upload that is gone for one that may be tried again', async () => {
    worker.use(http.head(`*${API}/uploads/tus-1`, () => new HttpResponse(null, {status: 404})));
    expect(await failure(adapter.uploadFile(file, {resumeKey}))).to.have.property('code', 'unavailable');
  });

  it('shows the token of the moment with each piece', async () => {
    let count = 0;
    await restAdapter({endpoint: API, token: () => `token-${count++}`}).uploadFile(file, {resumeKey});
    expect(new Set(bearers)).to.have.length(3);
    expect(bearers.every((bearer) => bearer?.startsWith('Bearer token-'))).to.equal(true);
  });

  it('stops when it is told to, and sends nothing after that', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    // Over fetch, where progress is told when a piece has arrived: what was under way then is known.
    const own = restAdapter({endpoint: API, fetch: async (input, init) => await fetch(input, init)});
    const error = await failure(own.uploadFile(file, {resumeKey, signal: controller.signal, onProgress: (bytes) => { if (bytes > 0) controller.abort(reason); }}));
    expect(error).to.equal(reason);
    expect(requests).to.deep.equal([`POST ${resumeKey}`, 'HEAD', 'PATCH 0+1000000']);
  });

  it('uses a page’s own fetch', async () => {
    const methods: string[] = [];
    const own: typeof fetch = async (input, init) => {
      methods.push(init?.method ?? 'GET');
      return await fetch(input, init);
    };
    const told: number[] = [];
    await restAdapter({endpoint: API, fetch: own}).uploadFile(file, {resumeKey, onProgress: (bytes) => told.push(bytes)});
    expect(requests).to.deep.equal([`POST ${resumeKey}`, 'HEAD', 'PATCH 0+1000000', 'PATCH 1000000+1000000', 'PATCH 2000000+500000', 'GET']);
    expect(methods).to.deep.equal(['POST', 'HEAD', 'PATCH', 'PATCH', 'PATCH', 'GET']);
    expect(told.at(-1)).to.equal(file.size);
  });

  it('gives files addresses that work on the page', async () => {
    const attachment = {id: 'f', type: 'video/webm', size: 1, url: 'files/f?expires=1', description: '', public: true, captionsUrl: 'files/c'};
    worker.use(http.get(`*${API}/messages/m`, () => HttpResponse.json({
      id: 'm', title: 't', status: 'waiting', timeline: [], allowedActions: [], relations: [], agencies: [],
      attachments: [attachment, {...attachment, url: 'https://files.example/f'}], answers: [{attachments: [attachment]}],
    })));
    const {attachments, answers} = await restAdapter({endpoint: `${API}/`}).getMessage('m');
    expect(attachments.map(({url}) => url)).to.deep.equal([`${API}/files/f?expires=1`, 'https://files.example/f']);
    expect(answers[0]?.attachments[0]).to.include({url: `${API}/files/f?expires=1`, captionsUrl: `${API}/files/c`});
  });
});
