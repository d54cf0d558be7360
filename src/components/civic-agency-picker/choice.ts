import type {CallOptions} from '../../adapter/index.js';
import type {Agency, Place} from '../../model/index.js';
import type {Directory} from './directory.js';

/** Where a picker is to be: at the end of a path that somebody chose, at a place, or at an agency, wherever that is. */
export type Goal =
  | {readonly path: readonly string[]}
  | {readonly placeId: string}
  | {readonly agencyId: string};

/** A place on the way (null: the outside of all) and what can be chosen in it. */
export interface Step {
  readonly place: Place | null;
  readonly inside: readonly Place[];
  readonly agencies: readonly Agency[];
}

/** All that a picker shows once it is at its goal. */
export interface Choice {
  readonly goal: Goal;
  /** From the outside of all to the place that is open. */
  readonly steps: readonly Step[];
  /** What can be picked now. */
  readonly agencies: readonly Agency[];
}

/** Fetches what is missing on the way to a goal. A step that leaves no choice is taken by itself. */
export async function loadChoice(directory: Directory, goal: Goal, options: CallOptions): Promise<Choice> {
  const agency = 'agencyId' in goal ? await directory.agency(goal.agencyId, options) : undefined;
  const placeId = agency?.placeId ?? ('placeId' in goal ? goal.placeId : '');
  const path = 'path' in goal ? goal.path : placeId ? await directory.pathTo(placeId, options) : [];
  const steps: Step[] = [{place: null, inside: await directory.places(null, options), agencies: []}];
  for (let next = nextPlace(steps, path); next; next = nextPlace(steps, path)) {
    steps.push(await stepInto(next, directory, options));
  }
  return {goal, steps, agencies: steps.at(-1)?.agencies ?? []};
}

/** Whether a step asks for anything: one single place, and nobody to write to around it, is no choice. */
export function asks({inside, agencies}: Step): boolean {
  return inside.length > 1 || (inside.length === 1 && agencies.length > 0);
}

function nextPlace(steps: readonly Step[], path: readonly string[]): Place | undefined {
  const last = steps.at(-1);
  const wanted = path[steps.length - 1];
  return last?.inside.find(({id}) => id === wanted) ?? (last && !asks(last) ? last.inside[0] : undefined);
}

async function stepInto(place: Place, directory: Directory, options: CallOptions): Promise<Step> {
  const [inside, agencies] = await Promise.all([
    place.hasChildren ? directory.places(place.id, options) : [],
    directory.agencies(place.id, options),
  ]);
  return {place, inside, agencies};
}
