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
  /** Messages can be counted: `countMessages`. */
  readonly counts: boolean;
  /** Similar messages can be found: `findSimilar`. */
  readonly similar: boolean;
  /** Files can be attached: `uploadFile`. */
  readonly upload: boolean;
  /** There are challenges: `getChallenge`. Whether one is asked for is in `board.services`. */
  readonly challenge: boolean;
  /** Messages can be followed: `follow`. */
  readonly follow: boolean;
  /** Content can be reported: `reportContent`. */
  readonly report: boolean;
  /** New events announce themselves: `watchMessage`. */
  readonly live: boolean;
  /** There are figures of units: `getFigures`. */
  readonly figures: boolean;
  /** Agencies can ask to join: `requestToJoin`. */
  readonly join: boolean;
  /** Staff can work here: `openDesk`. */
  readonly desk: boolean;
  /** The board can be administered: `openAdministration`. */
  readonly administration: boolean;
  /** People can sign in with name and password: `signIn`. Without it a session comes from elsewhere, or there is none. */
  readonly signIn: boolean;
  /** People can set their own password and second factor: `openAccount`. */
  readonly account: boolean;
  /** What is sent can be kept from the public: confidential messages, and addresses that only their parties see. Without it all of it may be published, and forms say so. */
  readonly confidential: boolean;
  /** A receipt brings a query code, which shows its holder to be the author. */
  readonly queryCodes: boolean;
  /** `listMessages` understands the sort `newest-answer`. */
  readonly answerOrder: boolean;
}

/** Everything, as our own backends can. */
export const ALL_CAPABILITIES: Capabilities = {
  submit: true, act: true, search: true, counts: true, similar: true, upload: true, challenge: true, follow: true, report: true, live: true,
  figures: true, join: true, desk: true, administration: true, signIn: true, account: true, confidential: true, queryCodes: true, answerOrder: true,
};
