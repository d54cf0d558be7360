import {ContextEvent} from '@lit/context';
import type {LitElement} from 'lit';
import {restAdapter} from '../adapters/rest.js';
import type {BoardInfo} from '../model/board.js';
import {BoardLink} from './board-link.js';
import type {LinkProvider} from './link-provider.js';

const links = new Map<string, BoardLink>();

/** The board at an endpoint, the same for all elements of the page that name it. `info`: its own data, where the page came with them. */
export function linkAt(endpoint: string, info?: BoardInfo): BoardLink {
  const name = new URL(endpoint, document.baseURI).href;
  let link = links.get(name);
  if (!link) links.set(name, (link = new BoardLink({adapter: restAdapter({endpoint}), name, info})));
  return link;
}

/**
 * Connects the elements inside of one that names an endpoint, when there are some: its pickers, the thread that it shows. Gives what is to be
 * called when the element has another board.
 */
export function connectInside(host: LitElement, link: () => BoardLink | undefined): () => void {
  let provider: LinkProvider | undefined;
  host.addEventListener('context-request', (event) => {
    const [inner] = event.composedPath();
    if (inner === host || !inner || !link() || provider) return;
    event.stopImmediatePropagation();
    const {context, contextTarget, callback, subscribe} = event;
    void import('./link-provider.js').then(({LinkProvider}) => {
      provider ??= new LinkProvider(host);
      provider.set(link());
      inner.dispatchEvent(new ContextEvent(context, contextTarget, callback, subscribe));
    });
  });
  return () => provider?.set(link());
}
