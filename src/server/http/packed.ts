import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';
import {accepts} from 'hono/accepts';
import {createMiddleware} from 'hono/factory';
import {COMPRESSIBLE_CONTENT_TYPE_REGEX} from 'hono/utils/compress';
import type {Env} from './env.js';

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** How a body is packed, by the names of HTTP; of those that an asker likes equally the first is taken. Off the main thread, and quick rather than smallest. */
const PACKERS = {
  br: async (body: Uint8Array) => await brotli(body, {params: {[constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length}}),
  gzip: async (body: Uint8Array) => await gzipped(body),
};

/** Bytes below which packing saves no packet of the network. */
const WORTH = 1024;

/**
 * Packs what everybody gets, and nothing else: where a secret and what somebody else chose stand in one answer, its length tells of the secret
 * (BREACH). Routes take it one by one. It goes around what makes tags, which are of the answer and not of its packing, and therefore weak.
 */
export const packed = createMiddleware<Env>(async (c, next) => {
  await next();
  if (!c.res.headers.get('Cache-Control')?.startsWith('public') || ![200, 304].includes(c.res.status)) return;
  // Also on a 304 and on what stays as it is: a cache has to know before it gives one asker's answer to another.
  c.header('Vary', 'Accept-Encoding', {append: true});
  if (c.res.status === 304 || c.res.headers.has('Content-Encoding') || !COMPRESSIBLE_CONTENT_TYPE_REGEX.test(c.res.headers.get('Content-Type') ?? '')) return;
  const encoding = accepts(c, {header: 'Accept-Encoding', supports: Object.keys(PACKERS), default: 'identity', match: preferred});
  if (!(encoding in PACKERS)) return;
  const {status, headers} = c.res;
  const body = new Uint8Array(await c.res.arrayBuffer());
  const small = body.length < WORTH;
  const sent = small ? body : await PACKERS[encoding as keyof typeof PACKERS](body);
  c.res = new Response(sent, {status, headers});
  c.res.headers.set('Content-Length', String(sent.length));
  if (!small) c.res.headers.set('Content-Encoding', encoding);
});

/** The one of ours that an asker likes best. Hono's own choice overlooks that `*` stands for those that are not named. */
function preferred(asked: readonly {readonly type: string; readonly q: number}[], config: {readonly supports: readonly string[]; readonly default: string}): string {
  const quality = (encoding: string) => (asked.find(({type}) => type.toLowerCase() === encoding) ?? asked.find(({type}) => type === '*'))?.q ?? 0;
  const plain = asked.find(({type}) => type.toLowerCase() === config.default)?.q ?? 0;
  const best = Math.max(...config.supports.map(quality));
  return best === 0 || plain > best ? config.default : config.supports.find((encoding) => quality(encoding) === best) ?? config.default;
}
