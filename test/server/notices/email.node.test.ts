import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase, query, until} from '../../support/postgres.js';
import {draft, newKey} from '../support/town.js';
import {type NoticeBoard, openNoticeBoard, VISITOR} from './board.js';
import {linksIn, type MailServer, startMailServer} from './mail-server.js';

const FOLLOWER_KEY = 'a-device-of-this-test-0001';

describe('letters', () => {
  let mail: MailServer;
  let board: NoticeBoard;
  let database: FreshDatabase;
  let url: string;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    mail = await startMailServer();
    database = await freshDatabase((await embeddedForTests()).url);
    ({url} = database);
    board = await openNoticeBoard(url, {threadUrl: 'http://board.test/message?id={id}', email: {smtpUrl: mail.url, from: 'Board <board@board.test>'}});
  });
  afterEach(async () => {
    mail.refuse(undefined);
    await board.settled();
    for (const close of closers.splice(0)) await close();
    mail.letters.length = 0;
  });
  afterAll(async () => {
    await board.close();
    await mail.close();
    await database.drop();
  });

  const here = (link: string | undefined) => (link ?? '').replace('http://board.test', board.server.url);
  const follow = (id: string, email: string, over: object = {}) => board.store.follow(VISITOR, id, {following: true, followerKey: FOLLOWER_KEY, email, ...over});
  const addressed = (address: string) => mail.letters.filter(({recipients}) => recipients.includes(address));
  /** A public message that has been published, without letters about it. */
  const published = async (over: Parameters<NoticeBoard['send']>[0] = {}) => {
    const receipt = await board.send(over);
    await board.act('moderator', receipt.id, {action: 'publish'});
    return receipt;
  };

  it('go to the author in the language of the message, one for each public step and none for what only staff see', async () => {
    const receipt = await board.send({email: 'chen@mail.test', language: 'zh-CN'});
    await board.act('moderator', receipt.id, {action: 'publish', internalText: '内部意见'});
    await board.act('housing', receipt.id, {action: 'accept', publicText: '已派人查看。', internalText: '内部意见'});
    await board.act('housing', receipt.id, {action: 'submit-answer', body: '路灯已修好。'});
    await board.act('moderator', receipt.id, {action: 'return', returnReasons: ['no-information'], internalText: '请写明时间'});
    await board.settled();
    const letters = addressed('chen@mail.test').map(({subject, text}) => ({subject, text: text ?? ''}));
    expect(letters.map(({subject}) => subject)).toEqual([
      `您的留言已收到（${receipt.number}）`, `留言已公开（${receipt.number}）`, `留言已受理（${receipt.number}）`,
    ]);
    expect(letters[0]?.text, 'the title is not public yet').not.toContain('路灯');
    expect(letters[1]?.text).toContain('小区门口的路灯什么时候修好？');
    expect(letters[2]?.text).toContain('已派人查看。');
    expect(letters.every(({text}) => !text.includes('内部意见') && !text.includes(receipt.queryCode))).toBe(true);
  });

  it('are in English for who wrote in English, and in the board’s main language for one that it has no words in', async () => {
    await board.send({email: 'smith@mail.test', language: 'en-GB'});
    await board.send({email: 'jones@mail.test', language: 'cy'});
    await board.settled();
    expect(addressed('smith@mail.test')[0]?.subject).toMatch(/^We have received your message/);
    expect(addressed('jones@mail.test')[0]?.subject).toMatch(/^您的留言已收到/);
  });

  it('are in Uyghur and Tibetan for who wrote in those, in the direction of the script', async () => {
    await board.send({email: 'adil@mail.test', language: 'ug'});
    await board.send({email: 'dolma@mail.test', language: 'bo-CN'});
    await board.settled();
    expect(addressed('adil@mail.test')[0]?.subject).toMatch(/^مۇراجىئىتىڭىزنى تاپشۇرۇۋالدۇق/);
    expect(addressed('adil@mail.test')[0]?.html).toContain('dir="rtl"');
    expect(addressed('dolma@mail.test')[0]?.subject).toMatch(/^ཁྱེད་ཀྱི་ཞུ་ཡིག་འབྱོར་བྱུང/);
  });

  it('have the headers that mail programs look for, and no address but the author’s', async () => {
    const receipt = await board.send({email: 'chen@mail.test'});
    const [letter] = await mail.arrived(1);
    const header = (name: string) => letter?.headerLines.find(({key}) => key === name)?.line.replace(/\r?\n\s+/g, ' ');
    expect(header('auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(header('list-unsubscribe')).toMatch(/^List-Unsubscribe: <http:\/\/board\.test\/api\/v1\/notices\/[\w-]+>$/);
    expect(letter?.messageId).toMatch(/^<[\w-]+@board\.test>$/);
    expect(letter?.recipients).toEqual(['chen@mail.test']);
    expect(linksIn(letter ?? {text: ''})[0]).toBe(`http://board.test/message?id=${receipt.id}`);
  });

  it('end when the link to stop is used, in a browser or in one click of a mail program', async () => {
    const receipt = await board.send({email: 'chen@mail.test'});
    const [letter] = await mail.arrived(1);
    const stop = here(linksIn(letter ?? {text: ''}).at(-1));
    const asked = await fetch(stop);
    expect(await asked.text()).toContain('<form method="post">');
    await board.act('moderator', receipt.id, {action: 'publish'});
    await mail.arrived(2); // looking at the page stopped nothing
    const done = await fetch(stop, {method: 'POST', headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: 'List-Unsubscribe=One-Click'});
    expect(done.status).toBe(200);
    await board.act('housing', receipt.id, {action: 'accept'});
    await board.settled();
    expect(mail.letters).toHaveLength(2);
    expect((await fetch(stop, {method: 'POST'})).status, 'twice is once').toBe(200);
    expect((await fetch(`${stop}x`, {method: 'POST'})).status).toBe(404);
  });

  it('go to followers only after the owner of the address has agreed, and no longer when they follow no more', async () => {
    const receipt = await published();
    const wish = await follow(receipt.id, 'Wang@Mail.test', {language: 'en'});
    expect(wish).toEqual({following: true, followers: 1, confirmByEmail: true});
    const [question] = await mail.arrived(1);
    expect(question?.subject).toBe('Do you want news of this message?');
    expect(question?.text, 'it may be anybody’s address').not.toContain('路灯');
    await board.act('housing', receipt.id, {action: 'accept'});
    await board.settled();
    expect(mail.letters).toHaveLength(1);

    expect((await fetch(here(linksIn(question ?? {text: ''})[0]), {method: 'POST'})).status).toBe(200);
    await board.act('housing', receipt.id, {action: 'transfer', agencyId: 'transport'});
    await mail.arrived(2);
    expect(mail.letters[1]).toMatchObject({subject: `The message was passed on (${receipt.number})`, recipients: ['Wang@mail.test']});

    await board.store.follow(VISITOR, receipt.id, {following: false, followerKey: FOLLOWER_KEY});
    await board.act('moderator', receipt.id, {action: 'transfer', agencyId: 'housing'});
    await board.settled();
    expect(mail.letters).toHaveLength(2);
  });

  it('ask one address at most three times a day, however often somebody types it in', async () => {
    for (let time = 0; time < 5; time += 1) {
      const {id} = await published();
      await follow(id, time % 2 ? 'VICTIM@mail.test' : 'victim@mail.test', {followerKey: `another-device-of-this-test-${time}`});
    }
    await board.settled();
    expect(mail.letters).toHaveLength(3);
  });

  it('tell followers nothing of a message that was taken down in the meantime, and its author without its words', async () => {
    const receipt = await published({email: 'chen@mail.test'});
    await follow(receipt.id, 'wang@mail.test');
    await mail.arrived(3);
    await fetch(here(linksIn(addressed('wang@mail.test')[0] ?? {text: ''})[0]), {method: 'POST'});
    const {refused} = mail;
    mail.refuse({code: 451, text: 'later'});
    await board.act('housing', receipt.id, {action: 'accept', publicText: '陈先生的电话是……'});
    await until(() => mail.refused >= refused + 2, 'both letters to be refused');
    await board.act('moderator', receipt.id, {action: 'take-down', rejectReason: 'privacy', words: '含有个人信息'});
    mail.refuse(undefined);
    await board.later(60_000);
    await board.settled();
    expect(addressed('wang@mail.test')).toHaveLength(1);
    const [last] = addressed('chen@mail.test').filter(({subject}) => subject?.startsWith('留言不再公开'));
    expect(last?.text).not.toMatch(/路灯|个人信息|电话/);
  });

  it('never hold the title of a confidential message', async () => {
    const receipt = await board.send({email: 'chen@mail.test', visibility: 'confidential'});
    await board.act('moderator', receipt.id, {action: 'publish'});
    await board.act('housing', receipt.id, {action: 'accept', publicText: '已派人查看。'});
    await board.settled();
    expect(mail.letters).toHaveLength(3);
    expect(mail.letters.every(({subject = '', text = '', html}) => !/路灯|查看。/.test(subject + text + String(html)))).toBe(true);
  });

  it('keep hostile titles and names as text, and out of every header', async () => {
    const receipt = await published({
      email: 'chen@mail.test', title: '路灯\r\nBcc: a@evil.test <b>修', language: 'en', privatePart: {name: '‮<i>\r\nBcc: x@evil.test', phone: '', remark: ''},
    }).catch((error: unknown) => error as Error);
    // Markup is refused in titles; what passes is shown as it is.
    expect(receipt).toMatchObject({code: 'invalid'});
    await published({email: 'chen@mail.test', title: '路灯\r\nBcc: a.evil.test', body: '<img src=x onerror=alert(1)>'});
    await board.settled();
    const [, letter] = addressed('chen@mail.test');
    expect(letter?.text).toContain('路灯 Bcc: a.evil.test');
    expect(letter?.headers.has('bcc')).toBe(false);
    expect(String(letter?.html)).not.toContain('<img');
  });

  it('are tried again while the mail server cannot take them, and then come once', async () => {
    mail.refuse({code: 451, text: 'too busy for chen@mail.test'});
    const {refused} = mail;
    const logged = board.log.length;
    await board.send({email: 'chen@mail.test'});
    await until(() => mail.refused > refused, 'a refusal');
    mail.refuse(undefined);
    await until(() => board.log.length > logged, 'it to be put off');
    await board.later(60_000);
    await board.settled();
    expect(mail.letters).toHaveLength(1);
    expect(board.log.join(''), 'mail servers repeat the address').not.toContain('chen@mail.test');
  });

  it('come in the order in which things happened, also when the first could not be sent at once', async () => {
    mail.refuse({code: 451, text: 'later'});
    const {refused} = mail;
    const logged = board.log.length;
    const receipt = await board.send({email: 'chen@mail.test', language: 'en'});
    await until(() => mail.refused > refused, 'a refusal');
    mail.refuse(undefined);
    await board.act('moderator', receipt.id, {action: 'publish'});
    await board.act('housing', receipt.id, {action: 'accept'});
    await until(() => board.log.length > logged, 'it to be put off');
    await board.later(60_000);
    await board.settled();
    expect(mail.letters.map(({subject}) => subject?.replace(/ \(.*/, ''))).toEqual([
      'We have received your message', 'The message was published', 'Somebody is working on the message',
    ]);
  });

  it('are given up when the mail server refuses the address for good', async () => {
    mail.refuse({code: 550, text: 'no such user'});
    await board.send({email: 'nobody@mail.test'});
    await board.settled();
    mail.refuse(undefined);
    expect(board.log.join('')).toContain('550');
    await board.later(7 * 3_600_000);
    await board.settled();
    expect(mail.letters).toEqual([]);
  });

  it('are not made by an act that is undone', async () => {
    const receipt = await board.send({email: 'chen@mail.test'});
    await mail.arrived(1);
    const unknown = board.act('moderator', receipt.id, {action: 'publish'}).then(async () => await board.act('housing', receipt.id, {action: 'transfer', agencyId: 'no-such-agency'}));
    await expect(unknown).rejects.toMatchObject({code: 'invalid'});
    await board.settled();
    expect(mail.letters).toHaveLength(2);
  });

  it('come once when two servers share the work', async () => {
    const other = await openNoticeBoard(url, {email: {smtpUrl: mail.url, from: 'board@board.test'}}, {seed: false});
    closers.push(other.close);
    const addresses = Array.from({length: 20}, (_, index) => `author-${index}@mail.test`);
    await Promise.all(addresses.map(async (email) => board.send({email})));
    await board.settled();
    expect(mail.letters.map(({recipients}) => recipients[0]).sort()).toEqual([...addresses].sort());
  });

  it('leave no readable address in the database', async () => {
    await board.send({email: 'very-private@mail.test'});
    await board.settled();
    const rows = await query<{row: string}>(url, `select row_to_json(subscription)::text as row from subscription
      union all select row_to_json(notice)::text from notice union all select content::text from message`);
    expect(rows.map(({row}) => row).join('')).not.toContain('very-private');
    expect(Buffer.from(rows.map(({row}) => row).join('')).includes(Buffer.from('very-private').toString('hex'))).toBe(false);
  });

  it('come once when the same message is sent twice', async () => {
    const key = newKey();
    const [first, second] = [await board.store.submitMessage(VISITOR, draft({email: 'chen@mail.test'}), key), await board.store.submitMessage(VISITOR, draft({email: 'chen@mail.test'}), key)];
    expect(second).toEqual(first);
    await board.settled();
    expect(mail.letters).toHaveLength(1);
  });
});
