import {readFileSync} from 'node:fs';
import * as v from 'valibot';
import {checkNoticeSettings, type NoticeSettings, NoticeSettingsError, type WebhookSettings} from '../server/index.js';
import {Failure} from './failure.js';

/** What the environment says about notices, by the names that are told in `civic-board --help`. */
type Name = 'PUBLIC_URL' | 'THREAD_URL' | 'DESK_URL' | 'SMTP_URL' | 'MAIL_FROM' | 'WEB_PUSH' | 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY' | 'WEBHOOKS_FILE';

const webhooks = v.array(v.strictObject({url: v.string(), secret: v.string(), agencyId: v.exactOptional(v.string())}));

/**
 * What the board sends out, from the environment; nothing when nothing is named.
 *
 * @throws {Failure} for half of a setting, and for one that cannot work.
 */
export function noticeSettings(env: NodeJS.ProcessEnv): {notices?: NoticeSettings} {
  const given = (name: Name) => env[name] ?? '';
  const [smtpUrl, from, contact] = [given('SMTP_URL'), given('MAIL_FROM'), given('WEB_PUSH')];
  const [publicKey, privateKey] = [given('VAPID_PUBLIC_KEY'), given('VAPID_PRIVATE_KEY')];
  if (!smtpUrl && !contact && !given('WEBHOOKS_FILE')) return {};
  if (smtpUrl && !from) throw new Failure('MAIL_FROM is missing: letters need a sender, such as board@example.org.');
  if (!given('PUBLIC_URL')) throw new Failure('PUBLIC_URL is missing: notices link to the server, so give the address that people reach it by, such as https://board.example.org.');
  if (!publicKey !== !privateKey) throw new Failure('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY go together: give both, or neither, and the board makes its own.');
  const settings: NoticeSettings = {
    publicUrl: given('PUBLIC_URL'),
    ...(given('THREAD_URL') && {threadUrl: given('THREAD_URL')}),
    ...(given('DESK_URL') && {deskUrl: given('DESK_URL')}),
    ...(smtpUrl && {email: {smtpUrl, from}}),
    ...(contact && {push: {contact, ...(publicKey && {keys: {publicKey, privateKey}})}}),
    ...(given('WEBHOOKS_FILE') && {webhooks: webhooksIn(given('WEBHOOKS_FILE'))}),
  };
  try {
    checkNoticeSettings(settings);
  } catch (error) {
    throw error instanceof NoticeSettingsError ? new Failure(error.message) : error;
  }
  return {notices: settings};
}

/** From a file, because secrets in a command or an environment are seen by too many. */
function webhooksIn(path: string): readonly WebhookSettings[] {
  try {
    return v.parse(webhooks, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as {code?: unknown}).code !== undefined) throw error;
    throw new Failure(`${path} is no list of webhooks: write [{"url": "https://example.org/hook", "secret": "whsec_…"}], with "agencyId" for one agency only.`);
  }
}
