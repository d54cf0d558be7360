import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {noticeSettings} from '../../src/cli/settings-notices.js';

const SOUND = {SMTP_URL: 'smtp://name:pass@mail.test:587', MAIL_FROM: 'Board <board@board.test>', PUBLIC_URL: 'https://board.test'};
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

describe('the settings of notices', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'civic-board-test-')); });
  afterAll(async () => { await rm(folder, {recursive: true}); });

  const webhooksFile = async (content: unknown): Promise<string> => {
    const path = join(folder, 'webhooks.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('are none when the environment names nothing to send', () => {
    expect(noticeSettings({PUBLIC_URL: 'https://board.test', MAIL_FROM: 'board@board.test'})).toEqual({});
  });

  it('are read from the environment, and webhooks from a file', async () => {
    const webhooks = [{url: 'http://10.0.0.7/hook', secret: SECRET, agencyId: 'housing'}];
    const env = {...SOUND, THREAD_URL: 'https://board.test/m?id={id}', DESK_URL: 'https://board.test/desk/{id}', WEB_PUSH: 'mailto:board@board.test', WEBHOOKS_FILE: await webhooksFile(webhooks)};
    expect(noticeSettings(env)).toEqual({notices: {
      publicUrl: 'https://board.test', threadUrl: 'https://board.test/m?id={id}', deskUrl: 'https://board.test/desk/{id}', email: {smtpUrl: SOUND.SMTP_URL, from: SOUND.MAIL_FROM},
      push: {contact: 'mailto:board@board.test'}, webhooks,
    }});
  });

  const WRONG: [what: string, over: Record<string, string>, cure: RegExp][] = [
    ['no sender', {MAIL_FROM: ''}, /MAIL_FROM is missing/],
    ['a sender that would end its header', {MAIL_FROM: 'board@board.test\r\nBcc: a@evil.test'}, /write it as board@example\.org/],
    ['no public address', {PUBLIC_URL: ''}, /PUBLIC_URL is missing/],
    ['a public address that is none', {PUBLIC_URL: 'board.test'}, /https:\/\/board\.example\.org/],
    ['a mail server that is no address', {SMTP_URL: 'mail.example.org'}, /smtp:\/\/name:password@/],
    ['a page without a place for the id', {THREAD_URL: 'https://board.test/message'}, /hold \{id\}/],
    ['a desk without a place for the id', {DESK_URL: 'https://board.test/desk'}, /message at the desk must be whole and hold \{id\}/],
    ['a contact that push services refuse', {WEB_PUSH: 'somebody'}, /mailto:board@example\.org/],
    ['half a pair of keys', {VAPID_PUBLIC_KEY: 'x'}, /give both, or neither/],
  ];
  for (const [what, over, cure] of WRONG) {
    it(`are refused with a cure: ${what}`, () => { expect(() => noticeSettings({...SOUND, ...over})).toThrow(cure); });
  }

  it('are refused with a cure: webhooks that are no list, have a weak secret, or are there twice', async () => {
    const hook = {url: 'https://example.org/hook', secret: SECRET};
    for (const [content, cure] of [['{', /is no list of webhooks/], [[{...hook, secret: 'short'}], /openssl rand/], [[hook, hook], /is there twice/], [[{...hook, url: 'ftp://x'}], /cannot be a webhook/]] as const) {
      const env = {...SOUND, WEBHOOKS_FILE: await webhooksFile(content)};
      expect(() => noticeSettings(env)).toThrow(cure);
    }
  });
});
