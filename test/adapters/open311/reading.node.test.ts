import {describe, expect, it} from 'vitest';
import {isBoardError} from '../../../src/adapter/index.js';
import {connect, ENDPOINT, REQUESTS} from './town.js';

const codeOf = (call: Promise<unknown>) => call.then(() => 'no error', (error: unknown) => (isBoardError(error) ? error.code : error));

describe.each(['json', 'xml'] as const)('an Open311 endpoint in %s', (format) => {
  const open = (...[town, options]: Parameters<typeof connect>) => connect(town, {format, ...options});

  it('is a board with its services as topics, in their groups', async () => {
    const board = await open().adapter.getBoard();
    expect(board.topics).toEqual([
      {id: 'group:Streets', name: {en: 'Streets'}, closed: true, children: [
        {id: 'group:Streets/light', name: {en: 'Street light'}}, {id: 'group:Streets/pothole', name: {en: 'Pothole'}},
      ]},
      {id: 'bins', name: {en: 'Full bin'}, closed: true},
      {id: 'a%2fb%3ac', name: {en: 'Something else'}},
    ]);
    expect([board.name, board.kinds.map(({id}) => id), board.fields.place, board.fields.email]).toEqual([{en: 'city.example'}, ['report'], 'required', 'hidden']);
  });

  it('asks for definitions only where something can be sent', async () => {
    const {server, adapter} = open({}, {capabilities: {submit: false}});
    expect((await adapter.getBoard()).topics.map(({closed}) => closed)).toEqual([true, undefined, undefined]);
    expect(server.asked).toEqual([`GET ${ENDPOINT}/services.${format}`]);
  });

  it('offers a service whose attributes the page can answer', async () => {
    const asked: unknown[] = [];
    const {adapter} = open({}, {attributes: (attribute) => { asked.push(attribute); return 'p'; }});
    expect((await adapter.getBoard()).topics[1]).toEqual({id: 'bins', name: {en: 'Full bin'}});
    expect(asked).toEqual([{code: 'kind', datatype: 'singlevaluelist', required: true, description: 'Which bin?', values: {p: 'Paper', g: 'Glass'}}]);
  });

  it('takes what the page says of the town, and sends the jurisdiction everywhere', async () => {
    const {server, adapter} = open({jurisdictionId: 'city.gov'}, {jurisdictionId: 'city.gov', board: {name: {de: 'Stadt'}, languages: ['de'], limits: {title: 30} as never}});
    const board = await adapter.getBoard();
    expect([board.name, board.limits.title, board.limits.body]).toEqual([{de: 'Stadt'}, 30, 3900]);
    expect(await adapter.listAgencies({})).toEqual([{id: 'town', name: {de: 'Stadt'}, placeId: 'town', parentId: null}]);
    await adapter.getMessage('1001');
    expect(server.asked.every((address) => address.includes('jurisdiction_id=city.gov'))).toBe(true);
  });

  it('lists reports, the newest first, with the status that can be told', async () => {
    const {items, agencies, nextCursor} = await open().adapter.listMessages({});
    expect(items.map(({id, status, topic, title}) => [id, status, topic, title])).toEqual([
      ['1001', 'waiting', 'group:Streets/light', 'Light is out'],
      ['1002', 'in-progress', 'group:Streets/pothole', 'Deep hole'],
      ['1003', 'answered', 'group:Streets/pothole', 'Hole in the road'],
      ['1004', 'answered', 'bins', 'Bin is full'],
      ['900', 'waiting', 'group:Streets/light', 'Old one'],
    ]);
    expect(agencies.map(({id, name}) => [id, name['en']])).toEqual([['town', 'city.example'], ['agency:Works Department', 'Works Department']]);
    expect(nextCursor).toBeUndefined();
  });

  it('filters by topic, group, status, agency and ids', async () => {
    const {adapter} = open();
    const ids = async (query: Parameters<typeof adapter.listMessages>[0]) => (await adapter.listMessages(query)).items.map(({id}) => id);
    expect(await ids({topic: 'group:Streets/pothole'})).toEqual(['1002', '1003']);
    expect(await ids({topic: 'group:Streets'})).toEqual(['1001', '1002', '1003', '900']);
    expect(await ids({topic: 'unknown'})).toEqual([]);
    expect(await ids({status: 'waiting'})).toEqual(['1001', '900']);
    expect(await ids({status: 'in-progress'})).toEqual(['1002']);
    expect(await ids({status: 'answered'})).toEqual(['1003', '1004']);
    expect(await ids({agencyId: 'agency:Works Department'})).toEqual(['1002']);
    expect(await ids({placeId: 'elsewhere'})).toEqual([]);
    expect(await ids({ids: ['900', '1003', 'nobody']})).toEqual(['1003', '900']);
  });

  it('gives a whole message, by the number that its author has', async () => {
    const message = await open().adapter.getMessage('1001');
    expect(message).toMatchObject({
      id: '1001', number: '1001', title: 'Light is out', body: 'Since Monday, at the corner.', createdAt: '2026-11-19T13:00:00.000Z', dueAt: '2026-11-26T22:00:00.000Z',
      spot: {address: '8 Mill Lane', public: true, point: {latitude: 37.7621, longitude: -122.4012}},
      attachments: [{type: 'image/jpeg', url: 'https://media.example/1001.jpg', public: true}],
      answers: [], allowedActions: [], relations: [], visibility: 'public', displayName: '',
    });
    expect(message.timeline.map(({action, at}) => [action, at])).toEqual([['submit', '2026-11-19T13:00:00.000Z']]);
  });

  it('takes the note on a status for the official answer of whoever is responsible', async () => {
    const message = await open().adapter.getMessage('1002');
    expect(message.answers).toMatchObject([{body: 'A crew looks at it on Friday.', agencyId: 'agency:Works Department', approvedAt: '2026-11-19T09:30:00.000Z'}]);
    expect(message.agencies.map(({id}) => id)).toEqual(['agency:Works Department', 'town']);
    expect(message.timeline.map(({action, status}) => [action, status])).toEqual([['submit', 'waiting'], ['approve', 'in-progress']]);
  });

  it('invents no answer where one was closed without a word', async () => {
    const message = await open().adapter.getMessage('1004');
    expect([message.status, message.answers, message.answeredAt]).toEqual(['answered', [], undefined]);
    expect(message.timeline.map(({action}) => action)).toEqual(['submit', 'close']);
  });

  it('lists answers to the reports of the last 90 days, the newest first', async () => {
    const {items} = await open().adapter.listAnswers({});
    expect(items.map(({messageId, body, topic}) => [messageId, body, topic])).toEqual([
      ['1002', 'A crew looks at it on Friday.', 'group:Streets/pothole'], ['1003', 'Filled on 12 November.', 'group:Streets/pothole'],
    ]);
  });

  it('knows nothing of what is not there', async () => {
    const {adapter} = open();
    for (const id of ['nobody', '', '..', 'a/b', '\u0000']) expect(await codeOf(adapter.getMessage(id))).toBe('not-found');
    expect(await codeOf(adapter.listPlaces('elsewhere'))).toBe('not-found');
  });

  it('finds all reports of a busy town, though each answer is cut and nobody says where', async () => {
    const busy = Array.from({length: 230}, (_, index) => ({
      ...REQUESTS[1], service_request_id: `b${String(index).padStart(3, '0')}`, requested_datetime: new Date(Date.parse('2026-11-20T11:00:00Z') - index * 7_000_000).toISOString(),
    }));
    const {server, adapter} = open({requests: busy, limit: 50}, {answerLimit: 50});
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await adapter.listMessages({limit: 40, ...(cursor && {cursor})});
      found.push(...page.items.map(({id}) => id));
      cursor = page.nextCursor;
      // What comes in between moves nothing.
      server.requests.push({...busy[0], service_request_id: `new-${found.length}`, requested_datetime: '2026-11-20T11:59:00Z'});
    } while (cursor);
    expect(found).toEqual(busy.map(({service_request_id: id}) => id));
  });

  it('looks back as far as the page says, and two years without', async () => {
    const ids = async (since?: string) => (await open({}, since ? {since} : {}).adapter.listMessages({})).items.length;
    expect([await ids(), await ids('2026-11-01'), await ids('2026-11-18T10:00:01Z')]).toEqual([5, 3, 1]);
  });

  it('offers nothing that the protocol has no idea of', async () => {
    const {adapter} = open();
    expect(Object.entries(adapter.capabilities).filter(([, able]) => able).map(([name]) => name)).toEqual(['submit']);
    for (const query of [{text: 'hole'}, {sort: 'newest-answer'}, {sort: 'most-followed'}] as const) expect(await codeOf(adapter.listMessages(query))).toBe('unsupported');
    expect(await codeOf(adapter.listMessages({queue: 'mine'}))).toBe('unauthenticated');
    expect(await adapter.getSession()).toBeNull();
  });
});
