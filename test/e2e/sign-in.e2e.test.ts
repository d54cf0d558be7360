import {fileURLToPath} from 'node:url';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {totpCode} from '../../src/adapter/totp.js';
import {OPERATOR} from '../../src/server/audit/index.js';
import {hashPassword} from '../../src/server/identity/index.js';
import {LIMIT_POLICIES} from '../../src/server/limits/index.js';
import {STRICT_CSP} from '../../src/server/http/csp.js';
import {type RunningServer, startServer} from '../../src/server/server.js';
import {openStore, type Store} from '../../src/server/store/index.js';
import {seedTown} from '../../src/server/town.js';
import {TOWN} from '../../src/testing/index.js';
import {freePort, startProvider, type TestProvider} from '../server/support/oidc-provider.js';
import {launchBrowser} from '../support/launch.js';
import {expectNothingRefused} from '../support/policy-reports.js';
import {embeddedForTests} from '../support/common.js';
import {freshDatabase, type FreshDatabase} from '../support/postgres.js';

/** Staff sign in, through the pages, on the running server: by password and second factor, and at a real identity provider. */

const ONE_TIME = 'made for you by somebody else';
const OWN = 'three words of mine';

let browser: Browser;
let engine: Awaited<ReturnType<typeof embeddedForTests>>;
let database: FreshDatabase;
let provider: TestProvider;
let store: Store;
let server: RunningServer;
let site: string;
/** How far the board's clock is ahead, in milliseconds. */
let ahead = 0;

beforeAll(async () => {
  const port = await freePort();
  site = `http://localhost:${port}`;
  [browser, engine, provider] = await Promise.all([
    launchBrowser(), embeddedForTests(),
    startProvider({client_id: 'board', client_secret: 'hush-hush-hush', redirect_uris: [`${site}/api/v1/oidc/callback`], grant_types: ['authorization_code'], response_types: ['code']}),
  ]);
  database = await freshDatabase(engine.url);
  store = await openStore({url: database.url, now: () => new Date(Date.now() + ahead)});
  await seedTown(store, TOWN);
  const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
  server = await startServer({
    store, port, site: {pages: built('demo/site'), scripts: built('cdn'), policy: STRICT_CSP}, cspReports: true,
    oidc: {
      issuer: provider.issuer, clientId: 'board', clientSecret: 'hush-hush-hush', publicUrl: site, label: 'Qinghe login',
      roles: {claim: 'groups', grants: [{value: 'housing-desk', role: 'staff', agencyId: 'housing'}]},
    },
  });
});

afterAll(async () => {
  await browser?.close();
  if (server) await expectNothingRefused(server.url);
  await server?.close();
  await store?.close();
  await database?.drop();
  await provider?.stop();
});

/** What an app shows, a minute further each time: a code is good once. */
function codeOf(secret: string): string {
  ahead += 60_000;
  return totpCode(secret, new Date(Date.now() + ahead));
}

