import {createDecipheriv, createECDH, hkdfSync, randomBytes} from 'node:crypto';
import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http';
import {Agent, createServer as createSecureServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {Webhook} from 'standardwebhooks';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import type {PushNews} from '../../../src/server/notices/push.js';
import type {WebhookEvent} from '../../../src/server/notices/webhook.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase, until} from '../../support/postgres.js';
import {certificate} from './certificate.js';
import {type NoticeBoard, openNoticeBoard, VISITOR} from './board.js';

/** A request as it came in. */
interface Seen {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** A server of this test's own that answers with the statuses it is told, the last one from then on. */
async function receiver(make: (handle: RequestListener) => Server): Promise<{port: number; seen: Seen[]; answers: number[]; close(): Promise<void>}> {
  const seen: Seen[] = [];
  const answers = [200];
  const server = make((request, response) => {
    void bodyOf(request).then((body) => {
      seen.push({headers: request.headers as Record<string, string>, body});
      response.writeHead((answers.length > 1 ? answers.shift() : answers[0]) ?? 200, {Location: '/elsewhere'}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {port: (server.address() as AddressInfo).port, seen, answers, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); })};
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A browser's side of web push: its keys, and how it reads what it gets (RFC 8291). */
function browser(endpoint: string) {
  const ecdh = createECDH('prime256v1');
  const own = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    target: {endpoint, keys: {p256dh: own.toString('base64url'), auth: auth.toString('base64url')}},
    read: (body: Buffer): PushNews => {
      const [salt, server, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
      const derive = (secret: Uint8Array, using: Uint8Array, info: Uint8Array, length: number) => Buffer.from(hkdfSync('sha256', secret, using, info, length));
      const key = derive(ecdh.computeSecret(server), auth, Buffer.concat([Buffer.from('WebPush: info\0'), own, server]), 32);
      const decipher = createDecipheriv('aes-128-gcm', derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16), derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')) as PushNews;
    },
  };
}

describe('notices to machines', () => {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  let hook: Awaited<ReturnType<typeof receiver>>;
  let service: Awaited<ReturnType<typeof receiver>>;
  let database: FreshDatabase;
  let board: NoticeBoard;

  beforeAll(async () => {
    hook = await receiver((handle) => createServer(handle));
    service = await receiver((handle) => createSecureServer(certificate(), handle));
    database = await freshDatabase((await embeddedForTests()).url);
    board = await openNoticeBoard(database.url, {
      threadUrl: 'https://board.test/message?id={id}',
      push: {contact: 'mailto:board@board.test', hosts: [`localhost:${service.port}`], agent: new Agent({rejectUnauthorized: false})},
      webhooks: [
        {url: `http://127.0.0.1:${hook.port}/hook`, secret},
        {url: `http://127.0.0.1:${hook.port}/transport-only`, secret, agencyId: 'transport'},
      ],
    });
  });
  afterEach(async () => {
    await board.settled();
    hook.seen.length = 0;
    service.seen.length = 0;
  });
  afterAll(async () => {
    await board.close();
    await hook.close();
    await service.close();
    await database.drop();
  });

  const verified = ({body, headers}: Seen) => new Webhook(secret).verify(body, headers) as WebhookEvent;
  const answered = async () => {
    const receipt = await board.send();
    await board.act('moderator', receipt.id, {action: 'publish', internalText: '内部意见'});
    await board.act('housing', receipt.id, {action: 'accept', publicText: '已派人查看。', internalText: '内部意见'});
    await board.act('housing', receipt.id, {action: 'submit-answer', body: '路灯已修好。', internalText: '内部意见'});
    await board.act('moderator', receipt.id, {action: 'approve'});
    await board.settled();
    return receipt;
  };

  it('tell a webhook of each public event, signed, with what everybody may read and nothing else', async () => {
    const {id, number} = await answered();
    const events = hook.seen.map(verified);
    expect(events.map(({type}) => type).sort()).toEqual(['message.accept', 'message.approve', 'message.publish']);
    const [approved] = events.filter(({type}) => type === 'message.approve');
    expect(approved?.data).toMatchObject({messageId: id, number, status: 'answered', agencyId: 'housing', url: `https://board.test/message?id=${id}`, answer: {body: '路灯已修好。'}});
    expect(hook.seen.map(({body}) => body.toString()).join('')).not.toMatch(/内部意见|personId|周敏/);
  });

  it('tell no webhook of a confidential message', async () => {
    const receipt = await board.send({visibility: 'confidential'});
    await board.act('moderator', receipt.id, {action: 'publish'});
    await board.settled();
    expect(hook.seen).toEqual([]);
  });

  it('try a webhook again with the same id until it takes the event, and follow no redirect', async () => {
    hook.answers.splice(0, hook.answers.length, 503, 302, 200);
    const receipt = await board.send();
    await board.act('moderator', receipt.id, {action: 'publish'});
    await until(() => hook.seen.length === 1, 'the first attempt');
    await until(() => board.log.length >= 1, 'it to be put off');
    await board.later(60_000);
    await until(() => hook.seen.length === 2, 'the second attempt');
    await until(() => board.log.length >= 2, 'it to be put off again');
    await board.later(600_000);
    await board.settled();
    expect(hook.seen).toHaveLength(3);
    expect(new Set(hook.seen.map(({headers}) => headers['webhook-id'])).size).toBe(1);
    expect(hook.seen.map(verified).every(({type}) => type === 'message.publish')).toBe(true);
  });

  it('reach a browser that follows, encrypted for it, and end when the browser is gone', async () => {
    const phone = browser(`https://localhost:${service.port}/push/of-this-browser`);
    const receipt = await board.send();
    await board.act('moderator', receipt.id, {action: 'publish'});
    await board.settled();
    const followed = await board.store.follow(VISITOR, receipt.id, {following: true, followerKey: 'a-browser-of-this-test-1', push: phone.target, language: 'en'});
    expect(followed.confirmByEmail).toBe(false);
    await board.act('housing', receipt.id, {action: 'accept'});
    await board.settled();
    expect(service.seen.map(({body}) => phone.read(body))).toEqual([{
      title: expect.any(String) as string, language: 'en', tag: receipt.id, url: `https://board.test/message?id=${receipt.id}`,
      body: `Housing and Construction Bureau has accepted the message and is working on it.\nIt is about “小区门口的路灯什么时候修好？”, number ${receipt.number}.`,
    }]);
    expect(service.seen[0]?.headers['authorization']).toMatch(/^vapid t=/);
    service.answers.splice(0, 1, 410);
    await board.act('housing', receipt.id, {action: 'extend', publicText: '需要更多时间。'});
    await board.settled();
    await board.act('housing', receipt.id, {action: 'ask-for-more', words: '哪一栋楼？'});
    await board.settled();
    expect(service.seen).toHaveLength(2);
  });

  it('call no address but those of the known push services', async () => {
    const receipt = await board.send();
    await board.act('moderator', receipt.id, {action: 'publish'});
    for (const endpoint of ['https://169.254.169.254/latest', `https://localhost:${hook.port}/`, `https://x@localhost:${service.port}/`, `https://localhost.evil.test:${service.port}/`]) {
      await expect(board.store.follow(VISITOR, receipt.id, {following: true, followerKey: 'a-browser-of-this-test-2', push: browser(endpoint).target}))
        .rejects.toMatchObject({code: 'invalid', issues: [{path: 'push.endpoint', code: 'not-in-list'}]});
    }
  });
});
