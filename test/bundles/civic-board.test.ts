import {expect} from '@open-wc/testing';
import type {} from '../../src/components/civic-message-list/civic-message-list.js';

const waiting = (tag: string) => document.body.appendChild(document.createElement(tag));

describe('civic-board.js', () => {
  const added: Element[] = [];
  const add = (element: Element) => void added.push(element);
  afterEach(() => added.splice(0).forEach((element) => element.remove()));

  it('defines what is on the page, and nothing else', async () => {
    add(waiting('civic-status-badge'));
    await import('../../src/bundles/civic-board.js');
    await customElements.whenDefined('civic-status-badge');
    expect(customElements.get('civic-thread')).to.equal(undefined);
  });

  it('defines what appears later, also deep inside of what is added', async () => {
    const section = document.createElement('section');
    section.append(document.createElement('div'));
    section.firstElementChild?.append(document.createElement('civic-recent-replies'));
    document.body.append(section);
    add(section);
    await customElements.whenDefined('civic-recent-replies');
  });

  it('defines what stands in shadow roots that it is told of, at once and later', async () => {
    const {watch} = await import('../../src/bundles/civic-board.js');
    const host = document.createElement('div');
    const root = host.attachShadow({mode: 'closed'});
    root.append(document.createElement('civic-theme-switch'));
    document.body.append(host);
    add(host);
    watch(root);
    await customElements.whenDefined('civic-theme-switch');
    root.append(document.createElement('civic-figures'));
    await customElements.whenDefined('civic-figures');
  });

  it('keeps the properties that were set on an element before', async () => {
    const list = document.createElement('civic-message-list');
    Object.assign(list, {pageSize: 7, ids: ['one']});
    document.body.append(list);
    add(list);
    await customElements.whenDefined('civic-message-list');
    await list.updateComplete;
    expect(list).to.include({pageSize: 7}).and.to.have.deep.property('ids', ['one']);
  });

  it('leaves alone what is not ours', async () => {
    add(waiting('civic-hall'));
    add(waiting('civic-session'));
    await customElements.whenDefined('civic-session');
    expect(customElements.get('civic-hall')).to.equal(undefined);
  });
});
