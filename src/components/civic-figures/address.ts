import {PERIODS} from './period.js';

/** What a reader can choose. An empty string means anything. */
export interface Choice {
  readonly placeId: string;
  readonly topic: string;
  readonly kind: string;
  readonly period: string;
}

/** The controls, and the parameter of each in the page's address; the same names as in a list of messages. */
export const FILTERS = ['place', 'topic', 'kind', 'period'] as const;
export type Filter = (typeof FILTERS)[number];

const PARAMETERS: Readonly<Record<keyof Choice, Filter>> = {placeId: 'place', topic: 'topic', kind: 'kind', period: 'period'};
const NAMES = Object.keys(PARAMETERS) as (keyof Choice)[];

/** What an address chooses, as far as it makes sense and the page shows the control for it. */
export function choiceIn(search: string, prefix: string, shown: ReadonlySet<Filter>): Partial<Choice> {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(NAMES.flatMap((name) => {
    const value = shown.has(PARAMETERS[name]) ? parameters.get(parameter(name, prefix)) : null;
    return value !== null && makesSense(name, value) ? [[name, value]] : [];
  }));
}

/** The address with a choice in it. What the page itself chose is left out; what was taken back is there, empty. */
export function addressWith(href: string, prefix: string, choice: Choice, own: Choice): string {
  const url = new URL(href);
  for (const name of NAMES) {
    if (choice[name] === own[name]) url.searchParams.delete(parameter(name, prefix));
    else url.searchParams.set(parameter(name, prefix), choice[name]);
  }
  return url.href;
}

function parameter(name: keyof Choice, prefix: string): string {
  return prefix ? `${prefix}-${PARAMETERS[name]}` : PARAMETERS[name];
}

function makesSense(name: keyof Choice, value: string): boolean {
  return name === 'period' ? (PERIODS as readonly string[]).includes(value) : value.length <= 100;
}
