import {PUBLIC_STATUSES} from '../../model/states.js';
import {SORTS} from '../../model/queue.js';
import type {Filter, FilterValues} from './filters.js';

/** What a list keeps in the page's address. */
export type Kept = FilterValues & {readonly sort: string};

/** The parameter of each value, before the list's prefix. They are the names that `filters` has, so that links can be written by hand. */
const PARAMETERS: Readonly<Record<keyof Kept, Filter>> = {
  text: 'search', placeId: 'place', agencyId: 'agency', topic: 'topic', kind: 'kind', status: 'status', sort: 'sort',
};
const NAMES = Object.keys(PARAMETERS) as (keyof Kept)[];

/**
 * The values that an address gives to the controls that are shown. What makes no sense is left out, and so is what the page has not
 * opened to its readers.
 */
export function valuesIn(search: string, prefix: string, shown: ReadonlySet<Filter>): Partial<Kept> {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(NAMES.flatMap((name) => {
    const value = shown.has(PARAMETERS[name]) ? parameters.get(parameter(name, prefix)) : null;
    return value !== null && makesSense(name, value) ? [[name, value.trim()]] : [];
  }));
}

/** The address with a list's values in it. A value that is the page's own is left out; one that was taken back is there, empty. */
export function addressWith(href: string, prefix: string, values: Kept, own: Kept, shown: ReadonlySet<Filter>): string {
  const url = new URL(href);
  for (const name of NAMES.filter((candidate) => shown.has(PARAMETERS[candidate]))) {
    if (values[name] === own[name]) url.searchParams.delete(parameter(name, prefix));
    else url.searchParams.set(parameter(name, prefix), values[name]);
  }
  return url.href;
}

function parameter(name: keyof Kept, prefix: string): string {
  return prefix ? `${prefix}-${PARAMETERS[name]}` : PARAMETERS[name];
}

function makesSense(name: keyof Kept, value: string): boolean {
  switch (name) {
    case 'text': return value.length <= 200;
    case 'status': return value === '' || (PUBLIC_STATUSES as readonly string[]).includes(value);
    case 'sort': return (SORTS as readonly string[]).includes(value);
    default: return value.length <= 100;
  }
}
