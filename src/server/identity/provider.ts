import type {Credentials} from '../../adapter/index.js';
import type {Account} from '../store/index.js';

/** Where an attempt to sign in came from. */
export interface SignInOrigin {
  /** The client's network address. */
  readonly address: string;
}

/** Somebody who has signed in. */
export interface SignedIn {
  readonly account: Account;
  /** With a password of the board's own: what the board demands of passwords and second factors holds for them. */
  readonly byPassword: boolean;
  /** When the password was set that was checked. */
  readonly passwordSetAt?: Date;
}

/**
 * Says who somebody is by name and password. The board's own accounts are one such provider, and a program that brings its own server may
 * have another, over a directory of the town. Sessions are the same for all of them.
 */
export interface IdentityProvider {
  /**
   * The account of whoever signs in.
   *
   * @throws {BoardError} `bad-credentials`, without telling which of both was wrong, `second-factor-required`, `invalid`, or `rate-limited`.
   */
  signIn(credentials: Credentials, origin: SignInOrigin): Promise<SignedIn>;
}
