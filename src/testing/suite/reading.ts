import {equal, ok, rejects} from '../assert.js';
import {agenciesOf} from './expect.js';
import type {SuiteContext} from './harness.js';

/** Boards, places, agencies and messages, as a visitor reads them. */
export function reading({describe, test}: SuiteContext): void {
  describe('reading', () => {
    test('gives the board as the town made it', async ({visitor, town}) => equal(await visitor.getBoard(), town.board));

    test('lists the outermost places', async ({visitor, town}) => {
      equal(await visitor.listPlaces(null), town.places.filter((place) => place.parentId === null));
    });

    test('lists the places inside one in the town’s own order', async ({visitor, town}) => {
      equal(await visitor.listPlaces('qinghe'), town.places.filter((place) => place.parentId === 'qinghe'));
    });

    test('gives an empty list for a place with none inside', async ({visitor}) => equal(await visitor.listPlaces('wuyin'), []));

    test('does not know the inside of an unknown place', async ({visitor}) => {
      await rejects(visitor.listPlaces('atlantis'), 'not-found');
    });

    test('gives the places around one and itself, from the outermost inwards', async ({visitor, town}) => {
      const path = await visitor.getPlacePath('wuyin');
      equal(path.map(({id}) => id), ['country', 'lanchuan', 'yunting', 'qinghe', 'wuyin']);
      equal(path.at(-1), town.places.find(({id}) => id === 'wuyin'));
    });

    test('does not know the way to an unknown place', async ({visitor}) => {
      await rejects(visitor.getPlacePath('atlantis'), 'not-found');
    });

    test('lists all agencies in the town’s own order', async ({visitor, town}) => equal(await visitor.listAgencies({}), agenciesOf(town)));

    test('lists the agencies of one place, and not those of places inside it', async ({visitor, town}) => {
      equal(await visitor.listAgencies({placeId: 'qinghe'}), agenciesOf(town).filter((agency) => agency.placeId === 'qinghe'));
    });

    test('lists agencies by id, leaves out unknown ones, and keeps the town’s order', async ({visitor}) => {
      const agencies = await visitor.listAgencies({ids: ['transport', 'nobody', 'housing']});
      equal(agencies.map((agency) => agency.id), ['housing', 'transport']);
    });

    test('lists no agency for no id', async ({visitor}) => equal(await visitor.listAgencies({ids: []}), []));

    test('lists no agency for an unknown place', async ({visitor}) => equal(await visitor.listAgencies({placeId: 'atlantis'}), []));

    test('gives a whole message with timeline, answers and the agencies that it names', async ({visitor}) => {
      const message = await visitor.getMessage('bus-timetable');
      equal(message.number, '26100003');
      equal(message.status, 'answered');
      equal(message.displayName, 'M***');
      // The answer’s writing is for staff; its approval is public. What is not seen is not counted either.
      equal(message.version, 5);
      equal(message.timeline.map((entry) => entry.action), ['submit', 'publish', 'accept', 'approve', 'rate']);
      equal(message.answers.length, 1);
      equal(message.answers[0]?.rating, {resolution: 5, attitude: 5, speed: 4, solved: true});
      equal(message.agencies.map((agency) => agency.id), ['transport']);
      equal(message.allowedActions, []);
      equal(message.relations, []);
    });

    test('gives a message by its number too, which is what people have on paper', async ({visitor}) => {
      equal(await visitor.getMessage('26100003'), await visitor.getMessage('bus-timetable'));
    });

    test('names the unit that a message was transferred to, and the one that transferred it', async ({visitor}) => {
      const message = await visitor.getMessage('lift-repair');
      equal(message.agencyId, 'housing');
      equal(message.timeline.find((entry) => entry.action === 'transfer')?.handlerId, 'housing');
      const named = message.agencies.map((agency) => agency.id);
      for (const id of ['county-head', 'housing', 'wuyin-office', 'transport']) ok(named.includes(id), `${id} is not among the agencies`);
    });

    test('tells a list the same about a message as the message itself', async ({visitor}) => {
      const {items} = await visitor.listMessages({limit: 100});
      for (const item of items) {
        const message: object = await visitor.getMessage(item.id);
        for (const [field, value] of Object.entries(item)) equal((message as Record<string, unknown>)[field], value, `${item.id} ${field}`);
      }
    });

    for (const id of ['nothing', '', '.', '..', '../session', 'a/b', '%00', '\u0000', '\ud800', '没有', 'x'.repeat(300)]) {
      test(`does not know a message with the id ${JSON.stringify(id.slice(0, 20))}`, async ({visitor}) => {
        await rejects(visitor.getMessage(id), 'not-found');
      });
    }

    test('gives copies: changing what was given changes nothing on the board', async ({visitor, town}) => {
      const board = await visitor.getBoard() as {name: Record<string, string>};
      board.name['en'] = 'Mine now';
      const message = await visitor.getMessage('bus-timetable') as {title: string};
      message.title = 'Mine now';
      equal(await visitor.getBoard(), town.board);
      ok((await visitor.getMessage('bus-timetable')).title !== 'Mine now', 'the title was changed from outside');
    });

    test('lists published answers of public messages, newest first', async ({visitor}) => {
      const {items, agencies} = await visitor.listAnswers({});
      equal(items.map((answer) => answer.messageId), ['thanks-road', 'parking-permit', 'roof-leak', 'night-noise', 'school-place', 'bus-timetable']);
      equal(items[4]?.organisation, '清禾县教育局基础教育股');
      equal(agencies.map((agency) => agency.id).sort(), ['education', 'environment', 'housing', 'liuxi-office', 'transport', 'urban-management']);
    });

    test('lists published answers by place, agency and topic', async ({visitor}) => {
      const ids = async (query: Parameters<typeof visitor.listAnswers>[0]) => (await visitor.listAnswers(query)).items.map((item) => item.messageId);
      equal(await ids({placeId: 'liuxi'}), ['thanks-road']);
      equal(await ids({placeId: 'yunting', topic: 'transport'}), ['parking-permit', 'bus-timetable']);
      equal(await ids({agencyId: 'education'}), ['school-place']);
      equal(await ids({agencyId: 'education', topic: 'transport'}), []);
      equal(await ids({placeId: 'atlantis'}), []);
    });
  });
}
