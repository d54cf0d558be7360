import type {BoardAdapter, CallOptions} from '../../adapter/adapter.js';
import {isBoardError} from '../../adapter/error.js';
import type {Agency, Place} from '../../model/index.js';

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

  /** The ids from an outermost place down to this one; empty when there is no such place. */
  async pathTo(placeId: string, options: CallOptions): Promise<readonly string[]> {
    try {
      return (await this.adapter.getPlacePath(placeId, options)).map(({id}) => id);
    } catch (error) {
      if (isBoardError(error) && error.code === 'not-found') return [];
      throw error;
    }
  }
}
