import {type Place, publicContentOf, statusOf, type Town} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {agenciesOf, type Known, listedIn} from './expect.js';
import type {SuiteContext} from './harness.js';

/** Boards, places, agencies and messages, as a visitor reads them. */
export function reading(context: SuiteContext): void {
  const {describe, test, town: held, whole} = context;
  describe('reading', () => {
    test('gives the board as the town made it', async ({visitor, town}) => equal(await visitor.getBoard(), town.board));

    test('lists the outermost places', async ({visitor, town}) => {
      equal(await visitor.listPlaces(null), town.places.filter((place) => place.parentId === null));
    });

    const outer = held.places.find(({hasChildren}) => hasChildren);
    if (outer) {
      test('lists the places inside one in the town’s own order', async ({visitor, town}) => {
        equal(await visitor.listPlaces(outer.id), town.places.filter((place) => place.parentId === outer.id));
      });
    }

    test('gives an empty list for a place with none inside', async ({visitor, town}) => {
      equal(await visitor.listPlaces(town.places.find(({hasChildren}) => !hasChildren)?.id ?? ''), []);
    });

    test('does not know the inside of an unknown place', async ({visitor}) => {
      await rejects(visitor.listPlaces('atlantis'), 'not-found');
    });

    test('gives the places around one and itself, from the outermost inwards', async ({visitor, town}) => {
      for (const place of town.places) {
        const path = [place];
        for (let around = parentOf(town, place); around; around = parentOf(town, around)) path.unshift(around);
        equal(await visitor.getPlacePath(place.id), path);
      }
    });

    test('does not know the way to an unknown place', async ({visitor}) => {
      await rejects(visitor.getPlacePath('atlantis'), 'not-found');
    });

    test('lists all agencies in the town’s own order', async ({visitor, town}) => equal(await visitor.listAgencies({}), agenciesOf(town)));

    test('lists the agencies of one place, and not those of places inside it', async ({visitor, town}) => {
      for (const {id} of town.places) equal(await visitor.listAgencies({placeId: id}), agenciesOf(town).filter((agency) => agency.placeId === id));
    });

    test('lists agencies by id, leaves out unknown ones, and keeps the town’s order', async ({visitor, town}) => {
      const wanted = town.agencies.slice(0, 2).map(({id}) => id);
      const agencies = await visitor.listAgencies({ids: [...wanted, 'nobody'].reverse()});
      equal(agencies.map((agency) => agency.id), wanted);
    });

    test('lists no agency for no id', async ({visitor}) => equal(await visitor.listAgencies({ids: []}), []));

    test('lists no agency for an unknown place', async ({visitor}) => equal(await visitor.listAgencies({placeId: 'atlantis'}), []));

    test('gives each message with its text, its status, its time and its answers', async ({visitor, town}) => {
      for (const {record: {id, number, content}, progress} of listedIn(town)) {
        const message = await visitor.getMessage(id);
        const public_ = publicContentOf(content, progress.hidden);
        equal([message.number, message.title, message.body, message.topic, message.status], [number, public_.title, public_.body, content.topic, statusOf(progress.state)], id);
        equal(Date.parse(message.createdAt), Date.parse(content.createdAt), id);
        equal(message.answers.map(({body}) => body), progress.answers.filter(({approvedAt}) => approvedAt).map(({body}) => body), id);
        equal(message.timeline[0]?.action, 'submit', id);
        ok(message.agencies.some((agency) => agency.id === message.agencyId), `${id} does not bring its agency along`);
      }
    });

    if (whole) inQinghe(context);

    test('gives a message by its number too, which is what people have on paper', async ({visitor, town}) => {
      const {id, number} = firstIn(town);
      equal(await visitor.getMessage(number), await visitor.getMessage(id));
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
      const {id} = firstIn(town);
      const message = await visitor.getMessage(id) as {title: string};
      message.title = 'Mine now';
      equal(await visitor.getBoard(), town.board);
      ok((await visitor.getMessage(id)).title !== 'Mine now', 'the title was changed from outside');
    });

    test('lists published answers of public messages, newest first', async ({visitor, town}) => {
      const {items, agencies} = await visitor.listAnswers({limit: 100});
      const answered = listedIn(town).flatMap(({record, progress}) => progress.answers.flatMap(({body, approvedAt}) => (approvedAt ? [{id: record.id, body, at: Date.parse(approvedAt)}] : [])));
      equal(items.map(({messageId, body}) => [messageId, body]), answered.sort((one, other) => other.at - one.at).map(({id, body}) => [id, body]));
      for (const {agencyId} of items) ok(agencyId === null || agencies.some(({id}) => id === agencyId), `${agencyId} is not among the agencies`);
    });
  });
}

/** What only a backend can tell that holds all of Qinghe County. */
function inQinghe({test}: SuiteContext): void {
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

  test('names the unit that a message was transferred to, and the one that transferred it', async ({visitor}) => {
    const message = await visitor.getMessage('lift-repair');
    equal(message.agencyId, 'housing');
    equal(message.timeline.find((entry) => entry.action === 'transfer')?.handlerId, 'housing');
    const named = message.agencies.map((agency) => agency.id);
    for (const id of ['county-head', 'housing', 'wuyin-office', 'transport']) ok(named.includes(id), `${id} is not among the agencies`);
  });

  test('lists the published answers of the county', async ({visitor}) => {
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
}

function parentOf({places}: Town, {parentId}: Place): Place | undefined {
  return places.find(({id}) => id === parentId);
}

function firstIn(town: Town): Known['record'] {
  const [first] = listedIn(town);
  if (!first) throw new Error('the town has no public message');
  return first.record;
}
