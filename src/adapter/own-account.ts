import type {CallOptions, Session} from './adapter.js';

/** How somebody's own account stands. */
export interface AccountStanding {
  readonly username: string;
  readonly name: string;
  readonly email?: string;
  /** The account has a password of the board's own, which can be changed. Otherwise people sign in elsewhere, and look after everything there. */
  readonly hasPassword: boolean;
  /** Absent when there is none. */
  readonly secondFactor?: {
    /** ISO 8601. */
    readonly since: string;
    /** How many recovery codes are left. */
    readonly recoveryCodes: number;
  };
  /** The board demands a second factor of this person: it can be replaced and not removed. */
  readonly secondFactorRequired: boolean;
}

/** A change of password. */
export interface PasswordChange {
  /** The password so far. */
  readonly current: string;
  /** See `passwordIssue` of the model for what it must be. */
  readonly next: string;
}

/** That it is really this person who changes the second factor. */
export interface AccountProof {
  readonly password: string;
  /** Of the second factor that there is, or a recovery code; left out where there is none. */
  readonly code?: string;
}

/** A second factor that somebody has begun to set up. Shown this once. */
export interface NewSecondFactor {
  /** The shared secret in base32, to be typed where no picture can be read. */
  readonly secret: string;
  /** The same as an `otpauth:` address, for a QR code. */
  readonly uri: string;
  /** Each good once instead of a code, from the moment that the second factor is confirmed; those of before are worth nothing then. */
  readonly recoveryCodes: readonly string[];
}

/**
 * What people do with their own account. Every method rejects with `unauthenticated` without a session, with `forbidden` where the
 * account has no password of the board's own, and with `rate-limited` after too many wrong passwords or codes. Wrong ones are `invalid`, with the
 * issue `does-not-match` at the field's path.
 */
export interface OwnAccount {
  /** How the account stands. */
  getStanding(options?: CallOptions): Promise<AccountStanding>;

  /**
   * Sets a new password. All sessions of the account end, and this one goes on as a new one. Errors: `invalid` (`current`: does not match;
   * `next`: `too-short`, `too-common`, `like-username`, or `twice` when it is the one so far).
   *
   * @returns the session as it is now, with a new `token` for whoever showed one.
   */
  changePassword(change: PasswordChange, options?: CallOptions): Promise<Session & {readonly token?: string}>;

  /** Begins to set up a second factor, in place of the one that there may be. It counts from {@link confirmSecondFactor} on. */
  beginSecondFactor(proof: AccountProof, options?: CallOptions): Promise<NewSecondFactor>;

  /**
   * Confirms the second factor with a code of it, within a quarter of an hour; other sessions of the account end. Said twice it is done once.
   * Errors: `not-allowed-now` when none was begun, or too long ago.
   */
  confirmSecondFactor(code: string, options?: CallOptions): Promise<AccountStanding>;

  /** Makes new recovery codes; those of before are worth nothing then. Errors: `not-allowed-now` without a second factor. */
  renewRecoveryCodes(proof: AccountProof, options?: CallOptions): Promise<readonly string[]>;

  /** Removes the second factor; fine when there is none. Errors: `forbidden` where the board demands one. */
  removeSecondFactor(proof: AccountProof, options?: CallOptions): Promise<AccountStanding>;
}
