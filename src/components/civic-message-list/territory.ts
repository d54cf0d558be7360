import type {CallOptions} from '../../adapter/index.js';
import type {Agency} from '../../model/agency.js';
import type {Place} from '../../model/place.js';
import type {Directory} from '../civic-agency-picker/directory.js';

/** One select of the places: those inside one place, and which of them is chosen. */
export interface PlaceLevel {
  /** The place around them; absent on the level that the choice begins with. */
  readonly around?: Place;
  readonly places: readonly Place[];
  readonly chosen?: Place;
}

/** Where messages can come from: what can be chosen, and the agencies of what was. */
export interface Territory {
  readonly levels: readonly PlaceLevel[];
  /** Those of the chosen place; while none is chosen, those of all places that were entered without a choice. */
  readonly agencies: readonly Agency[];
}

/**
 * Fetches the levels of places down to the chosen one, and those inside it. A level with a single place is no choice and is entered by
 * itself: whoever looks at a county's board need not choose country, province and city first. `placeId` empty: none is chosen.
 */
export async function loadTerritory(directory: Directory, placeId: string, options: CallOptions): Promise<Territory> {
  const path = placeId ? await directory.pathTo(placeId, options) : [];
  const levels: PlaceLevel[] = [];
  const entered: string[] = [];
  for (let around: Place | undefined, depth = 0; ; depth++) {
    const places: readonly Place[] = await directory.places(around?.id ?? null, options);
    const chosen: Place | undefined = places.find(({id}) => id === path[depth]);
    if (places.length > 1) levels.push({places, ...(levels.length > 0 && around && {around}), ...(chosen && {chosen})});
    around = chosen ?? (places.length === 1 ? places[0] : undefined);
    if (around) entered.push(around.id);
    if (!around?.hasChildren) break;
  }
  const lists = await Promise.all((placeId ? [placeId] : entered).map((id) => directory.agencies(id, options)));
  return {levels, agencies: lists.flat()};
}
