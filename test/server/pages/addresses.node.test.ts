import {afterEach, describe, expect, it} from 'vitest';
import type {MessageContent} from '../../../src/model/index.js';
import {hostileMessage, publishBoard, type Published} from '../publishing/board.js';

const picture: Partial<MessageContent> = {
  title: 'The lamp', body: 'It is broken.', attachments: [{id: 'lamp', type: 'image/png', size: 9, url: 'files/lamp', description: 'The lamp', public: true}],
};

/** Whatever a browser would ask for or go to, of what stands in a page or a fragment. */
const addressesIn = (markup: string) => [...markup.matchAll(/ (?:href|src|action|endpoint|thread-url)="([^"]*)"/g)].map(([, address = '']) => address);

describe('addresses', () => {
  let board: Published;
  afterEach(async () => await board.close());
  const publish = async (publicUrl: string) => (board = await publishBoard({publicUrl, messages: [hostileMessage('lamp', picture)]}));

  it('in fragments are whole, of pictures too: they stand in pages of other sites', async () => {
    await publish('https://board.example');
    const thread = await board.text('/embed/thread?message=lamp');
    expect(thread).toContain('src="https://board.example/api/v1/files/lamp"');
    expect(thread).not.toContain('"/api/v1/');
    for (const fragment of [thread, ...await Promise.all(['recent-replies', 'message-list'].map((name) => board.text(`/embed/${name}`)))]) {
      expect(addressesIn(fragment).filter((address) => !address.startsWith('https://board.example/'))).toEqual([]);
    }
  });

  it('in pages are below the path that the server is reached by', async () => {
    await publish('https://town.example/board');
    const message = await board.text('/messages/lamp');
    expect(message).toContain('src="/board/api/v1/files/lamp"');
    for (const path of ['/messages', '/messages?topic=urban', '/messages?lang=en', '/messages/lamp', '/write', '/write?agency=housing', '/write?agency=housing&kind=enquiry', '/track', '/figures']) {
      const addresses = addressesIn(await board.text(path)).filter((address) => !/^(https:\/\/town\.example\/board(\/|$)|#)/.test(address));
      expect(addresses.length, path).toBeGreaterThan(4);
      expect([path, addresses.filter((address) => !address.startsWith('/board/'))]).toEqual([path, []]);
    }
    const moved = await Promise.all(['/write/', '/messages/lamp/'].map(async (path) => (await board.get(path)).headers.get('Location')));
    expect(moved).toEqual(['/board/write', '/board/messages/lamp']);
  });
});
