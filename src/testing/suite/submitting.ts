import type {IssueCode, MessageDraft, Town} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {complaint, draft, newKey} from '../drafts.js';
import {TOWN} from '../town.js';
import {moderationIn} from './expect.js';
import type {SuiteContext} from './harness.js';

/** A town that asks for the name, hides the place, and has tight limits: limits and fields are data. */
const STRICT: Town = {
  ...TOWN,
  board: {
    ...TOWN.board,
    limits: {...TOWN.board.limits, title: 5, body: 10},
    fields: {...TOWN.board.fields, name: 'required', phone: 'hidden', remark: 'optional', place: 'hidden'},
  },
};

const FAMILY = '👨‍👩‍👧‍👦';

type Refused = [what: string, fields: object, issues: [path: string, code: IssueCode][]];

/** Drafts that break one rule each, and what is said about them. */
const REFUSED: Refused[] = [
  ['no title', {title: ''}, [['title', 'required']]],
  ['a title of blanks and invisible characters', {title: ' \t\u200b\u0007 '}, [['title', 'required']]],
  ['a title one character too long', {title: '题'.repeat(61)}, [['title', 'too-long']]],
  ['special signs in the title', {title: '停车 <b>场</b>'}, [['title', 'special-signs']]],
  ['an emoji in the title', {title: `停车${FAMILY}`}, [['title', 'special-signs']]],
  ['no body', {body: ''}, [['body', 'required']]],
  ['a body one character too long', {body: '文'.repeat(1001)}, [['body', 'too-long']]],
  ['one character made of thousands of accents', {body: `a${'\u0301'.repeat(20_000)}`}, [['body', 'too-long']]],
  ['a complaint without a demand', {...complaint(), demand: ''}, [['demand', 'required']]],
  ['a complaint with a body', {...complaint(), body: 'x'}, [['body', 'unknown-field']]],
  ['an enquiry with a demand', {demand: 'x'}, [['demand', 'unknown-field']]],
  ['an enquiry with details', {details: 'x'}, [['details', 'unknown-field']]],
  ['too long a demand', {...complaint(), demand: '诉'.repeat(201)}, [['demand', 'too-long']]],
  ['too long details', {...complaint(), details: '情'.repeat(801)}, [['details', 'too-long']]],
  ['an unknown kind', {kind: 'gossip'}, [['kind', 'not-in-list']]],
  ['an unknown topic', {topic: 'weather'}, [['topic', 'not-in-list']]],
  ['an unknown agency', {agencyId: 'ministry-of-magic'}, [['agencyId', 'not-in-list']]],
  ['no agency', {agencyId: ''}, [['agencyId', 'required']]],
  ['an unknown visibility', {visibility: 'invisible'}, [['visibility', 'not-in-list']]],
  ['no consent', {consent: ''}, [['consent', 'required']]],
  ['consent to another version', {consent: '0'}, [['consent', 'required']]],
  ['an unknown field', {urgent: true}, [['urgent', 'unknown-field']]],
  ['a field of the backend', {displayName: 'Somebody else'}, [['displayName', 'unknown-field']]],
  ['an unknown field in the private part', {privatePart: {name: '', phone: '', remark: '', secret: 'x'}}, [['privatePart.secret', 'unknown-field']]],
  ['too long a remark', {privatePart: {name: '', phone: '', remark: '记'.repeat(201)}}, [['privatePart.remark', 'too-long']]],
  ['a number for a title', {title: 42}, [['title', 'wrong-type']]],
  ['a list for a body', {body: ['x']}, [['body', 'wrong-type']]],
  ['null for a private part', {privatePart: null}, [['privatePart', 'wrong-type']]],
  ['a place without an address', {spot: {address: '', public: true}}, [['spot.address', 'required']]],
  ['a place that does not say whether it is public', {spot: {address: '东门'}}, [['spot.public', 'required']]],
  ['a latitude beyond the pole', {spot: {address: '北', public: true, point: {latitude: 91, longitude: 0}}}, [['spot.point.latitude', 'too-large']]],
  ['a longitude beyond the date line', {spot: {address: '西', public: true, point: {latitude: 0, longitude: -181}}}, [['spot.point.longitude', 'too-small']]],
  ['several mistakes', {title: '', topic: 'weather', consent: ''}, [['title', 'required'], ['topic', 'not-in-list'], ['consent', 'required']]],
];

