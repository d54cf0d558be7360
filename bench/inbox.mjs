// How fast the inbox is when one unit has 100,000 messages waiting: `npm run build && npm run bench:inbox`. Histories are made by the model's own
// decisions and put into the embedded database; the audit log is left out while they are. Every time is that of a call of the store, as a
// request makes it: with the page's messages, their events and agencies. MESSAGES sets another number.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {sql} from 'kysely';
import {openBoard, seedTown} from '../dist/server/index.js';
import {BOXES_OF, composeMessage, decide, replay} from '../dist/model/index.js';
import {TOWN, viewerOf} from '../dist/testing/index.js';

const MESSAGES = Number(process.env['MESSAGES'] ?? 100_000);
/** Answered ones beside those that wait: what figures are counted from. */
const ANSWERED = Math.round(MESSAGES / 2);
const ROUNDS = 5;
const BATCH = 500;
const DAY = 86_400_000;

const account = (username) => viewerOf(TOWN.accounts.find((each) => each.username === username));
const [housing, lead, transport, county, moderator] = ['housing', 'housing-lead', 'transport', 'county', 'moderator'].map(account);
const board = TOWN.board;

// A generator of its own, so that every run measures the same.
let state = 42;
const random = () => ((state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31);
const pick = (list) => list[Math.floor(random() * list.length)];
const chance = (share) => random() < share;
const WORDS = '停车位 路灯 电梯 漏水 物业 噪音 施工 垃圾 公交 学校 取暖 补贴 积水 井盖 绿化 充电桩 消防通道 外墙 阳台 维修资金 业主 楼道 水压 天然气 门禁'.split(' ');
const PLACES = '梧荫里 汀岸家园 清禾一中 东苇路 柳隰村 老市场 南门桥 碧螺巷 银杏广场 云汀大道'.split(' ');
const sentence = () => `${pick(PLACES)}${Math.ceil(random() * 30)}号楼的${pick(WORDS)}和${pick(WORDS)}有问题，已经${Math.ceil(random() * 60)}天，请尽快处理。`;
/** Stands in one message of a thousand or so. */
const RARE = '翡翠吊桥';

let count = 0;
/** A message with the history that a plan asks for. */
function history(now, plan) {
  const id = `bench-${String((count += 1)).padStart(7, '0')}`;
  const start = now.getTime() - Math.ceil(random() * 20) * DAY - 3 * DAY;
  const draft = {
    kind: pick(['enquiry', 'help', 'suggestion']), topic: pick(['urban/housing', 'urban/roads', 'urban/water']), agencyId: plan.agencyId ?? 'housing', title: `${pick(PLACES)}${pick(WORDS)}`,
    body: Array.from({length: 3 + Math.floor(random() * 4)}, sentence).join('') + (chance(0.001) ? RARE : ''), demand: '', details: '', visibility: 'public', language: 'zh-Hans', consent: '1', attachments: [],
    privatePart: {name: '某人', phone: '000', remark: ''}, email: '',
  };
  let at = start;
  let events = 0;
  const newId = () => `${id}-${(events += 1)}`;
  const {record, event} = composeMessage(draft, {viewer: {role: 'visitor'}, at: new Date(at), id, number: id, newId});
  const all = [event];
  for (const [viewer, request] of plan.steps) {
    at += random() * DAY * 0.3;
    const decision = decide({content: record.content, progress: replay(all)}, request, {
      viewer, board, at: new Date(at), newId, leadEndorses: plan.leadEndorses === true, agencyAbove: () => 'county-head', ...(request.personId && {assignee: {personId: request.personId, name: '某人'}}),
    });
    if (!decision.ok) throw new Error(`${request.action}: ${decision.refusal}`);
    all.push(decision.event);
  }
  return {record, events: all};
}

const note = {internalText: '备注'};
const publish = [moderator, {action: 'publish', masks: [], hiddenAttachmentIds: []}];
const accept = [housing, {action: 'accept', publicText: ''}];
const answer = [housing, {action: 'submit-answer', body: `已处理完毕。${sentence()}`, organisation: '', person: '', contact: '', attachments: [], internalText: ''}];
const assigned = (personId) => [lead, {action: 'assign', personId, internalText: ''}];
const whistle = (agencyId, now) => ({action: 'whistle', publicText: '', supports: [{agencyId, task: '协助', dueAt: new Date(now.getTime() + (random() * 20 - 5) * DAY).toISOString()}]});

/** What becomes of one of the messages that wait, in the shares that a large bureau may have. */
function plan(now) {
  const mine = chance(0.1) ? [assigned(housing.personId)] : chance(0.4) ? [assigned(lead.personId)] : [];
  const dice = random();
  if (dice < 0.4) return {steps: [publish]};
  if (dice < 0.8) return {steps: [publish, accept, ...mine]};
  if (dice < 0.85) return {steps: [publish, accept, ...mine, answer, [moderator, {action: 'return', returnReasons: ['incomplete'], ...note}]]};
  if (dice < 0.88) return {steps: [publish, accept, ...mine, answer], leadEndorses: true};
  if (dice < 0.91) return {steps: [publish, accept, ...mine, answer]};
  if (dice < 0.94) return {steps: [publish, accept, ...mine, [housing, whistle('transport', now)]]};
  if (dice < 0.96) return {steps: [publish, accept, ...mine, [moderator, {action: 'supervise', publicText: '', ...note}], ...(chance(0.5) ? [[moderator, {action: 'escalate', ...note}]] : [])]};
  return {steps: [publish, accept, ...mine, [housing, {action: 'ask-for-more', words: '请补充。'}]]};
}
const answered = () => ({
  steps: [publish, accept, answer, ...(chance(0.2) ? [[moderator, {action: 'return', returnReasons: ['incomplete'], ...note}], answer] : []), [moderator, {action: 'approve', internalText: ''}],
    ...(chance(0.3) ? [[{role: 'visitor', holdsQueryCode: true}, {action: 'rate', resolution: 1 + Math.floor(random() * 5), attitude: 4, speed: 3, solved: chance(0.6), words: ''}]] : [])],
});
/** Other units call this one in. */
const calling = (now) => ({agencyId: 'transport', steps: [publish, [transport, {action: 'accept', publicText: ''}], [transport, whistle('housing', now)]]});

const dataDir = await mkdtemp(join(tmpdir(), 'civic-board-bench-'));
const opened = await openBoard({dataDir, connections: 10});
try {
  const {store} = opened;
  const {db} = store.context;
  await seedTown(store, TOWN);
  const now = new Date();
  await sql`alter table event disable trigger event_audited`.execute(db);
  const began = performance.now();
  const make = [[MESSAGES, plan], [ANSWERED, answered], [Math.round(MESSAGES / 20), calling], [Math.round(MESSAGES / 20), () => ({steps: []})]];
  for (const [howMany, planned] of make) {
    for (let done = 0; done < howMany; done += BATCH) {
      const messages = Array.from({length: Math.min(BATCH, howMany - done)}, () => history(now, planned(now)));
      await store.seed({places: [], agencies: [], accounts: [], messages});
      if (process.stderr.isTTY) process.stderr.write(`\r${count} messages `);
    }
  }
  await sql`alter table event enable trigger event_audited`.execute(db);
  await sql`vacuum analyze`.execute(db);
  console.log(`${count} messages in ${((performance.now() - began) / 1000).toFixed(0)} s; ${MESSAGES} wait at the housing bureau`);
  const {rows: [size]} = await sql`select pg_size_pretty(pg_total_relation_size('tray')) as tray, pg_size_pretty(pg_total_relation_size('duty')) as duty,
    pg_size_pretty(pg_total_relation_size('message')) as message, (select count(*) from tray) as rows`.execute(db);
  console.log(`message ${size.message}, tray ${size.tray} (${size.rows} rows), duty ${size.duty}\n`);

  const slow = [];
  const time = async (name, call) => {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      await call();
      times.push(performance.now() - start);
    }
    const sorted = times.sort((one, other) => one - other);
    const median = sorted[Math.floor(ROUNDS / 2)];
    slow.push([sorted.at(-1), name]);
    return `${median.toFixed(0)} (${sorted.at(-1).toFixed(0)})`;
  };
  const table = [];
  for (const [who, viewer, queue] of [['housing', housing, 'handling'], ['county', county, 'handling'], ['moderator', moderator, 'moderation']]) {
    const counts = await store.desk.countBoxes(viewer, queue);
    for (const box of [undefined, ...BOXES_OF[queue]]) {
      const list = (over) => store.listMessages(viewer, {queue, ...(box && {box}), ...over});
      const at50 = async (sort) => {
        let cursor;
        for (let page = 1; page < 50; page += 1) {
          const {nextCursor} = await list({sort, ...(cursor && {cursor})});
          if (!nextCursor) return cursor;
          cursor = nextCursor;
        }
        return cursor;
      };
      const [deepDue, deepNew] = [await at50('due'), await at50('newest')];
      const name = `${who} ${box ?? queue}`;
      table.push({
        tray: name, messages: box ? counts[box] : '',
        'due, page 1': await time(`${name} due`, () => list({sort: 'due'})), 'due, page 50': await time(`${name} due 50`, () => list({sort: 'due', ...(deepDue && {cursor: deepDue})})),
        'newest, page 1': await time(`${name} newest`, () => list({})), 'newest, page 50': await time(`${name} newest 50`, () => list({...(deepNew && {cursor: deepNew})})),
        'common word': await time(`${name} common`, () => list({sort: 'due', text: '电梯'})), 'rare word': await time(`${name} rare`, () => list({sort: 'due', text: RARE})),
        'number': await time(`${name} number`, () => list({sort: 'due', text: 'bench-0000123'})), 'word with digits': await time(`${name} digits`, () => list({sort: 'due', text: '23号楼'})),
        'no hit': await time(`${name} none`, () => list({sort: 'due', text: '不存在的词组'})), 'kind and topic': await time(`${name} filter`, () => list({sort: 'due', kind: 'help', topic: 'urban/water'})),
      });
    }
    table.push({tray: `${who}: all counts`, messages: '', 'due, page 1': await time(`${who} counts`, () => store.desk.countBoxes(viewer, queue))});
  }
  console.log('Milliseconds: median (slowest) of five calls.');
  console.table(table);
  for (const [name, query] of [['all units, a year', {}], ['one unit', {agencyId: 'housing'}], ['one topic', {topic: 'urban/roads'}]]) console.log(`figures, ${name}: ${await time(`figures ${name}`, () => store.getFigures(moderator, query))} ms`);
  const id = (await store.listMessages(housing, {queue: 'handling', box: 'unit', limit: 1})).items[0].id;
  console.log(`earlier answers: ${await time('earlier answers', () => store.desk.findEarlierAnswers(housing, id))} ms`);
  const [worst] = slow.sort(([one], [other]) => other - one);
  console.log(`slowest of all: ${worst[1]}, ${worst[0].toFixed(0)} ms`);

  let keys = 0;
  const free = (await store.listMessages(housing, {queue: 'handling', box: 'unassigned', sort: 'newest', limit: 100})).items.map((item) => item.id);
  console.log(`assigning: ${await time('assign', async () => {
    const message = await store.getMessage(housing, free[keys]);
    await store.act(housing, message.id, {action: 'assign', personId: housing.personId}, {expectedVersion: message.version, idempotencyKey: `bench-key-${(keys += 1)}`});
  })} ms, with reading the message`);
} finally {
  await opened.close();
  await rm(dataDir, {recursive: true, force: true});
}
