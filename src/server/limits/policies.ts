/** So many requests in so many seconds. */
export interface LimitPolicy {
  /** Requests that are let through. */
  readonly count: number;
  /** The time that they count for, from the first of them on. */
  readonly seconds: number;
}

/**
 * How much one person may do. Whoever is signed in is counted by account, and everybody else by network address (IPv6 by its /64, which
 * is what one household has). Many people share an address where carriers and offices put them behind one, so the counts leave room, and the
 * times are short: who meets a limit is told when it is over.
 */
export const LIMIT_POLICIES = {
  /** Messages that were sent. Retries are not counted. */
  submit: {count: 20, seconds: 600},
  /** Messages from the page without script: nothing can be computed there, so fewer are let through. Counted under `submit` as well. */
  'submit-plain': {count: 5, seconds: 1800},
  /** Files that an upload was begun for. */
  upload: {count: 60, seconds: 600},
  /** Searches for similar messages: a form asks while somebody is typing. */
  similar: {count: 90, seconds: 60},
  /** New followers, and letters that ask an address to agree. */
  follow: {count: 60, seconds: 600},
  /** Reports of content. */
  report: {count: 10, seconds: 600},
  /** Requests of agencies to join. */
  join: {count: 5, seconds: 3600},
  /** Challenges that were handed out. */
  challenge: {count: 120, seconds: 600},
  /** Wrong query codes for one message from one address: somebody guesses. */
  'code-pair': {count: 5, seconds: 900},
  /** Wrong query codes from one address, whatever the message. */
  'code-address': {count: 30, seconds: 900},
  /** Wrong query codes for one message from anywhere. High, so that strangers cannot easily lock the author out. */
  'code-message': {count: 100, seconds: 900},
  /** Failed sign-ins with one name from one address: somebody guesses a password. */
  'sign-in-pair': {count: 5, seconds: 600},
  /** Failed sign-ins from one address: somebody tries names. */
  'sign-in-address': {count: 50, seconds: 600},
  /** Failed sign-ins with one name from anywhere. High, so that strangers cannot easily lock a person out. */
  'sign-in-name': {count: 100, seconds: 600},
} as const satisfies Record<string, LimitPolicy>;

export type LimitName = keyof typeof LIMIT_POLICIES;

/** What an operator sets differently; `off` counts nothing. */
export type LimitOverrides = {readonly [Name in LimitName]?: LimitPolicy | 'off'};
