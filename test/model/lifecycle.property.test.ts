import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {
  allowedActions, type BoardEvent, decide, evolve, hasAuthorsWords, isListed, LIFECYCLE, LISTED_STATES,
  type Matter, mayRead, messageFor, needsModerator, openReports, publishedAnswersOf, readWordsSeq, relationsOf, replay, rowFor, STATES, summaryFor, versionFor, type Viewer,
  visibleEvents, VISITOR,
} from '../../src/model/index.js';
import {begin, board, marked, PEOPLE, run, surroundingsOf, timeOf, visibility, walk} from './walks.js';

/** The ids of the events whose words everybody may read: told apart from the model on purpose. */
function publishedWords(events: readonly BoardEvent[]): string[] {
  // Whatever board staff decided first after them.
  const isPublished = ({seq}: BoardEvent) => events.find((later) => later.seq > seq && ['publish-words', 'withhold-words'].includes(later.action))?.action === 'publish-words';
  return events.filter((event) => isPublished(event)).filter(({words, actor, action, from}) =>
    words !== undefined && actor.role === 'author' && (['supply-info', 'rate', 'reopen'].includes(action) || (action === 'follow-up' && from === 'answered'))).map(({id}) => id);
}

describe('whatever anybody does with a message', () => {
  it('each change is a row of the table, done by somebody whom the row names', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (record, events) => {
      const last = events.at(-1);
      if (!last || last.action === 'submit' || last.from === null) return;
      const before: Matter = {content: record.content, progress: replay(events.slice(0, -1))};
      const row = rowFor(last.action, last.from);
      expect(row, `${last.action} from ${last.from}`).not.to.equal(undefined);
      expect(last.from).to.equal(before.progress.state);
      expect(last.to).to.equal(row?.to === 'same' ? last.from : row?.to);
      expect(Object.keys(STATES)).to.include(last.to);
      const actor: Viewer = last.actor.role === 'author' ? {role: 'visitor', holdsQueryCode: true} : {...last.actor, role: last.actor.role === 'system' ? 'visitor' : last.actor.role};
      const relations = relationsOf(actor, before);
      expect(row?.by.some((relation) => relations.has(relation)), `${last.action} by ${last.actor.role}`).to.equal(true);
    })));
  });

  it('events are numbered, and folding them anew gives the same as going along', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => {
      let along = replay([]);
      let count = 0;
      run(of, steps, (_, events) => {
        for (const event of events.slice(count)) along = evolve(along, event);
        count = events.length;
        expect(along).to.deep.equal(replay(events));
        expect(along.version).to.equal(events.length);
        expect(events.map((event) => event.seq)).to.deep.equal(events.map((_event, index) => index + 1));
      });
    }));
  });

  it('strangers see no private text, and nothing at all of what is not listed', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (record, events, at) => {
      const progress = replay(events);
      const matter = {content: record.content, progress};
      for (const viewer of [VISITOR, PEOPLE['citizen'] ?? VISITOR, PEOPLE['administrator'] ?? VISITOR]) {
        const listed = of === 'public' && LISTED_STATES.includes(progress.state);
        expect(mayRead(viewer, matter)).to.equal(listed);
        expect(isListed(matter)).to.equal(listed);
        const message = messageFor(viewer, record, progress, events, {at, reopenDays: 14, reports: [{reason: 'other', words: 'SECRET-REPORT', at: at.toISOString()}]});
        // Words are looked at apart: board staff may have published them.
        const timeline = message.timeline.map(({words: _, ...entry}) => entry);
        const seen = JSON.stringify([summaryFor(viewer, record, progress), {...message, timeline}, publishedAnswersOf(record, progress)]);
        expect(seen).not.to.include('SECRET');
        if (progress.hidden.masks.length > 0) expect(seen).not.to.include('MASKED');
        expect(message.timeline.filter(({words}) => words !== undefined).map(({id}) => id)).to.deep.equal(publishedWords(events));
        expect(seen).not.to.match(/"(personId|authorId|dueAt|stage|privatePart|hasPrivatePart|internalText|words|task|desk|supervision|hidden|reminded|assignee|escalatedTo|superviseUntil)"/);
        for (const answer of progress.answers) if (answer.stage !== 'approved') expect(seen).not.to.include(`"${answer.id}"`);
      }
    })));
  });

  it('publishing words publishes those that nobody has decided on, and nothing that comes later or was withheld', () => {
    fc.assert(fc.property(walk, (steps) => run('public', steps, (record, events) => {
      const {wordsSeq, publishedWordsSeq} = replay(events);
      expect(publishedWordsSeq).to.be.at.most(wordsSeq);
      expect(wordsSeq).to.be.at.most(events.length);
      const words = events.filter(hasAuthorsWords);
      expect(wordsSeq).to.equal(words.at(-1)?.seq ?? 0);
      const decided = events.findLast(({action}) => action === 'publish-words' || action === 'withhold-words')?.seq ?? 0;
      const waiting = words.some(({seq}) => seq > decided);
      expect(needsModerator({content: record.content, progress: replay(events)})).to.equal(waiting);
      const last = events.at(-1);
      if (last?.action === 'publish-words' || last?.action === 'withhold-words') {
        expect(waiting).to.equal(false);
        expect(words.some(({seq}) => seq > readWordsSeq(replay(events.slice(0, -1)))), 'there was something to decide on').to.equal(true);
      }
    })));
  });

  it('nobody publishes words of a confidential message', () => {
    fc.assert(fc.property(walk, (steps) => run('confidential', steps, (_, events) => {
      expect(events.some(({action}) => action === 'publish-words')).to.equal(false);
    })));
  });

  it('what is taken down is gone for strangers and stays so, its clock stopped, its reports dealt with', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (record, events, at) => {
      const index = events.findIndex(({action}) => action === 'take-down');
      if (index < 0) return;
      const progress = replay(events);
      const matter = {content: record.content, progress};
      expect([progress.state, progress.dueAt, isListed(matter), mayRead(VISITOR, matter)]).to.deep.equal(['rejected', undefined, false, false]);
      expect(events, 'nothing comes after it').to.have.length(index + 1);
      expect(openReports([{reason: 'other', words: '', at: events[index]?.at ?? ''}], progress.reportsReadAt)).to.deep.equal([]);
      for (const viewer of Object.values(PEOPLE)) expect(allowedActions(viewer, matter, {at, reopenDays: 14})).to.deep.equal([]);
    })));
  });

  it('reports are dismissed only where there are some', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => {
      let count = 0;
      run(of, steps, (_, events) => {
        const last = events.at(-1);
        if (last?.action === 'dismiss-reports' && events.length > count) {
          expect(last.actor.role).to.equal('moderator');
          const filed = steps.filter(({later}, index) => later % 3 === 0 && timeOf(steps, index) <= Date.parse(last.at)).length;
          const dealt = events.slice(0, -1).filter(({action}) => action === 'dismiss-reports').length;
          expect(filed).to.be.greaterThan(dealt);
        }
        count = events.length;
      });
    }));
  });

  it('the version that somebody sees changes with what they see, and with nothing else', () => {
    fc.assert(fc.property(walk, (steps) => {
      let before: {visitor: string; version: number} | undefined;
      run('public', steps, (record, events, at) => {
        const matter = {content: record.content, progress: replay(events)};
        if (!isListed(matter)) return;
        const message = messageFor(VISITOR, record, matter.progress, events, {at, reopenDays: 14});
        expect([message.version, message.version]).to.deep.equal([versionFor(VISITOR, matter, events), message.timeline.length]);
        const visitor = JSON.stringify(message.timeline.map(({id}) => id));
        if (before) expect(visitor === before.visitor).to.equal(message.version === before.version);
        before = {visitor, version: message.version};
      });
    }));
  });

  it('authors see the words between the parties, and neither notes nor tasks nor unapproved answers', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (record, events, at) => {
      const author: Viewer = {role: 'visitor', holdsQueryCode: true};
      const message = messageFor(author, record, replay(events), events, {at, reopenDays: 14});
      const seen = JSON.stringify(message);
      expect(seen).not.to.match(/SECRET-(NOTE|TASK|NAME|PHONE|REMARK)/);
      expect(message.answers.every((answer) => answer.approvedAt !== undefined)).to.equal(true);
      if (events.some((event) => event.words !== undefined)) expect(seen).to.include('SECRET-WORDS');
      expect(message.demand, 'what authors wrote stays theirs to read').to.include('MASKED-WORDS');
      expect(mayRead(author, {content: record.content, progress: replay(events)})).to.equal(true);
    })));
  });

  it('the private part is for the unit that has it and for moderators, and for no unit before it was published', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (record, events, at) => {
      const progress = replay(events);
      for (const viewer of Object.values(PEOPLE)) {
        const {hasPrivatePart} = messageFor(viewer, record, progress, events, {at, reopenDays: 14});
        const entitled = viewer.role === 'moderator' || (viewer.agencyId !== undefined && viewer.agencyId === progress.handlerId && events.some((event) => event.action === 'publish'));
        expect(hasPrivatePart === true, `${viewer.role} of ${viewer.agencyId}`).to.equal(entitled);
      }
    })));
  });

  it('nobody approves what they wrote themselves, and no answer is rated twice', () => {
    fc.assert(fc.property(walk, (steps) => run('public', steps, (_, events) => {
      events.forEach((event, index) => {
        if (event.action !== 'approve' && event.action !== 'return' && event.action !== 'endorse') return;
        const written = events.slice(0, index).findLast((candidate) => candidate.action === 'submit-answer');
        expect(written?.actor.personId).not.to.equal(event.actor.personId);
      });
      const rated = events.flatMap((event, index) => (event.action === 'rate' ? [replay(events.slice(0, index)).answers.at(-1)?.id] : []));
      expect(new Set(rated).size).to.equal(rated.length);
    })));
  });

  it('those who see more of a history see all that others see', () => {
    fc.assert(fc.property(walk, (steps) => run('public', steps, (record, events) => {
      const matter = {content: record.content, progress: replay(events)};
      const ids = (viewer: Viewer) => visibleEvents(events, relationsOf(viewer, matter)).map((event) => event.id);
      const [stranger, author, moderator] = [VISITOR, {role: 'visitor', holdsQueryCode: true} as const, PEOPLE['moderator'] ?? VISITOR].map(ids);
      expect(author).to.include.members(stranger ?? []);
      expect(moderator).to.include.members(author ?? []);
      expect(moderator?.length).to.equal(events.length);
    })));
  });

  it('every row of the table can be reached', () => {
    const {record, events: first} = begin('public');
    const walked = new Set<string>();
    const seen = new Set<string>();
    const waiting: (readonly BoardEvent[])[] = [first];
    const at = new Date('2026-11-03T00:00:00Z');
    for (let events = waiting.pop(); events; events = waiting.pop()) {
      const progress = replay(events);
        const {state, handlerId, extended, supports, answers, wordsSeq, supervision} = progress;
      const standing = JSON.stringify([state, handlerId, extended, supports.length > 0, answers.at(-1)?.stage, answers.at(-1)?.rating, wordsSeq > readWordsSeq(progress), supervision?.escalatedTo]);
      if (seen.has(standing)) continue;
      seen.add(standing);
      const matter: Matter = {content: record.content, progress, openReports: 1};
      for (const viewer of Object.values(PEOPLE)) {
        for (const action of allowedActions(viewer, matter, {at, reopenDays: 14})) {
          const request = marked(action, 'transport');
          // An unhappy verdict, so that it can be reopened.
          const unhappy = request.action === 'rate' ? {...request, solved: false} : request;
          const decision = decide(matter, unhappy, {viewer, board, at, newId: () => `e${events.length + 1}`, ...surroundingsOf(progress, action)});
          if (!decision.ok) continue;
          walked.add(`${action} from ${state}`);
          waiting.push([...events, decision.event]);
        }
      }
    }
    expect([...walked].sort()).to.deep.equal(LIFECYCLE.flatMap(({action, from}) => from.map((state) => `${action} from ${state}`)).sort());
  });
});
