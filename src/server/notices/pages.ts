import {createHash} from 'node:crypto';
import {html, raw} from 'hono/html';
import {directionOf, fill} from '../../i18n/index.js';
import {type NoticeStrings, noticeStrings} from '../../i18n/notices.js';
import {textIn} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import {linkOf, type LinkUse} from './tokens.js';

type Context = Pick<StoreContext, 'db' | 'secrets' | 'board' | 'now'>;

/** Plain, readable, and large enough for fingers. In the page, because nothing else is loaded; its digest lets it through the policy. */
const STYLE = `body{font:1.125rem/1.6 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
button{font:inherit;min-block-size:2.75rem;padding:.5rem 1.25rem;color:#fff;background:#0b5394;border:2px solid #0b5394;border-radius:.25rem}
button:focus-visible{outline:3px solid #1a1a1a;outline-offset:2px}`;

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** What a link opens: a question with a button. Looking at it does nothing, for mail programs open links to check them. */
export async function noticePage(context: Context, token: string, accepted: string | undefined): Promise<Response> {
  const link = await find(context, token);
  if (!link) return await page(context, accepted, 404, (strings) => ({title: strings['page-gone-title'], text: strings['page-gone']}));
  return await page(context, link.language, 200, (strings) => ({
    title: strings[`page-${link.use}`], button: strings[`page-${link.use}-button`], number: link.number,
  }));
}

/** Does what the link is for. Done twice it is done once. */
export async function settleNotices(context: Context, token: string, accepted: string | undefined): Promise<Response> {
  const link = await find(context, token);
  if (!link) return await page(context, accepted, 404, (strings) => ({title: strings['page-gone-title'], text: strings['page-gone']}));
  const {use, subscriptionId, language, number} = link;
  const row = context.db.updateTable('subscription').where('id', '=', subscriptionId);
  if (use === 'stop') await row.where('stopped_at', 'is', null).set({stopped_at: context.now()}).execute();
  else await row.where('confirmed_at', 'is', null).where('stopped_at', 'is', null).set({confirmed_at: context.now()}).execute();
  return await page(context, language, 200, (strings) => ({title: strings[use === 'stop' ? 'page-stopped' : 'page-confirmed'], number}));
}

interface Link {
  readonly use: LinkUse;
  readonly subscriptionId: string;
  readonly language: string;
  readonly number: string;
}

/** A link to agree is no longer good when the letters were stopped in the meantime. */
async function find({db, secrets}: Context, token: string): Promise<Link | undefined> {
  const link = linkOf(secrets, token);
  const row = link && (await db.selectFrom('subscription').innerJoin('message', 'message.id', 'subscription.message_id')
    .select(['language', 'number', 'stopped_at']).where('subscription.id', '=', link.subscriptionId).executeTakeFirst());
  if (!link || !row || (link.use === 'confirm' && row.stopped_at !== null)) return undefined;
  return {...link, language: row.language, number: row.number};
}

interface Content {
  readonly title: NoticeStrings[keyof NoticeStrings];
  readonly text?: NoticeStrings[keyof NoticeStrings];
  readonly button?: NoticeStrings[keyof NoticeStrings];
  readonly number?: string;
}

async function page({board}: Context, language: string | undefined, status: number, content: (strings: NoticeStrings) => Content): Promise<Response> {
  const {name, languages} = await board();
  // Of an Accept-Language header the first is enough.
  const {tag, strings} = noticeStrings(/^[\w-]+/.exec(language ?? '')?.[0] ?? '', languages[0] ?? 'en');
  const {title, text, button, number = ''} = content(strings);
  const heading = fill(title, tag, {number});
  const body = await html`<!doctype html>
<html lang="${tag}" dir="${directionOf(tag)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${heading} – ${textIn(name, tag)}</title><style>${raw(STYLE)}</style></head>
<body><main><p>${textIn(name, tag)}</p><h1>${heading}</h1>
${text === undefined ? '' : html`<p>${fill(text, tag)}</p>`}
${button === undefined ? '' : html`<form method="post"><button>${fill(button, tag)}</button></form>`}
</main></body></html>`;
  return new Response(String(body), {
    status,
    headers: {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY},
  });
}
