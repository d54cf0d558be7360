import {html} from 'hono/html';
import {fill} from '../../i18n/index.js';
import type {NoticeStrings} from '../../i18n/notices.js';
import {serverPage} from '../page.js';
import type {StoreContext} from '../store/context.js';
import {linkOf, type LinkUse} from './tokens.js';

type Context = Pick<StoreContext, 'db' | 'secrets' | 'board' | 'now'>;

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
  return await serverPage(await board(), language, (strings, tag) => {
    const {title, text, button, number = ''} = content(strings);
    return {
      status,
      heading: fill(title, tag, {number}),
      content: html`${text === undefined ? '' : html`<p>${fill(text, tag)}</p>`}
${button === undefined ? '' : html`<form method="post"><button>${fill(button, tag)}</button></form>`}`,
    };
  });
}
