import type {
  ActionRequest, Agency, AnswerQuery, BoardInfo, CountQuery, Figures, FiguresQuery, Following, FollowRequest, JoinRequest, Message, MessageDraft, MessageQuery, MessageSummary,
  Page, Place, PublishedAnswer, ReportRequest, Role, SimilarMessage, SimilarQuery, StatusCounts, UploadType,
} from '../model/index.js';
import type {Administration} from './administration.js';
import type {Capabilities} from './capabilities.js';
import type {Desk} from './desk.js';
import type {OwnAccount} from './own-account.js';

/** Options of every call. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. What had reached the backend by then may still be carried out. */
  readonly signal?: AbortSignal;
}

/** Options of a call that speaks about one message, perhaps as its author without an account. */
export interface MessageOptions extends CallOptions {
  /** The code from the receipt. A wrong one is not an error by itself: it just gives no rights. */
  readonly queryCode?: string;
}

/** Options of a call that creates something. */
export interface CreateOptions extends CallOptions {
  /**
   * A random string of 8 to 100 characters, new for each wish and the same for each attempt at it. The backend carries a key out once:
   * later calls with it and an equal request get the first answer again; with another request, `key-reused`. Kept for at least 24 hours.
   * Better for months where it sent a message: whose acknowledgement was lost comes again when its writer next opens a page, be it after weeks.
   */
  readonly idempotencyKey: string;
}

/** Options of a call that is open to everybody and creates something. */
export interface OpenOptions extends CreateOptions {
  /** The answer to a challenge, where the board asks for one (`board.services.challenge`). Good once, and again for a retry with the same key. */
  readonly proof?: string;
}

/** Options of an upload. */
export interface UploadOptions extends CallOptions {
  /** Called as bytes arrive at the backend, beginning with what is there already when an upload is resumed. */
  readonly onProgress?: (bytes: number) => void;
  /**
   * A random string of 8 to 100 characters, the same for each attempt at this file: the upload goes on where it was broken off, also after
   * the page was reloaded, as long as the backend keeps it (at least 24 hours).
   */
  readonly resumeKey: string;
}

/** A file that the backend has. It belongs to whoever knows its id, until a request attaches it. */
export interface Upload {
  /** Unguessable. */
  readonly id: string;
  /** By content. */
  readonly type: UploadType;
  /** Bytes as stored. */
  readonly size: number;
}

/** Something to compute before the board takes a message, so that flooding it costs more than it is worth. As ALTCHA defines it. */
export type Challenge = Readonly<Record<string, unknown>>;

/** Options of a call that changes a message. */
export interface ChangeOptions extends CreateOptions, MessageOptions {
  /** The `version` of the message that the person decided on. When it is no longer that, the call rejects with `stale`. */
  readonly expectedVersion: number;
}

/** What the author keeps of a sent message. */
export interface Receipt {
  readonly id: string;
  /** To quote on the phone. */
  readonly number: string;
  /** Proves authorship; shown this once and not kept in readable form. Empty without the capability `queryCodes`. */
  readonly queryCode: string;
  /** What happens next in the backend's own words, or nothing about it; shown instead of the board's usual steps. Absent where those are taken. */
  readonly notice?: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Somebody who is signed in. */
export interface Session {
  readonly personId: string;
  readonly name: string;
  /** What the session gives a right to now: `visitor` as long as there is something in `required`. */
  readonly role: Role;
  /** The agency that `staff` and `lead` work for. */
  readonly agencyId?: string;
  /** What the person must do before the session gives any rights: set a password of their own, or a second factor. See `openAccount`. */
  readonly required?: 'password' | 'second-factor';
}

/** What a local account signs in with. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of the second factor: six digits from the person's device, or a recovery code. Where the account has none it is not looked at. */
  readonly code?: string;
}

/** Which agencies: those of one place, or the one with an id. */
export interface AgencyQuery {
  readonly placeId?: string;
  readonly ids?: readonly string[];
}

/**
 * The contract between the elements and any backend. Everything that the elements need and nothing else.
 *
 * All texts are plain text: markup in them stays text. Times are ISO 8601 strings. Lists come in pages with opaque cursors; a cursor
 * stays good when entries are added, and using it never shows an entry twice. Every method rejects with a {@link BoardError}, or with the
 * signal's reason after an abort, and with nothing else. What a reader may not see is absent or `not-found`; it is never told that it exists.
 *
 * The published conformance suite (`civic-board/testing`) holds an implementation to this text.
 */
export interface BoardAdapter {
  /** For error messages and tests. */
  readonly name: string;
  readonly capabilities: Capabilities;

  /** The board's own data: kinds, topics, limits, consent, languages. Small, public, and the same for everybody. */
  getBoard(options?: CallOptions): Promise<BoardInfo>;

  /** The places directly inside one, or the outermost ones for null, in the town's own order. `not-found` for an unknown parent. */
  listPlaces(parentId: string | null, options?: CallOptions): Promise<readonly Place[]>;

  /** The places around one and itself, from the outermost inwards. `not-found` for an unknown place. */
  getPlacePath(placeId: string, options?: CallOptions): Promise<readonly Place[]>;

