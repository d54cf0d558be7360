import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {draft, newKey} from '../support/town.js';
import {type Api, startApi} from '../support/api.js';

/** The server's own pages over HTTP: what they show, to whom, and what they take. */
let api: Api;

beforeAll(async () => {
  api = await startApi({limits: {'submit-plain': {count: 3, seconds: 1800}}});
});
afterAll(async () => await api?.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.origin}${path}`, {redirect: 'manual', headers});
  return {status: response.status, headers: response.headers, body: await response.text()};
};

const post = async (path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.origin}${path}`, {method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields)});
  return {status: response.status, headers: response.headers, body: await response.text()};
};

/** A form that was opened ten seconds ago. */
const markFrom = async (ago = 10_000) => {
  const at = Date.now() - ago;
  const key = crypto.randomUUID();
  return `${at}.${key}.${api.store.secrets.mac('plain-form', `${at} ${key}`).toString('base64url')}`;
};

const message = async (over: Readonly<Record<string, string>> = {}) => ({
  mark: await markFrom(), kind: 'enquiry', agencyId: 'housing', topic: 'urban/roads', title: 'Loose slabs by the library', body: 'The slabs rock.', visibility: 'public', consent: 'on', ...over,
});

const messages = async () => (await api.contents() as {messages: string}).messages;

