import type {LocalizedText} from './localized.js';

/** A unit that messages are written to and answered by; also a leader's office. */
export interface Agency {
  readonly id: string;
  readonly name: LocalizedText;
  /** The place it serves. Ministries belong to the country. */
  readonly placeId: string;
  /** The agency above it in the same tree; null at the top of a place. */
  readonly parentId: string | null;
  /** The head to whom people write, where the town names one. */
  readonly leader?: LocalizedText;
  /** It no longer takes messages; what it has stays with it. */
  readonly closed?: true;
}

/** How an agency works inside; never public. */
export interface AgencyDesk {
  /** Answers of its staff go to its lead before board staff review them. */
  readonly leadEndorses: boolean;
  /** Where reminders to its desk go; empty for nowhere. */
  readonly deskEmail: string;
}
