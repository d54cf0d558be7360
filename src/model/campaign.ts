import type {LocalizedText} from './localized.js';

/** A special column in which an agency asks for proposals (征集/专栏). */
export interface Campaign {
  readonly id: string;
  readonly title: LocalizedText;
  /** The agency that owns it: it asks, and answers what comes in. */
  readonly agencyId: string;
  /** ISO 8601; open from then. */
  readonly startsAt: string;
  /** Open until then. */
  readonly endsAt: string;
}
