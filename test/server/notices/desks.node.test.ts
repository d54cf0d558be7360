import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {remindOf} from '../../../src/server/store/remind.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase, query, until} from '../../support/postgres.js';
import {owing} from '../support/overdue.js';
import {type NoticeBoard, openNoticeBoard} from './board.js';
import {linksIn, type MailServer, startMailServer} from './mail-server.js';

describe('letters to the desks of units', () => {
  let mail: MailServer;
  let board: NoticeBoard;
  let database: FreshDatabase;
  let url: string;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    mail = await startMailServer();
    database = await freshDatabase((await embeddedForTests()).url);
    ({url} = database);
    const settings = {threadUrl: 'http://board.test/message?id={id}', deskUrl: 'http://desk.test/work/{id}', email: {smtpUrl: mail.url, from: 'board@board.test'}};
    board = await openNoticeBoard(url, settings, {desks: true});
    const addresses: Record<string, string> = {housing: 'housing@desk.test', transport: 'transport@desk.test', education: '', 'county-head': 'head@desk.test'};
    for (const [id, address] of Object.entries(addresses)) await board.store.context.db.updateTable('agency').set({desk_email: address}).where('id', '=', id).execute();
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

  const addressed = (address: string) => mail.letters.filter(({recipients}) => recipients.includes(address));
  const accepted = async (over: Parameters<NoticeBoard['send']>[0] = {}) => {
    const receipt = await board.send({privatePart: {name: 'SECRET-NAME', phone: 'SECRET-PHONE', remark: 'SECRET-REMARK'}, ...over});
    await board.act('moderator', receipt.id, {action: 'publish'});
    await board.act('housing', receipt.id, {action: 'accept'});
    return receipt;
  };
  const late = async (id: string, ...more: [Parameters<typeof owing>[2]?, Parameters<typeof owing>[3]?]) => {
    await board.store.seed({places: [], agencies: [], accounts: [], messages: [owing(id, '2026-11-01T15:59:59.999Z', ...more)]});
    return id;
  };

  it('remind of what is overdue, in the board’s main language, with a link to the desk', async () => {
    await remindOf(board.store.context, await late('late-1'));
    const [letter] = await mail.arrived(1);
    expect(letter).toMatchObject({subject: '催办提醒（late-1）', recipients: ['housing@desk.test']});
    expect(letter?.text).toContain('提醒清禾县住房和城乡建设局：有一条留言等待答复。');
    expect(letter?.text).toContain('小区门口的路灯什么时候修好？');
    expect(letter?.text).toContain('期限为2026年11月1日，现已逾期。');
    expect(linksIn(letter ?? {})).toEqual(['http://desk.test/work/late-1']);
    const headers = letter?.headerLines.map(({key}) => key);
    expect(headers).toContain('auto-submitted');
    expect(headers, 'an office does not unsubscribe').not.toContain('list-unsubscribe');
    await remindOf(board.store.context, 'late-1');
    await board.settled();
    expect(mail.letters, 'once').toHaveLength(1);
  });

  it('call units in, with what is due and without what is private to the staff of the board', async () => {
    const {id, number} = await accepted({email: 'chen@mail.test'});
    await board.act('housing', id, {
      action: 'whistle',
      supports: [{agencyId: 'transport', task: 'SECRET-TASK', dueAt: '2100-05-04T10:00:00+08:00'}, {agencyId: 'education', task: 'SECRET-TASK'}],
    });
    await board.settled();
    const [letter, ...others] = addressed('transport@desk.test');
    expect(others).toEqual([]);
    expect(letter?.subject).toBe(`请贵单位协办（${number}）`);
    expect(letter?.text).toContain('清禾县住房和城乡建设局已请清禾县交通运输局协办一条留言');
    expect(letter?.text).toContain('应于2100年5月4日前完成。');
    expect(mail.letters.every(({subject = '', text = '', html}) => !(subject + text + String(html)).includes('SECRET'))).toBe(true);
    expect(mail.letters.filter(({recipients}) => recipients.some((to) => to.endsWith('@desk.test'))), 'education has no address').toHaveLength(1);
  });

  it('tell of a transfer, of an answer that came back, of a reminder that somebody sent, and of an escalation', async () => {
    const {id} = await accepted();
    await board.act('housing', id, {action: 'transfer', agencyId: 'transport', internalText: 'SECRET-NOTE'});
    await board.act('transport', id, {action: 'accept'});
    await board.act('moderator', id, {action: 'remind', internalText: 'SECRET-NOTE'});
    await board.settled();
    await board.act('transport', id, {action: 'submit-answer', body: '已安排处理，请耐心等待。'});
    await board.act('moderator', id, {action: 'return', returnReasons: ['no-information'], internalText: 'SECRET-NOTE'});
    await board.act('moderator', id, {action: 'supervise', internalText: 'SECRET-NOTE'});
    await board.act('moderator', id, {action: 'escalate', internalText: 'SECRET-NOTE'});
    await board.settled();
    // The letter of the transfer may come after the unit has accepted, and is still true.
    expect(addressed('transport@desk.test').map(({subject}) => subject?.replace(/（.*/, ''))).toEqual(['有留言转交贵单位', '催办提醒', '答复被退回']);
    expect(addressed('head@desk.test').map(({subject}) => subject?.replace(/（.*/, ''))).toEqual(['督办留言已升级至贵单位']);
    expect(addressed('housing@desk.test')).toEqual([]);
    expect(mail.letters.every(({subject = '', text = '', html}) => !/SECRET|耐心/.test(subject + text + String(html)))).toBe(true);
  });

  it('never hold the title of a confidential message', async () => {
    await remindOf(board.store.context, await late('late-secret', [], {confidential: true}));
    const [letter] = await mail.arrived(1);
    expect(letter?.text).toContain('late-secret');
    expect(`${letter?.subject}${letter?.text}${String(letter?.html)}`).not.toContain('路灯');
  });

  it('are not sent for what was done while the mail server was away', async () => {
    const {refused} = mail;
    mail.refuse({code: 451, text: 'later'});
    const id = await late('late-done', [{agencyId: 'transport', task: 'x', dueAt: '2026-11-01T10:00:00.000Z'}]);
    await remindOf(board.store.context, id);
    await until(() => mail.refused >= refused + 2, 'both letters to be refused');
    await board.act('transport', id, {action: 'report-in', internalText: '已到现场处理。'});
    mail.refuse(undefined);
    await board.later(60_000);
    await board.settled();
    expect(mail.letters.map(({recipients}) => recipients[0])).toEqual(['housing@desk.test']);
  });

  it('go to the address that the desk has when they are sent', async () => {
    const {refused} = mail;
    mail.refuse({code: 451, text: 'later'});
    await remindOf(board.store.context, await late('late-moved'));
    await until(() => mail.refused > refused, 'a refusal');
    const move = (address: string) => board.store.context.db.updateTable('agency').set({desk_email: address}).where('id', '=', 'housing').execute();
    await move('new-housing@desk.test');
    mail.refuse(undefined);
    await board.later(60_000);
    await board.settled();
    await move('housing@desk.test');
    expect(mail.letters.map(({recipients}) => recipients[0])).toEqual(['new-housing@desk.test']);
  });

  it('come once when two servers race to remind', async () => {
    const other = await openNoticeBoard(url, {email: {smtpUrl: mail.url, from: 'board@board.test'}}, {seed: false});
    closers.push(other.close);
    const ids = await Promise.all(Array.from({length: 15}, (_, index) => late(`race-${index}`)));
    await Promise.all([board, other, board].flatMap(({store}) => ids.map((id) => remindOf(store.context, id))));
    await board.settled();
    expect(mail.letters.map(({subject}) => subject).sort()).toEqual(ids.map((id) => `催办提醒（${id}）`).sort());
  });

  it('go to addresses that nobody is told of', async () => {
    const get = async (path: string) => await (await fetch(`${board.server.url}/api/v1${path}`)).text();
    const {id} = await accepted();
    for (const path of ['/agencies', `/messages/${id}`, '/messages', '/board']) expect(await get(path), path).not.toMatch(/desk\.test|deskEmail|desk_email/);
    await board.settled();
    expect(await query(url, `select 1 from audit where entry like '%desk.test%'`)).toEqual([]);
    expect(board.log.join('')).not.toContain('desk.test');
  });
});
