import type {Hono} from 'hono';
import * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import type {Uploads} from '../uploads/index.js';
import {clientOf} from './admit.js';
import {KEPT_NOWHERE} from './caching.js';
import type {ApiContext, ApiParts, Env} from './env.js';
import {StatusError} from './problem.js';
import {checked, queryOf} from './request.js';

/** Headers of the tus protocol that pages of other sites must be able to send and to read. */
export const TUS_HEADERS = {
  sent: ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata', 'Upload-Offset'],
  read: ['Location', 'Tus-Resumable', 'Upload-Length', 'Upload-Offset'],
} as const;

/** Whether a request carries a part of a file, whose length the protocol limits. */
export function isTransfer({method, path}: {readonly method: string; readonly path: string}): boolean {
  return method === 'PATCH' && /\/uploads\/[^/]+$/.test(path);
}

/** The requests of the tus protocol: all below `/uploads` but asking what a file was found to be, which is a route like any other. */
export function serveTus(api: Hono<Env>, parts: ApiParts): void {
  const tus = async (c: ApiContext): Promise<Response> => {
    const {limits, trustProxy} = parts;
    return await uploadsOf(parts).receive(c.req.raw, async () => { await limits.count('upload', clientOf(c, trustProxy)); });
  };
  for (const [path, methods] of [['/uploads', ['POST', 'OPTIONS']], ['/uploads/:id', ['HEAD', 'PATCH', 'OPTIONS']]] as const) {
    api.use(path, async (c, next) => {
      c.set('route', `/api/v1${path}`);
      if (!(methods as readonly string[]).includes(c.req.method)) return await next();
      return await tus(c as ApiContext);
    });
  }
}

/** What addresses of files that are not public end with. */
export const fileQuery = v.strictObject({
  expires: v.optional(v.pipe(v.string(), v.maxLength(20, 'too-long'))),
  signature: v.optional(v.pipe(v.string(), v.maxLength(100, 'too-long'))),
});

/** What a browser may do with a file that it is led to: show it, and nothing else. */
const FILE_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Seconds for which a public file is taken from a cache unasked. Short, because it may be taken off the board. */
const PUBLIC_SECONDS = 300;

/** Serves a file, or the stretch of it that is asked for. */
export async function serveFile(c: ApiContext, parts: ApiParts): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const file = await uploadsOf(parts).file(id, checked(fileQuery, queryOf(c)));
  const {type, size, name, open} = file;
  const tag = `"${name}"`;
  const headers = new Headers({
    'Content-Type': type === 'text/vtt' ? 'text/vtt; charset=utf-8' : type,
    'Content-Disposition': `inline; filename="${id.slice(0, 8)}${name.slice(name.indexOf('.'))}"`,
    'Content-Security-Policy': FILE_POLICY,
    // Others may show what is public; the pictures of a desk on another site are for the sites that the operator has named.
    'Cross-Origin-Resource-Policy': open || (await parts.origins.all()).length > 0 ? 'cross-origin' : 'same-origin',
    'Cache-Control': open ? `public, max-age=${PUBLIC_SECONDS}, must-revalidate` : KEPT_NOWHERE,
    ...(!open && {'X-Robots-Tag': 'noindex'}),
    'Accept-Ranges': 'bytes',
    ETag: tag,
  });
  if (c.req.header('If-None-Match')?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag)) return new Response(null, {status: 304, headers});
  const ifRange = c.req.header('If-Range');
  const range = ifRange === undefined || ifRange === tag ? rangeIn(c.req.header('Range'), size) : undefined;
  if (range === 'none') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, {status: 416, headers});
  }
  headers.set('Content-Length', String(range ? range.last - range.first + 1 : size));
  if (range) headers.set('Content-Range', `bytes ${range.first}-${range.last}/${size}`);
  const status = range ? 206 : 200;
  if (c.req.method === 'HEAD') return new Response(null, {status, headers});
  const body = await file.read(range);
  if (!body) throw new StatusError(500, 'unavailable', 'the file is not where it was put');
  return new Response(body, {status, headers});
}

/** One stretch, as players ask for it. Several at once are answered with the whole file, as RFC 9110 allows. `none`: nothing of it is there. */
function rangeIn(header: string | undefined, size: number): {first: number; last: number} | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return to === '0' ? 'none' : {first: Math.max(0, size - Number(to)), last: size - 1};
  if (Number(from) >= size) return 'none';
  if (to !== '' && Number(to) < Number(from)) return undefined;
  return {first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1)};
}

/** @throws {BoardError} `unsupported` on a server that takes no files. */
export function uploadsOf({uploads}: ApiParts): Uploads {
  if (!uploads) throw Object.assign(new BoardError('unsupported', 'this server takes no files'), {status: 501});
  return uploads;
}
