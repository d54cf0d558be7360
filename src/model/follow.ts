import * as v from 'valibot';
import {optionalEmail} from './fields.js';

/** Where a browser takes push messages: the JSON of its `PushSubscription`. */
export interface PushTarget {
  readonly endpoint: string;
  readonly keys: {readonly p256dh: string; readonly auth: string};
}

/** A wish to follow a message, or no longer to. Said twice it is the same wish. */
export const followSchema = v.strictObject({
  following: v.boolean('wrong-type'),
  /**
   * Stands for a follower without an account: 128 random bits or more that the device keeps. One follower is counted once. Backends keep
   * a digest of it.
   */
  followerKey: v.optional(v.pipe(v.string('wrong-type'), v.minLength(22, 'too-small'), v.maxLength(100, 'too-long'))),
  /** Send news here as well, once the owner of the address has agreed by a link in a first letter. */
  email: optionalEmail(),
  /** Send news to this browser as well. */
  push: v.optional(v.strictObject({
    endpoint: v.pipe(v.string('wrong-type'), v.url('wrong-type'), v.startsWith('https://', 'wrong-type'), v.maxLength(1000, 'too-long')),
    keys: v.strictObject({
      p256dh: v.pipe(v.string('wrong-type'), v.maxLength(200, 'too-long')),
      auth: v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long')),
    }),
  })),
  /** BCP 47 tag of the language that news is wanted in; the message's own when left out. */
  language: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(35, 'too-long')), ''),
});
export type FollowRequest = v.InferInput<typeof followSchema>;
export type ValidFollow = v.InferOutput<typeof followSchema>;

/** How things stand after such a wish. */
export interface Following {
  readonly following: boolean;
  /** How many follow the message. */
  readonly followers: number;
  /** A letter went out to the address that was given; news goes there once its link was opened. */
  readonly confirmByEmail: boolean;
}
