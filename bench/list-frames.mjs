/* global document, window, requestAnimationFrame, CSSStyleSheet, scrollTo, scrollBy -- what runs in the page */
// How smoothly civic-message-list scrolls with 10,000 messages loaded: `npm run build && npm run bench:list`. The last thousand come through
// the element's own "show more". The floor of the same run is the same list without containment: every entry is laid out and painted.
// Then what moves when messages take the place of the skeleton.
import {rollup} from 'rollup';
import resolve from '@rollup/plugin-node-resolve';
import {chromium} from 'playwright-core';
import {fileURLToPath} from 'node:url';
import {findBrowser} from '../test/support/browser.mjs';

const MESSAGES = Number(process.env.MESSAGES ?? 10_000);
const FRAMES = 300;
/** Pixels a frame: a fast flick over about a third of the list. */
const STEP = 1_200;

const SCRIPT = `
import '${fileURLToPath(new URL('../dist/define/civic-board-provider.js', import.meta.url))}';
import '${fileURLToPath(new URL('../dist/define/civic-message-list.js', import.meta.url))}';
import {memoryAdapter} from '${fileURLToPath(new URL('../dist/adapters/memory.js', import.meta.url))}';
const words = ['停车位', '公交站', '路灯', '噪音', '学区', '垃圾站', 'street lights', 'bus stop', '老市场', '河堤'];
const entry = (number) => ({
  id: 'm' + number, number: String(number), title: words[number % 10] + '什么时候能解决？第' + number + '号来信', excerpt: (words[(number * 7) % 10] + '的问题反映了很久，请有关部门尽快处理并公开答复。').repeat(1 + (number % 4)),
  kind: 'enquiry', topic: 'transport', agencyId: 'a' + (number % 40), status: ['waiting', 'in-progress', 'answered'][number % 3], displayName: '陈***', visibility: 'public',
  language: 'zh-Hans', createdAt: new Date(1790000000000 - number * 60000).toISOString(), followers: number % 5, ...(number % 3 === 2 && {answeredAt: new Date(1790000000000).toISOString()}),
});
const agencies = Array.from({length: 40}, (_, index) => ({id: 'a' + index, name: {en: 'Agency ' + index}, placeId: 'p', parentId: null}));
window.adapter = (total, wait) => {
  const adapter = memoryAdapter();
  return {...adapter, capabilities: {...adapter.capabilities, counts: false}, listMessages: async ({cursor = '0', limit = 20}) => {
    await wait?.();
    const first = Number(cursor);
    // Most come at once, because ninety presses would take longer than what is measured.
    const last = first === 0 ? Math.max(limit, total - 1000) : first + limit;
    const items = Array.from({length: Math.min(last, total) - first}, (_, index) => entry(first + index));
    return {items, agencies, ...(last < total && {nextCursor: String(last)})};
  }};
};
`;

// What only uploads need is left out; nothing here asks for it.
const bundle = await rollup({input: 'page', shimMissingExports: true, plugins: [{name: 'page', resolveId: (id) => (['page', 'tus-js-client'].includes(id) ? id : null), load: (id) => (id === 'page' ? SCRIPT : id === 'tus-js-client' ? '' : null)}, resolve({browser: true, exportConditions: ['production']})], onwarn: () => {}});
const {output: [{code}]} = await bundle.generate({format: 'es', inlineDynamicImports: true});
const {executablePath, args, env} = await findBrowser();
const browser = await chromium.launch({executablePath, args, env});
try {
  console.log(`${MESSAGES} messages loaded, ${FRAMES} frames of ${STEP} px each`);
  await scrolled('civic-message-list', false);
  await scrolled('floor: the same without containment', true);
  await shifted();
} finally {
  await browser.close();
}

async function open(width = 1280) {
  const page = await browser.newPage({viewport: {width, height: 900}});
  await page.setContent('<!doctype html><html lang="en"><body style="font-family: sans-serif; margin: 1rem"><main></main></body></html>');
  await page.addScriptTag({content: code, type: 'module'});
  await page.waitForFunction('window.adapter');
  return page;
}

async function scrolled(name, bare) {
  const page = await open();
  const {times, press} = await page.evaluate(async ({total, frames, step, bare}) => {
    const provider = document.createElement('civic-board-provider');
    provider.adapter = window.adapter(total);
    const list = document.createElement('civic-message-list');
    list.pageSize = 100;
    list.filters = '';
    provider.append(list);
    document.querySelector('main').append(provider);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const entries = () => list.shadowRoot?.querySelectorAll('article').length ?? 0;
    if (bare) {
      await list.updateComplete;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('li { content-visibility: visible !important; }');
      list.shadowRoot.adoptedStyleSheets = [...list.shadowRoot.adoptedStyleSheets, sheet];
    }
    const presses = [];
    for (;;) {
      while (!list.shadowRoot?.querySelector('article')) await frame();
      const more = list.shadowRoot.querySelector('[part=more]');
      if (!more) break;
      const before = entries();
      const start = performance.now();
      more.click();
      while (entries() === before) await frame();
      presses.push(performance.now() - start);
    }
    scrollTo(0, 0);
    for (let settle = 0; settle < 10; settle++) await frame();
    const times = [];
    let last = performance.now();
    for (let index = 0; index < frames; index++) {
      scrollBy(0, step);
      await frame();
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return {times, press: presses.slice(-10)};
  }, {total: MESSAGES, frames: FRAMES, step: STEP, bare});
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  const slow = times.filter((time) => time > 50).length / times.length;
  press.sort((one, other) => one - other);
  console.log(`${name.padEnd(38)} frame median ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(1)} ms  over 50 ms ${(slow * 100).toFixed(1)} %  the last presses of "show more", median ${press[5]?.toFixed(0)} ms`);
  await page.close();
}

/** Layout shift as browsers measure it, and how far what follows the list moves when messages come. */
async function shifted() {
  for (const width of [360, 1280]) {
    const page = await open(width);
    const {score, height} = await page.evaluate(async () => {
      let come;
      const wait = new Promise((done) => { come = done; });
      let score = 0;
      new PerformanceObserver((entries) => { for (const entry of entries.getEntries()) score += entry.value; }).observe({type: 'layout-shift', buffered: true});
      const provider = document.createElement('civic-board-provider');
      provider.adapter = window.adapter(6, () => wait);
      const list = document.createElement('civic-message-list');
      provider.append(list);
      const after = document.createElement('p');
      after.textContent = 'What follows the list.';
      document.querySelector('main').append(provider, after);
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      while (!list.shadowRoot?.querySelector('.skeleton')) await frame();
      for (let settle = 0; settle < 20; settle++) await frame();
      const before = list.offsetHeight;
      score = 0;
      come();
      while (!list.shadowRoot?.querySelector('article')) await frame();
      for (let settle = 0; settle < 20; settle++) await frame();
      return {score, height: list.offsetHeight - before};
    });
    console.log(`${width} px wide: from skeleton to messages, layout shift ${score.toFixed(4)}, the list ${height >= 0 ? 'grows' : 'shrinks'} by ${Math.abs(height)} px`);
    await page.close();
  }
}
