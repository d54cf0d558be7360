import type {ValidFollow} from '../../model/index.js';

/** A wish to follow as what sends notices gets it, inside the transaction that keeps it. */
export interface FollowNews {
  readonly messageId: string;
  /** Tells one follower from another; the same for each wish of theirs. */
  readonly follower: Buffer;
  readonly personId?: string;
  /** The message's own language. */
  readonly messageLanguage: string;
  readonly request: ValidFollow;
}
