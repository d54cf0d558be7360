import {mkdir, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {keepClean, temporaryFolder} from '../../support/postgres.js';
import {type Api, startApi} from '../support/api.js';

/** `fetch` tidies paths up before it sends them; an attacker does not. */
const raw = async (origin: string, path: string): Promise<{status: number; body: string}> => await new Promise((resolve, reject) => {
  const {hostname, port} = new URL(origin);
  request({hostname, port, path}, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (chunk) => { body += String(chunk); }).on('end', () => resolve({status: response.statusCode ?? 0, body}));
  }).on('error', reject).end();
});

describe('the site beside the API', () => {
  let api: Api;
  let clean: () => Promise<void>;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    clean = keepClean(folder);
    for (const name of ['pages/news', 'scripts/chunks']) await mkdir(join(folder, name), {recursive: true});
    await writeFile(join(folder, 'secret.txt'), 'not for anybody');
    await writeFile(join(folder, 'pages/index.html'), '<!doctype html><title>Home</title>');
    await writeFile(join(folder, 'pages/news/index.html'), '<!doctype html><title>News</title>');
    await writeFile(join(folder, 'scripts/civic-board.js'), 'export {};');
    await writeFile(join(folder, 'scripts/chunks/core-abc.js'), 'export const whole = true;');
    await writeFile(join(folder, 'scripts/chunks/core-abc.js.gz'), gzipSync('export const whole = true;'));
    api = await startApi({site: {pages: join(folder, 'pages'), scripts: join(folder, 'scripts')}});
  });
  afterAll(async () => {
    await api.close();
    await clean();
  });

  it('serves pages under the strict policy that the elements promise to work with', async () => {
    const home = await fetch(`${api.origin}/`);
    expect(await home.text()).toContain('Home');
    expect(home.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(home.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
      + "require-trusted-types-for 'script'; trusted-types lit-html; font-src 'self'; frame-src 'self'; manifest-src 'self'; frame-ancestors 'self'");
    expect(home.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(home.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(await (await fetch(`${api.origin}/news/`)).text()).toContain('News');
  });

  it('lets pages of other sites load the script as a module', async () => {
    const script = await fetch(`${api.origin}/cdn/civic-board.js`);
    expect(script.headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect(script.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(script.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  });

  it('has scripts kept for as long as their names stand for what is in them, and sends them packed', async () => {
    const chunk = await fetch(`${api.origin}/cdn/chunks/core-abc.js`, {headers: {'Accept-Encoding': 'gzip'}});
    expect(chunk.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(chunk.headers.get('Content-Encoding')).toBe('gzip');
    expect(chunk.headers.get('Vary')).toContain('Accept-Encoding');
    expect(await chunk.text()).toBe('export const whole = true;');
    expect((await fetch(`${api.origin}/cdn/chunks/gone-abc.js`)).headers.get('Cache-Control')).not.toContain('immutable');
    const entry = await fetch(`${api.origin}/cdn/civic-board.js`);
    expect(entry.headers.get('Cache-Control')).toBe('public, no-cache');
    const again = await fetch(`${api.origin}/cdn/civic-board.js`, {headers: {'If-None-Match': entry.headers.get('ETag') ?? ''}});
    expect(again.status).toBe(304);
    for (const name of ['Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy', 'Vary']) expect([name, again.headers.get(name)]).toEqual([name, entry.headers.get(name)]);
  });

  it('tells caches that a script may be packed, also where it goes out as it is', async () => {
    for (const [accepted, encoding] of [['gzip', 'gzip'], ['identity', null]] as const) {
      const {headers} = await fetch(`${api.origin}/cdn/chunks/core-abc.js`, {headers: {'Accept-Encoding': accepted}});
      expect([accepted, headers.get('Content-Encoding'), headers.get('Vary')]).toEqual([accepted, encoding, 'Accept-Encoding']);
    }
  });

  it('sends no page again to whoever has it', async () => {
    const home = await fetch(`${api.origin}/`);
    const again = await fetch(`${api.origin}/`, {headers: {'If-Modified-Since': home.headers.get('Last-Modified') ?? ''}});
    expect([again.status, await again.text(), again.headers.get('Cache-Control')]).toEqual([304, '', 'no-cache']);
    expect(again.headers.get('Content-Security-Policy')).toBe(home.headers.get('Content-Security-Policy'));
    expect((await fetch(`${api.origin}/`, {headers: {'If-Modified-Since': new Date(0).toUTCString()}})).status).toBe(200);
    expect((await fetch(`${api.origin}/none.html`, {headers: {'If-Modified-Since': new Date(0).toUTCString()}})).status).toBe(404);
  });

  it('never leaves its folders', async () => {
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/cdn/../../secret.txt', '/cdn/..%2f..%2fsecret.txt', '/..\\secret.txt', '/%5c..%5csecret.txt', '//etc/passwd', '/%00']) {
      const {status, body} = await raw(api.origin, path);
      expect([path, status === 404 || status === 400]).toEqual([path, true]);
      expect(body).not.toMatch(/not for anybody|root:/);
    }
  });

  it('says what is not there as the API does', async () => {
    const response = await fetch(`${api.origin}/nothing.html`);
    expect([response.status, ((await response.json()) as {code: string}).code]).toEqual([404, 'not-found']);
  });

  it('leaves the API its own policy', async () => {
    expect((await fetch(`${api.url}/board`)).headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});
