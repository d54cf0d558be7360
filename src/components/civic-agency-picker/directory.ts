import type {BoardAdapter, CallOptions} from '../../adapter/index.js';
import type {Agency, Place} from '../../model/index.js';

/** Requests after which the search for a place gives up. */
const SEARCH_LIMIT = 60;

/**
 * The tree of places and their agencies, as far as it was fetched. Going back to a place that was open before takes no request.
 * Only finished lists are kept: a call that failed or was aborted is made again.
 */
export class Directory {
  readonly adapter: BoardAdapter;
  readonly #places = new Map<string | null, readonly Place[]>();
  readonly #agencies = new Map<string, readonly Agency[]>();

  constructor(adapter: BoardAdapter) {
    this.adapter = adapter;
  }

  /** The places directly inside one; the outermost ones for null. */
  async places(parentId: string | null, options: CallOptions): Promise<readonly Place[]> {
    const places = this.#places.get(parentId) ?? (await this.adapter.listPlaces(parentId, options));
    this.#places.set(parentId, places);
    return places;
  }

  /** The agencies of a place. */
  async agencies(placeId: string, options: CallOptions): Promise<readonly Agency[]> {
    const agencies = this.#agencies.get(placeId) ?? (await this.adapter.listAgencies({placeId}, options));
    this.#agencies.set(placeId, agencies);
    return agencies;
  }

  /** One agency; undefined when there is none with that id. */
  async agency(id: string, options: CallOptions): Promise<Agency | undefined> {
    const [agency] = await this.adapter.listAgencies({ids: [id]}, options);
    return agency;
  }

  /**
   * The ids from an outermost place down to this one; undefined when it was not found. The contract tells what is inside a place and
   * not what is around it, so this looks downwards, a level at a time, and gives up on a tree that is too wide for that.
   */
  async pathTo(placeId: string, options: CallOptions): Promise<readonly string[] | undefined> {
    let requests = 0;
    let level: {readonly id: string | null; readonly path: readonly string[]}[] = [{id: null, path: []}];
    while (level.length > 0 && (requests += level.length) <= SEARCH_LIMIT) {
      const lists = await Promise.all(level.map(({id}) => this.places(id, options)));
      const found = lists.flatMap((places, index) =>
        places.map((place) => ({place, path: [...(level[index]?.path ?? []), place.id]})));
      const hit = found.find(({place}) => place.id === placeId);
      if (hit) return hit.path;
      level = found.filter(({place}) => place.hasChildren).map(({place, path}) => ({id: place.id, path}));
    }
    return undefined;
  }
}
