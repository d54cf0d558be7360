import {countDuties, dutiesOf, type Figures, type FiguresQuery, figuresFor, isListed, isWithinTopic, type Town, type Viewer, VISITOR} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {complaint} from '../drafts.js';
import {TOWN, viewerOf} from '../town.js';
import {knownIn, placesWithin} from './expect.js';
import type {SuiteContext} from './harness.js';

const PERIOD = {since: '2026-10-01T00:00:00.000Z', until: '2026-11-20T00:00:00.000Z'};

/** A town that tells of a unit from one case on. */
const OPEN_HANDED: Town = {...TOWN, board: {...TOWN.board, figuresMinimum: 1}};

/** What the model says. */
function expected(town: Town, viewer: Viewer, {since = PERIOD.since, until = PERIOD.until, placeId, agencyId, topic, kind}: FiguresQuery): Omit<Figures, 'agencies'> {
  const duties = knownIn(town)
    .filter(({record, progress}) => isListed({content: record.content, progress}) && (!topic || isWithinTopic(record.content.topic, topic)) && (!kind || record.content.kind === kind))
    .flatMap(({events}) => dutiesOf(events)).filter(({startedAt}) => startedAt >= since);
  const units = town.agencies.filter((agency) => (!agencyId || agency.id === agencyId) && (!placeId || placesWithin(town, placeId).has(agency.placeId)));
  const counted = units.map(({id}) => ({agencyId: id, counts: countDuties(duties.filter((duty) => duty.agencyId === id), until)}));
  return figuresFor(viewer, {since, until}, counted, town.board.figuresMinimum);
}

function withoutAgencies({agencies: _, ...figures}: Figures): Omit<Figures, 'agencies'> {
  return figures;
}

