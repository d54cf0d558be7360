import type {Credentials} from '../../adapter/index.js';
import type {Account} from '../store/index.js';

/** Where an attempt to sign in came from. */
export interface SignInOrigin {
  /** The client's network address. */
  readonly address: string;
}

/**
 * Says who somebody is. The board's own accounts are one such provider; one for OpenID Connect hands over the account that its
 * identity provider vouches for. Sessions are the same for all of them.
 */
export interface IdentityProvider {
  /**
   * The account of whoever signs in.
   *
   * @throws {BoardError} `bad-credentials`, without telling which of both was wrong, or `rate-limited`.
   */
  signIn(credentials: Credentials, origin: SignInOrigin): Promise<Account>;
}
