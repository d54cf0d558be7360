import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import ts from 'typescript';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Message} from '../../../src/model/index.js';
import {pageWords} from '../../../src/server/pages/words.js';
import {addressesBelow, listHead, messageHead} from '../../../src/server/publishing/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {viewer} from '../support/town.js';
import {HOSTILE, hostileMessage, PUBLIC_URL, publishBoard, type Published} from './board.js';

type Json = Readonly<Record<string, unknown>> & {readonly '@type': string; readonly mainEntity?: Json; readonly acceptedAnswer?: Json; readonly author?: Json; readonly comment?: readonly Json[]; readonly suggestedAnswer?: readonly Json[]};

/** The vocabulary of schema.org as types (schema-dts), whose compiler finds properties that a type does not have and values that it does not take. */
async function complaintsAbout(documents: readonly unknown[]): Promise<string[]> {
  // Beside node_modules, from where the types are found.
  const folder = await mkdtemp(join(import.meta.dirname, '.json-ld-'));
  try {
    const file = join(folder, 'documents.ts');
    await writeFile(file, `import type {Thing, WithContext} from 'schema-dts';\n${documents.map((document, index) => `export const document${index}: WithContext<Thing> = ${JSON.stringify(document)};`).join('\n')}`);
    const program = ts.createProgram([file], {noEmit: true, strict: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022});
    return ts.getPreEmitDiagnostics(program).map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n').slice(-600));
  } finally {
    await rm(folder, {recursive: true});
  }
}

