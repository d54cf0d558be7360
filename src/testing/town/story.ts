import {
  type ActionRequest, actionRequestSchema, type BoardEvent, composeMessage, decide, type DecisionContext, draftSchema, type MessageDraft, type Progress, replay, type SeedMessage,
  validate, type ValidAction, type Viewer,
} from '../../model/index.js';
import {ACCOUNTS, viewerOf} from './accounts.js';
import {BOARD} from './board.js';
import {AGENCIES} from './places.js';

type Named = 'kind' | 'topic' | 'agencyId' | 'title';

/** How a made-up message begins. Fields of the draft that are not given are empty, public and consented to. */
export interface Opening extends Partial<Omit<MessageDraft, Named>>, Pick<MessageDraft, Named> {
  readonly id: string;
  readonly number: string;
  /** When it was sent; ISO 8601. */
  readonly at: string;
  /** Username of the author; absent for somebody without an account. */
  readonly by?: string;
}

/** What happened then: when, who (a username, `author`, or `@housing` for staff without a demo account; `name@housing` for somebody who worked there then), and what. */
export type Step = readonly [at: string, by: string, request: ActionRequest];

/**
 * Makes a message by the model's own rules, so that its events cannot be illegal. Throws where a made-up story breaks them.
 */
export function story({id, number, at, by, ...fields}: Opening, ...steps: Step[]): SeedMessage {
  const draft = validate(draftSchema(BOARD), {
    body: '', visibility: 'public', consent: BOARD.consent.version, language: 'zh-Hans', ...fields,
  });
  if (!draft.ok) throw new Error(`${id}: ${JSON.stringify(draft.issues)}`);
  const author = by ? viewerNamed(by) : {role: 'visitor' as const};
  let count = 0;
  const newId = () => `${id}-event-${++count}`;
  const {record, event} = composeMessage(draft.value, {viewer: author, at: new Date(at), id, number, newId});
  const events: BoardEvent[] = [event];
  for (const [when, who, request] of steps) {
    const viewer = who === 'author' ? {...author, holdsQueryCode: true} : viewerNamed(who);
    const action = validate(actionRequestSchema(BOARD.limits), request);
    if (!action.ok) throw new Error(`${id}: ${JSON.stringify(action.issues)}`);
    const matter = {content: record.content, progress: replay(events)};
    const decision = decide(matter, action.value, {viewer, board: BOARD, at: new Date(when), newId, ...surroundings(matter.progress, action.value)});
    if (!decision.ok) throw new Error(`${id}: ${request.action} by ${who} refused: ${decision.refusal}`);
    events.push(decision.event);
  }
  return {record, events};
}

/** What a backend would look up: who is named of the unit, whether its lead reads answers first, who stands above whom. */
function surroundings({handlerId}: Progress, request: ValidAction): Pick<DecisionContext, 'assignee' | 'leadEndorses' | 'agencyAbove'> {
  const account = request.action === 'assign' ? ACCOUNTS.find(({personId, agencyId}) => personId === request.personId && agencyId === handlerId) : undefined;
  return {
    ...(account && {assignee: {personId: account.personId, name: account.name}}),
    leadEndorses: AGENCIES.find(({id}) => id === handlerId)?.leadEndorses === true,
    agencyAbove: (agencyId) => AGENCIES.find(({id}) => id === agencyId)?.parentId ?? null,
  };
}

function viewerNamed(who: string): Viewer {
  const [username = '', agencyId] = who.split('@');
  const account = ACCOUNTS.find((candidate) => candidate.username === username);
  if (agencyId) return {...(account && viewerOf(account)), role: 'staff', agencyId};
  if (!account) throw new Error(`no account named ${who}`);
  return viewerOf(account);
}
