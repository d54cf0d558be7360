import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {OPERATOR} from '../../../src/server/audit/index.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase, until} from '../../support/postgres.js';
import {newKey} from '../support/town.js';
import {type NoticeBoard, openNoticeBoard, VISITOR} from './board.js';
import {type MailServer, startMailServer} from './mail-server.js';

describe('letters to agencies that asked to join', () => {
  let mail: MailServer;
  let board: NoticeBoard;
  let database: FreshDatabase;
  beforeAll(async () => {
    mail = await startMailServer();
    database = await freshDatabase((await embeddedForTests()).url);
    board = await openNoticeBoard(database.url, {email: {smtpUrl: mail.url, from: 'board@board.test'}});
  });
  afterEach(async () => {
    await board.settled();
    mail.letters.length = 0;
  });
  afterAll(async () => {
    await board.close();
    await mail.close();
    await database.drop();
  });

  const asked = async (organisation: string): Promise<string> => {
    const {administration} = board.store;
    const request = {organisation, placeId: 'qinghe', person: 'SECRET-NAME', email: 'water@qinghe.test', phone: 'SECRET-PHONE', words: 'SECRET-WORDS'};
    await administration.requestToJoin(VISITOR, request, {idempotencyKey: newKey()});
    return (await administration.listJoinRequests({text: organisation})).items[0]?.id ?? '';
  };

  it('tell that they have joined, with what was agreed, once', async () => {
    const id = await asked('清禾县水务局');
    await board.store.administration.decideJoinRequest(OPERATOR, id, {state: 'approved', agencyId: 'water', name: {'zh-Hans': '清禾县水务局'}, parentId: null, note: '账号下周一开通 <b>。'});
    const [letter, ...more] = await mail.arrived(1);
    expect([letter?.recipients, letter?.subject, more]).toEqual([['water@qinghe.test'], '贵单位已入驻留言板', []]);
    expect(letter?.text).toContain('清禾县水务局已入驻留言板');
    expect(letter?.text).toContain('账号下周一开通 <b>。');
    expect(String(letter?.html)).toContain('&lt;b&gt;');
    expect(`${letter?.text}${String(letter?.html)}`).not.toContain('SECRET');
    await expect(board.store.administration.decideJoinRequest(OPERATOR, id, {state: 'declined', note: '重复'})).rejects.toMatchObject({code: 'stale'});
    await board.settled();
    expect(mail.letters).toHaveLength(1);
  });

  it('tell why a request was declined, also when the mail server was away', async () => {
    const id = await asked('清禾县气象台');
    const {refused} = mail;
    mail.refuse({code: 451, text: 'later'});
    await board.store.administration.decideJoinRequest(OPERATOR, id, {state: 'declined', note: '请由市级单位申请。'});
    await until(() => mail.refused > refused, 'a refusal');
    mail.refuse(undefined);
    await board.later(60_000);
    const [letter] = await mail.arrived(1);
    expect(letter?.subject).toBe('入驻申请未获通过');
    expect(letter?.text).toContain('请由市级单位申请。');
    expect(board.log.join('')).not.toContain('qinghe.test');
  });
});
