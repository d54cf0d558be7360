import {html, raw} from 'hono/html';
import {directionOf} from '../i18n/index.js';
import {type NoticeStrings, noticeStrings} from '../i18n/notices.js';
import {type BoardInfo, textIn} from '../model/index.js';
import {KEPT_NOWHERE} from './http/caching.js';
import {plainCsp} from './http/csp.js';

/** Plain, readable, and large enough for fingers. In the page, because nothing else is loaded; its digest lets it through the policy. */
const STYLE = `body{font:1.125rem/1.6 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
button,.button{display:inline-block;font:inherit;min-block-size:2.75rem;padding:.5rem 1.25rem;color:#fff;background:#0b5394;border:2px solid #0b5394;border-radius:.25rem;text-decoration:none;box-sizing:border-box}
button:focus-visible,a:focus-visible{outline:3px solid #1a1a1a;outline-offset:2px}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:1rem 1.5rem}`;

const POLICY = `${plainCsp([STYLE])}; form-action 'self'; frame-ancestors 'none'`;

type Html = ReturnType<typeof html>;

/** What a page of the server's own says. */
export interface PageContent {
  readonly status: number;
  readonly heading: string;
  readonly content?: Html | '';
}

/**
 * A page that the server writes itself, where no site of the town is around: what links of letters open, and what keeps somebody from signing
 * in. In the reader's language where there are words in it; `wanted` may be an Accept-Language header.
 */
export async function serverPage(
  {name, languages}: Pick<BoardInfo, 'name' | 'languages'>, wanted: string | undefined,
  write: (strings: NoticeStrings, tag: string) => PageContent,
): Promise<Response> {
  // Of an Accept-Language header the first is enough.
  const {tag, strings} = noticeStrings(/^[\w-]+/.exec(wanted ?? '')?.[0] ?? '', languages[0] ?? 'en');
  const {status, heading, content = ''} = write(strings, tag);
  const body = await html`<!doctype html>
<html lang="${tag}" dir="${directionOf(tag)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${heading} – ${textIn(name, tag)}</title><style>${raw(STYLE)}</style></head>
<body><main><p>${textIn(name, tag)}</p><h1>${heading}</h1>
${content}
</main></body></html>`;
  return new Response(String(body), {
    status,
    headers: {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY, 'Cache-Control': KEPT_NOWHERE},
  });
}
