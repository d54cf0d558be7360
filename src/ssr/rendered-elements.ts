import type {LitElement} from 'lit';
import {CivicFigures} from '../components/civic-figures/civic-figures.js';
import {CivicGallery} from '../components/civic-gallery/civic-gallery.js';
import {CivicMessageList} from '../components/civic-message-list/civic-message-list.js';
import {CivicRecentReplies} from '../components/civic-recent-replies/civic-recent-replies.js';
import {CivicStatusBadge} from '../components/civic-status-badge/civic-status-badge.js';
import {CivicThread} from '../components/civic-thread/civic-thread.js';

/** The attributes of each element that a server can render. They are those of the element; those that only matter in a browser go along. */
export interface RenderedElements {
  'civic-figures': Attributes<'place-id' | 'agency-id' | 'topic' | 'kind' | 'period' | 'since' | 'until' | 'filters' | 'address'>;
  'civic-message-list': Attributes<'sort' | 'place-id' | 'agency-id' | 'topic' | 'kind' | 'status' | 'text' | 'filters' | 'page-size' | 'thread-url' | 'address'>;
  'civic-recent-replies': Attributes<'count' | 'place-id' | 'agency-id' | 'topic' | 'thread-url'>;
  'civic-status-badge': Attributes<'status'>;
  'civic-thread': Attributes<'message-id' | 'thread-url' | 'map-url' | 'push-worker'>;
}

/** The tags of the elements that a server can render. */
export type RenderedTag = keyof RenderedElements;

/** An attribute that is undefined is not there. */
type Attributes<Name extends string> = {readonly [N in Name]?: string | number | undefined};

/** How an element is rendered where there is no browser. */
interface Rendering {
  readonly element: new () => LitElement;
  /** Whether it speaks to a board. */
  readonly asks: boolean;
  /** Parts that browsers fetch later are rendered at once: whoever has no script gets everything. */
  readonly whole: boolean;
}

export const RENDERED: Readonly<Record<RenderedTag, Rendering>> = {
  'civic-figures': {element: CivicFigures, asks: true, whole: false},
  // Its later parts are lists to choose from, which do nothing without script.
  'civic-message-list': {element: CivicMessageList, asks: true, whole: false},
  'civic-recent-replies': {element: CivicRecentReplies, asks: true, whole: false},
  'civic-status-badge': {element: CivicStatusBadge, asks: false, whole: false},
  'civic-thread': {element: CivicThread, asks: true, whole: true},
};

/** The elements inside of them. */
export const NESTED: Readonly<Record<string, new () => LitElement>> = {'civic-gallery': CivicGallery};

/** What has to do with the browser's address bar, and stays closed where there is none. */
export const BROWSER_ATTRIBUTES: ReadonlySet<string> = new Set(['address']);
