import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {isListed, replay} from '../../../src/model/index.js';
import {listedAddresses} from '../../../src/server/store/list-public.js';
import {addressesBelow} from '../../../src/server/publishing/index.js';
import {MOST_ADDRESSES, partsFor, sitemapIndexOf, sitemapOf} from '../../../src/server/publishing/sitemap.js';
import {TOWN} from '../../../src/testing/index.js';
import {hostileMessage, PUBLIC_URL, publishBoard, type Published} from './board.js';
import {all, parseXml, text} from './xml.js';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

describe('the sitemap', () => {
  let board: Published;
  const odd = hostileMessage('a&b/<c>"\'é 1');
  beforeAll(async () => { board = await publishBoard({messages: [odd]}); });
  afterAll(async () => await board.close());

  const listed = [...TOWN.messages, odd].filter(({record, events}) => isListed({content: record.content, progress: replay(events)})).map(({record}) => record.id);

  it('has the address of every public message and of no other', async () => {
    const map = parseXml(await board.text('/sitemap.xml'));
    expect([map.name, map.namespace]).toEqual(['urlset', NAMESPACE]);
    const addresses = all(map, 'url').map((url) => text(url, 'loc'));
    expect(addresses.sort()).toEqual(listed.map((id) => `${PUBLIC_URL}/messages/${encodeURIComponent(id)}`).sort());
    for (const url of all(map, 'url')) expect(new Date(text(url, 'lastmod')).toISOString()).toBe(text(url, 'lastmod'));
  });

  it('has parts and an index when it is too long for one, each address once', async () => {
    expect([0, 1, MOST_ADDRESSES, MOST_ADDRESSES + 1].map((count) => partsFor(count))).toEqual([1, 1, 1, 2]);
    const addresses = addressesBelow(PUBLIC_URL);
    const parts = partsFor(listed.length, 4);
    const index = parseXml(await sitemapIndexOf(parts, addresses));
    expect([index.name, index.namespace]).toEqual(['sitemapindex', NAMESPACE]);
    expect(all(index, 'sitemap').map((part) => text(part, 'loc'))).toEqual(Array.from({length: parts}, (_, number) => `${PUBLIC_URL}/sitemaps/${number + 1}.xml`));
    const found: string[] = [];
    for (let part = 0; part < parts; part++) {
      const urls = all(parseXml(await sitemapOf(await listedAddresses(board.store.context, {offset: part * 4, limit: 4}), addresses)), 'url');
      expect(urls.length).toBeLessThanOrEqual(4);
      found.push(...urls.map((url) => text(url, 'loc')));
    }
    expect([found.length, new Set(found).size]).toEqual([listed.length, listed.length]);
  });

  it('has no part that there is not', async () => {
    expect((await board.get('/sitemaps/1.xml')).status).toBe(200);
    for (const part of ['2.xml', '0.xml', '01.xml', 'x.xml', '1', '999999.xml']) expect([part, (await board.get(`/sitemaps/${part}`)).status]).toEqual([part, 404]);
  });

  it('of more messages than one sitemap holds is an index whose parts are full', {timeout: 180_000}, async () => {
    const {db} = board.store.context;
    const {sql} = await import('kysely');
    await sql`insert into message (id, number, content, kind, topic_path, visibility, created_at, state, version, listed, agency_id, place_path, search_text, terms)
      select 'many-' || n, 'many-' || n, content, kind, topic_path, visibility, created_at - n * interval '1 second', state, version, listed, agency_id, place_path, '', '{}'
      from message, generate_series(1, ${sql.lit(MOST_ADDRESSES)}) as n where id = 'bus-timetable'`.execute(db);
    const index = parseXml(await board.text('/sitemap.xml'));
    expect(all(index, 'sitemap').map((part) => text(part, 'loc'))).toEqual([`${PUBLIC_URL}/sitemaps/1.xml`, `${PUBLIC_URL}/sitemaps/2.xml`]);
    const parts = await Promise.all([1, 2].map(async (part) => await board.text(`/sitemaps/${part}.xml`)));
    expect(parts.map((part) => part.match(/<loc>/g)?.length)).toEqual([MOST_ADDRESSES, listed.length]);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThan(50 * 1024 * 1024);
  });

  it('is named by robots.txt, which forbids nothing public and names nothing private', async () => {
    const robots = await board.get('/robots.txt');
    expect(robots.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    const lines = (await robots.text()).trim().split('\n');
    expect(lines).toContain(`Sitemap: ${PUBLIC_URL}/sitemap.xml`);
    expect(lines.filter((line) => line.startsWith('Disallow:')).every((line) => line.endsWith('search='))).toBe(true);
  });
});
