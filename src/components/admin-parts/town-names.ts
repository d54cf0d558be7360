import type {LitElement} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import type {LocalizedText} from '../../model/index.js';
import type {Words} from './words.js';

/** What the adapter gives at most of agencies in one call, and places that are asked for one by one. */
const MOST = {agencies: 500, places: 50};

/** Which agencies and places are spoken of, by their ids. */
interface Named {
  readonly agencies: readonly (string | null | undefined)[];
  readonly places?: readonly string[];
}

/** Names for the ids of agencies and places that records hold. An id stands for itself until its name is there, and where there is none. */
export class TownNames {
  readonly #words: Words;
  readonly #agencies: BoardQuery<ReadonlyMap<string, LocalizedText>, readonly [string]>;
  readonly #places: BoardQuery<ReadonlyMap<string, LocalizedText>, readonly [string]>;

  constructor(host: LitElement, connection: BoardConnection, words: Words, named: () => Named) {
    this.#words = words;
    this.#agencies = new BoardQuery(host, connection, async (adapter, options, [ids]: readonly [string]) =>
      new Map((await adapter.listAgencies({ids: ids.split(',')}, options)).map(({id, name}) => [id, name])), () => listed(named().agencies, MOST.agencies));
    this.#places = new BoardQuery(host, connection, async (adapter, options, [ids]: readonly [string]) => {
      const paths = await Promise.all(ids.split(',').map(async (id) => await adapter.getPlacePath(id, options).catch(() => [])));
      return new Map(paths.flat().map(({id, name}) => [id, name]));
    }, () => listed(named().places ?? [], MOST.places));
  }

  agency(id: string): string {
    return this.#words.text(this.#agencies.value?.get(id)) || id;
  }

  place(id: string): string {
    return this.#words.text(this.#places.value?.get(id)) || id;
  }
}

function listed(ids: readonly (string | null | undefined)[], most: number): readonly [string] | undefined {
  const found = [...new Set(ids.filter((id) => !!id))].slice(0, most);
  return found.length > 0 ? [found.join(',')] : undefined;
}
