import {equal, ok, rejects} from '../assert.js';
import {draft} from '../drafts.js';
import type {SuiteContext} from './harness.js';

/** The private part comes with no message: reading it is a call of its own, and each look is kept. */
export function privatePart({describe, test, capabilities}: SuiteContext): void {
  describe('the private part', () => {
    test('is given to the unit that has the message and to board staff', async (board) => {
      for (const [username, id] of [['housing', 'roof-leak'], ['housing-lead', 'roof-leak'], ['moderator', 'roof-leak'], ['moderator2', 'heating-allowance'], ['dongwei', 'freight-yard']] as const) {
        const known = board.town.messages.find(({record}) => record.id === id)?.record.privatePart;
        equal((await (await board.desk(username)).readPrivatePart(id)).privatePart, known, `${username} ${id}`);
        equal((await (await board.as(username)).getMessage(id)).hasPrivatePart, true);
      }
    });

    test('is given to nobody else: not to called-in units, units above, the author, other units, administrators', async (board) => {
      for (const [username, id, code] of [
        ['transport', 'freight-yard', 'forbidden'], ['environment', 'freight-yard', 'forbidden'], ['county', 'roof-leak', 'forbidden'], ['transport', 'roof-leak', 'forbidden'],
        ['housing', 'freight-yard', 'forbidden'], ['housing', 'wage-dispute', 'not-found'], ['housing', 'heating-allowance', 'not-found'], ['housing', 'nowhere', 'not-found'],
        ['citizen', 'roof-leak', 'forbidden'], ['admin', 'roof-leak', 'forbidden'],
      ] as const) {
        const error = await rejects((await board.desk(username)).readPrivatePart(id), code);
        ok(!JSON.stringify({...error, message: error.message}).includes('000-'), 'the error tells it');
        equal((await (await board.as(username)).getMessage(id).catch(() => undefined))?.hasPrivatePart, undefined, `${username} ${id}`);
      }
      await rejects((await board.visitor.openDesk()).readPrivatePart('roof-leak'), 'unauthenticated');
    });

    test('shows who looked before, newest first, and what was refused is no look', async (board) => {
      const look = async (username: string) => (await board.desk(username)).readPrivatePart('roof-leak');
      equal((await look('housing')).looks, []);
      await rejects(look('transport'), 'forbidden');
      await rejects(look('admin'), 'forbidden');
      const second = await look('moderator');
      equal(second.looks.map(({name, agencyId}) => [name, agencyId]), [['周敏', 'housing']]);
      ok(Math.abs(Date.parse(second.looks[0]?.at ?? '') - Date.now()) < 600_000, 'the time is that of the look');
      equal((await look('housing-lead')).looks.map(({name, agencyId}) => [name, agencyId]), [['沈书言', undefined], ['周敏', 'housing']]);
      equal((await (await board.desk('housing')).readPrivatePart('window-fee')).looks, [], 'another message has looks of its own');
    });

    test('counts who looks again at once, or twice at the same time, as one look', async (board) => {
      const housing = await board.desk('housing');
      await Promise.all([housing.readPrivatePart('roof-leak'), housing.readPrivatePart('roof-leak'), housing.readPrivatePart('roof-leak')]);
      await housing.readPrivatePart('roof-leak');
      equal((await (await board.desk('moderator')).readPrivatePart('roof-leak')).looks.length, 1);
    });

    test('tells nobody that it was looked at who may not look, and no message changes by it', async (board) => {
      const before = await (await board.as('housing')).getMessage('roof-leak');
      await (await board.desk('moderator')).readPrivatePart('roof-leak');
      equal(await (await board.as('housing')).getMessage('roof-leak'), before);
    });

    if (capabilities.act) {
      test('goes with the message: the unit that passed it on no longer gets it', async (board) => {
        await board.actAs('housing', 'roof-leak', {action: 'transfer', agencyId: 'transport'});
        await rejects((await board.desk('housing')).readPrivatePart('roof-leak'), 'forbidden');
        equal((await (await board.desk('transport')).readPrivatePart('roof-leak')).privatePart.name, '陈晓禾');
      });
    }

    if (capabilities.submit) {
      test('is as it was written, and empty where nothing was', async (board) => {
        const part = {name: '𠮷田 <b>', phone: '+86 000-1', remark: '只在晚上👨‍👩‍👧‍👦方便。'};
        const {id} = await board.submit(draft({privatePart: part}));
        const moderator = await board.desk('moderator');
        equal((await moderator.readPrivatePart(id)).privatePart, part);
        const {id: bare} = await board.submit(draft({privatePart: {name: '', phone: '', remark: ''}}));
        equal((await moderator.readPrivatePart(bare)).privatePart, {name: '', phone: '', remark: ''});
        equal((await (await board.as('moderator')).getMessage(bare)).hasPrivatePart, undefined);
      });
    }
  });
}
