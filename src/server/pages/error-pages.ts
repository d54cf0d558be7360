import {parseAccept} from 'hono/utils/accept';
import type {BoardError} from '../../adapter/index.js';
import {KEPT_NOWHERE} from '../http/caching.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {embedAncestors} from '../http/framing.js';
import {API_PATH} from '../http/path.js';
import {embedNotice} from '../publishing/embed-page.js';
import {momentContext} from './context.js';
import {pageFrame} from './frame.js';
import {noPage, refusalOf, refusedPage} from './refused-page.js';

/** Pages for frames of other sites. */
const FRAMES = '/embed/messages/';

/**
 * Says what went wrong to people, as a whole page in their language: where a browser opens an address at which there is nothing, or nothing now.
 * The API speaks to programs whatever they accept, and a fragment that was refused is no page: servers that include it pass a browser's wishes on.
 */
export function errorPages(parts: ApiParts): (c: ApiContext, error: BoardError & {readonly status?: number}) => Promise<Response | undefined> {
  return async (c, error) => {
    const {path} = c.req;
    const inFrame = path.startsWith(FRAMES);
    if (!wantsPage(c) || path.startsWith(`${API_PATH}/`) || (path.startsWith('/embed/') && !inFrame)) return undefined;
    const silent = error.code === 'unavailable';
    const context = await momentContext(c, parts, {silent});
    // Nothing in such a frame is anybody's: where the board cannot be asked who may show it, everybody may.
    const framers = async () => (silent ? '*' : await embedAncestors(await parts.store.getSites(), parts.origins));
    // In no route's hands, or in those of one that found nothing.
    const page = error.code === 'not-found' && !inFrame ? noPage(context) : refusedPage(context, error);
    const {status = 200} = page;
    const {body, headers} = inFrame
      ? await embedNotice({...context, ancestors: await framers().catch(() => '*')}, refusalOf(context.words, error.code))
      : await pageFrame(context, {...page, own: c.req.method !== 'GET'});
    return new Response(body, {status, headers: {...page.headers, ...headers, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': KEPT_NOWHERE}});
  };
}

/** Whether a request would rather have a page than data. Programs that do not say so get data. */
function wantsPage(c: ApiContext): boolean {
  const accepted = parseAccept(c.req.header('Accept') ?? '');
  const liking = (...types: string[]) => Math.max(0, ...accepted.filter(({type}) => types.includes(type.toLowerCase())).map(({q}) => q));
  return liking('text/html') > liking('application/json', 'application/problem+json');
}
