import fc from 'fast-check';
import {afterEach, expect, it} from 'vitest';
import {countDuties, dutiesOf, figuresFor, isListed, isWithinTopic, replay, type SeedMessage} from '../../../../src/model/index.js';
import {addHistories} from '../../../../src/server/store/seed.js';
import {openStore, type Store} from '../../../../src/server/store/index.js';
import {TOWN} from '../../../../src/testing/index.js';
import {PEOPLE} from '../../../model/walks.js';
import {onBothDatabases} from '../../support/databases.js';
import {EMPTY_TOWN, historyOf, life, lifeOf, told} from './histories.js';

const RUNS = 25;
const BEGIN = Date.parse('2026-11-01T00:00:00Z');
const HOUR = 3_600_000;

/** A moment of the time that random histories play in, to the millisecond. */
const moment = fc.nat(2_000).map((hours) => new Date(BEGIN + hours * HOUR + (hours % 7)).toISOString());
const query = fc.record({
  since: moment, until: moment,
  agencyId: fc.constantFrom(undefined, 'housing', 'transport'), kind: fc.constantFrom(undefined, 'complaint'), topic: fc.constantFrom(undefined, 'urban', 'urban/housing'),
  placeId: fc.constantFrom(undefined, 'qinghe', 'wuyin'),
});

onBothDatabases('figures', ({fresh}) => {
  const open: Store[] = [];
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  it('are what the model counts, on random histories and at any cut-off time', async () => {
    const store = await openStore({url: await fresh(), now: () => new Date('2027-06-01T00:00:00Z')});
    open.push(store);
    await store.seed(EMPTY_TOWN);
    const all: SeedMessage[] = [];
    const seen = {answered: 0, onTime: 0, overdue: 0, returned: 0, rated: 0, satisfied: 0};
    await fc.assert(fc.asyncProperty(fc.array(told, {maxLength: 4}), fc.array(life, {minLength: 4, maxLength: 10}), query, fc.constantFrom(...Object.values(PEOPLE)), async (some, lives, asked, viewer) => {
      const messages = [...some.map(historyOf), ...lives.map(lifeOf)];
      await store.context.db.transaction().execute(async (trx) => await addHistories(trx, messages));
      all.push(...messages);
      const {since, until, agencyId, kind, topic, placeId} = asked;
      const duties = all
        .filter(({record: {content}, events}) => isListed({content, progress: replay(events)}) && (!kind || content.kind === kind) && (!topic || isWithinTopic(content.topic, topic)))
        .flatMap(({events}) => dutiesOf(events)).filter(({startedAt}) => startedAt >= since);
      const units = TOWN.agencies.filter((agency) => (!agencyId || agency.id === agencyId) && (!placeId || agency.placeId === placeId || (placeId === 'qinghe' && agency.placeId !== 'yunting')));
      const counted = units.map(({id}) => ({agencyId: id, counts: countDuties(duties.filter((duty) => duty.agencyId === id), until)}));
      for (const {counts} of counted) for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] += counts[name];
      const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      const {agencies: _, ...figures} = await store.getFigures(viewer, given);
      expect(figures).toEqual(figuresFor(viewer, {since, until}, counted, TOWN.board.figuresMinimum));
    }), {numRuns: RUNS});
    for (const [name, count] of Object.entries(seen)) expect(count, `nothing was ${name}`).toBeGreaterThan(0);
  }, 300_000);
});
