import fc from 'fast-check';
import {
  type Action, ACTIONS, actionRequestSchema, allowedActions, type BoardEvent, composeMessage, decide, type DecisionContext, evolve, type Matter, type MessageRecord, type Progress, replay, rowFor, type ValidAction, validate, type Viewer,
  VISITOR, type Visibility,
} from '../../src/model/index.js';
import {TOWN} from '../../src/testing/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';

/** Random walks through the life of a message: what anybody may try, in any order. */

export const {board} = TOWN;

export const PEOPLE: Record<string, Viewer> = {
  visitor: VISITOR,
  author: {role: 'visitor', holdsQueryCode: true},
  citizen: {role: 'citizen', personId: 'c', name: '别人'},
  housing: {role: 'staff', personId: 'h', name: '周敏', agencyId: 'housing'},
  lead: {role: 'lead', personId: 'l', name: '吴建安', agencyId: 'housing'},
  transport: {role: 'staff', personId: 't', name: '何亦舟', agencyId: 'transport'},
  education: {role: 'staff', personId: 'e', name: '方老师', agencyId: 'education'},
  // Of the agency above: sees what was escalated to it.
  above: {role: 'staff', personId: 'o', name: '林秘书', agencyId: 'county-head'},
  moderator: {role: 'moderator', personId: 'm', name: '沈书言'},
  // A moderator who answered for the housing bureau before.
  former: {role: 'moderator', personId: 'h', name: '周敏'},
  administrator: {role: 'administrator', personId: 'a', name: '程立'},
};

/** Words of the demand that board staff mask in these walks. */
const DEMAND = '诉求 MASKED-WORDS 请处理';
const MASK = {part: 'demand' as const, start: DEMAND.indexOf('MASKED'), end: DEMAND.indexOf(' 请处理')};

/** Requests whose every private text is marked, so that it can be looked for. */
export const marked = (action: Action, agencyId: string): ValidAction => {
  const request: object = {
    ...REQUESTS[action], ...(action === 'transfer' && {agencyId}), ...(action === 'whistle' && {supports: [{agencyId, task: 'SECRET-TASK'}]}),
    ...(action === 'remind' && {agencyId}), ...(action === 'assign' && {personId: 'h'}), ...(action === 'mask' && {masks: [MASK]}),
    // Half of the verdicts are unhappy.
    ...(action === 'rate' && {solved: agencyId !== 'transport'}),
  };
  const fields = Object.fromEntries(Object.entries(request).map(([name, value]) =>
    [name, name === 'words' ? 'SECRET-WORDS' : name === 'internalText' ? 'SECRET-NOTE' : value as unknown]));
  const valid = validate(actionRequestSchema(board.limits), fields);
  if (!valid.ok) throw new Error(JSON.stringify(valid.issues));
  return valid.value;
};

/** What a backend knows around a message: the tree of agencies, the people of a unit, and whose lead reads first (the transport bureau's). */
export function surroundingsOf({handlerId}: {readonly handlerId: string | null}, action: Action): Pick<DecisionContext, 'assignee' | 'leadEndorses' | 'agencyAbove'> {
  return {
    ...(action === 'assign' && handlerId === 'housing' && {assignee: {personId: 'h', name: 'SECRET-NAME'}}),
    leadEndorses: handlerId !== 'education',
    agencyAbove: (agencyId) => TOWN.agencies.find(({id}) => id === agencyId)?.parentId ?? null,
  };
}

export interface Attempt {
  readonly who: string;
  readonly action: Action;
  readonly agencyId: string;
  /** Hours since the attempt before. */
  readonly later: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  who: fc.constantFrom(...Object.keys(PEOPLE)),
  action: fc.constantFrom(...ACTIONS),
  agencyId: fc.constantFrom('housing', 'transport', 'education'),
  later: fc.nat(100),
});
/** A choice among all that anybody may do at that moment: random attempts alone would hardly ever get far. */
interface Choice {
  readonly pick: number;
  readonly agencyId: string;
  readonly later: number;
}
const guided: fc.Arbitrary<Choice> = fc.record({pick: fc.nat(100_000), agencyId: fc.constantFrom('housing', 'transport'), later: fc.nat(60)});
export type Step = Attempt | Choice;
export const walk = fc.array(fc.oneof({weight: 4, arbitrary: guided}, {weight: 1, arbitrary: attempt}), {maxLength: 30, size: 'max'});
export const visibility = fc.constantFrom<Visibility>('public', 'confidential');

