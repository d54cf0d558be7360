import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  ACTIONS, type BoardEvent, countDuties, dutiesOf, dutyDueAt, evolve, isInBox, isToReview, LISTED_STATES, BOX_QUEUES, BOXES_OF, messageFor, publishedAnswersOf, replay, rowFor, STATES, summaryFor, VISITOR,
} from '../../src/model/index.js';
import {PEOPLE, run, visibility, walk} from './walks.js';

const RUNS = 10_000;

/** Everything at once, on more histories than the single properties are given. */
describe(`in ${RUNS} random histories`, () => {
  it('states stay in the table, events are only added, folding gives the same, and nothing private is public', () => {
    const seen = {actions: new Set<string>(), states: new Set<string>(), events: 0};
    const everything = fc.property(visibility, walk, (of, steps) => {
      let before: readonly BoardEvent[] = [];
      let along = replay([]);
      run(of, steps, (record, events, at) => {
        if (events.length === before.length) return;
        // Only ever added to, one at a time.
        if (events.length !== before.length + 1 || before.some((event, index) => event !== events[index])) throw new Error('the past was changed');
        const event = events.at(-1) as BoardEvent;
        const from = along;
        along = evolve(along, event);
        before = [...events];
        if (JSON.stringify(along) !== JSON.stringify(replay(events))) throw new Error('folding anew gives something else');
        if (!(along.state in STATES) || along.version !== events.length) throw new Error(`${along.state}, version ${along.version}`);
        if (event.action !== 'submit') {
          const row = rowFor(event.action, from.state);
          if (!row || event.to !== (row.to === 'same' ? from.state : row.to)) throw new Error(`${event.action} from ${from.state} to ${event.to}`);
        }
        const listed = of === 'public' && LISTED_STATES.includes(along.state);
        for (const viewer of [VISITOR, PEOPLE['administrator'] ?? VISITOR]) {
          const message = messageFor(viewer, record, along, events, {at, reopenDays: 14, reports: [{reason: 'other', words: 'SECRET-REPORT', at: at.toISOString()}]});
          const open = JSON.stringify([summaryFor(viewer, record, along), {...message, timeline: message.timeline.map(({words: _, ...entry}) => entry)}, listed ? publishedAnswersOf(record, along) : []]);
          if (open.includes('SECRET')) throw new Error(`something private is public: ${open}`);
          if (along.hidden.masks.length > 0 && open.includes('MASKED')) throw new Error(`masked words are public: ${open}`);
        }
        seen.actions.add(event.action);
        seen.states.add(along.state);
        seen.events += 1;
      });
    });
    fc.assert(everything, {numRuns: RUNS});
    // A few steps need others before them, and chance alone may leave one out.
    for (let more = 0; more < 20 && seen.actions.size <= ACTIONS.length; more++) fc.assert(everything, {numRuns: RUNS / 2});
    console.log(`${seen.events} events, ${seen.actions.size} kinds of action, ${seen.states.size} states`);
    expect([...seen.states].sort()).toEqual(Object.keys(STATES).sort());
    expect([...seen.actions].sort()).toEqual([...ACTIONS, 'submit'].sort());
  }, 1_200_000);

  it('duties never overlap, are of the unit that has the message, and are answered by approval alone', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (_, events) => {
      const duties = dutiesOf(events);
      const progress = replay(events);
      const open = duties.filter(({approvedAt, leftAt}) => approvedAt === undefined && leftAt === undefined);
      expect(open.length).toBeLessThanOrEqual(1);
      const owes = progress.handlerId !== null && ['waiting', 'in-progress', 'needs-info', 'in-review'].includes(progress.state);
      expect(open.length, progress.state).toBe(owes ? 1 : 0);
      // An answer that came in time is board staff's to read, and owed by nobody.
      const isRead = isToReview(progress) && (progress.answers.at(-1)?.submittedAt ?? '') <= (progress.dueAt ?? '');
      if (open[0]) expect([open[0].agencyId, dutyDueAt(open[0], events.at(-1)?.at ?? '')]).toEqual([progress.handlerId, isRead ? undefined : progress.dueAt]);
      expect(duties.filter(({approvedAt}) => approvedAt !== undefined).map(({approvedAt}) => approvedAt)).toEqual(events.filter(({action}) => action === 'approve').map(({at}) => at));
      for (const {startedAt, answeredAt = startedAt, approvedAt = answeredAt, reviewedAt, returnedAt} of duties) {
        expect(startedAt <= answeredAt && answeredAt <= approvedAt).toBe(true);
        expect(reviewedAt).toEqual(expect.arrayContaining([...returnedAt]));
      }
    })), {numRuns: 500});
  }, 600_000);

  it('figures at a cut-off time are those that would have been told then', () => {
    fc.assert(fc.property(walk, fc.nat(40), (steps, at) => {
      const histories: (readonly BoardEvent[])[] = [];
      run('public', steps, (_, events) => { histories[0] = [...events]; });
      const [all = []] = histories;
      const until = all[Math.min(at, all.length - 1)]?.at ?? '';
      expect(countDuties(dutiesOf(all), until)).toEqual(countDuties(dutiesOf(all.filter((event) => event.at <= until)), until));
    }), {numRuns: 2_000});
  }, 600_000);

  it('trays hold only what their readers may see', () => {
    fc.assert(fc.property(visibility, walk, (of, steps) => run(of, steps, (record, events, at) => {
      const matter = {content: record.content, progress: replay(events)};
      for (const viewer of Object.values(PEOPLE)) {
        for (const queue of BOX_QUEUES) {
          if ((queue === 'moderation') !== (viewer.role === 'moderator') || (queue === 'handling' && !viewer.agencyId)) continue;
          for (const box of BOXES_OF[queue]) {
            if (!isInBox(matter, viewer, queue, box, {now: at, soon: at})) continue;
            const message = messageFor(viewer, record, matter.progress, events, {at, reopenDays: 14});
            if (message.relations.every((relation) => relation === 'author')) throw new Error(`${viewer.role} of ${viewer.agencyId} has in ${box} what is not theirs in ${matter.progress.state}`);
          }
        }
      }
    })), {numRuns: 500});
  }, 600_000);
});
