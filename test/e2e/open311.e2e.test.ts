import {createServer, type Server} from 'node:http';
import {readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {GeoReportServer} from '../adapters/open311/geo-report-server.js';
import {serveGeoReport} from '../adapters/open311/serve.js';
import {launchBrowser} from '../support/launch.js';
import {serveFolder} from '../support/static-server.js';

/** The page that docs/adapters.md tells web editors to write, with the addresses of this test in it. */
const [, SNIPPET = ''] = /```html\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/adapters.md', import.meta.url), 'utf8')) ?? [];
const FORM = '<civic-submit-form agency-id="town" thread-url="/report?id={id}"></civic-submit-form>';
const THREAD = '<civic-thread message-id="2" thread-url="/report?id={id}"></civic-thread>';

/** A folder for pictures, for whoever wants to look. */
const PICTURES = process.env['OPEN311_PICTURES'];

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('a page without a bundler whose board is an Open311 endpoint on another site', () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof serveFolder>>;
  let town: Awaited<ReturnType<typeof serveGeoReport>>;
  let endpoint: GeoReportServer;
  let site: Server;
  let content = '';
  let extra = '';

  beforeAll(async () => {
    [browser, files] = await Promise.all([launchBrowser(), serveFolder('dist')]);
    endpoint = new GeoReportServer({
      services: [
        {service_code: 'light', service_name: 'Street light', group: 'Streets'}, {service_code: 'pothole', service_name: 'Pothole', group: 'Streets'}, {service_code: 'graffiti', service_name: 'Graffiti'},
      ],
      requests: [
        {
          service_request_id: '1', status: 'open', service_code: 'light', description: 'Light is out\n\nSince Monday the light at the corner of Mill Lane and Harbour Road has been out. Children walk there to school.',
          requested_datetime: ago(1), updated_datetime: ago(1), expected_datetime: ago(-6), address: '8 Mill Lane', lat: 53.34, long: -1.77,
        },
        {
          service_request_id: '2', status: 'closed', status_notes: 'The hole was filled on Thursday. Please tell us if it opens again.', service_code: 'pothole', description: 'Deep hole by the bus stop\n\nBuses swerve into the other lane.',
          agency_responsible: 'Works Department', requested_datetime: ago(9), updated_datetime: ago(3), address: 'Harbour Road',
        },
        {service_request_id: '3', status: 'open', status_notes: 'A crew looks at it on Friday.', service_code: 'graffiti', description: 'Paint on the library', requested_datetime: ago(20), updated_datetime: ago(12), address: 'Library'},
      ],
      apiKey: 'key',
    });
    town = await serveGeoReport(endpoint);
    site = createServer((_, response) => {
      const body = content.replaceAll('https://board.example', files.url).replaceAll('https://city.example/open311/v2', town.url).replace('{endpoint:', `{${extra}endpoint:`);
      response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'})
        .end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Reports</title><style>body{font:1rem/1.5 system-ui;margin:1rem auto;max-inline-size:60rem;padding-inline:1rem}</style>${body}`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => { content = SNIPPET; extra = ''; });
  afterAll(async () => {
    await browser.close();
    files.close();
    town.close();
    site.closeAllConnections();
    site.close();
  });

  const open = async (width: number): Promise<{page: Page; problems: string[]}> => {
    const page = await (await browser.newContext({viewport: {width, height: 800}})).newPage();
    const problems: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    return {page, problems};
  };
  const look = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({path: `${PICTURES}/${name}.png`, fullPage: true});
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the page`).toBe(true);
  };

  it.each([360, 1280])('lists its reports at %d pixels as the documentation says', async (width) => {
    const {page, problems} = await open(width);
    await page.getByRole('link', {name: 'Deep hole by the bus stop'}).waitFor();
    await look(page, `list-${width}`);
    expect(problems).toEqual([]);
  });

  it.each([360, 1280])('shows a report and its answer at %d pixels', async (width) => {
    content = SNIPPET.replace(/<civic-message-list.*<\/civic-message-list>/, THREAD);
    const {page, problems} = await open(width);
    await page.getByText('The hole was filled on Thursday.').waitFor();
    await page.getByRole('button', {name: 'Print'}).waitFor();
    await look(page, `thread-${width}`);
    expect(problems).toEqual([]);
  });

  it.each([360, 1280])('takes a report at %d pixels', async (width) => {
    content = SNIPPET.replace(/<civic-message-list.*<\/civic-message-list>/, FORM);
    extra = `apiKey: 'key', format: 'xml', `;
    const {page, problems} = await open(width);
    await page.getByLabel('What is it about?').selectOption('Graffiti');
    await page.getByLabel('Title').fill('Paint on the bridge');
    await page.getByLabel('Your message').fill('On the side of the river.');
    await page.getByLabel('Where is it?').fill('Mill Bridge');
    await page.getByText('The address is published with your message.').waitFor();
    await look(page, `form-${width}`);
    await page.getByLabel('I agree').check();
    await page.getByRole('button', {name: 'Send the message'}).click();
    await page.getByText('Your message has been sent').waitFor();
    await look(page, `receipt-${width}`);
    expect(endpoint.sent.at(-1)?.get('description')).toBe('Paint on the bridge\n\nOn the side of the river.');
    expect(problems).toEqual([]);
  });
});
