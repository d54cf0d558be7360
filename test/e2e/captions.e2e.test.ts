import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {VISITOR} from '../../src/model/index.js';
import {type Api, startApi} from '../server/support/api.js';
import {draft, newKey} from '../server/support/town.js';
import {tusClient} from '../server/support/tus.js';
import {launchBrowser} from '../support/launch.js';
import {keepClean, temporaryFolder} from '../support/postgres.js';

/** A film with captions on the board's own pages and on those of other sites, where its files are of another origin. */
const LINE = 'The water stands knee-deep.';
const CAPTIONS = `WEBVTT\n\n00:00.000 --> 00:10.000\n${LINE}\n`;

/** Another site, with a page of its own origin that includes what the board gives for it. */
interface Site {
  readonly origin: string;
  /** What stands in its page. */
  body: string;
  close(): void;
}

async function startSite(): Promise<Site> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title><main>${site.body}</main>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, body: '',
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return site;
}

/** A second of film, as a page records it. */
async function recorded(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 320, height: 240});
    const context = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(10), {mimeType: 'video/webm'});
    const whole = new Promise<Blob>((resolve) => recorder.addEventListener('dataavailable', ({data}) => resolve(data), {once: true}));
    recorder.start();
    for (let step = 0; step < 12; step++) {
      context.fillStyle = step % 2 ? '#23324a' : '#8cc0ff';
      context.fillRect(0, 0, 320, 240);
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
    }
    recorder.stop();
    const bytes = new Uint8Array(await (await whole).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  });
  return Buffer.from(base64, 'base64');
}

describe('captions', () => {
  let browser: Browser;
  let api: Api;
  let clean: () => Promise<void>;
  let id: string;
  const sites: Site[] = [];

  beforeAll(async () => {
    const folder = await temporaryFolder();
    clean = keepClean(folder);
    sites.push(await startSite(), await startSite());
    const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
    browser = await launchBrowser();
    api = await startApi({files: {folder}, allowedOrigins: [sites[0]!.origin], site: {pages: built('demo/site'), scripts: built('cdn')}});
    const page = await browser.newPage();
    const tus = tusClient(api.url);
    const [film, captions] = [await tus.upload(new Uint8Array(await recorded(page))), await tus.upload(new TextEncoder().encode(CAPTIONS))];
    await page.close();
    const attachments = [{uploadId: film.id, captionsUploadId: captions.id, description: 'Water on the street', public: true}];
    ({id} = await api.store.submitMessage(VISITOR, draft({title: 'Water on the street', attachments}), newKey()));
    const headers = {...await api.signedIn('moderator'), 'Content-Type': 'application/json', 'Idempotency-Key': newKey()};
    const published = await fetch(`${api.url}/messages/${id}/actions`, {method: 'POST', headers, body: JSON.stringify({action: 'publish', expectedVersion: 1})});
    expect(published.status, await published.text()).toBe(200);
  });
  afterAll(async () => {
    await browser?.close();
    for (const site of sites) site.close();
    await api?.close();
    await clean?.();
  });

  /** Whether the film can be played, and what its captions say. */
  const seen = async (page: Page) => {
    await page.waitForFunction(() => {
      const video = document.querySelector('civic-thread')?.shadowRoot?.querySelector('civic-gallery')?.shadowRoot?.querySelector('video');
      return video && video.readyState > 0 && (!video.querySelector('track') || video.querySelector('track')!.readyState > 1);
    });
    return await page.locator('civic-gallery video').evaluate((video: HTMLVideoElement) => {
      const track = video.querySelector('track');
      return {plays: video.videoWidth > 0 && video.error === null, says: [...track?.track.cues ?? []].map((cue) => (cue as VTTCue).text).join(), across: video.crossOrigin};
    });
  };

  const visit = async (address: string, look: (page: Page) => Promise<void>) => {
    const context: BrowserContext = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    await look(page);
    await context.close();
  };

  /** The board's fragment in the page of a site, and the element that it has drawn brought to life; or the element alone. */
  const pasted = async (site: Site, how: 'fragment' | 'element') => {
    const fragment = how === 'fragment' ? await (await fetch(`${api.origin}/embed/thread?message=${id}&lang=en`)).text() : `<civic-thread endpoint="${api.url}" message-id="${id}"></civic-thread>`;
    site.body = `${fragment}<script type="module" src="${api.origin}/cdn/civic-board.js"></script>`;
  };

  it('are read on the board’s own page, as it is drawn and alive', async () => {
    await visit(`${api.origin}/messages/${id}?lang=en`, async (page) => {
      expect(await seen(page)).toEqual({plays: true, says: LINE, across: null});
      await page.locator('civic-thread:not([defer-hydration])').waitFor();
      expect(await seen(page)).toEqual({plays: true, says: LINE, across: null});
    });
  });

  for (const how of ['fragment', 'element'] as const) {
    it(`are read in the page of a site that the board is part of: ${how}`, async () => {
      const [partner] = sites as [Site];
      await pasted(partner, how);
      await visit(partner.origin, async (page) => {
        await page.locator('civic-thread:not([defer-hydration])').waitFor();
        await page.locator('civic-gallery video[crossorigin]').waitFor();
        expect(await seen(page)).toEqual({plays: true, says: LINE, across: 'anonymous'});
      });
    });
  }

  it('stay away in the page of another site, where the film plays all the same, drawn and alive', async () => {
    const stranger = sites[1]!;
    const fragment = await (await fetch(`${api.origin}/embed/thread?message=${id}&lang=en`)).text();
    stranger.body = fragment;
    await visit(stranger.origin, async (page) => {
      expect(await page.locator('civic-gallery video').evaluate(async (video: HTMLVideoElement) => {
        if (video.readyState === 0) await new Promise((resolve) => { video.addEventListener('loadedmetadata', resolve, {once: true}); });
        return [video.videoWidth, video.crossOrigin];
      })).toEqual([320, null]);
    });
    await pasted(stranger, 'fragment');
    await visit(stranger.origin, async (page) => {
      await page.locator('civic-gallery').getByText('Without captions').waitFor();
      expect(await seen(page)).toEqual({plays: true, says: '', across: null});
      expect(await page.locator('civic-gallery .broken').count()).toBe(0);
    });
  });
});

