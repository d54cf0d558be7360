import {describe, expect, it} from 'vitest';
import {BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {render, type RenderedElements, type RenderedTag, renderToStream, renderToString} from '../../src/ssr/index.js';
import {type Attachment, type BoardInfo, isKnown, type SeedMessage} from '../../src/model/index.js';
import {TOWN} from '../../src/testing/index.js';
import {hostileMessage} from '../server/publishing/board.js';

const adapter = memoryAdapter({town: TOWN});

/** What a reader without script reads: the text of the markup, in its order. */
function textOf(markup: string): string {
  return markup.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '').replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

/** What stands beside the markup. */
function dataIn(markup: string): string {
  return /<script type="application\/json" data-civic-board>([\s\S]*)<\/script>$/.exec(markup)?.[1] ?? '';
}

async function text<T extends RenderedTag>(tag: T, attributes: RenderedElements[T], language = 'en'): Promise<string> {
  return textOf(await renderToString(tag, attributes, {adapter, language}));
}

describe('rendering on a server', () => {
  it('shows every element with what it has to say', async () => {
    expect(await text('civic-recent-replies', {})).toContain('Liuxi Town Government');
    expect(await text('civic-message-list', {})).toContain('Later last bus on route 6');
    expect(await text('civic-thread', {'message-id': 'thanks-road', 'thread-url': '/messages/{id}'})).toContain('What happened');
    expect(await text('civic-figures', {until: '2026-11-20T00:00:00Z'})).toContain('Reply rate');
    expect(await text('civic-status-badge', {status: 'answered'})).toContain('Answered');
  });

  it('speaks the reader\'s language, and tells times in the zone of the board', async () => {
    expect(await text('civic-status-badge', {status: 'answered'}, 'zh-Hans')).toContain('已办理');
    expect(await renderToString('civic-status-badge', {status: 'answered'}, {adapter, language: 'ar'})).toMatch(/^<civic-status-badge status="answered" lang="ar" dir="rtl" /);
    // 23:55 of the day before in UTC.
    expect(await text('civic-thread', {'message-id': 'thanks-road', 'thread-url': '/m/{id}'})).toContain('November 3, 2026 at 7:55 AM');
  });

  it('takes the main language of the board when nobody says another', async () => {
    expect(textOf(await renderToString('civic-recent-replies', {}, {adapter}))).toContain('最新');
  });

  it('keeps languages apart that are rendered at once', async () => {
    const both = await Promise.all(['en', 'zh-Hans', 'en', 'ar'].map((language) => text('civic-message-list', {filters: ''}, language)));
    expect(both[0]).toBe(both[2]);
    expect(both[0]).toContain('Answered');
    expect(both[1]).not.toContain('Answered');
    expect(both[3]).not.toContain('Answered');
  });

  it('gives the same as a stream', async () => {
    const attributes = {'page-size': 3, filters: ''};
    let streamed = '';
    for await (const chunk of await renderToStream('civic-message-list', attributes, {adapter, language: 'en'})) streamed += String(chunk);
    expect(streamed).toBe(await renderToString('civic-message-list', attributes, {adapter, language: 'en'}));
  });

  it('writes nothing between the messages of a list that only Lit would read', async () => {
    const markup = await renderToString('civic-message-list', {'page-size': 3, filters: ''}, {adapter, language: 'en'});
    const [list] = /<div part="list"[\s\S]*(?=<div class="more")/.exec(markup) ?? [''];
    expect(list.match(/role="listitem"/g)).toHaveLength(3);
    expect(list.replace(/(<!--\/lit-part-->)*(<!--lit-part [^>]*-->)?$/, '')).not.toContain('<!--');
  });

  it('names the styles that stand in it, for a content security policy', async () => {
    const rendered = await render('civic-message-list', {}, {adapter, language: 'en'});
    const used = [...(await rendered.text()).matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style);
    expect(used.length).toBeGreaterThan(0);
    for (const style of used) expect(rendered.styles).toContain(style);
  });

  it('sets no style attribute, which a policy would refuse', async () => {
    for (const [tag, attributes] of [['civic-message-list', {}], ['civic-thread', {'message-id': 'thanks-road'}], ['civic-figures', {}]] as const) {
      expect(await renderToString(tag, attributes, {adapter, language: 'en'})).not.toMatch(/<[^>]+\sstyle=/);
    }
  });

  it('keeps a place, last of the tools, for what only the device knows of, and names it to nobody', async () => {
    const markup = await renderToString('civic-thread', {'message-id': 'thanks-road', 'thread-url': '/m/{id}'}, {adapter, language: 'en'});
    const tools = [...markup.matchAll(/ id="(tool-[^"]+)" class="([^"]*)"/g)].map(([, id, className]) => `${id}: ${className}`);
    expect(tools).toEqual(['tool-follow: tool', 'tool-copy-link: tool', 'tool-print: tool', 'tool-report: tool', 'tool-share: tool unsure']);
    expect(markup).toMatch(/\.unsure\s*\{\s*visibility:\s*hidden/);
  });

  it('writes the board\'s data beside the element without its holidays, which no element counts by, and does not say that there are none', async () => {
    const board = await adapter.getBoard();
    expect(isKnown('2026-10-01', board.calendar)).toBe(true);
    const {board: written} = JSON.parse(dataIn(await renderToString('civic-recent-replies', {}, {adapter, language: 'en'}))) as {board: BoardInfo};
    expect({...written, calendar: board.calendar}).toEqual(JSON.parse(JSON.stringify(board)));
    expect(written.calendar).toEqual({weekend: [0, 6], holidays: [], workdays: [], years: []});
    expect(isKnown('2026-10-01', written.calendar)).toBe(false);
  });

  it('says the board\'s own data once where it is told that they are there', async () => {
    expect(dataIn(await renderToString('civic-recent-replies', {}, {adapter}))).toContain('"timeZone"');
    expect(dataIn(await renderToString('civic-recent-replies', {}, {adapter, again: true}))).not.toContain('"timeZone"');
  });
});

describe('a message with all that there can be', () => {
  const file = (id: string, type: Attachment['type'], more: Partial<Attachment> = {}): Attachment => ({id, type, size: 9, url: `https://board.example/files/${id}`, description: `It shows ${id}`, public: true, ...more});
  const seed = hostileMessage('whole', {
    title: 'The lamp', body: '', demand: 'Mend it', details: 'It has been dark since May.', kind: 'complaint', language: 'en',
    attachments: [file('lamp', 'image/png', {width: 4, height: 3}), file('film', 'video/mp4', {captionsUrl: 'https://board.example/files/words'})],
    spot: {address: '5 Mill Lane', point: {latitude: 31.2, longitude: 118.4}, public: true},
  });
  const moderator = {role: 'moderator', personId: 'shen'} as const;
  const events = [
    ...seed.events.map((event) => (event.answer ? {...event, answer: {...event.answer, attachments: [file('mended', 'image/jpeg')]}} : event)),
    {id: 'whole-supervise', seq: 6, at: '2026-11-19T11:00:00.000Z', action: 'supervise', actor: moderator, from: 'answered', to: 'answered', publicText: 'Board staff look after it.'},
    {
      id: 'whole-visit', seq: 7, at: '2026-11-19T12:00:00.000Z', action: 'visit', actor: moderator, from: 'answered', to: 'answered', publicText: 'The lamp burns again.',
      visit: {visitedAt: '2026-11-19T11:30:00.000Z', way: 'video', solved: true, attachments: [file('visit', 'video/webm')]},
    },
  ] as SeedMessage['events'];
  const whole = memoryAdapter({town: {...TOWN, messages: [{...seed, events}]}});

  it('is shown with its pictures and films, the place, and what was found on a visit', async () => {
    for (const language of ['en', 'ar', 'bo']) {
      const markup = await renderToString('civic-thread', {'message-id': 'whole', 'thread-url': '/m/{id}'}, {adapter: whole, language});
      for (const id of ['lamp', 'film', 'words', 'mended', 'visit']) expect([language, id, markup.includes(`"https://board.example/files/${id}"`)]).toEqual([language, id, true]);
      for (const words of ['Mend it', '5 Mill Lane', 'It shows lamp', 'The lamp burns again.']) expect([language, words, textOf(markup).includes(words)]).toEqual([language, words, true]);
    }
  });
});

describe('what a server does not show', () => {
  it('is a confidential message, in markup or beside it', async () => {
    for (const tag of ['civic-message-list', 'civic-recent-replies'] as const) {
      expect(await renderToString(tag, tag === 'civic-message-list' ? {'page-size': 100} : {count: 100}, {adapter, language: 'en'})).not.toContain('wages unpaid');
    }
    await expect(renderToString('civic-thread', {'message-id': 'wage-dispute'}, {adapter})).rejects.toSatisfy((error) => error instanceof BoardError && error.code === 'not-found');
  });

  it('is a private part of any message', async () => {
    const all = await Promise.all((await adapter.listMessages({limit: 100})).items.map(({id}) => renderToString('civic-thread', {'message-id': id, 'thread-url': '/{id}'}, {adapter, language: 'en'})));
    const secrets = TOWN.messages.flatMap(({record: {privatePart: {name, phone, remark}}}) => [name, phone, remark]).filter((secret) => secret.length > 2);
    expect(secrets.length).toBeGreaterThan(20);
    for (const markup of all) for (const secret of secrets) expect(markup).not.toContain(secret);
  });
});

describe('hostile text', () => {
  const HOSTILE = '</script><script>alert(1)</script><!--<script> <img src=x onerror=alert(2)> ]]> \u2028 & "\'';

  it('stays text in the markup, and cannot end the data beside it', async () => {
    const [first, ...others] = TOWN.messages.filter(({record: {id}}) => id === 'thanks-road');
    const board = memoryAdapter({town: {...TOWN, messages: [{...first!, record: {...first!.record, content: {...first!.record.content, body: HOSTILE}}}, ...others], board: {...TOWN.board, name: {en: HOSTILE}}}});
    for (const [tag, attributes] of [
      ['civic-message-list', {text: HOSTILE, 'thread-url': '/"><script>{id}'}], ['civic-message-list', {'thread-url': '/{id}'}], ['civic-thread', {'message-id': 'thanks-road', 'thread-url': '/{id}'}],
    ] as const) {
      const markup = await renderToString(tag, attributes, {adapter: board, language: 'en'});
      expect(markup).not.toContain('<script>alert');
      expect(markup).not.toContain('<img');
      expect(markup.match(/<script/g)).toHaveLength(1);
      expect((JSON.parse(dataIn(markup)) as {board: {name: {en: string}}}).board.name.en).toBe(HOSTILE);
    }
  });
});
