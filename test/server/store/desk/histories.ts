import fc from 'fast-check';
import {type Action, type BoardEvent, decide, type Progress, replay, type SeedMessage, type Viewer, type Visibility} from '../../../../src/model/index.js';
import type {TownData} from '../../../../src/server/store/index.js';
import {townData} from '../../support/town.js';
import {begin, board, marked, PEOPLE, run, type Step, surroundingsOf, visibility, walk} from '../../../model/walks.js';

/** The town without its messages and people, which random histories bring along. */
export const EMPTY_TOWN: TownData = {...townData(), messages: [], accounts: []};

const KINDS = ['complaint', 'enquiry', 'help'] as const;
const TOPICS = ['urban/housing', 'urban/roads', 'transport'] as const;

/** What a random history is made from. */
export interface Told {
  readonly of: Visibility;
  readonly steps: readonly Step[];
  readonly kind: (typeof KINDS)[number];
  readonly topic: (typeof TOPICS)[number];
}
export const told: fc.Arbitrary<Told> = fc.record({of: visibility, steps: walk, kind: fc.constantFrom(...KINDS), topic: fc.constantFrom(...TOPICS)});

let count = 0;

/** What is likely next in a state; random walks come to an answer too seldom for figures. */
const NEXT: Readonly<Partial<Record<Progress['state'], readonly Action[]>>> = {
  received: ['publish'],
  waiting: ['accept', 'accept', 'accept', 'transfer', 'hand-back'],
  'in-progress': ['submit-answer', 'submit-answer', 'submit-answer', 'extend', 'ask-for-more', 'transfer', 'whistle'],
  'needs-info': ['supply-info'],
  'in-review': ['approve', 'approve', 'return'],
  answered: ['rate', 'rate', 'follow-up', 'close'],
  closed: ['reopen', 'reopen', 'visit'],
};

/** One step of a life: which of what is likely, by when, and which unit it goes to. */
export const life = fc.array(fc.record({pick: fc.nat(10_000), later: fc.nat(150), agencyId: fc.constantFrom('housing', 'transport', 'education')}), {minLength: 2, maxLength: 24, size: 'max'});

/** A message that goes its way, mostly to an answer and a verdict. */
export function lifeOf(steps: readonly {readonly pick: number; readonly later: number; readonly agencyId: string}[]): SeedMessage {
  const {record, events} = begin('public');
  let at = Date.parse('2026-11-02T00:00:00Z');
  for (const {pick, later, agencyId} of steps) {
    at += later * 3_600_000 + 1;
    const progress = replay(events);
    const action = NEXT[progress.state]?.[pick % (NEXT[progress.state]?.length ?? 1)];
    // A lead writes what needs no endorsing.
    const unit: Viewer = {role: 'lead', personId: 'someone', name: '某人', agencyId: progress.handlerId ?? 'housing'};
    for (const viewer of action ? [unit, PEOPLE['author'], PEOPLE['moderator']] : []) {
      if (!viewer || !action) continue;
      const decision = decide({content: record.content, progress}, marked(action, agencyId), {
        viewer, board, at: new Date(at), newId: () => `e${events.length + 1}`, ...surroundingsOf(progress, action),
      });
      if (!decision.ok) continue;
      events.push(decision.event);
      break;
    }
  }
  return named({record, events});
}

/** A random message, made by the model's own decisions, under an id of its own. */
export function historyOf({of, steps, kind, topic}: Told): SeedMessage {
  let seen: SeedMessage | undefined;
  run(of, steps, (record, events: readonly BoardEvent[]) => { seen = {record, events: [...events]}; });
  if (!seen) throw new Error('a walk has a beginning');
  return named({...seen, record: {...seen.record, content: {...seen.record.content, kind, topic}}});
}

function named({record, events}: SeedMessage): SeedMessage {
  const id = `history-${(count += 1)}`;
  return {record: {...record, id, number: id}, events: events.map((event) => ({...event, id: `${id}-${event.id}`}))};
}
