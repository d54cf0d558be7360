import {mkdir, rm, writeFile} from 'node:fs/promises';
import {type IncomingHttpHeaders, request} from 'node:http';
import {join} from 'node:path';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ROUTES} from '../../../src/server/http/routes.js';
import {EMBEDS} from '../../../src/server/pages/embed.js';
import {pageRoutes} from '../../../src/server/pages/index.js';
import {PUBLISHING_ROUTES} from '../../../src/server/publishing/index.js';
import {temporaryFolder} from '../../support/postgres.js';
import {type Api, credentialsOf, startApi} from '../support/api.js';
import {photo} from '../support/media.js';
import {draft, newKey} from '../support/town.js';
import {tusClient} from '../support/tus.js';

const PARTNER = 'https://partner.example';
const UNPACK = {br: brotliDecompressSync, gzip: gunzipSync} as const;
/** What a browser of today sends. */
const BROWSER = {'Accept-Encoding': 'gzip, deflate, br, zstd'};

/** What routes of reading need to answer with 200. */
const QUERIES: Readonly<Record<string, string>> = {
  '/feeds/message.atom': '?id=bus-timetable', '/feeds/message.json': '?id=bus-timetable',
  '/oembed': `?url=${encodeURIComponent('https://board.example/messages/bus-timetable')}`,
};
const addressOf = (path: string) => `${path.replace(':part', '1.xml').replace('/places/:id', '/places/liuxi').replace(/:\w+/g, 'bus-timetable')}${QUERIES[path] ?? ''}`;

const isFragment = (path: string) => Object.keys(EMBEDS).some((name) => path === `/embed/${name}`);
// What leads on from an address with a slash behind it has no words.
const PAGES = pageRoutes({} as never).routes.filter(({method, path}) => method === 'GET' && !/\*|\/$/.test(path)).map(({path}) => path);

/** Figures say as of when they are, and are never the same twice. */
const tellsTime = (path: string) => path.includes('figures');
const timeless = (path: string, text: Buffer | string) => (tellsTime(path) ? String(text).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d\d?:\d\d(:\d\d)?|sha256-[\w+/=]+|W\/.*/g, 'T') : String(text));

/** Addresses that answer everybody, of all three tables. */
const OPEN = [...new Set([
  ...ROUTES.filter(({audience}) => audience === 'public' || audience === 'reader').map(({path}) => `/api/v1${addressOf(path)}`),
  '/api/v1/openapi.json',
  ...PUBLISHING_ROUTES.map(({path}) => addressOf(path)),
  ...PAGES.filter((path) => !isFragment(path)).map(addressOf),
])];

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As they came, unpacked by nobody. */
  readonly bytes: Buffer;
}