/** Sending messages. */
export function submitting({describe, test, capabilities}: SuiteContext): void {
  describe('sending', () => {
    test('gives a receipt with an id, a number, a query code and the time', async ({visitor}) => {
      const receipt = await visitor.submitMessage(draft(), {idempotencyKey: newKey()});
      ok(receipt.id && receipt.number, 'id and number are there');
      ok(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/.test(receipt.queryCode), `${receipt.queryCode} is not like a query code`);
      ok(Math.abs(Date.parse(receipt.createdAt) - Date.now()) < 3_600_000, `${receipt.createdAt} is not now`);
    });

    test('gives each message a number and a code of its own', async (board) => {
      const receipts = await Promise.all(Array.from({length: 10}, () => board.submit(draft())));
      for (const field of ['id', 'number', 'queryCode'] as const) equal(new Set(receipts.map((receipt) => receipt[field])).size, 10, field);
    });

    test('keeps every field', async (board) => {
      const sent = complaint({spot: {address: '梧荫里小区东门', public: true, point: {latitude: 31.25, longitude: 118.5}}, language: 'zh-Hans'});
      const {id, queryCode, number} = await board.submit(sent);
      const message = await board.visitor.getMessage(id, {queryCode});
      for (const field of ['kind', 'topic', 'agencyId', 'title', 'body', 'demand', 'details', 'visibility', 'language', 'spot'] as const) {
        equal(message[field], sent[field], field);
      }
      equal([message.number, message.status, message.version], [number, 'received', 1]);
    });

    test('masks the name, and the private part is for board staff', async (board) => {
      const {id, queryCode} = await board.submit(draft());
      const own = await board.visitor.getMessage(id, {queryCode});
      equal(own.displayName, '苏***');
      equal(own.hasPrivatePart, undefined);
      const moderated = await (await board.as('moderator')).getMessage(id);
      equal(moderated.hasPrivatePart, true);
      if (capabilities.desk) equal((await (await board.desk('moderator')).readPrivatePart(id)).privatePart, draft().privatePart);
    });

    test('takes a message without a name, a place or a language', async (board) => {
      const {privatePart: _, language: __, ...rest} = draft();
      const {id, queryCode} = await board.submit(rest);
      const message = await board.visitor.getMessage(id, {queryCode});
      equal([message.displayName, message.language], ['', '']);
    });

    test('opens the message to the code, typed as people type, and to nobody else', async (board) => {
      const {id, queryCode} = await board.submit(draft());
      await rejects(board.visitor.getMessage(id), 'not-found');
      await rejects(board.visitor.getMessage(id, {queryCode: 'AAAA-AAAA-AAAA'}), 'not-found');
      await rejects(board.visitor.getMessage(id, {queryCode: '停车'}), 'not-found');
      await rejects(board.visitor.getMessage(id, {queryCode: ''}), 'not-found');
      const typed = ` ${queryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
      equal((await board.visitor.getMessage(id, {queryCode: typed})).relations, ['author']);
    });

    test('opens no other message with a code', async (board) => {
      const {queryCode} = await board.submit(draft());
      await rejects(board.visitor.getMessage('heating-allowance', {queryCode}), 'not-found');
      equal((await board.visitor.getMessage('market-parking', {queryCode})).relations, []);
    });

    test('shows a message nowhere before it was checked', async (board) => {
      const {id} = await board.submit(draft({title: '围挡拆了没有通知'}));
      const {items} = await board.visitor.listMessages({limit: 100});
      ok(!items.some((item) => item.id === id), 'it is in the list');
      await rejects((await board.as('citizen')).getMessage(id), 'not-found');
      await rejects((await board.as('transport')).getMessage(id), 'not-found');
      await rejects((await board.as('admin')).getMessage(id), 'not-found');
    });

    test('makes a signed-in sender the author', async (board) => {
      const citizen = await board.as('citizen');
      const {id} = await board.submit(draft(), citizen);
      equal((await citizen.getMessage(id)).relations, ['author']);
      equal((await citizen.listMessages({queue: 'mine', limit: 1})).items[0]?.id, id);
      await rejects((await board.as('citizen2')).getMessage(id), 'not-found');
    });

    test('cleans texts for display', async (board) => {
      const {id, queryCode} = await board.submit(draft({
        title: '  停车\t场\n开放  ', body: '第一行\r\n\r\n\r\n\r\n第二行\u000b第三行  \u0000\u202e尾\ud800',
      }));
      const message = await board.visitor.getMessage(id, {queryCode});
      equal([message.title, message.body], ['停车 场 开放', '第一行\n\n第二行\n第三行 尾']);
    });

    test('counts as people count: a family is one character', async (board) => {
      const {id, queryCode} = await board.submit(draft({title: '题'.repeat(60), body: FAMILY.repeat(1000)}));
      equal((await board.visitor.getMessage(id, {queryCode})).body, FAMILY.repeat(1000));
    });

    for (const [what, fields, issues] of REFUSED) {
      test(`refuses ${what}`, async (board) => {
        const error = await rejects(board.submit({...draft(), ...fields}), 'invalid');
        const sorted = (list: readonly (readonly [string, string])[]) => [...list].sort(([one], [other]) => (one < other ? -1 : 1));
        equal(sorted(error.issues.map(({path, code}) => [path, code] as const)), sorted(issues));
        equal((await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100})).items.length, moderationIn(board.town).length, 'something was kept');
      });
    }

    for (const input of [null, [], 'message', 7, true]) {
      test(`refuses ${JSON.stringify(input)} for a draft`, async (board) => {
        const error = await board.submit(input as unknown as MessageDraft).then(() => undefined, (reason: unknown) => reason);
        const code = (error as {code?: string} | undefined)?.code;
        ok(code === 'invalid' || code === 'malformed', `got ${code}`);
      });
    }

    test('tells the limit that was passed', async (board) => {
      const {issues} = await rejects(board.submit(draft({title: '题'.repeat(61)})), 'invalid');
      equal(issues, [{path: 'title', code: 'too-long', max: 60}]);
    });

    test('takes limits and fields from the board', async (board) => {
      const {issues} = await rejects(board.submit(draft({title: '六个字的标题', body: '十一个字的正文在这里了', spot: {address: '东门', public: true}})), 'invalid');
      equal(Object.fromEntries(issues.map(({path, code}) => [path, code])), {title: 'too-long', body: 'too-long', 'privatePart.phone': 'unknown-field', spot: 'unknown-field'});
      const {issues: nameless} = await rejects(board.submit(draft({title: '标题', body: '正文', privatePart: {name: '', phone: '', remark: ''}})), 'invalid');
      equal(nameless, [{path: 'privatePart.name', code: 'required', max: 40}]);
      await board.submit(draft({title: '标题', body: '正文', privatePart: {name: '苏禾', phone: '', remark: ''}}));
    }, STRICT);

    test('is carried out once for a key: the same request gets the first receipt', async ({visitor}) => {
      const idempotencyKey = newKey();
      const first = await visitor.submitMessage(draft(), {idempotencyKey});
      equal(await visitor.submitMessage(draft(), {idempotencyKey}), first);
    });

    test('is carried out once when attempts meet', async (board) => {
      const idempotencyKey = newKey();
      const receipts = await Promise.all(Array.from({length: 5}, () => board.visitor.submitMessage(draft(), {idempotencyKey})));
      equal(new Set(receipts.map((receipt) => receipt.id)).size, 1);
      const {items} = await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100});
      equal(items.filter((item) => item.id === receipts[0]?.id).length, 1);
      equal(items.length, moderationIn(board.town).length + 1);
    });

    test('refuses a key that was used with another request', async ({visitor}) => {
      const idempotencyKey = newKey();
      await visitor.submitMessage(draft(), {idempotencyKey});
      await rejects(visitor.submitMessage(draft({title: '另一件事'}), {idempotencyKey}), 'key-reused');
    });

    test('does not use a key up with a refused request', async ({visitor}) => {
      const idempotencyKey = newKey();
      await rejects(visitor.submitMessage(draft({title: ''}), {idempotencyKey}), 'invalid');
      await visitor.submitMessage(draft(), {idempotencyKey});
    });

    test('does not give one person the receipt of another with the same key', async (board) => {
      const idempotencyKey = newKey();
      const one = await (await board.as('citizen')).submitMessage(draft(), {idempotencyKey});
      const other = await (await board.as('citizen2')).submitMessage(draft(), {idempotencyKey}).catch(() => undefined);
      ok(other?.id !== one.id && other?.queryCode !== one.queryCode, 'the receipt went to somebody else');
    });

    for (const key of ['', 'short', 'k'.repeat(101)]) {
      test(`refuses a key of ${key.length} characters`, async ({visitor}) => {
        await rejects(visitor.submitMessage(draft(), {idempotencyKey: key}), 'malformed');
      });
    }
  });
}