describe('reading', () => {
  it('gives every page a title, a language, a direction and a policy without exceptions', async () => {
    for (const path of ['/messages', '/messages/bus-timetable', '/figures', '/write', '/track', '/messages/none']) {
      const {body, headers} = await get(`${path}?lang=en`);
      expect(body).toMatch(/<html lang="en" dir="ltr">/);
      expect(body).toMatch(/<title>[^<]+ – Qinghe County Message Board<\/title>/);
      expect(body.match(/<h1/g), path).toHaveLength(1);
      expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
      expect(body).not.toMatch(/<[^>]+\sstyle=/);
    }
  });

  it('folds what messages are chosen by, and says how many are set', async () => {
    const plain = (await get('/messages?lang=en')).body;
    expect(plain).toContain('<details><summary>Filters</summary>');
    expect(plain).not.toContain('All messages</a>');
    const chosen = (await get('/messages?lang=en&status=answered&kind=complaint')).body;
    expect(chosen).toContain('<details><summary>Filters: 2 set</summary>');
    expect(chosen).toContain('<option value="answered" selected>');
    expect(chosen).toContain('All messages</a>');
  });

  it('keeps one permanent address for each message', async () => {
    const {status, headers} = await get('/messages/26100003?lang=en');
    expect([status, headers.get('Location')]).toEqual([301, '/messages/bus-timetable?lang=en']);
  });

  it('leads on from an address with a slash behind it', async () => {
    for (const [path, there] of [['/messages/', '/messages'], ['/messages/bus-timetable/?lang=en', '/messages/bus-timetable?lang=en'], ['/write/?agency=housing', '/write?agency=housing'], ['/messages//evil.example/', undefined]] as const) {
      const {status, headers} = await get(path);
      expect([path, status, headers.get('Location') ?? undefined]).toEqual([path, there === undefined ? 404 : 301, there]);
    }
  });

  it('does not tell confidential messages from those that there are not', async () => {
    const [secret, none] = [await get('/messages/wage-dispute?lang=en'), await get('/messages/wage-disputf?lang=en')];
    expect(secret.status).toBe(404);
    expect(secret.body.replaceAll('wage-dispute', '')).toBe(none.body.replaceAll('wage-disputf', ''));
    for (const path of ['/messages', '/embed/message-list?count=100', '/embed/recent-replies?count=100']) expect((await get(path)).body).not.toContain('wage-dispute');
    expect((await get('/embed/thread?message=wage-dispute')).status).toBe(404);
    expect((await get('/embed/status-badge?message=wage-dispute')).status).toBe(404);
  });

  it('says that a message is gone once its author has withdrawn it', async () => {
    const {id, queryCode} = await api.store.submitMessage(VISITOR, draft({title: 'To be withdrawn'}), newKey());
    const [moderator, author] = [await api.signedIn('moderator'), {'Board-Query-Code': queryCode}];
    const act = async (action: string, headers: Record<string, string>) => {
      const {version} = await (await fetch(`${api.url}/messages/${id}`, {headers})).json() as {version: number};
      const response = await fetch(`${api.url}/messages/${id}/actions`, {
        method: 'POST', headers: {...headers, 'Content-Type': 'application/json', 'Idempotency-Key': newKey()}, body: JSON.stringify({action, expectedVersion: version}),
      });
      expect(response.status, await response.clone().text()).toBe(200);
    };
    expect((await get(`/messages/${id}`)).status).toBe(404);
    await act('publish', moderator);
    expect((await get(`/messages/${id}`)).status).toBe(200);
    await act('withdraw', author);
    const gone = await get(`/messages/${id}`);
    expect(gone.status).toBe(410);
    expect(gone.body).not.toContain('To be withdrawn');
    expect(gone.headers.get('Cache-Control')).toContain('no-store');
  });

  it('lets caches keep what everybody gets, and nothing that is somebody\'s', async () => {
    const {headers} = await get('/messages');
    expect(headers.get('Cache-Control')).toMatch(/^public/);
    expect((await get('/messages', {'If-None-Match': headers.get('ETag') ?? ''})).status).toBe(304);
    expect((await get('/messages', {Cookie: 'civic-board-session=x'})).headers.get('Cache-Control')).toContain('no-store');
    expect((await get('/write?agency=housing&kind=enquiry')).headers.get('Cache-Control')).toContain('no-store');
  });

  it('keeps hostile words in an address from becoming markup', async () => {
    const {body} = await get(`/messages?search=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>alert');
  });
});

describe('fragments for other sites', () => {
  it('show what they were asked for, and nothing around it', async () => {
    const {status, body, headers} = await get('/embed/recent-replies?count=2&lang=en&thread=/board/%7Bid%7D');
    expect(status).toBe(200);
    expect(body).toMatch(/^<civic-recent-replies [^>]*endpoint="[^"]+\/api\/v1"/);
    expect(body.match(/<h3/g)).toHaveLength(2);
    expect(body).toContain('href="/board/');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await get('/embed/figures?lang=en')).body).toMatch(/^<civic-figures [^>]*endpoint="[^"]+\/api\/v1"/);
    expect((await get('/embed/message-list?agency=housing&count=3')).body).toMatch(/^<civic-message-list [^>]*endpoint="[^"]+\/api\/v1"/);
    expect((await get('/embed/thread?message=bus-timetable')).body).toMatch(/^<civic-thread [^>]*endpoint="[^"]+\/api\/v1"/);
    expect((await get('/embed/status-badge?message=bus-timetable')).body).toMatch(/^<civic-status-badge status="/);
  });

  it('speak the language of the page that they are for, also where the board has no pages in it', async () => {
    expect((await api.store.getBoard()).languages).not.toContain('fr');
    for (const [wanted, spoken, words] of [['fr', 'fr', 'Réponses récentes'], ['zh-TW', 'zh-Hant', '最新回覆'], ['ar', 'ar', 'dir="rtl"'], ['nl', 'zh-Hans', '最新答复']] as const) {
      const {body, headers} = await get(`/embed/recent-replies?lang=${wanted}`);
      expect([wanted, headers.get('Content-Language'), body.includes(`lang="${spoken}"`), body.includes(words)]).toEqual([wanted, spoken, true, true]);
    }
  });

  it('refuse what makes no sense, with what is wrong', async () => {
    for (const path of ['/embed/recent-replies?count=0', '/embed/recent-replies?agenci=x', '/embed/thread', '/embed/message-list?thread=javascript:alert(1)']) {
      expect((await get(path)).status, path).toBe(422);
    }
  });
});

describe('sending a message without script', () => {
  it('takes it, shows the receipt to nobody else, and makes one of a double press', async () => {
    const fields = await message();
    const before = await messages();
    const [one, other] = await Promise.all([post('/write?lang=en', fields), post('/write?lang=en', fields)]);
    const codes = [one, other].map(({body}) => /<dd>([A-Z0-9-]{14})<\/dd>/.exec(body)?.[1]);
    expect(codes[0]).toBeDefined();
    expect(codes[0]).toBe(codes[1]);
    expect(Number(await messages())).toBe(Number(before) + 1);
    expect(one.headers.get('Cache-Control')).toContain('no-store');
  });

  it('says what is wrong at its field, and keeps every word', async () => {
    const before = await messages();
    const {status, body} = await post('/write?lang=en', await message({title: '', body: 'Kept <b>as it is</b>', consent: ''}));
    expect(status).toBe(422);
    expect(body).toContain('href="#title"');
    expect(body).toMatch(/id="title"[^>]*aria-invalid="true"/);
    expect(body).toContain('Kept &lt;b&gt;as it is&lt;/b&gt;');
    expect(await messages()).toBe(before);
  });

  it('warns of private data before it sends, and sends at the second word', async () => {
    const fields = await message({body: 'Call me on 13912345678.'});
    const warned = await post('/write?lang=en', fields);
    expect(warned.status).toBe(422);
    expect(warned.body).toContain('name="guard"');
    expect((await post('/write?lang=en', {...fields, guard: 'on'})).status).toBe(200);
    // Nobody reads a confidential message but those who handle it.
    expect((await post('/write?lang=en', await message({body: 'Call me on 13912345678.', visibility: 'confidential'}))).status).toBe(200);
  });

  it('takes nothing from programs that fill in every field, or are faster than people, or bring no mark of ours', async () => {
    const before = await messages();
    expect((await post('/write', await message({website: 'x'}))).status).toBe(422);
    expect((await post('/write', await message({mark: await markFrom(0)}))).status).toBe(429);
    expect((await post('/write', await message({mark: await markFrom(25 * 3_600_000)}))).status).toBe(403);
    expect((await post('/write', await message({mark: 'made up'}))).status).toBe(403);
    expect(await messages()).toBe(before);
  });

  it('takes nothing from pages of other sites', async () => {
    const before = await messages();
    for (const headers of [{'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example'}, {Origin: 'https://evil.example'}]) {
      expect((await post('/write?lang=en', await message(), headers as unknown as Record<string, string>)).status).toBe(403);
    }
    expect(await messages()).toBe(before);
  });

  it('lets fewer in than where a proof of work was shown, and says when it is over', async () => {
    // Three were taken above.
    const {status, body} = await post('/write?lang=en', await message({title: 'One too many'}));
    expect(status).toBe(429);
    expect(body).toContain('Try again in');
    expect(body).toContain('One too many');
  });
});

describe('looking a message up without script', () => {
  it('shows a confidential one to its author, and tells a wrong code from nothing', async () => {
    const {number, queryCode} = await api.store.submitMessage(VISITOR, draft({title: 'Between us', visibility: 'confidential'}), newKey());
    const found = await post('/track?lang=en', {number, code: queryCode});
    expect(found.body).toContain('Between us');
    expect(found.headers.get('Cache-Control')).toContain('no-store');
    const [wrong, none] = [await post('/track?lang=en', {number, code: 'AAAA-BBBB-CCCC'}), await post('/track?lang=en', {number: '2026-999999', code: queryCode})];
    expect(wrong.body.replaceAll(number, '')).toBe(none.body.replaceAll('2026-999999', ''));
    expect(wrong.body).not.toContain('Between us');
  });

  it('slows down who guesses', async () => {
    const {number} = await api.store.submitMessage(VISITOR, draft({title: 'Guess me'}), newKey());
    const statuses: number[] = [];
    for (let guess = 0; guess < 7; guess++) statuses.push((await post('/track', {number, code: `AAAA-BBBB-${String(guess).padStart(4, '0')}`})).status);
    expect(statuses).toContain(429);
  });
});
