import type {BoardAdapter} from '../../adapter/index.js';
import {ACTIONS, QUEUES, SORTS, type TownAccount} from '../../model/index.js';
import {ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import type {Board, SuiteContext} from './harness.js';
import {REQUESTS} from './refusing.js';
import {mayKnow, secretsOf} from './secrets.js';

const PEOPLE = [undefined, 'citizen', 'citizen2', 'housing', 'housing-lead', 'transport', 'dongwei', 'county', 'moderator', 'admin'] as const;

/** Everything that a reader can get out of a board, errors too, as one text for each call. The session itself is the reader's own. */
async function everything(adapter: BoardAdapter, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const note = async (name: string, call: Promise<unknown>) => {
    found.set(name, JSON.stringify(await call.catch((error: Error) => ({...error, message: error.message, stack: error.stack}))));
  };
  await note('board', adapter.getBoard());
  await note('agencies', adapter.listAgencies({}));
  await note('answers', adapter.listAnswers({limit: 100}));
  for (const queue of QUEUES) for (const sort of SORTS) await note(`${queue} by ${sort}`, adapter.listMessages({queue, sort, limit: 100}));
  for (const id of ids) await note(id, adapter.getMessage(id));
  for (const id of ids) await note(`${id} with a wrong code`, adapter.getMessage(id, {queryCode: '0000-0000-0000'}));
  return found;
}

function accountOf({town}: Board, username: string | undefined): TownAccount | undefined {
  return town.accounts.find((account) => account.username === username);
}

/** What may not be shown is nowhere: not in a list, a search, an answer, an error. */
export function privacy({describe, test, capabilities}: SuiteContext): void {
  describe('privacy', () => {
    for (const username of PEOPLE) {
      test(`${username ?? 'a visitor'} gets nothing that is not theirs to see`, async (board) => {
        const {messages} = board.town;
        const account = accountOf(board, username);
        const texts = await everything(username ? await board.as(username) : board.visitor, messages.map(({record}) => record.id));
        const known = new Set(messages.flatMap((message) => secretsOf(message).filter((secret) => mayKnow(account, message, secret)).map(({text}) => text)));
        let hidden = 0;
        for (const secret of messages.flatMap(secretsOf)) {
          if (known.has(secret.text)) continue;
          hidden++;
          for (const [call, text] of texts) ok(!text.includes(escaped(secret.text)), `${call} shows ${secret.what}: ${secret.text}`);
        }
        ok(hidden > 10, `${hidden} secrets were looked for`);
      });

      test(`${username ?? 'a visitor'} gets what is theirs to see`, async (board) => {
        const account = accountOf(board, username);
        const adapter = username ? await board.as(username) : board.visitor;
        for (const message of board.town.messages) {
          const secrets = secretsOf(message).filter((secret) => secret.what !== 'its existence' && mayKnow(account, message, secret));
          if (secrets.length === 0) continue;
          const text = JSON.stringify(await adapter.getMessage(message.record.id));
          for (const secret of secrets) ok(text.includes(escaped(secret.text)), `${message.record.id} lacks ${secret.what}: ${secret.text}`);
        }
      });
    }

    test('nobody gets the ids of people, and the public gets no names of staff, states or due times', async (board) => {
      const ids = board.town.messages.map(({record}) => record.id);
      for (const username of PEOPLE) {
        for (const [call, text] of await everything(username ? await board.as(username) : board.visitor, ids)) {
          ok(!text.includes('person-') && !text.includes('authorId'), `${call} names a person to ${username}`);
        }
      }
      for (const [call, text] of await everything(board.visitor, ids)) {
        for (const {name} of board.town.accounts) ok(!text.includes(name), `${call} shows ${name}`);
        for (const field of ['"state"', '"dueAt"', '"stage"', '"submittedAt"', '"privatePart"', '"task"']) ok(!text.includes(field), `${call} shows ${field}`);
      }
    });

    if (capabilities.act) {
      test('refused actions tell nothing either', async (board) => {
        for (const username of [undefined, 'citizen2', 'transport', 'admin']) {
          const account = accountOf(board, username);
          const adapter = username ? await board.as(username) : board.visitor;
          const message = board.town.messages.find(({record}) => record.id === 'window-fee');
          ok(message, 'the town has the message');
          for (const action of ACTIONS) {
            const error = await rejects(adapter.act('window-fee', REQUESTS[action], {idempotencyKey: newKey(), expectedVersion: 3}), 'not-found');
            const text = JSON.stringify({...error, message: error.message});
            for (const secret of secretsOf(message)) {
              if (secret.what !== 'its existence' && !mayKnow(account, message, secret)) ok(!text.includes(escaped(secret.text)), `${action} tells ${secret.what}`);
            }
          }
        }
      });
    }

    if (capabilities.act) {
      test('words of the author are everybody’s once board staff have published them, and later ones wait again', async (board) => {
        const [moderator, words] = [await board.as('moderator'), '昨晚又响到十二点'];
        const seen = async (reader: BoardAdapter) => JSON.stringify(await reader.getMessage('night-noise'));
        for (const reader of [board.visitor, await board.as('housing'), await board.as('admin')]) ok(!(await seen(reader)).includes(words), 'they were shown before');
        const {allowedActions} = await board.act(moderator, 'night-noise', {action: 'publish-words'});
        ok(!allowedActions.includes('publish-words'), 'nothing is left to publish');
        for (const reader of [board.visitor, await board.as('housing')]) ok((await seen(reader)).includes(words), 'they are not shown');
        const later = await rejects(board.act(moderator, 'night-noise', {action: 'publish-words'}), 'not-allowed-now');
        ok(later.refusal === 'unpublished-words', 'it says why');
        const {items} = await moderator.listMessages({queue: 'moderation', limit: 100});
        ok(!items.some(({id}) => id === 'night-noise'), 'it no longer waits for board staff');
      });

      test('words that board staff withhold stay between the parties and wait no more, also when later ones are published', async (board) => {
        const [moderator, words] = [await board.as('moderator'), '昨晚又响到十二点'];
        const waits = async () => (await moderator.listMessages({queue: 'moderation', limit: 100})).items.some(({id}) => id === 'night-noise');
        ok(await waits(), 'they waited');
        const {allowedActions} = await board.act(moderator, 'night-noise', {action: 'withhold-words', internalText: '含电话号码'});
        ok(!allowedActions.includes('publish-words') && !allowedActions.includes('withhold-words'), 'nothing is left to decide on');
        ok(!(await waits()), 'they wait for nobody any more');
        const timeline = async (reader: BoardAdapter) => JSON.stringify((await reader.getMessage('night-noise')).timeline);
        ok(!(await timeline(board.visitor)).includes(words) && !(await timeline(board.visitor)).includes('withhold'), 'the public learns nothing of it');
        ok((await timeline(moderator)).includes(words), 'staff read them still');
      });

      test('publishing words publishes no internal note and no answer', async (board) => {
        const secrets = board.town.messages.filter(({record}) => record.id === 'night-noise').flatMap(secretsOf)
          .filter(({what}) => what !== 'words between the parties');
        ok(secrets.length > 0, 'the message has secrets');
        await board.actAs('moderator', 'night-noise', {action: 'publish-words', internalText: '只给同事看的说明'});
        const text = JSON.stringify(await board.visitor.getMessage('night-noise'));
        ok(!text.includes('只给同事看的说明') && secrets.every((secret) => !text.includes(escaped(secret.text))), 'more than the words is shown');
      });
    }

    if (capabilities.follow) {
      test('who follows is nobody’s to see: only how many', async (board) => {
        const followerKey = `follower-key-${newKey()}`;
        await board.visitor.follow('market-parking', {following: true, followerKey});
        await (await board.as('citizen2')).follow('market-parking', {following: true});
        for (const username of PEOPLE) {
          const adapter = username ? await board.as(username) : board.visitor;
          for (const [call, text] of await everything(adapter, ['market-parking'])) {
            ok(!text.includes(followerKey) && !text.includes('person-citizen2'), `${call} tells ${username ?? 'a visitor'} who follows`);
          }
        }
      });
    }

    if (capabilities.submit && capabilities.act) {
      test('a confidential message stays among its parties from beginning to end', async (board) => {
        const secret = '只有我们知道的事';
        const [moderator, transport] = [await board.as('moderator'), await board.as('transport')];
        const idempotencyKey = newKey();
        const request = draft({visibility: 'confidential', title: `关于${secret}`, body: `${secret}，请保密。`});
        const {id, queryCode, number} = await board.visitor.submitMessage(request, {idempotencyKey});
        const check = async (when: string) => {
          for (const username of [undefined, 'citizen', 'housing', 'admin']) {
            const adapter = username ? await board.as(username) : board.visitor;
            await rejects(adapter.getMessage(id), 'not-found');
            await rejects(adapter.getMessage(number), 'not-found');
            for (const [call, text] of await everything(adapter, [])) {
              ok(!text.includes(secret) && !text.includes(number) && !text.includes(id), `${call} shows it to ${username} when it is ${when}`);
            }
            if (capabilities.search) ok((await adapter.listMessages({text: secret})).items.length === 0, `it is found when it is ${when}`);
          }
          for (const name of [id, number]) {
            ok((await board.visitor.getMessage(name, {queryCode})).title.includes(secret), `its author reads it when it is ${when}`);
          }
        };
        await check('received');
        await board.act(moderator, id, {action: 'publish'});
        await check('waiting');
        await board.act(transport, id, {action: 'accept', publicText: `已了解${secret}`});
        await board.act(transport, id, {action: 'submit-answer', body: `${secret}已经处理。`});
        await check('in review');
        await board.act(moderator, id, {action: 'approve'});
        await check('answered');
        await board.act(board.visitor, id, {action: 'rate', resolution: 5, attitude: 5, speed: 5, solved: true}, queryCode);
        await check('closed');
      });

      test('an answer is nobody’s but the staff’s until it is approved, and a returned one stays so', async (board) => {
        const draftAnswer = '初稿：车位规划尚未批准，请勿外传。';
        const transport = await board.as('transport');
        await board.act(transport, 'market-parking', {action: 'accept'});
        await board.act(transport, 'market-parking', {action: 'submit-answer', body: draftAnswer});
        const hidden = async () => {
          for (const adapter of [board.visitor, await board.as('citizen'), await board.as('housing'), await board.as('admin')]) {
            for (const [call, text] of await everything(adapter, ['market-parking'])) ok(!text.includes(draftAnswer), `${call} shows the draft`);
            if (capabilities.search) ok((await adapter.listMessages({text: '请勿外传'})).items.length === 0, 'the draft is found');
          }
        };
        await hidden();
        await board.actAs('moderator', 'market-parking', {action: 'return', returnReasons: ['privacy'], internalText: '请删去未批准的内容。'});
        await hidden();
        await board.act(transport, 'market-parking', {action: 'submit-answer', body: '东门北侧空地12月起设临时车位60个。'});
        await board.actAs('moderator', 'market-parking', {action: 'approve'});
        await hidden();
      });
    }
  });
}

/** A text as it stands inside JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
