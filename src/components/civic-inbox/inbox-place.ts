/** Where somebody was in their inbox. */
export interface InboxPlace {
  readonly box: string;
  readonly sort: string;
  readonly text: string;
  /** How many messages were loaded. */
  readonly loaded: number;
  /** The message that was opened last; empty when none was. */
  readonly opened: string;
}

const KEY = 'civic-inbox';

/** Farther than this a list is not loaded again for somebody who comes back. */
const FARTHEST = 2_000;

/** Keeps the place in the state of this step of the page's history: whoever comes back finds the inbox as they left it. The address stays. */
export function keepPlace(place: InboxPlace): void {
  const state: unknown = history.state;
  history.replaceState({...(state !== null && typeof state === 'object' ? state : {}), [KEY]: place}, '');
}

/** The place that was kept, as far as it makes sense. */
export function keptPlace(): InboxPlace | undefined {
  const kept = (history.state as Record<string, unknown> | null)?.[KEY];
  if (kept === null || typeof kept !== 'object') return undefined;
  const {box, sort, text, loaded, opened} = kept as Partial<Record<keyof InboxPlace, unknown>>;
  const word = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '');
  return {
    box: word(box), sort: word(sort), text: word(text), opened: word(opened),
    loaded: typeof loaded === 'number' && Number.isInteger(loaded) && loaded > 0 ? Math.min(loaded, FARTHEST) : 0,
  };
}
