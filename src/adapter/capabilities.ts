/**
 * What a backend can do beyond reading. Elements hide what is not there; calling it all the same rejects with `unsupported`.
 * Reading boards, places, agencies, lists, messages and answers is required of every adapter.
 */
export interface Capabilities {
  /** Messages can be sent: `submitMessage`. */
  readonly submit: boolean;
  /** Messages can be acted on: `act`. */
  readonly act: boolean;
  /** `listMessages` understands `text`. */
  readonly search: boolean;
  /** People can sign in with name and password: `signIn`. Without it a session comes from elsewhere, or there is none. */
  readonly signIn: boolean;
}
