import type {Action, Message, ModerationBox, Sort} from '../../model/index.js';

/** The trays of the queue. Those that are overdue or supervised are followed elsewhere. */
export const TRAYS = ['publish', 'review', 'handed-back', 'attention'] as const satisfies readonly ModerationBox[];
export type Tray = (typeof TRAYS)[number];

/** The tray with a name, or the first. */
export function trayNamed(name: string): Tray {
  return TRAYS.find((tray) => tray === name) ?? 'publish';
}

/** In which order a tray is gone through: what is due first first, where something is due. */
export function sortOf(tray: Tray): Sort {
  return tray === 'review' || tray === 'handed-back' ? 'due' : 'newest';
}

/** What a message waits for, whatever tray it was found in: boards without trays have all in one list. */
export function needOf(message: Message): Tray {
  if (message.state === 'received') return 'publish';
  if (message.state === 'in-review') return 'review';
  const last = message.timeline.findLast(({action}) => ['publish', 'transfer', 'hand-back', 'accept'].includes(action));
  return message.state === 'waiting' && last?.action === 'hand-back' ? 'handed-back' : 'attention';
}

/** What is offered, first what decides, then what one may want to do besides. */
const OFFERS: Readonly<Record<Tray, readonly Action[]>> = {
  publish: ['publish', 'reject'],
  review: ['approve', 'return', 'note', 'mask', 'supervise'],
  'handed-back': ['transfer', 'note', 'mask', 'supervise', 'take-down'],
  attention: ['publish-words', 'withhold-words', 'dismiss-reports', 'mask', 'take-down', 'note', 'supervise'],
};

/** Out of what the board allows, what belongs to the queue. */
export function offersFor(message: Message, allowed: readonly Action[]): readonly Action[] {
  return OFFERS[needOf(message)].filter((action) => allowed.includes(action));
}

/** Whether a message waits no more for what it waited for. */
export function isDealtWith(tray: Tray, message: Message): boolean {
  const {state, allowedActions} = message;
  switch (tray) {
    case 'publish': return state !== 'received';
    case 'review': return state !== 'in-review';
    case 'handed-back': return needOf(message) !== 'handed-back';
    case 'attention': return !allowedActions.includes('publish-words') && !allowedActions.includes('dismiss-reports');
  }
}
