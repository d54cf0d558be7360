import type {BoardAdapter} from 'civic-board';
import {restAdapter} from 'civic-board/adapters/rest.js';

/** The page says in its head which board it speaks to. */
const endpoint = document.querySelector<HTMLMetaElement>('meta[name=board]')?.content ?? '/api/v1';

export const adapter: BoardAdapter = restAdapter({endpoint});

/** The message that the page's address names, so that links to it work. */
export const messageInAddress = (): string => new URLSearchParams(location.search).get('message') ?? '';