describe('the head of a message’s page', () => {
  let board: Published;
  const heads = new Map<string, string>();
  const messages = new Map<string, Message>();
  const addresses = addressesBelow(PUBLIC_URL);

  const headOf = async (message: Message, language = 'en') => String(await messageHead(message, {board: await board.store.getBoard(), words: await pageWords(language), addresses}));
  const dataOf = (id: string): Json => {
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(heads.get(id) ?? '') ?? [];
    return JSON.parse(json) as Json;
  };

  beforeAll(async () => {
    board = await publishBoard({messages: [hostileMessage()]});
    for (const {record: {id}} of [...TOWN.messages, hostileMessage()]) {
      const message = await board.store.getMessage({role: 'visitor'}, id).catch(() => undefined);
      if (!message) continue;
      messages.set(id, message);
      heads.set(id, await headOf(message));
    }
  });
  afterAll(async () => await board.close());

  it('names the permanent address, once, and the feeds and embeds by whole addresses', () => {
    for (const [id, head] of heads) {
      expect([...head.matchAll(/<link rel="canonical" href="([^"]*)">/g)].map(([, href]) => href)).toEqual([`${PUBLIC_URL}/messages/${id}`]);
      expect(head).toContain(`<meta property="og:url" content="${PUBLIC_URL}/messages/${id}">`);
      for (const type of ['application/atom+xml', 'application/feed+json', 'application/json+oembed', 'text/xml+oembed']) {
        const [, href = ''] = new RegExp(`<link rel="alternate" type="${type.replace('+', '\\+')}" href="([^"]*)"`).exec(head) ?? [];
        expect([type, new URL(href.replaceAll('&amp;', '&')).origin]).toEqual([type, PUBLIC_URL]);
      }
    }
  });

  it('says what to show where it is linked, in the page’s language', async () => {
    const head = heads.get('bus-timetable') ?? '';
    expect(head).toContain('<meta property="og:title" content="Later last bus on route 6 from the railway station">');
    expect(head).toMatch(/<meta name="description" content="The last number 6 leaves [^"]{100,170}">/);
    expect(head).toContain('<meta property="og:locale" content="en_US">');
    expect(head).toContain('<meta property="article:published_time" content="2026-10-08T');
    const message = messages.get('bus-timetable');
    expect(message && await headOf(message, 'zh-Hans')).toContain('<meta property="og:locale" content="zh_CN">');
  });

  it('holds data that the vocabulary of schema.org takes, for every public message and every list', {timeout: 120_000}, async () => {
    const info = await board.store.getBoard();
    const words = await pageWords('en');
    const lists = await Promise.all([[{}, {}], [{agencyId: 'housing'}, {agencyName: 'Housing'}], [{placeId: 'liuxi'}, {placeName: 'Liuxi'}], [{topic: 'transport'}, {}]].map(async ([scope = {}, names]) =>
      JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(String(await listHead(scope, {title: 'Messages', description: 'What people wrote', ...names}, {board: info, words, addresses})))?.[1] ?? '') as unknown));
    const documents = [...[...heads.keys()].map(dataOf), ...lists];
    expect(documents.length).toBeGreaterThan(15);
    expect(await complaintsAbout(documents)).toEqual([]);
    // The check itself finds what is wrong.
    expect(await complaintsAbout([{'@context': 'https://schema.org', '@type': 'Question', name: 'x', acceptedAnswer: {'@type': 'Answer', text: 5}}, {'@context': 'https://schema.org', '@type': 'Answer', wordsOfNobody: 1}])).toHaveLength(2);
  });

  it('is a question with its accepted answer once there is one, with all that search engines ask of it', () => {
    const page = dataOf('parking-permit');
    expect(page).toMatchObject({'@type': 'QAPage', mainEntity: {'@type': 'Question', answerCount: 1, author: {'@type': 'Person'}, acceptedAnswer: {'@type': 'Answer', author: {'@type': 'GovernmentOrganization', name: 'Urban Management Bureau'}}}});
    for (const [id, message] of messages) {
      const data = dataOf(id);
      const entity = data.mainEntity ?? data;
      if (message.answers.length > 0 && message.kind !== 'thanks') {
        expect([id, data['@type'], entity['@type'], entity['answerCount']]).toEqual([id, 'QAPage', 'Question', message.answers.length]);
        expect((entity.acceptedAnswer ? 1 : 0) + (entity.suggestedAnswer?.length ?? 0)).toBe(message.answers.length);
      } else {
        expect([id, entity['@type']]).toEqual([id, 'DiscussionForumPosting']);
      }
      for (const name of ['text', 'datePublished', 'dateModified', 'url', 'identifier']) expect([id, name, entity[name]]).toEqual([id, name, expect.stringMatching(/./)]);
      expect([id, entity.author?.['name']]).toEqual([id, expect.stringMatching(/./)]);
    }
  });

  it('does not call an answer accepted that the author was not satisfied with, nor thanks a question', () => {
    expect(dataOf('night-noise').mainEntity).toMatchObject({suggestedAnswer: [{'@type': 'Answer'}]});
    expect(dataOf('night-noise').mainEntity).not.toHaveProperty('acceptedAnswer');
    expect(dataOf('thanks-road')).toMatchObject({'@type': 'DiscussionForumPosting', comment: [{'@type': 'Comment', author: {'@type': 'GovernmentOrganization'}}]});
  });

  it('keeps hostile text in its place, and whole', () => {
    const head = heads.get('hostile') ?? '';
    expect(head).not.toContain('<script>alert');
    expect(head).not.toContain(']]>&amp;<!--');
    expect([...head.matchAll(/<\/?script/g)]).toHaveLength(2);
    expect(head.replace(/"[^"<>]*"/g, '""').replace(/<script.*<\/script>/s, '')).not.toMatch(/<(?!\/?(link|meta)\b)/);
    expect(dataOf('hostile').mainEntity?.['text']).toBe(`B ${HOSTILE}`);
    expect(dataOf('hostile').mainEntity).not.toHaveProperty('inLanguage');
  });

  it('of what not everybody gets says only that it is not to be listed', async () => {
    const {store} = board;
    const own = [
      await store.getMessage(viewer('moderator'), 'heating-allowance'), await store.getMessage(viewer('citizen2'), 'wage-dispute'),
      // Public, but these readers get more of it than others.
      await store.getMessage(viewer('moderator'), 'night-noise'), await store.getMessage(viewer('citizen2'), 'bus-timetable'),
    ];
    for (const message of own) expect(await headOf(message)).toBe('<meta name="robots" content="noindex">');
  });
});
