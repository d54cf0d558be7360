import type {Relation} from './role.js';
import {type State, STATES} from './states.js';

export * from './states.js';

/**
 * The lifecycle of a message, as ONE table. Allowed actions, the word on the status badge, the server's checks, what shows in the
 * public timeline and the diagram of the documentation are all read from here. To change what somebody may do, change a row.
 */

/**
 * Who sees that an event happened: everybody who may read the message, only its parties (the author, the units that handle it,
 * moderators), or only staff (those units and moderators).
 */
export type Audience = 'public' | 'parties' | 'staff';

/** Conditions that need more than state and relation; `refusalOf` evaluates them. */
export const GUARDS = [
  'not-own-message', 'not-own-answer', 'in-your-review', 'not-yet-rated', 'unhappy-in-time', 'not-yet-extended', 'reported', 'unpublished-words', 'supervised', 'not-supervised',
] as const;
export type Guard = (typeof GUARDS)[number];

interface Row {
  readonly action: string;
  readonly from: readonly State[];
  /** `same`: the message stays in the state that it is in. */
  readonly to: State | 'same';
  readonly by: readonly Relation[];
  readonly audience: Audience;
  /** All of them must hold. */
  readonly guards?: readonly Guard[];
}

/** Every state in which the public may read a message. */
const PUBLISHED = ['waiting', 'in-progress', 'needs-info', 'in-review', 'answered', 'closed'] as const;

export const LIFECYCLE = [
  {action: 'publish', from: ['received'], to: 'waiting', by: ['moderator'], audience: 'public', guards: ['not-own-message']},
  {action: 'reject', from: ['received'], to: 'rejected', by: ['moderator'], audience: 'parties', guards: ['not-own-message']},
  {action: 'withdraw', from: ['received', 'waiting', 'in-progress', 'needs-info'], to: 'withdrawn', by: ['author'], audience: 'parties'},
  {action: 'accept', from: ['waiting'], to: 'in-progress', by: ['handler'], audience: 'public'},
  {action: 'transfer', from: ['waiting', 'in-progress'], to: 'waiting', by: ['handler', 'moderator'], audience: 'public'},
  {action: 'hand-back', from: ['waiting', 'in-progress'], to: 'waiting', by: ['handler'], audience: 'staff'},
  {action: 'whistle', from: ['in-progress'], to: 'same', by: ['handler'], audience: 'public'},
  {action: 'report-in', from: ['in-progress', 'needs-info'], to: 'same', by: ['supporter'], audience: 'public'},
  {action: 'extend', from: ['in-progress'], to: 'same', by: ['handler'], audience: 'public', guards: ['not-yet-extended']},
  {action: 'ask-for-more', from: ['in-progress'], to: 'needs-info', by: ['handler'], audience: 'public'},
  {action: 'supply-info', from: ['needs-info'], to: 'in-progress', by: ['author'], audience: 'public'},
  {action: 'submit-answer', from: ['in-progress'], to: 'in-review', by: ['handler'], audience: 'staff'},
  {action: 'endorse', from: ['in-review'], to: 'same', by: ['lead'], audience: 'staff', guards: ['not-own-answer', 'in-your-review']},
  {action: 'approve', from: ['in-review'], to: 'answered', by: ['moderator'], audience: 'public', guards: ['not-own-answer', 'in-your-review']},
  {action: 'return', from: ['in-review'], to: 'in-progress', by: ['lead', 'moderator'], audience: 'staff', guards: ['not-own-answer', 'in-your-review']},
  {action: 'follow-up', from: ['waiting', 'in-progress', 'needs-info', 'in-review'], to: 'same', by: ['author'], audience: 'parties'},
  {action: 'follow-up', from: ['answered'], to: 'in-progress', by: ['author'], audience: 'public'},
  {action: 'rate', from: ['answered'], to: 'closed', by: ['author'], audience: 'public', guards: ['not-yet-rated']},
  {action: 'reopen', from: ['closed'], to: 'in-progress', by: ['author'], audience: 'public', guards: ['unhappy-in-time']},
  {action: 'assign', from: ['waiting', 'in-progress', 'needs-info', 'in-review'], to: 'same', by: ['handler'], audience: 'staff'},
  {action: 'remind', from: ['waiting', 'in-progress', 'needs-info'], to: 'same', by: ['handler', 'overseer', 'moderator'], audience: 'staff'},
  {action: 'note', from: PUBLISHED, to: 'same', by: ['handler', 'supporter', 'overseer', 'moderator'], audience: 'staff'},
  {action: 'supervise', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'public', guards: ['not-supervised']},
  {action: 'supervision-note', from: PUBLISHED, to: 'same', by: ['overseer', 'moderator'], audience: 'staff', guards: ['supervised']},
  {action: 'escalate', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'staff', guards: ['supervised']},
  {action: 'end-supervision', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'staff', guards: ['supervised']},
  {action: 'visit', from: ['in-progress', 'needs-info', 'in-review', 'answered', 'closed'], to: 'same', by: ['moderator'], audience: 'public'},
  {action: 'mask', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'staff'},
  {action: 'publish-words', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'staff', guards: ['not-own-message', 'unpublished-words']},
  {action: 'withhold-words', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'staff', guards: ['not-own-message', 'unpublished-words']},
  {action: 'take-down', from: PUBLISHED, to: 'rejected', by: ['moderator'], audience: 'parties'},
  {action: 'dismiss-reports', from: PUBLISHED, to: 'same', by: ['moderator'], audience: 'staff', guards: ['not-own-message', 'reported']},
  {action: 'close', from: ['answered'], to: 'closed', by: ['moderator'], audience: 'public'},
] as const satisfies readonly Row[];

/** What can be done with a message after it was sent. Names are the verbs of the field (DOMAIN.md). */
export type Action = (typeof LIFECYCLE)[number]['action'];

/** Every action once, in the table's order. */
export const ACTIONS: readonly Action[] = /* @__PURE__ */ Array.from(/* @__PURE__ */ new Set(/* @__PURE__ */ LIFECYCLE.map((row) => row.action)));

/** The row that governs an action in a state, or undefined where the action is not possible. */
export function rowFor(action: Action, state: State): (Row & {readonly action: Action}) | undefined {
  return (LIFECYCLE as readonly (Row & {readonly action: Action})[]).find((row) => row.action === action && row.from.includes(state));
}

/** The table as a Mermaid state diagram; the documentation holds its output and a test holds them together. */
export function lifecycleDiagram(): string {
  // A hyphen ends a name in Mermaid.
  const name = (state: string) => state.replaceAll('-', '_');
  const names = Object.keys(STATES).filter((state) => name(state) !== state).map((state) => `  state "${state}" as ${name(state)}`);
  const lines = ['stateDiagram-v2', ...names, '  [*] --> received: submit'];
  for (const row of LIFECYCLE as readonly Row[]) {
    for (const from of row.from) {
      const to = row.to === 'same' ? from : row.to;
      lines.push(`  ${name(from)} --> ${name(to)}: ${row.action} (${row.by.join(', ')})`);
    }
  }
  return lines.join('\n');
}