describe('packing', () => {
  let api: Api;
  let folder: string;
  let cookie: string;
  let receipt: {id: string; queryCode: string};
  /** How each of {@link OPEN} was answered: to somebody who can unpack nothing, one of the two, asks for the headers only, or has it. */
  const asked = new Map<string, Readonly<Record<'plain' | 'br' | 'gzip' | 'head' | 'known', Answer>>>();

  beforeAll(async () => {
    folder = await temporaryFolder();
    for (const name of ['pages', 'scripts', 'files']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'pages/index.html'), `<!doctype html><title>Home</title>${'<p>words</p>'.repeat(500)}`);
    await writeFile(join(folder, 'scripts/civic-board.js'), 'export {};\n'.repeat(500));
    api = await startApi({
      allowedOrigins: [PARTNER], publicUrl: 'https://board.example/', files: {folder: join(folder, 'files')},
      site: {pages: join(folder, 'pages'), scripts: join(folder, 'scripts')},
    });
    receipt = await api.store.submitMessage({role: 'visitor'}, draft(), newKey());
    const response = await fetch(`${api.url}/session`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(credentialsOf('moderator'))});
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    for (const path of OPEN) {
      const plain = await ask(path);
      asked.set(path, {
        plain, br: await ask(path, BROWSER), gzip: await ask(path, {'Accept-Encoding': 'gzip'}), head: await ask(path, BROWSER, 'HEAD'),
        known: await ask(path, {...BROWSER, 'If-None-Match': tellsTime(path) ? '*' : plain.headers.etag ?? ''}),
      });
    }
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, {recursive: true});
  });

  /** `fetch` unpacks, and says afterwards that nothing was packed. */
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> => await new Promise((resolve, reject) => {
    request(`${api.origin}${path}`, {method, headers}, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
        .on('end', () => resolve({status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks)}));
    }).on('error', reject).end();
  });
  const varyOf = ({headers}: Answer) => (headers.vary ?? '').split(/, */).filter(Boolean).sort();

  it('makes less of all that everybody gets, and nothing else of it', () => {
    expect(asked.size).toBeGreaterThan(25);
    for (const [path, {plain, ...answers}] of asked) {
      expect([path, plain.status, plain.headers['content-encoding']]).toEqual([path, 200, undefined]);
      for (const encoding of ['br', 'gzip'] as const) {
        const {status, headers, bytes} = answers[encoding];
        expect([path, status, Number(headers['content-length'])]).toEqual([path, 200, bytes.length]);
        if (plain.bytes.length < 1024) {
          expect([path, headers['content-encoding'], bytes.equals(plain.bytes)]).toEqual([path, undefined, true]);
        } else {
          expect([path, headers['content-encoding'], bytes.length < plain.bytes.length]).toEqual([path, encoding, true]);
          expect([path, timeless(path, UNPACK[encoding](bytes))]).toEqual([path, timeless(path, plain.bytes)]);
        }
        const told = ({headers: {date: _, 'content-encoding': __, 'content-length': ___, ...others}}: Answer) => Object.entries(others).map(([name, value]) => [name, timeless(path, String(value))]).sort();
        expect([path, told(answers[encoding])]).toEqual([path, told(plain)]);
      }
    }
    expect(new Set([...asked.values()].map(({plain}) => plain.bytes.length < 1024))).toEqual(new Set([true, false]));
  });

  it('tells caches, whatever comes of it, and keeps what else an answer depends on', async () => {
    for (const [path, answers] of asked) {
      const varies = Object.values(answers).map(varyOf);
      expect([path, varies]).toEqual([path, varies.map(() => varies[0])]);
      expect([path, varies[0]]).toEqual([path, expect.arrayContaining(['Accept-Encoding'])]);
    }
    expect(varyOf(await ask('/api/v1/messages', {...BROWSER, Origin: PARTNER}))).toEqual(['Accept-Encoding', 'Authorization', 'Board-Query-Code', 'Cookie', 'Origin']);
    expect(varyOf(await ask('/api/v1/board', BROWSER))).toEqual(['Accept-Encoding', 'Origin']);
  });

  it('has one tag for an answer however it is sent, and 304 for whoever has it in any form', async () => {
    for (const [path, {plain, br, gzip, head, known}] of asked) {
      if (tellsTime(path)) continue;
      const tag = plain.headers.etag ?? '';
      // A strong tag would say that these are the same bytes; and a cache would not take a 304 with one for what it has with a weak one.
      expect([path, tag]).toEqual([path, expect.stringMatching(/^W\/"[^"]+"$/)]);
      expect([path, [br, gzip, head, known].map(({headers}) => headers.etag)]).toEqual([path, [tag, tag, tag, tag]]);
      expect([path, known.status, known.bytes.length, known.headers['content-encoding'], known.headers['cache-control']]).toEqual([path, 304, 0, undefined, plain.headers['cache-control']]);
    }
    for (const path of ['/api/v1/messages', '/messages', '/feeds/messages.atom']) {
      const tag = asked.get(path)?.plain.headers.etag ?? '';
      for (const [tags, status] of [[tag.replace('W/', ''), 304], [`"other", ${tag}`, 304], ['*', 304], ['W/"other"', 200]] as const) {
        for (const accepted of [{}, BROWSER]) expect([path, tags, (await ask(path, {...accepted, 'If-None-Match': tags})).status]).toEqual([path, tags, status]);
      }
    }
  });

  it('says to HEAD what it says to GET', () => {
    for (const [path, {br, head}] of asked) {
      if (tellsTime(path)) continue;
      const told = ({headers: {date: _, ...others}}: Answer) => others;
      expect([path, head.status, head.bytes.length, told(head)]).toEqual([path, 200, 0, told(br)]);
    }
  });

  it('takes what an asker likes best, and nothing that was not named', async () => {
    const table: readonly (readonly [accepted: string, taken: string | undefined])[] = [
      ['gzip, deflate, br, zstd', 'br'], ['gzip', 'gzip'], ['GZIP', 'gzip'], ['br;q=0.2, gzip;q=0.8', 'gzip'], ['br;q=0.8, gzip;q=0.8', 'br'],
      ['*', 'br'], ['br;q=0, *', 'gzip'], ['gzip;q=0', undefined], ['br;q=0, gzip;q=0, *', undefined], ['identity', undefined], ['identity, gzip;q=0.5', undefined],
      ['identity;q=0.5, gzip', 'gzip'], ['deflate', undefined], ['zstd', undefined], ['', undefined], ['constructor', undefined], [';;,=q', undefined],
    ];
    for (const [accepted, taken] of table) {
      const {status, headers} = await ask('/api/v1/messages', {'Accept-Encoding': accepted});
      expect([accepted, status, headers['content-encoding']]).toEqual([accepted, 200, taken]);
    }
  });

  it('never touches what is answered to somebody, for lengths tell of secrets', async () => {
    const somebody = {
      'a session': {Cookie: cookie}, 'a token': await api.signedIn('moderator'), 'a token that is worth nothing': {Authorization: 'Bearer nothing'},
      'a query code': {'Board-Query-Code': receipt.queryCode},
    };
    const mine = ['/api/v1/session', '/api/v1/messages?queue=moderation', `/api/v1/messages/${receipt.id}`, '/write?agency=housing&kind=enquiry'];
    for (const [what, headers] of Object.entries(somebody)) {
      for (const path of [...OPEN, ...mine]) {
        const answer = await ask(path, {...BROWSER, ...headers});
        expect([what, path, answer.headers['content-encoding'], varyOf(answer).includes('Accept-Encoding')]).toEqual([what, path, undefined, false]);
      }
    }
    // They were long enough.
    expect((await ask('/api/v1/messages', {...BROWSER, ...somebody['a token']})).bytes.length).toBeGreaterThan(1024);
  });

  it('leaves alone what is for nobody’s cache, whoever asks', async () => {
    const closed = ROUTES.filter(({audience, operationId}) => audience === 'private' && operationId !== 'watchMessage');
    expect(closed.length).toBeGreaterThan(30);
    for (const {method, path} of closed) {
      const {headers} = await ask(`/api/v1${addressOf(path)}`, {...BROWSER, 'Sec-Fetch-Site': 'same-origin'}, method);
      expect([method, path, headers['cache-control'], headers['content-encoding']]).toEqual([method, path, 'private, no-store', undefined]);
    }
    // The form has a mark in it that is its reader's alone.
    const form = await ask('/write?agency=housing&kind=enquiry', BROWSER);
    expect([String(form.bytes).includes('name="mark"'), form.headers['content-encoding']]).toEqual([true, undefined]);
    const refused = await ask('/api/v1/messages?status=nonsense', BROWSER);
    expect([refused.status, refused.headers['content-encoding']]).toEqual([422, undefined]);
  });

  it('lets changes through as they happen', async () => {
    const [headers, first] = await new Promise<[IncomingHttpHeaders, string]>((resolve, reject) => {
      const asked = request(`${api.url}/messages/bus-timetable/changes`, {headers: BROWSER}, (response) => {
        response.once('data', (chunk: Buffer) => {
          resolve([response.headers, String(chunk)]);
          asked.destroy();
        });
      }).on('error', reject);
      asked.end();
    });
    expect([headers['content-type'], headers['content-encoding']]).toEqual([expect.stringMatching(/^text\/event-stream/), undefined]);
    expect(first).toMatch(/^(event|data|id|retry|:)/);
  });

  it('leaves fragments as they are, which servers put into pages of theirs without looking', async () => {
    for (const name of Object.keys(EMBEDS)) {
      const answer = await ask(`/embed/${name}${/thread|badge/.test(name) ? '?message=bus-timetable' : ''}`, BROWSER);
      expect([name, answer.status, answer.headers['content-encoding'], varyOf(answer)]).toEqual([name, 200, undefined, []]);
    }
  });

  it('leaves files and stretches of them as they are', async () => {
    const {id: uploadId} = await tusClient(api.url).upload(await photo());
    const sent = await api.store.submitMessage({role: 'visitor'}, draft({attachments: [{uploadId, description: '', public: true}]}), newKey());
    await fetch(`${api.url}/messages/${sent.id}/actions`, {
      method: 'POST', headers: {...(await api.signedIn('moderator')), 'Content-Type': 'application/json', 'Idempotency-Key': newKey()},
      body: JSON.stringify({action: 'publish', expectedVersion: 1}),
    });
    const {attachments: [file]} = await (await fetch(`${api.url}/messages/${sent.id}`)).json() as {attachments: {url: string}[]};
    for (const path of [`/api/v1/${file?.url ?? ''}`, '/', '/cdn/civic-board.js']) {
      const [whole, packed] = [await ask(path), await ask(path, BROWSER)];
      expect([path, packed.status, packed.headers['content-encoding'], packed.bytes.equals(whole.bytes)]).toEqual([path, 200, undefined, true]);
      const stretch = await ask(path, {...BROWSER, Range: 'bytes=10-2009'});
      expect([path, stretch.status, stretch.headers['content-range'], stretch.headers['content-encoding']]).toEqual([path, 206, `bytes 10-${Math.min(2009, whole.bytes.length - 1)}/${whole.bytes.length}`, undefined]);
      expect([path, stretch.bytes.equals(whole.bytes.subarray(10, 2010))]).toEqual([path, true]);
    }
  });
});
