import {afterAll, beforeAll, expect, it} from 'vitest';
import {type Api, startApi} from '../support/api.js';

/** What people read on the server's own pages comes from the tables: on a Chinese page of a town that has Chinese names stands no word in Latin letters. */
let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => await api?.close());

/** What a page shows or has read out, without what the elements in it bring as styles and data. */
function readableIn(page: string): string[] {
  const markup = page.replace(/<(script|style)\b.*?<\/\1>/gs, '');
  const attributes = [...markup.matchAll(/ (?:aria-label|title|alt|placeholder|label)="([^"]*)"/g)].map(([, text = '']) => text);
  return [...markup.split(/<[^>]*>/), ...attributes].map((text) => text.trim()).filter((text) => text !== '');
}

/** Languages by their own names, names of formats and of a technique, and how a query code looks. */
const PROPER = [/^English$/, /JavaScript/, /\((Atom|JSON)\)$/, /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/];

const latinIn = (page: string) => readableIn(page).filter((text) => /[A-Za-z]{2,}/.test(text) && !PROPER.some((proper) => proper.test(text)));

const WRONG = {kind: 'complaint', agencyId: 'housing', topic: 'urban/roads', title: '路灯不亮', demand: '请打 13912345678', consent: 'on', visibility: 'public'};

it.each<[path: string, fields?: Readonly<Record<string, string>>]>([
  ['/write'], ['/write?place=qinghe'], ['/write?agency=housing'], ['/write?agency=housing&kind=enquiry'], ['/write?agency=housing&kind=complaint'], ['/track'], ['/figures'],
  ['/messages?search=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84%E7%95%99%E8%A8%80'], ['/messages?after=zz'], ['/messages/there-is-none'],
  ['/track', {number: '', code: ''}], ['/track', {number: '1', code: 'AAAA'}], ['/write', {kind: 'enquiry', agencyId: 'housing'}], ['/write', WRONG], ['/write', {...WRONG, guard: 'on'}],
])('%s %j', async (path, fields) => {
  const response = await fetch(`${api.origin}${path}`, fields && {method: 'POST', headers: {Origin: api.origin}, body: new URLSearchParams(fields)});
  const page = await response.text();
  expect(page).toMatch(/<html lang="zh-Hans"/);
  expect(readableIn(page).length).toBeGreaterThan(8);
  expect(latinIn(page)).toEqual([]);
});

it('finds a word that is not from the tables', () => {
  expect(latinIn('<p>留言</p><p>Messages</p><button aria-label="Close">×</button>')).toEqual(['Messages', 'Close']);
});