/** How the units do. */
export function figures({describe, test, capabilities}: SuiteContext): void {
  describe('figures', () => {
    test('are what the model counts, for everybody and under each filter', async (board) => {
      const queries: FiguresQuery[] = [
        {}, {placeId: 'dongwei'}, {placeId: 'yunting'}, {placeId: 'atlantis'}, {agencyId: 'housing'}, {topic: 'urban'}, {topic: 'urban/housing'}, {kind: 'complaint'},
        {kind: 'complaint', topic: 'environment', agencyId: 'environment'}, {placeId: '', agencyId: '', topic: '', kind: ''},
        {since: '2026-11-01T00:00:00.000Z'}, {until: '2026-10-16T00:00:00.000Z'}, {until: '2026-10-26T12:00:00.000Z'},
      ];
      for (const account of [undefined, ...board.town.accounts]) {
        const adapter = account ? await board.as(account.username) : board.visitor;
        for (const query of account ? queries.slice(0, 5) : queries) {
          const wanted = expected(board.town, account ? viewerOf(account) : VISITOR, query);
          equal(withoutAgencies(await adapter.getFigures({...PERIOD, ...query})), wanted, `${account?.username ?? 'a visitor'} ${JSON.stringify(query)}`);
        }
      }
      ok(expected(board.town, VISITOR, {}).units.length > 4, 'the town has figures');
    }, OPEN_HANDED);

    test('name the units that they are of', async ({visitor}) => {
      const {units, agencies} = await visitor.getFigures(PERIOD);
      equal(agencies.map(({id}) => id).sort(), units.map(({agencyId}) => agencyId ?? '').sort());
    });

    test('tell no rate of fewer cases than the minimum, and rank no such unit', async ({visitor, town}) => {
      const {minimum, units} = await visitor.getFigures(PERIOD);
      equal(minimum, town.board.figuresMinimum);
      const ranked = units.map(({rates}) => rates['on-time'] !== undefined);
      equal([...ranked].sort((one, other) => Number(other) - Number(one)), ranked, 'the others come last');
      for (const {counts, rates} of units) {
        if (counts.answered + counts.overdue < minimum) equal([rates.reply, rates['on-time']], [undefined, undefined]);
        if (counts.rated < minimum) equal([rates.satisfaction, rates.resolved], [undefined, undefined]);
      }
    });

    test('hold what review returned for board staff and administrators, and for a unit of its own', async (board) => {
      const told = (figure: Figures['all'] | undefined) => figure?.counts.returned !== undefined && figure.rates.return !== undefined;
      for (const [username, own, all] of [[undefined, false, false], ['citizen', false, false], ['transport', false, false], ['environment', true, false], ['moderator', true, true], ['admin', true, true]] as const) {
        const adapter = username ? await board.as(username) : board.visitor;
        const result = await adapter.getFigures(PERIOD);
        equal([told(result.units.find(({agencyId}) => agencyId === 'environment')), told(result.all)], [own, all], username);
        if (!all) ok(!JSON.stringify(result.all).includes('return'), 'the whole tells of it');
      }
    }, OPEN_HANDED);

    test('stand at the cut-off time: what came after it has not happened', async ({visitor}) => {
      const of = async (until: string) => (await visitor.getFigures({since: PERIOD.since, until, agencyId: 'environment'})).units[0]?.counts;
      const counts = {answered: 0, onTime: 0, overdue: 0, open: 0, rated: 0, satisfied: 0, solved: 0};
      equal(await of('2026-10-15T00:00:00Z'), undefined, 'nothing had begun');
      equal(await of('2026-10-21T00:00:00Z'), {...counts, open: 1}, 'one answer had come back');
      equal(await of('2026-10-23T00:00:00Z'), {...counts, answered: 1, onTime: 1}, 'it was answered');
      equal(await of('2026-10-26T13:00:00Z'), {...counts, answered: 1, onTime: 1, rated: 1}, 'the author was not content');
      equal(await of('2026-10-28T00:00:00Z'), {...counts, answered: 1, onTime: 1, open: 1, rated: 1}, 'it was reopened');
    }, OPEN_HANDED);

    test('are never of the future, and of a year unless told otherwise', async ({visitor}) => {
      const {since, until} = await visitor.getFigures({until: '2999-01-01T00:00:00Z'});
      ok(Math.abs(Date.parse(until) - Date.now()) < 600_000, 'the cut-off time is now');
      ok(Math.abs((Date.parse(until) - Date.parse(since)) / 86_400_000 - 365.5) < 1, 'since a year');
    });

    for (const [what, query, path] of [
      ['what is no time', {until: 'yesterday'}, 'until'], ['a day that there is not', {since: '2026-02-31T00:00:00Z'}, 'since'],
      ['an unknown field', {order: 'best'}, 'order'], ['too long an id', {agencyId: 'x'.repeat(101)}, 'agencyId'],
    ] as const) {
      test(`refuse ${what}`, async ({visitor}) => {
        const {issues} = await rejects(visitor.getFigures(query as FiguresQuery), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
      });
    }

    if (capabilities.submit && capabilities.act) {
      test('hold no confidential message, and none that is public no more', async (board) => {
        const of = async () => (await board.visitor.getFigures({agencyId: 'housing'})).all.counts;
        const before = await of();
        const through = async (visibility: 'public' | 'confidential') => {
          const {id, queryCode} = await board.submit(complaint({visibility}));
          await board.actAs('moderator', id, {action: 'publish'});
          await board.actAs('housing', id, {action: 'accept'});
          await board.actAs('housing', id, {action: 'submit-answer', body: '已更换排水泵，12月内复查。'});
          await board.actAs('moderator', id, {action: 'approve'});
          await board.act(board.visitor, id, {action: 'rate', resolution: 5, attitude: 5, speed: 5, solved: true}, queryCode);
          return id;
        };
        await through('confidential');
        equal(await of(), before);
        const id = await through('public');
        equal(await of(), {...before, answered: before.answered + 1, onTime: before.onTime + 1, rated: before.rated + 1, satisfied: before.satisfied + 1, solved: before.solved + 1});
        await board.actAs('moderator', id, {action: 'take-down', rejectReason: 'privacy', words: '含有他人信息。'});
        equal(await of(), before);
      });

      test('pass from unit to unit with the message', async (board) => {
        const open = async (agencyId: string) => (await board.visitor.getFigures({agencyId})).all.counts.open;
        const before = [await open('transport'), await open('education')];
        await board.actAs('transport', 'market-parking', {action: 'transfer', agencyId: 'education'});
        equal([await open('transport'), await open('education')].map((count, index) => count - (before[index] ?? 0)).at(1), 1);
      });
    }
  });
}
