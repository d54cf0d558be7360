import {mkdir, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {join} from 'node:path';
import {sql} from 'kysely';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {keepClean, temporaryFolder} from '../../support/postgres.js';
import {type Api, startApi} from '../support/api.js';

/** What a browser accepts where it opens a page. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

/** Errors where a person is looking: whole pages, in their language, with the way on. */
let api: Api;
let site: Api;
let clean: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  clean = keepClean(folder);
  for (const name of ['pages', 'scripts']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'pages/index.html'), '<!doctype html><title>Home</title>');
  api = await startApi({publicUrl: 'https://town.example/board'});
  site = await startApi({site: {pages: join(folder, 'pages'), scripts: join(folder, 'scripts')}, cspReports: true});
});
afterAll(async () => {
  await api?.close();
  await site?.close();
  await clean();
});

const open = async (address: string, headers: Record<string, string> = {}, init: RequestInit = {}) => {
  const response = await fetch(address, {redirect: 'manual', ...init, headers: {Accept: BROWSER, ...headers}});
  return {status: response.status, headers: response.headers, type: response.headers.get('Content-Type'), body: await response.text()};
};

const linksIn = (page: string) => [...page.matchAll(/ href="([^"]*)"/g)].map(([, address = '']) => address);

describe('an address at which there is nothing', () => {
  it('is a page of the board in a browser, with the way on, on a server with a site beside it and on one without', async () => {
    for (const [origin, root] of [[api.origin, '/board'], [site.origin, '']] as const) {
      for (const path of ['/nothing', '/nothing/at/all.html', '/messages/bus-timetable/more', '/sitemaps/9999.xml']) {
        const {status, type, headers, body} = await open(`${origin}${path}`, {'Accept-Language': 'en-GB,en;q=0.9'});
        expect([path, status, type]).toEqual([path, 404, 'text/html; charset=utf-8']);
        expect(body).toMatch(/<html lang="en" dir="ltr">/);
        expect(body).toContain('<title>There is no such page – Qinghe County Message Board</title>');
        expect(body).toContain('<meta name="robots" content="noindex">');
        expect(body.match(/<h1/g)).toHaveLength(1);
        const main = body.slice(body.indexOf('<main'));
        expect(linksIn(main)).toEqual([`${root}/messages?lang=en`, `${root}/write?lang=en`, `${root}/track?lang=en`]);
        expect(headers.get('Cache-Control')).toBe('private, no-store');
        expect(headers.get('Content-Language')).toBe('en');
      }
      const known = await open(`${origin}/messages/none?lang=en`);
      const {headers} = await open(`${origin}/nothing?lang=en`);
      for (const name of ['Content-Security-Policy', 'Cache-Control', 'X-Content-Type-Options', 'Referrer-Policy']) expect([name, headers.get(name)]).toEqual([name, known.headers.get(name)]);
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
  });

  it('is in the language of its address, else in the one that the browser asks for, else in the board’s own', async () => {
    for (const [path, accepted, language, link] of [
      ['/nothing', 'nl, ar;q=0.5, en;q=0.8', 'en', '/board/messages?lang=en'], ['/nothing?lang=en', 'zh-CN', 'en', '/board/messages?lang=en'],
      ['/nothing', 'nl', 'zh-Hans', '/board/messages'], ['/nothing', '', 'zh-Hans', '/board/messages'], ['/nothing?lang=xx', 'zh-CN', 'zh-Hans', '/board/messages'],
    ] as const) {
      const {body} = await open(`${api.origin}${path}`, {'Accept-Language': accepted});
      expect([path, accepted, /<html lang="([^"]*)"/.exec(body)?.[1], linksIn(body.slice(body.indexOf('<main')))[0]]).toEqual([path, accepted, language, link]);
    }
  });

  it('stays data for programs, and everywhere in the API', async () => {
    const asked = [undefined, '*/*', 'application/json', 'application/json, text/plain, */*', 'text/html, application/json', 'text/html;q=0.5, application/problem+json', 'image/avif,image/*,*/*;q=0.8'];
    for (const accept of asked) {
      const response = await fetch(`${site.origin}/nothing`, accept === undefined ? {} : {headers: {Accept: accept}});
      expect([accept, response.status, response.headers.get('Content-Type'), (await response.json() as {code: string}).code]).toEqual([accept, 404, 'application/problem+json', 'not-found']);
    }
    for (const path of ['/api/v1/nothing', '/api/v1/messages/nothing', '/api/v1/places/nothing/path']) {
      const {status, type} = await open(`${site.origin}${path}`);
      expect([path, status, type]).toEqual([path, 404, 'application/problem+json']);
    }
  });

  it('leads to no other host, and says nothing of what was asked for', async () => {
    const page = await new Promise<string>((resolve, reject) => {
      const {hostname, port} = new URL(api.origin);
      request({hostname, port, path: '//evil.example/%3Cscript%3Ealert(1)%3C/script%3E?code=ABCD-EFGH-JKLM', headers: {Accept: BROWSER}}, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => { body += String(chunk); }).on('end', () => resolve(body));
      }).on('error', reject).end();
    });
    expect(page).toContain('<h1>页面不存在</h1>');
    expect(linksIn(page).filter((address) => !address.startsWith('/board/') && address !== '#main')).toEqual([]);
    expect(page).not.toContain('<script');
    // It is its asker's own address in another language, and not in any text.
    expect(page.replaceAll(/ href="[^"]*"/g, '')).not.toMatch(/evil|ABCD/);
  });

  it('names where its policy is reported, as every page does', async () => {
    expect((await open(`${site.origin}/nothing`)).headers.get('Content-Security-Policy')).toMatch(/; report-uri \/csp-reports$/);
  });

  it('has no body where only its head was asked for', async () => {
    const {status, type, body} = await open(`${api.origin}/nothing`, {}, {method: 'HEAD'});
    expect([status, type, body]).toEqual([404, 'text/html; charset=utf-8', '']);
  });
});

