import {expect} from '@open-wc/testing';
import {agencyIdsIn, isOverdue, mayRead, messageFor, replay, ROLES, STATES, textIn} from '../../src/model/index.js';
import {story, TOWN, viewerOf} from '../../src/testing/index.js';

describe('Qinghe County', () => {
  const states = TOWN.messages.map(({events}) => replay(events).state);

  it('has a message in every state', () => expect([...new Set(states)].sort()).to.deep.equal(Object.keys(STATES).sort()));

  it('has an account of every role that signs in', () => {
    expect([...new Set(TOWN.accounts.map((account) => account.role))].sort()).to.deep.equal(ROLES.filter((role) => role !== 'visitor').sort());
  });

  it('gives everything an id of its own', () => {
    for (const ids of [
      TOWN.places.map((place) => place.id), TOWN.agencies.map((agency) => agency.id), TOWN.accounts.map((account) => account.personId),
      TOWN.accounts.map((account) => account.username), TOWN.messages.map(({record}) => record.id), TOWN.messages.map(({record}) => record.number),
      TOWN.messages.flatMap(({events}) => events.map((event) => event.id)),
    ]) expect(new Set(ids).size).to.equal(ids.length);
  });

  it('has places and agencies that hang together, parents before children', () => {
    for (const [index, place] of TOWN.places.entries()) {
      const before = TOWN.places.slice(0, index).map((other) => other.id);
      if (place.parentId !== null) expect(before).to.include(place.parentId);
      expect(place.hasChildren).to.equal(TOWN.places.some((other) => other.parentId === place.id));
    }
    for (const agency of TOWN.agencies) {
      expect(TOWN.places.map((place) => place.id)).to.include(agency.placeId);
      if (agency.parentId !== null) expect(TOWN.agencies.map((other) => other.id)).to.include(agency.parentId);
    }
  });

  it('names everything in Chinese and English', () => {
    for (const {name} of [...TOWN.places, ...TOWN.agencies, ...TOWN.board.kinds, ...TOWN.board.topics, TOWN.board]) {
      expect(textIn(name, 'zh-CN')).to.match(/\p{Script=Han}/u);
      expect(textIn(name, 'en')).to.match(/[A-Za-z]/);
    }
  });

  it('has histories in order of time, in the autumn of 2026', () => {
    for (const {events} of TOWN.messages) {
      const times = events.map((event) => Date.parse(event.at));
      expect(times).to.deep.equal([...times].sort((one, other) => one - other));
      expect(events.every((event) => event.at.startsWith('2026-1'))).to.equal(true);
    }
  });

  it('names only agencies that there are', () => {
    const known = TOWN.agencies.map((agency) => agency.id);
    const moderator = {role: 'moderator'} as const;
    for (const {record, events} of TOWN.messages) {
      const message = messageFor(moderator, record, replay(events), events, {at: new Date('2026-11-20'), reopenDays: 14});
      for (const id of agencyIdsIn([message])) expect(known).to.include(id);
    }
  });

  it('has confidential and overdue messages, long ones, and both languages', () => {
    expect(TOWN.messages.filter(({record}) => record.content.visibility === 'confidential').length).to.be.at.least(2);
    expect(TOWN.messages.some(({events}) => isOverdue(replay(events).dueAt, new Date('2026-11-20')))).to.equal(true);
    expect(TOWN.messages.some(({record}) => record.content.body.length > 500)).to.equal(true);
    expect(new Set(TOWN.messages.map(({record}) => record.content.language))).to.deep.equal(new Set(['en', 'zh-Hans']));
  });

  it('shows each account something different', () => {
    const readable = TOWN.accounts.map((account) => TOWN.messages
      .filter(({record, events}) => mayRead(viewerOf(account), {content: record.content, progress: replay(events)}))
      .map(({record}) => record.id).join());
    expect(new Set(readable).size).to.be.at.least(4);
  });
});

describe('a made-up story', () => {
  const opening = {
    id: 'x', number: '1', at: '2026-11-01T09:00:00+08:00', kind: 'enquiry', topic: 'other', agencyId: 'housing', title: 'Opening hours', body: 'When?',
  };

  it('cannot break the rules of a draft', () => expect(() => story({...opening, title: ''})).to.throw(/title.*required/));

  it('cannot break the lifecycle', () => {
    expect(() => story(opening, ['2026-11-01T10:00:00+08:00', 'housing', {action: 'publish'}])).to.throw('publish by housing refused: forbidden');
    expect(() => story(opening, ['2026-11-01T10:00:00+08:00', 'moderator', {action: 'approve'}])).to.throw('refused: wrong-state');
  });

  it('cannot be told by somebody whom the town does not know', () => {
    expect(() => story(opening, ['2026-11-01T10:00:00+08:00', 'stranger', {action: 'publish'}])).to.throw('no account named stranger');
  });
});