export function begin(of: Visibility): {record: MessageRecord; events: BoardEvent[]} {
  const {record, event} = composeMessage(
    {
      kind: 'complaint', topic: 'urban/housing', agencyId: 'housing', title: '标题', body: '', demand: DEMAND, details: '', visibility: of, language: '', consent: '1',
      privatePart: {name: 'SECRET-NAME', phone: 'SECRET-PHONE', remark: 'SECRET-REMARK'}, spot: {address: 'SECRET-PLACE', public: false}, attachments: [], email: '',
    },
    {viewer: VISITOR, at: new Date('2026-11-02T00:00:00Z'), id: 'x', number: '1', newId: () => 'e1'});
  return {record, events: [event]};
}

/** Somebody and something that they may do: more often a step onward than one on the spot, and seldom one that ends the walk. */
function chosen(matter: Matter, pick: number, at: Date): [who: string, action: Action] | undefined {
  const fits = (action: Action) =>
    pick % 40 === 0 || (!ENDING.includes(action) && (pick % 3 === 0 || rowFor(action, matter.progress.state)?.to !== 'same'));
  // Somebody at random, and the next in the row when they have nothing to do.
  const names = Object.keys(PEOPLE);
  for (let turn = 0; turn < names.length; turn++) {
    const who = names[(Math.floor(pick / 120) + turn) % names.length] ?? '';
    const may = allowedActions(PEOPLE[who] ?? VISITOR, matter, {at, reopenDays: board.reopenDays}).filter(fits);
    const action = may[pick % Math.max(1, may.length)];
    if (action) return [who, action];
  }
  return undefined;
}

const ENDING: readonly Action[] = ['withdraw', 'reject', 'take-down'];

/** The reports that nobody has dealt with: a reader files one before every third step or so. */
function openAt(steps: readonly {readonly later: number}[], count: number, {reportsReadAt}: Progress): number {
  const filed = steps.slice(0, count + 1).flatMap(({later}, index) => (later % 3 === 0 ? [timeOf(steps, index)] : []));
  return filed.filter((at) => reportsReadAt === undefined || at > Date.parse(reportsReadAt)).length;
}

export function timeOf(steps: readonly {readonly later: number}[], index: number): number {
  return steps.slice(0, index + 1).reduce((at, {later}) => at + later * 3_600_000 + 1, Date.parse('2026-11-02T00:00:00Z'));
}

/** Refusals that are about what the request says, and not about who may do what when. */
const ABOUT_THE_REQUEST = ['no-change', 'not-involved', 'no-level-above'];

/**
 * Walks, checking `each` before every step and after the last. Throws where deciding changes what is there, or what is decided and what is
 * allowed are not the same.
 */
export function run(of: Visibility, steps: readonly Step[], each: (record: MessageRecord, events: readonly BoardEvent[], at: Date) => void): void {
  const {record, events} = begin(of);
  each(record, events, new Date('2026-11-02T00:00:00Z'));
  let progress = replay(events);
  for (const [index, step] of steps.entries()) {
    const at = new Date(timeOf(steps, index) + 1);
    const matter: Matter = {content: record.content, progress, openReports: openAt(steps, index, progress)};
    const [who, action] = 'action' in step ? [step.who, step.action] : (chosen(matter, step.pick, at) ?? []);
    if (who === undefined || action === undefined) continue;
    const viewer = PEOPLE[who] ?? VISITOR;
    const allowed = allowedActions(viewer, matter, {at, reopenDays: board.reopenDays});
    const frozen = JSON.stringify([record, progress]);
    const decision = decide(matter, marked(action, step.agencyId), {viewer, board, at, newId: () => `e${events.length + 1}`, ...surroundingsOf(matter.progress, action)});
    if (JSON.stringify([record, progress]) !== frozen) throw new Error('deciding changed something');
    if (decision.ok !== allowed.includes(action) && (decision.ok || !ABOUT_THE_REQUEST.includes(decision.refusal))) {
      throw new Error(`${action} by ${who} is ${allowed.includes(action) ? '' : 'not '}allowed, and ${decision.ok ? 'done' : decision.refusal}`);
    }
    if (decision.ok) {
      events.push(Object.freeze(decision.event));
      progress = evolve(progress, decision.event);
    }
    each(record, events, at);
  }
}
