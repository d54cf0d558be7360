import {createElement} from 'react';
import {renderToString} from 'react-dom/server';
import {describe, expect, it} from 'vitest';
// What `npm run build` made: the tests know only what a site can import.
import {CivicBoardProvider, CivicMessageList, CivicStatusBadge, CivicThread} from 'civic-board/react';

describe('a page of React that a server renders', () => {
  it('has the elements with what attributes can say, and nothing else', () => {
    const page = renderToString(createElement(CivicBoardProvider, {endpoint: '/api/v1', className: 'board'},
      createElement(CivicMessageList, {pageSize: 5, ids: ['a'], status: '', address: null, onCivicMessageOpen: () => undefined}, createElement('h2', {slot: 'heading'}, 'Messages')),
      createElement(CivicThread, {messageId: 'night-noise', queryCode: 'SECRET'}),
      createElement(CivicStatusBadge, {status: 'answered', lang: 'ar'})));
    expect(page).toBe('<civic-board-provider endpoint="/api/v1" class="board">'
      + '<civic-message-list page-size="5" status=""><h2 slot="heading">Messages</h2></civic-message-list>'
      + '<civic-thread message-id="night-noise"></civic-thread>'
      + '<civic-status-badge status="answered" lang="ar"></civic-status-badge></civic-board-provider>');
  });

  it('can load every element, as a component or by itself', async () => {
    const components = Object.keys(await import('civic-board/react'));
    const {ELEMENTS} = await import('../../dist/define/elements.js');
    expect(components).toHaveLength(Object.keys(ELEMENTS).length);
    await Promise.all(Object.values(ELEMENTS).map((load) => load()));
  });
});
