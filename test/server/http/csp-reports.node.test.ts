import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type CspReport, CSP_REPORTS_PATH, strictCsp} from '../../../src/server/index.js';
import {type Api, startApi} from '../support/api.js';

describe('reports of the content security policy', () => {
  let api: Api;
  let silent: Api;
  beforeAll(async () => {
    [api, silent] = [await startApi({cspReports: true}), await startApi()];
  });
  afterAll(async () => {
    await api.close();
    await silent.close();
  });

  const send = async (body: unknown, type = 'application/csp-report') => await fetch(`${api.origin}${CSP_REPORTS_PATH}`, {
    method: 'POST', headers: {'Content-Type': type}, body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const told = async () => await (await fetch(`${api.origin}${CSP_REPORTS_PATH}`)).json() as {total: number; reports: CspReport[]};

  it('are asked for on every page, and not around data', async () => {
    for (const path of ['/messages', '/messages/none', '/write', '/embed/recent-replies', '/embed/messages/bus-timetable']) {
      expect((await fetch(`${api.origin}${path}`)).headers.get('Content-Security-Policy'), path).toMatch(/; report-uri \/csp-reports$/);
    }
    expect((await fetch(`${api.url}/board`)).headers.get('Content-Security-Policy')).not.toContain('report-uri');
  });

  it('are heard in both forms that browsers send, without queries of addresses', async () => {
    expect((await send({'csp-report': {
      'document-uri': 'https://town.example/track?number=26110001&code=SECRET', 'effective-directive': 'style-src-attr', 'blocked-uri': 'inline',
      'source-file': 'https://town.example/a.js?SECRET', 'line-number': 7, 'script-sample': 'color: red', 'original-policy': 'SECRET', referrer: 'https://SECRET.example',
    }})).status).toBe(204);
    const body = {documentURL: 'https://a:SECRET@town.example/x#SECRET', effectiveDirective: 'img-src', blockedURL: 'https://else.example/i.png?SECRET', sourceFile: null, lineNumber: null};
    expect((await send([{type: 'csp-violation', body}, {type: 'deprecation', body: {}}], 'application/reports+json')).status).toBe(204);
    const {total, reports} = await told();
    expect(total).toBe(2);
    expect(reports).toEqual([
      {page: 'https://town.example/track', directive: 'style-src-attr', blocked: 'inline', source: 'https://town.example/a.js', line: 7, sample: 'color: red'},
      {page: 'https://town.example/x', directive: 'img-src', blocked: 'https://else.example/i.png', source: '', line: 0, sample: ''},
    ]);
    expect(JSON.stringify(reports)).not.toContain('SECRET');
  });

  it('are kept by no cache, and not for ever', async () => {
    const before = (await told()).total;
    const many = Array.from({length: 201}, (_, index) => ({type: 'csp-violation', body: {documentURL: `https://town.example/${index}`, effectiveDirective: 'img-src'}}));
    await send(many, 'application/reports+json');
    const response = await fetch(`${api.origin}${CSP_REPORTS_PATH}`);
    expect(response.headers.get('Cache-Control')).toContain('no-store');
    const {total, reports} = await response.json() as {total: number; reports: CspReport[]};
    expect([total, reports.length, reports.at(-1)?.page]).toEqual([before + 201, 200, 'https://town.example/200']);
  });

  it('are nothing else: other forms, other types and too much are refused', async () => {
    const {total} = await told();
    expect((await send('{')).status).toBe(400);
    expect((await send({report: {}})).status).toBe(400);
    expect((await send({'csp-report': {}}, 'text/plain')).status).toBe(400);
    expect((await send(`"${'x'.repeat(70_000)}"`)).status).toBe(413);
    expect((await told()).total).toBe(total);
  });

  it('are not listened to unless the operator wants it', async () => {
    expect((await fetch(`${silent.origin}${CSP_REPORTS_PATH}`)).status).toBe(404);
    expect((await fetch(`${silent.origin}/messages`)).headers.get('Content-Security-Policy')).not.toContain('report-uri');
  });

  it('let a page register the worker of notices only where it is wanted', () => {
    expect(strictCsp()).toMatch(/trusted-types lit-html$/);
    expect(strictCsp({push: true})).toMatch(/trusted-types lit-html civic-board$/);
  });
});
