/* global document, window, requestAnimationFrame, CSSStyleSheet, scrollTo, scrollBy -- what runs in the page */
// How smoothly civic-message-list scrolls with 10,000 messages loaded: `npm run build && npm run bench:list`. All of them come through the
// element's own "show more", a hundred at a time. The floor of the same run is the same list without containment: every entry is laid out
// and painted. Then what moves when messages take the place of the skeleton.
import {rollup} from 'rollup';
import resolve from '@rollup/plugin-node-resolve';
import {chromium} from 'playwright-core';
import {loadavg} from 'node:os';
import {fileURLToPath} from 'node:url';
import {findBrowser} from '../test/support/browser.mjs';

const MESSAGES = Number(process.env.MESSAGES ?? 10_000);
const FRAMES = 300;
/** Of the floor, which is slow by its nature. */
const FLOOR_FRAMES = 100;
/** Pixels a frame: a fast flick over about a third of the list. */
const STEP = 1_200;
/** Milliseconds after which a part of the run is given up: a machine that is this slow measures nothing. */
const LONGEST = 180_000;
const DIST = new URL(`${process.env.DIST ?? '../dist'}/`, import.meta.url);

const SCRIPT = `
import '${fileURLToPath(new URL('define/civic-board-provider.js', DIST))}';
import '${fileURLToPath(new URL('define/civic-message-list.js', DIST))}';
import {memoryAdapter} from '${fileURLToPath(new URL('adapters/memory.js', DIST))}';
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
    const last = Math.min(first + limit, total);
    const items = Array.from({length: last - first}, (_, index) => entry(first + index));
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
  console.log(`${MESSAGES} messages, ${FRAMES} frames of ${STEP} px each; load average of the machine ${loadavg()[0].toFixed(1)}`);
  await within(scrolled());
  await within(shifted());
} finally {
  await browser.close();
}

/** What is under way ends with the browser. */
async function within(work) {
  let timer;
  const late = new Promise((_, give) => { timer = setTimeout(() => give(new Error(`not done after ${LONGEST / 1000} s; load average ${loadavg()[0].toFixed(1)}`)), LONGEST); });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function open(width = 1280) {
  const page = await browser.newPage({viewport: {width, height: 900}});
  await page.setContent('<!doctype html><html lang="en"><body style="font-family: sans-serif; margin: 1rem"><main></main></body></html>');
  await page.addScriptTag({content: code, type: 'module'});
  await page.waitForFunction('window.adapter');
  return page;
}

async function scrolled() {
  const page = await open();
  const presses = await page.evaluate(async (total) => {
    const provider = document.createElement('civic-board-provider');
    provider.adapter = window.adapter(total);
    const list = document.createElement('civic-message-list');
    list.pageSize = 100;
    list.filters = '';
    provider.append(list);
    document.querySelector('main').append(provider);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const end = () => list.shadowRoot?.querySelector('.end');
    const more = () => list.shadowRoot?.querySelector('[part=more]');
    while (!more() && !end()) await frame();
    const presses = [];
    for (let loaded = 100; loaded < total; loaded += 100) {
      const start = performance.now();
      more().click();
      await list.updateComplete;
      // Until the new ones are there and have been laid out and painted.
      while (more()?.ariaDisabled === 'true') await frame();
      await frame();
      presses.push(performance.now() - start);
    }
    return presses;
  }, MESSAGES);
  const told = (some) => `${Math.round(quantile(some, 0.5))} ms (longest ${Math.round(Math.max(...some))})`;
  console.log(`"show more", a hundred at a time, median: the first ten ${told(presses.slice(0, 10))}, the last ten ${told(presses.slice(-10))}`);
  await scroll(page, 'civic-message-list', FRAMES);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    const root = document.querySelector('civic-message-list').shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  await scroll(page, 'floor: the same without containment', FLOOR_FRAMES);
  await page.close();
}

async function scroll(page, name, frames) {
  const times = await page.evaluate(async ({frames, step}) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
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
    return times;
  }, {frames, step: STEP});
  const at = (share) => quantile(times, share).toFixed(1);
  const slow = times.filter((time) => time > 50).length / times.length;
  console.log(`${name.padEnd(38)} frame median ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(1)} ms  over 50 ms ${(slow * 100).toFixed(1)} %  (load average ${loadavg()[0].toFixed(1)})`);
}

function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
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
      while (!list.shadowRoot?.querySelector('.bar')) await frame();
      for (let settle = 0; settle < 20; settle++) await frame();
      const before = list.offsetHeight;
      score = 0;
      come();
      while (!list.shadowRoot?.querySelector('[part=entry]')) await frame();
      for (let settle = 0; settle < 20; settle++) await frame();
      return {score, height: list.offsetHeight - before};
    });
    console.log(`${width} px wide: from skeleton to messages, layout shift ${score.toFixed(4)}, the list ${height >= 0 ? 'grows' : 'shrinks'} by ${Math.abs(height)} px`);
    await page.close();
  }
}
