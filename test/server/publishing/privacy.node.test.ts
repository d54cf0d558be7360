import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {isListed, MASK_SIGN, type MessageContent, replay} from '../../../src/model/index.js';
import {pageWords} from '../../../src/server/pages/words.js';
import {addressesBelow, messageHead} from '../../../src/server/publishing/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {secretsOf} from '../../../src/testing/suite/secrets.js';
import {newKey, viewer} from '../support/town.js';
import {hostileMessage, PUBLIC_URL, publishBoard, type Published} from './board.js';

const file = (id: string, open: boolean) => ({id, type: 'image/png' as const, size: 9, url: `files/${id}`, description: `picture ${id}`, public: open});

/** Public, with words that board staff mask, a file that they hide, one that its author keeps back, and a place that is not for all. */
const half: Partial<MessageContent> = {
  title: 'The MASKED-TITLE lamp', body: 'It stands before MASKED-BODY’s door.', displayName: '陈***', language: 'en',
  attachments: [file('file-open', true), file('file-hidden', true), file('file-kept-back', false)],
  spot: {address: 'SECRET-ADDRESS 5', point: {latitude: 31.98765, longitude: 118.12345}, public: false},
};

describe('what is published', () => {
  let board: Published;
  const messages = [...TOWN.messages, hostileMessage('half', half), hostileMessage('closed', {visibility: 'confidential', title: 'SECRET-CONFIDENTIAL'})];
  const listed = messages.filter(({record, events}) => isListed({content: record.content, progress: replay(events)})).map(({record}) => record.id);
  const documents = new Map<string, string>();

  beforeAll(async () => {
    board = await publishBoard({messages: [hostileMessage('half', half), hostileMessage('closed', {visibility: 'confidential', title: 'SECRET-CONFIDENTIAL'})]});
    const moderator = viewer('moderator');
    const {version, title, body} = await board.store.getMessage(moderator, 'half');
    const maskOf = (part: 'title' | 'body', text: string, word: string) => ({part, start: text.indexOf(word), end: text.indexOf(word) + word.length});
    await board.store.act(moderator, 'half', {action: 'mask', masks: [maskOf('title', title, 'MASKED-TITLE'), maskOf('body', body, 'MASKED-BODY')], hiddenAttachmentIds: ['file-hidden']}, {expectedVersion: version, idempotencyKey: newKey()});
    const paths = [
      ...['messages', 'answers'].flatMap((kind) => ['atom', 'json'].flatMap((format) => ['', '&lang=en', '&agency=housing', '&place=qinghe', '&topic=urban'].map((scope) => `/feeds/${kind}.${format}?limit=50${scope}`))),
      '/sitemap.xml', '/sitemaps/1.xml', '/robots.txt', '/embed/frame.js',
      ...listed.flatMap((id) => [
        `/feeds/message.atom?id=${id}`, `/feeds/message.json?id=${id}`, `/embed/messages/${id}`,
        ...['json', 'xml'].map((format) => `/oembed?format=${format}&url=${encodeURIComponent(`${PUBLIC_URL}/messages/${id}`)}`),
      ]),
    ];
    for (const path of paths) documents.set(path, await board.text(path));
    const context = {board: await board.store.getBoard(), words: await pageWords('en'), addresses: addressesBelow(PUBLIC_URL)};
    for (const id of listed) documents.set(`the head of ${id}`, String(await messageHead(await board.store.getMessage({role: 'visitor'}, id), context)));
  });
  afterAll(async () => await board.close());

  it('holds nothing that not everybody may know', async () => {
    const shown: string = (await Promise.all(listed.map(async (id) => JSON.stringify(await board.store.getMessage({role: 'visitor'}, id))))).join('\n');
    const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
    const secrets = [
      ...messages.flatMap((message) => secretsOf(message).map(({text}) => text)).filter((text) => !shown.includes(escaped(text))),
      'MASKED-TITLE', 'MASKED-BODY', 'file-hidden', 'file-kept-back', 'SECRET-ADDRESS', '31.98765', '118.12345', 'SECRET-CONFIDENTIAL', 'SECRET-NAME', 'SECRET-PHONE', 'SECRET-REMARK', 'SECRET-INTERNAL', 'person-', 'shen',
      ...TOWN.agencies.flatMap(({deskEmail = ''}) => (deskEmail ? [deskEmail] : [])), ...TOWN.accounts.map(({username}) => `${username}@`),
    ];
    expect(secrets.length).toBeGreaterThan(60);
    for (const [path, body] of documents) {
      const found = secrets.filter((text) => body.includes(text) || body.includes(escaped(text)));
      expect([path, found]).toEqual([path, []]);
    }
  });

  it('shows masked words as blocks, and the files that are for everybody', () => {
    for (const path of ['/feeds/messages.atom?limit=50', '/feeds/messages.json?limit=50', '/feeds/message.json?id=half', '/embed/messages/half', `/oembed?format=json&url=${encodeURIComponent(`${PUBLIC_URL}/messages/half`)}`, 'the head of half']) {
      expect([path, documents.get(path)?.includes(MASK_SIGN.repeat('MASKED-TITLE'.length))]).toEqual([path, true]);
    }
    for (const path of ['/feeds/messages.atom?limit=50', '/feeds/messages.json?limit=50', '/feeds/message.json?id=half', 'the head of half']) expect([path, documents.get(path)?.includes(`${PUBLIC_URL}/api/v1/files/file-open`)]).toEqual([path, true]);
  });

  it('has no document at all of a message that not everybody may read, whoever asks and however it is named', async () => {
    const unlisted = messages.filter(({record}) => !listed.includes(record.id));
    expect(unlisted.length).toBeGreaterThan(4);
    const absent = await (await board.get('/embed/messages/there-is-none')).text();
    for (const {record: {id, number}} of unlisted) {
      for (const name of [id, number]) {
        const paths = [`/feeds/message.atom?id=${name}`, `/feeds/message.json?id=${name}`, `/embed/messages/${name}`, `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/messages/${name}`)}`];
        for (const path of paths) {
          const response = await board.get(path, {'Board-Query-Code': 'any'});
          expect([path, response.status, await response.text()]).toEqual([path, 404, absent]);
        }
      }
    }
  });
});