describe('other errors', () => {
  it('are pages where a browser meets them: too large, not of this address, not readable', async () => {
    const large = {method: 'POST', body: new URLSearchParams({body: 'x'.repeat(70_000)})};
    for (const [path, init, status, text] of [
      ['/write', large, 413, 'This is too large to send.'], ['/track', large, 413, 'This is too large to send.'],
      ['/write?lang=en', {method: 'POST', body: '{}', headers: {'Content-Type': 'application/json'}}, 400, 'could not be read'],
      ['/sitemap.xml', {method: 'POST'}, 405, 'This board does not offer this.'],
      ['/feeds/messages.atom?agenci=x', {}, 422, 'needs a correction'],
      ['/feeds/messages.atom?agency=none', {}, 404, 'Nothing is at this address.'],
      ['/nothing', {method: 'POST', body: new URLSearchParams({a: 'b'})}, 404, 'Nothing is at this address.'],
    ] as const) {
      const answer = await open(`${site.origin}${path}`, {'Accept-Language': 'en', ...('headers' in init && init.headers)}, init);
      expect([path, answer.status, answer.type]).toEqual([path, status, 'text/html; charset=utf-8']);
      expect(answer.body).toContain(text);
      expect([path, answer.headers.get('Cache-Control')]).toEqual([path, 'private, no-store']);
      expect((await fetch(`${site.origin}${path}`, init)).status).toBe(status);
    }
  });

  it('leave fragments to the servers that include them, which pass on what a browser accepts', async () => {
    for (const [path, status] of [['/embed/thread?message=none', 404], ['/embed/thread', 422], ['/embed/none', 404]] as const) {
      const answer = await open(`${site.origin}${path}`);
      expect([path, answer.status, answer.type]).toEqual([path, status, 'application/problem+json']);
    }
  });

  it('fit into a frame of another site, and lead out of it', async () => {
    const {status, headers, body} = await open(`${site.origin}/embed/messages/wage-dispute?lang=en`);
    expect(status).toBe(404);
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    expect(body).toContain('<h1 dir="auto">There is no such page</h1>');
    expect([...body.matchAll(/<a [^>]*>/g)].map(([link]) => link)).toEqual([`<a href="${site.origin}/messages" target="_top">`]);
    expect(body.replaceAll('wage-dispute', '')).toBe((await open(`${site.origin}/embed/messages/wage-disputf?lang=en`)).body.replaceAll('wage-disputf', ''));
  });

  it('that nobody expected tell people that it is not their fault, and nothing else', async () => {
    const broken = await startApi();
    await sql`alter table message rename to secret_table`.execute(broken.store.context.db);
    for (const path of ['/messages', '/messages/bus-timetable', '/embed/messages/bus-timetable']) {
      const {status, type, body} = await open(`${broken.origin}${path}`, {'Accept-Language': 'en'});
      expect([path, status, type]).toEqual([path, 500, 'text/html; charset=utf-8']);
      expect(body).toContain('<h1');
      expect(body).toContain('The board does not answer at the moment.');
      expect(body).not.toMatch(/secret_table|relation|select |node_modules/i);
    }
    await broken.close();
  });
});
