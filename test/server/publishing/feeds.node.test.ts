import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {isListed, replay} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {viewer} from '../support/town.js';
import {hostileMessage, PUBLIC_URL, publishBoard, type Published} from './board.js';
import {all, parseXml, text} from './xml.js';

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly next_url?: string;
  readonly items: readonly {readonly id: string; readonly url: string; readonly title: string; readonly content_html: string; readonly content_text: string; readonly date_published: string; readonly authors: readonly {readonly name: string}[]}[];
}

const FEEDS = ['/feeds/messages.atom', '/feeds/answers.atom', '/feeds/message.atom?id=hostile', '/feeds/messages.json', '/feeds/answers.json', '/feeds/message.json?id=hostile'];

describe('feeds', () => {
  let board: Published;
  beforeAll(async () => { board = await publishBoard({messages: [hostileMessage()]}); });
  afterAll(async () => await board.close());

  const json = async (path: string) => JSON.parse(await board.text(path)) as JsonFeed;
  const listed = [...TOWN.messages, hostileMessage()].filter(({record, events}) => isListed({content: record.content, progress: replay(events)}));

  it('have every public message of the board, the newest first, in both formats', async () => {
    const newest = listed.toSorted((a, b) => Date.parse(b.record.content.createdAt) - Date.parse(a.record.content.createdAt)).map(({record}) => `${PUBLIC_URL}/messages/${record.id}`);
    const atom = parseXml(await board.text('/feeds/messages.atom?limit=50'));
    expect([atom.name, atom.namespace]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(all(atom, 'entry').map((entry) => text(entry, 'id'))).toEqual(newest);
    const feed = await json('/feeds/messages.json?limit=50');
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.items.map(({id}) => id)).toEqual(newest);
    for (const {id, url} of feed.items) expect(url).toBe(id);
  });

  it('have what Atom asks of a feed and of each entry', async () => {
    for (const path of FEEDS.filter((name) => name.includes('.atom'))) {
      const atom = parseXml(await board.text(path));
      for (const name of ['id', 'title', 'updated', 'author']) expect([path, name, text(atom, name) !== '']).toEqual([path, name, true]);
      const entries = all(atom, 'entry');
      expect(entries.length).toBeGreaterThan(0);
      expect(new Set(entries.map((entry) => text(entry, 'id'))).size).toBe(entries.length);
      for (const entry of entries) {
        for (const name of ['id', 'title', 'author']) expect(text(entry, name).trim()).not.toBe('');
        for (const name of ['updated', 'published']) expect(new Date(text(entry, name)).toISOString()).toBe(text(entry, name));
        expect(all(entry, 'link').filter(({attributes}) => attributes['rel'] === 'alternate')).toHaveLength(1);
      }
      const self = all(atom, 'link').find(({attributes}) => attributes['rel'] === 'self')?.attributes['href'] ?? '';
      expect(self).toBe(`${PUBLIC_URL}${path}`);
    }
  });

  it('leave hostile text a text, in titles, names and content', async () => {
    for (const path of FEEDS) {
      const source = await board.text(path);
      if (path.includes('.atom')) {
        const entry = all(parseXml(source), 'entry').find((one) => one.text.includes('<b>Zeile</b>') || one.text.includes('&lt;b&gt;Zeile'));
        expect([path, entry !== undefined]).toEqual([path, true]);
        // Markup only inside of the HTML of the content, and there only ours.
        expect(entry?.children.map(({name}) => name).filter((name) => !['id', 'title', 'link', 'published', 'updated', 'author', 'category', 'content'].includes(name))).toEqual([]);
        for (const content of all(parseXml(source), 'entry').map((one) => text(one, 'content'))) expect(content).not.toMatch(/<(?!\/?(p|br|h2)\b)|<script|&amp;amp;lt;/);
      } else {
        const {items} = JSON.parse(source) as JsonFeed;
        expect(items.some(({content_text: plain}) => plain.includes('<script>alert(1)</script>'))).toBe(true);
        for (const {content_html: html} of items) expect(html).not.toMatch(/<(?!\/?(p|br|h2)\b)|<script/);
      }
    }
  });

  it('are of one place with all inside it, one agency, one topic with all inside it', async () => {
    const ids = async (query: string) => (await json(`/feeds/messages.json?limit=50&${query}`)).items.map(({id}) => id.split('/').at(-1)).sort();
    const agencyOf = ({record: {content}, events}: (typeof listed)[number]) => replay(events).handlerId ?? content.agencyId;
    const placeOf = (agencyId: string) => TOWN.agencies.find(({id}) => id === agencyId)?.placeId;
    expect(await ids('agency=transport')).toEqual(listed.filter((one) => agencyOf(one) === 'transport').map(({record}) => record.id).sort());
    expect(await ids('topic=transport')).toEqual(listed.filter(({record}) => record.content.topic.startsWith('transport')).map(({record}) => record.id).sort());
    expect(await ids('place=liuxi')).toEqual(listed.filter((one) => placeOf(agencyOf(one)) === 'liuxi').map(({record}) => record.id).sort());
    expect((await ids('agency=transport&topic=transport/bus')).length).toBeGreaterThan(0);
    const {title} = await json('/feeds/answers.json?agency=transport&topic=transport/bus&lang=en');
    expect(title).toMatch(/Transport Bureau/);
  });

  it('say what a scope is that there is not, and what a parameter must be', async () => {
    for (const [query, status] of [['place=nowhere', 404], ['agency=nobody', 404], ['topic=nothing', 404], ['limit=51', 422], ['limit=0', 422], ['cursor=x', 400], ['sort=due', 422], ['queue=handling', 422], ['lang=<', 422], ['place=a&place=b', 422]] as const) {
      const response = await board.get(`/feeds/messages.atom?${query}`);
      expect([query, response.status, response.headers.get('Cache-Control')]).toEqual([query, status, 'private, no-store']);
    }
    for (const id of ['', 'nothing', 'wage-dispute', 'lost-umbrella', 'heating-allowance']) expect([id, (await board.get(`/feeds/message.json?id=${id}`)).status]).toEqual([id, id === '' ? 422 : 404]);
  });

  it('lead on from page to page, each entry once, to the end', async () => {
    for (const format of ['json', 'atom'] as const) {
      const seen: string[] = [];
      let next: string | undefined = `${PUBLIC_URL}/feeds/messages.${format}?limit=3`;
      while (next !== undefined) {
        const source: string = await board.text(next.slice(PUBLIC_URL.length));
        if (format === 'json') {
          const feed = JSON.parse(source) as JsonFeed;
          seen.push(...feed.items.map(({id}) => id));
          next = feed.next_url;
        } else {
          const feed = parseXml(source);
          seen.push(...all(feed, 'entry').map((entry) => text(entry, 'id')));
          next = all(feed, 'link').find(({attributes}) => attributes['rel'] === 'next')?.attributes['href'];
          expect(text(feed, 'id')).toBe(`${PUBLIC_URL}/feeds/messages.atom?limit=3`);
        }
      }
      expect([format, seen.length, new Set(seen).size]).toEqual([format, listed.length, listed.length]);
    }
  });

  it('of a message tell each public step, and the answer with the step that published it', async () => {
    const {items, home_page_url: home} = await json('/feeds/message.json?id=bus-timetable&lang=en');
    const message = await board.store.getMessage({role: 'visitor'}, 'bus-timetable');
    expect(home).toBe(`${PUBLIC_URL}/messages/bus-timetable`);
    expect(items.map(({date_published: at}) => Date.parse(at))).toEqual(message.timeline.map(({at}) => Date.parse(at)).reverse());
    expect(items.find(({title}) => title === 'An answer was published')?.content_text).toContain('From 1 November the last bus');
    expect(items.every(({title}) => title !== '')).toBe(true);
  });

  it('speak the language that is asked for', async () => {
    expect((await json('/feeds/answers.json?lang=en')).title).toMatch(/^Answers · /);
    expect((await json('/feeds/answers.json?lang=zh-Hans')).title).not.toMatch(/Answers/);
    expect((await board.get('/feeds/answers.json?lang=en')).headers.get('Content-Language')).toBe('en');
  });

  it('are answered with 304 to whoever has them, by tag and by time, and whole once something is gone', async () => {
    const path = '/feeds/messages.atom?topic=transport';
    const first = await board.get(path);
    const [tag, changed] = [first.headers.get('ETag') ?? '', first.headers.get('Last-Modified') ?? ''];
    expect(first.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=60, s-maxage=60, stale-while-revalidate=60');
    expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(first.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    for (const headers of [{'If-None-Match': tag}, {'If-None-Match': `"other", ${tag}`}, {'If-None-Match': tag.replace('W/', '')}, {'If-Modified-Since': changed}] as Record<string, string>[]) {
      const again = await board.get(path, headers);
      expect([again.status, again.headers.get('ETag'), again.headers.get('Cache-Control'), await again.text()]).toEqual([304, tag, 'public, max-age=60, s-maxage=60, stale-while-revalidate=60', '']);
    }
    expect((await board.get(path, {'If-None-Match': '"other"', 'If-Modified-Since': changed})).status).toBe(200);
    const moderator = viewer('moderator');
    const {version} = await board.store.getMessage(moderator, 'bus-timetable');
    await board.store.act(moderator, 'bus-timetable', {action: 'take-down', rejectReason: 'privacy', words: '…'}, {expectedVersion: version, idempotencyKey: 'take-it-down'});
    const after = await board.get(path, {'If-None-Match': tag});
    expect(after.status).toBe(200);
    expect(await after.text()).not.toContain('bus-timetable');
    expect((await board.get('/feeds/message.atom?id=bus-timetable')).status).toBe(404);
  });
});