  /** Agencies in the town's own order; unknown ids are left out. At most 500. */
  listAgencies(query: AgencyQuery, options?: CallOptions): Promise<readonly Agency[]>;

  /** A page of messages that the session may read. Errors: `invalid`, `malformed` (cursor), `unauthenticated` and `forbidden` (queues). */
  listMessages(query: MessageQuery, options?: CallOptions): Promise<Page<MessageSummary>>;

  /**
   * One message by its id or by the number that its author was given, with as much as the session or query code gives a right to. Errors:
   * `not-found`, `rate-limited` (after several wrong query codes; whether the right one was among them is not told).
   */
  getMessage(idOrNumber: string, options?: MessageOptions): Promise<Message>;

  /** Published answers of public messages, newest first. Errors: `invalid`, `malformed` (cursor). */
  listAnswers(query: AnswerQuery, options?: CallOptions): Promise<Page<PublishedAnswer>>;

  /** How many public messages fit the filters, by status. Capability `counts`. Errors: `invalid`. */
  countMessages(query: CountQuery, options?: CallOptions): Promise<StatusCounts>;

  /**
   * Public messages about the same matter as what somebody is writing, the nearest first, at most `MAX_SIMILAR`; none when nothing is near.
   * Capability `similar`. Errors: `invalid`, `rate-limited`.
   */
  findSimilar(query: SimilarQuery, options?: CallOptions): Promise<Omit<Page<SimilarMessage>, 'nextCursor'>>;

  /**
   * Brings a file to the backend, which looks at its bytes. Capability `upload`. Errors: `invalid` with an issue of the path `file`
   * (`not-in-list`: none of the types; `too-large`: over the board's limit of bytes or seconds; `wrong-type`: broken), `rate-limited`.
   */
  uploadFile(file: Blob, options: UploadOptions): Promise<Upload>;

  /** Capability `challenge`. Errors: `rate-limited`. */
  getChallenge(options?: CallOptions): Promise<Challenge>;

  /** Sends a message. Capability `submit`. Errors: `invalid`, `challenge-failed`, `key-reused`, `too-large`, `rate-limited`. */
  submitMessage(draft: MessageDraft, options: OpenOptions): Promise<Receipt>;

  /**
   * Does something with a message and gives it back as it is then; its `allowedActions` say what was possible. Capability `act`. Errors:
   * `invalid`, `not-found`, `unauthenticated`, `forbidden`, `not-allowed-now`, `stale`, `key-reused`.
   */
  act(id: string, request: ActionRequest, options: ChangeOptions): Promise<Message>;

  /**
   * Follows a message or stops that; without an account it takes a `followerKey`. Capability `follow`. Errors: `invalid`, `not-found`,
   * `unauthenticated` (neither session nor key), `rate-limited`.
   */
  follow(id: string, request: FollowRequest, options?: MessageOptions): Promise<Following>;

  /** Reports a message or its answers to the moderators. Capability `report`. Errors: `invalid`, `not-found`, `challenge-failed`, `rate-limited`. */
  reportContent(id: string, report: ReportRequest, options: OpenOptions & MessageOptions): Promise<void>;

  /**
   * Watches a message: calls back when watching has begun, and whenever something that this reader may see has been added; what it is, they
   * fetch. Runs until the signal ends it, or until it rejects because the connection was lost (`offline`, `unavailable`). Capability
   * `live`. Errors: `not-found`.
   */
  watchMessage(id: string, onChange: () => void, options: MessageOptions & {readonly signal: AbortSignal}): Promise<never>;

  /**
   * How the units do: of public messages only, with cut-off time and minimum sample. What review returned is in the figures that board staff
   * and administrators get, and in those of the reader's own unit. Capability `figures`. Errors: `invalid`.
   */
  getFigures(query: FiguresQuery, options?: CallOptions): Promise<Figures>;

  /** An agency asks to join the board (入驻); administrators decide. Capability `join`. Errors: `invalid`, `challenge-failed`, `key-reused`, `rate-limited`. */
  requestToJoin(request: JoinRequest, options: OpenOptions): Promise<void>;

  /** What staff do beyond single messages; a part of its own, so that pages for citizens need not load it. Capability `desk`. */
  openDesk(): Promise<Desk>;

  /** What administrators do; a part of its own as well. Capability `administration`. */
  openAdministration(): Promise<Administration>;

  /** Who is signed in, or null. */
  getSession(options?: CallOptions): Promise<Session | null>;

  /**
   * Capability `signIn`. Errors: `bad-credentials`, `second-factor-required` (name and password are right: call again with a `code` as
   * well), `invalid` with an issue of the path `code` (`does-not-match`: wrong, too old, or used before), `rate-limited`.
   */
  signIn(credentials: Credentials, options?: CallOptions): Promise<Session>;

  /** Ends the session; fine when there is none. */
  signOut(options?: CallOptions): Promise<void>;

  /** What people do with their own account. Apart from the rest, because few pages need it. Capability `account`. */
  openAccount(): Promise<OwnAccount>;
}
