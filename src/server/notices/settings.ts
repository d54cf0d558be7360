import type {Agent} from 'node:https';

/** What is sent out, and where to. Everything that is left out is not sent. All servers of a board have the same. */
export interface NoticeSettings {
  /** Where people and their mail programs reach the server: `https://board.example.org`. Links in letters begin with it. */
  readonly publicUrl: string;
  /** The page of a message, with `{id}` where its id goes. Without it letters name the number and have no link to the message. */
  readonly threadUrl?: string;
  /** The page at which staff work on a message, with `{id}` where its id goes: for letters to the desks of units. Without it they have no link. */
  readonly deskUrl?: string;
  readonly email?: {
    /** `smtp://` or `smtps://`, with name and password where the mail server asks for them. */
    readonly smtpUrl: string;
    /** `board@example.org` or `Board <board@example.org>`. */
    readonly from: string;
  };
  readonly push?: {
    /** Whom a push service may write to when something is wrong: `mailto:` or `https:`; `publicUrl` unless given. */
    readonly contact?: string;
    /** VAPID keys, base64url; made at the first start and kept in the database unless given. */
    readonly keys?: {readonly publicKey: string; readonly privateKey: string};
    /**
     * Hosts that are called, a leading dot standing for everything inside; the known push services unless given. Browsers name the
     * endpoint, and without a list anybody could make the server call any address.
     */
    readonly hosts?: readonly string[];
    /** For a proxy, or certificates of your own. */
    readonly agent?: Agent;
  };
  readonly webhooks?: readonly WebhookSettings[];
}

/** A receiver of public events. Its address is the operator's own word: private networks are fine. */
export interface WebhookSettings {
  readonly url: string;
  /** As Standard Webhooks writes it: `whsec_` and at least 24 bytes in base64. */
  readonly secret: string;
  /** Only events of messages that this agency has. */
  readonly agencyId?: string;
}

/** Settings that cannot work. The message says what to do about it. */
export class NoticeSettingsError extends Error {
  override readonly name = 'NoticeSettingsError';
}

/** Where the browsers' makers take push messages. */
export const PUSH_HOSTS: readonly string[] = [
  'fcm.googleapis.com', 'updates.push.services.mozilla.com', '.push.services.mozilla.com', 'web.push.apple.com', '.push.apple.com', '.notify.windows.com',
];

/** An address alone, or behind a name; nothing that could end a header's line. */
// eslint-disable-next-line no-control-regex -- control characters are what must not be there
const SENDER = /^(?:[^<>\u0000-\u001f\u007f]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/;

/** @throws {NoticeSettingsError} for the first setting that cannot work. */
export function checkNoticeSettings({publicUrl, threadUrl, deskUrl, email, push, webhooks = []}: NoticeSettings): void {
  check(isUrl(publicUrl, ['http:', 'https:']), 'The public address of the server is no address: write it as https://board.example.org.');
  check(!/[?#]/.test(publicUrl), 'The public address of the server must have no query: write it as https://board.example.org.');
  for (const [page, url] of [['message\'s page', threadUrl], ['message at the desk', deskUrl]] as const) {
    check(url === undefined || (url.includes('{id}') && isUrl(url.replaceAll('{id}', 'x'), ['http:', 'https:'])),
      `The address of a ${page} must be whole and hold {id}: write it as https://board.example.org/message?id={id}.`);
  }
  if (email) {
    check(isUrl(email.smtpUrl, ['smtp:', 'smtps:']), 'The mail server is no address: write it as smtp://name:password@mail.example.org:587 (or smtps://).');
    check(SENDER.test(email.from), 'The sender of letters is no e-mail address: write it as board@example.org or Board <board@example.org>.');
  }
  if (push) {
    const contact = push.contact ?? publicUrl;
    check(contact.startsWith('mailto:') || isUrl(contact, ['https:']),
      'Push services want to know whom to write to: give a contact, mailto:board@example.org or an https address.');
  }
  const seen = new Set<string>();
  for (const {url, secret} of webhooks) {
    check(isUrl(url, ['http:', 'https:']) && new URL(url).username === '', `${url} cannot be a webhook: write it as https://example.org/path, without name and password.`);
    check(isWebhookSecret(secret), `The secret of the webhook ${url} must be whsec_ and 24 to 64 bytes in base64. One is made by: openssl rand -base64 32`);
    check(!seen.has(url), `The webhook ${url} is there twice: leave one out.`);
    seen.add(url);
  }
}

function check(holds: boolean, cure: string): void {
  if (!holds) throw new NoticeSettingsError(cure);
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, hostname} = new URL(text);
  return protocols.includes(protocol) && hostname !== '';
}

function isWebhookSecret(secret: string): boolean {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret) ?? [];
  const {length} = Buffer.from(encoded ?? '', 'base64');
  return length >= 24 && length <= 64;
}
