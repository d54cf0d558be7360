import type {PrivatePart} from './message.js';

/** Somebody looked at a message's private part. */
export interface PrivateLook {
  /** ISO 8601. */
  readonly at: string;
  readonly name: string;
  /** Absent for board staff. */
  readonly agencyId?: string;
}

/** A message's private part, as somebody gets it who may see it; that they looked is kept. */
export interface PrivateReading {
  readonly privatePart: PrivatePart;
  /** Who looked before, newest first, at most 50. */
  readonly looks: readonly PrivateLook[];
}

/** Somebody who looks again within this time, in milliseconds, is still at the same look. */
export const LOOK_MILLISECONDS = 60_000;

/** Earlier looks in one answer, at most. */
export const MAX_LOOKS = 50;
