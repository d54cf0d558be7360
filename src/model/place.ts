import type {LocalizedText} from './localized.js';

/** Levels of the tree of places, widest first. */
export const PLACE_LEVELS = ['country', 'province', 'city', 'county', 'street'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** A node in the tree of places. */
export interface Place {
  readonly id: string;
  readonly name: LocalizedText;
  readonly level: PlaceLevel;
  /** The place around it; null at the root. */
  readonly parentId: string | null;
  /** True when there are places inside, so that a picker knows whether to ask for them. */
  readonly hasChildren: boolean;
}

/** Where a matter is, as its writer tells it. Words always suffice; the point is an addition. */
export interface Spot {
  /** The address in words. */
  readonly address: string;
  /** WGS 84 degrees. */
  readonly point?: {readonly latitude: number; readonly longitude: number};
  /** The writer's switch: false keeps address and point from everybody but the handling unit and moderators. */
  readonly public: boolean;
}