describe('staff sign in', () => {
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  async function openPage(width: number, path = '/desk.html'): Promise<Page> {
    const context = await browser.newContext({viewport: {width, height: 800}, locale: 'en-GB', timezoneId: 'Asia/Shanghai', baseURL: site});
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      // What the board refuses on purpose is said by the browser as well.
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('Failed to load resource')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(path);
    return page;
  }

  const button = (page: Page, name: string) => page.getByRole('button', {name, exact: true});
  const field = (page: Page, label: string) => page.locator('input').and(page.getByLabel(label, {exact: true}));

  async function givePassword(page: Page, username: string, password = TOWN.accounts.find((account) => account.username === username)?.password ?? ''): Promise<void> {
    await field(page, 'User name').fill(username);
    await field(page, 'Password').fill(password);
    await button(page, 'Sign in').click();
  }

  const sidewaysScrolling = async (page: Page) => await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
  const isSignedIn = async (page: Page) => (await page.request.get('/api/v1/session')).json() as Promise<{readonly name: string; readonly role: string} | null>;

  let broken = false;
  beforeEach(({onTestFailed, skip}) => {
    if (broken) skip('an earlier step failed');
    onTestFailed(() => void (broken = true));
  });

  let page: Page;
  let secret = '';
  let recovery: string[] = [];

  it('by password, and sets up a second factor', async () => {
    page = await openPage(1280);
    await givePassword(page, 'housing');
    await page.locator('civic-inbox').getByRole('list').first().waitFor();
    await button(page, 'My account').click();
    await button(page, 'Set up').click();
    await field(page, 'Password').fill('demo-housing');
    await button(page, 'Go on').click();
    await page.getByRole('img', {name: 'QR code for an authenticator app'}).waitFor();
    secret = (await page.locator('[part=secret]').innerText()).replaceAll(' ', '');
    await field(page, 'Code from the app').fill(codeOf(secret));
    await button(page, 'Confirm').click();
    const list = page.getByRole('list', {name: 'Recovery codes'});
    await list.waitFor();
    recovery = await list.getByRole('listitem').allInnerTexts();
    expect(recovery).toHaveLength(10);
  });

  it('prints the recovery codes within the policy of the site', async () => {
    // There is nobody who could close the browser's own dialogue.
    await page.evaluate(() => {
      document.addEventListener('load', (event) => {
        if (event.target instanceof HTMLIFrameElement && event.target.contentWindow) {
          const view = event.target.contentWindow;
          view.print = () => document.body.setAttribute('data-printed', view.document.body.innerText);
        }
      }, true);
    });
    await button(page, 'Print').click();
    await expect.poll(async () => await page.locator('body').getAttribute('data-printed') ?? '', {timeout: 10_000}).toContain(recovery[9]);
    await button(page, 'I have kept them').click();
    await page.getByText('10 recovery codes are left.').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });

  it('with a code from then on, and with nothing less', async () => {
    await button(page, 'Sign out').click();
    await givePassword(page, 'housing');
    await page.getByText('Your account asks for a code as well.').waitFor();
    expect(await isSignedIn(page)).toBeNull();
    await field(page, 'Code').fill('000000');
    await button(page, 'Sign in').click();
    await page.getByText('This code does not match, or was used before.').waitFor();
    expect(await isSignedIn(page)).toBeNull();
    await field(page, 'Code').fill(codeOf(secret));
    await button(page, 'Sign in').click();
    await button(page, 'Sign out').waitFor();
    expect(await isSignedIn(page)).toMatchObject({name: '周敏', role: 'staff'});
    await page.locator('civic-inbox').getByRole('list').first().waitFor();
  });

  it('with a recovery code on a phone, once', async () => {
    const phone = await openPage(360);
    await givePassword(phone, 'housing');
    await field(phone, 'Code').fill(recovery[0] ?? '');
    expect(await sidewaysScrolling(phone)).toBe(0);
    await button(phone, 'Sign in').click();
    await button(phone, 'My account').click();
    await phone.getByText('9 recovery codes are left.').waitFor();
    expect(await sidewaysScrolling(phone)).toBe(0);
    await button(phone, 'Sign out').click();
    await givePassword(phone, 'housing');
    await field(phone, 'Code').fill(recovery[0] ?? '');
    await button(phone, 'Sign in').click();
    await phone.getByText('This code does not match, or was used before.').waitFor();
  });

  it('and are signed out elsewhere when they change the password', async () => {
    const phone = await openPage(360);
    await givePassword(phone, 'housing');
    await field(phone, 'Code').fill(codeOf(secret));
    await button(phone, 'Sign in').click();
    await button(phone, 'My account').click();
    await button(phone, 'Change the password').click();
    await field(phone, 'Password so far').fill('demo-housing');
    await field(phone, 'New password').fill(OWN);
    await button(phone, 'Change the password').click();
    await phone.getByText('The password is changed. You are signed out everywhere else.').waitFor();
    expect(await isSignedIn(phone)).toMatchObject({name: '周敏'});
    expect(await isSignedIn(page)).toBeNull();
    await button(page, 'My account').click();
    await page.getByText('You are not signed in any more. Sign in again to go on.').waitFor();
    await givePassword(page, 'housing', OWN);
    await field(page, 'Code').fill(codeOf(secret));
    await button(page, 'Sign in').click();
    await button(page, 'Sign out').waitFor();
  });

  it('and set a password of their own before anything else, and then see their desk', async () => {
    await store.people.givePassword(OPERATOR, 'person-transport', {passwordHash: await hashPassword(ONE_TIME), oneTime: true});
    const newcomer = await openPage(360);
    await givePassword(newcomer, 'transport', ONE_TIME);
    await newcomer.getByText('Your password was made for you.').waitFor();
    expect(await isSignedIn(newcomer)).toMatchObject({role: 'visitor', required: 'password'});
    await field(newcomer, 'Password so far').fill(ONE_TIME);
    await field(newcomer, 'New password').fill(OWN);
    await button(newcomer, 'Change the password').click();
    await newcomer.locator('civic-inbox').getByRole('list').first().waitFor();
    expect(await isSignedIn(newcomer)).toMatchObject({name: '何亦舟', role: 'staff'});
  });

  it('and nobody who guesses too often, not even with the right password then', async () => {
    const guesser = await openPage(1280);
    await field(guesser, 'User name').waitFor();
    for (let guess = 0; guess < LIMIT_POLICIES['sign-in-pair'].count; guess++) {
      expect((await guesser.request.post('/api/v1/session', {data: {username: 'moderator', password: `guess ${guess}`}})).status()).toBe(401);
    }
    await givePassword(guesser, 'moderator');
    await guesser.getByText(/Too many attempts\. Wait a little and try again\. Wait \d+ minutes? first\./).waitFor();
    expect(await field(guesser, 'Password').inputValue()).toBe('');
    expect(await isSignedIn(guesser)).toBeNull();
  });

  it('at the town’s identity provider, and come back to the very page', async () => {
    provider.people.set('zhang', {name: '张三', preferred_username: 'zhang.san', groups: ['housing-desk']});
    provider.answer = {sub: 'zhang'};
    const phone = await openPage(360, '/desk.html?from=letter#main');
    await phone.getByRole('link', {name: 'Sign in with Qinghe login'}).click();
    await phone.locator('civic-inbox').getByRole('list').first().waitFor();
    expect(phone.url()).toBe(`${site}/desk.html?from=letter#main`);
    expect(await isSignedIn(phone)).toMatchObject({name: '张三', role: 'staff', agencyId: 'housing'});
    await button(phone, 'My account').click();
    await phone.getByText('You signed in through Qinghe login. Password and second factor are looked after there.').waitFor();
    expect(await sidewaysScrolling(phone)).toBe(0);
    await button(phone, 'Sign out').click();
    await phone.getByRole('link', {name: 'Sign in with Qinghe login'}).waitFor();
    expect(await isSignedIn(phone)).toBeNull();
  });

  it('or read what happened there, and find back', async () => {
    provider.answer = 'no';
    const phone = await openPage(360, '/desk.html');
    await phone.getByRole('link', {name: 'Sign in with Qinghe login'}).click();
    await phone.getByRole('heading', {level: 1}).waitFor();
    expect(new URL(phone.url()).pathname).toBe('/api/v1/oidc/callback');
    await phone.locator(`a[href="${site}/desk.html"]`).click();
    await field(phone, 'User name').waitFor();
    expect(await isSignedIn(phone)).toBeNull();
  });

  it('without a complaint of any browser', async () => {
    await Promise.all(contexts.map(async (context) => await context.close()));
    expect(complaints).toEqual([]);
  });
});
