import webpush from 'web-push';
import type {StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import type {Secrets} from '../store/secret.js';
import {tellDesks} from './desks.js';
import {tellApplicant} from './join-letter.js';
import {checkNoticeSettings, type NoticeSettings, NoticeSettingsError, PUSH_HOSTS, type WebhookSettings} from './settings.js';
import {subscribeAuthor, subscribeFollower} from './subscribe.js';

/** What a board can send out, its settings checked and its keys at hand. */
export interface Notices {
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** The page of a message. */
  readonly threadUrl: (messageId: string) => string | undefined;
  /** The page at which staff work on a message. */
  readonly deskUrl: (messageId: string) => string | undefined;
  readonly email?: NonNullable<NoticeSettings['email']>;
  readonly push?: {
    readonly vapid: {readonly subject: string; readonly publicKey: string; readonly privateKey: string};
    readonly agent?: NonNullable<NoticeSettings['push']>['agent'];
    /** Whether an endpoint may be called. */
    readonly allows: (endpoint: string) => boolean;
  };
  readonly webhooks: readonly WebhookSettings[];
}

/**
 * Makes settings ready for use.
 *
 * @throws {NoticeSettingsError} with a cure.
 */
export async function openNotices(db: Db, secrets: Secrets, settings: NoticeSettings): Promise<Notices> {
  checkNoticeSettings(settings);
  const {publicUrl, threadUrl, deskUrl, email, push, webhooks = []} = settings;
  return {
    publicUrl: publicUrl.replace(/\/+$/, ''),
    threadUrl: (id) => threadUrl?.replaceAll('{id}', encodeURIComponent(id)),
    deskUrl: (id) => deskUrl?.replaceAll('{id}', encodeURIComponent(id)),
    webhooks,
    ...(email && {email}),
    ...(push && {
      push: {
        vapid: {subject: push.contact ?? publicUrl, ...(push.keys ? checkedKeys(push.keys) : await storedKeys(db))},
        allows: (endpoint: string) => isAllowed(endpoint, push.hosts ?? PUSH_HOSTS),
        ...(push.agent && {agent: push.agent}),
      },
    }),
  };
}

/** What the store asks for inside its transactions. */
export function newsHooks(notices: Notices, keeper: {readonly secrets: Secrets; readonly now: () => Date}): Pick<StoreContext, 'onFollow' | 'onAuthor' | 'onDesk' | 'onJoin'> {
  return {
    onFollow: async (trx, news) => await subscribeFollower(trx, keeper, notices, news),
    ...(notices.email && {onAuthor: async (trx, author) => await subscribeAuthor(trx, keeper, author), onDesk: tellDesks, onJoin: tellApplicant}),
  };
}

type Keys = NonNullable<NonNullable<NoticeSettings['push']>['keys']>;

/** Made once for the board: browsers tie their subscriptions to the public key. */
async function storedKeys(db: Db): Promise<Keys> {
  const made = Buffer.from(JSON.stringify(webpush.generateVAPIDKeys()));
  await db.insertInto('secret').values({name: 'vapid', value: made}).onConflict((conflict) => conflict.doNothing()).execute();
  const {value} = await db.selectFrom('secret').select('value').where('name', '=', 'vapid').executeTakeFirstOrThrow();
  return JSON.parse(value.toString('utf8')) as Keys;
}

function checkedKeys(keys: Keys): Keys {
  try {
    webpush.setVapidDetails('mailto:check@localhost', keys.publicKey, keys.privateKey);
    return keys;
  } catch {
    throw new NoticeSettingsError('The VAPID keys are no pair of keys in base64url: leave them out, and the board makes its own.');
  }
}

function isAllowed(endpoint: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const {protocol, host, username, password} = new URL(endpoint);
  return protocol === 'https:' && username === '' && password === '' && hosts.some((allowed) => (allowed.startsWith('.') ? host.endsWith(allowed) : host === allowed));
}
