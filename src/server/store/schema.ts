import type {ColumnType, Generated, GeneratedAlways, Insertable, RawBuilder, Selectable} from 'kysely';
import type {
  BoardEvent, BoardInfo, Hidden, JoinState, LocalizedText, MessageContent, PublishedAnswer, ReplyDraftContent, ReportReason, State, UploadType, ValidJoinRequest, Visibility,
} from '../../model/index.js';

/** JSON that is written as text ({@link json}) and read as a value. */
type Json<T> = ColumnType<T, string, string>;

/** An instant: read as a Date, written as a Date or as ISO 8601. */
export type Instant = ColumnType<Date, Date | string, Date | string>;

/** The tables as the migrations leave them. */
export interface Database {
  board: BoardTable;
  place: PlaceTable;
  agency: AgencyTable;
  account: AccountTable;
  session: SessionTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  sign_in_lock: SignInLockTable;
  sign_in_ticket: SignInTicketTable;
  message: MessageTable;
  message_private: PrivateTable;
  message_original: OriginalTable;
  event: EventTable;
  published_answer: PublishedAnswerTable;
  idempotency: IdempotencyTable;
  term_frequency: TermFrequencyTable;
  upload: UploadTable;
  follower: FollowerTable;
  content_report: ContentReportTable;
  spent_proof: SpentProofTable;
  rate_limit: RateLimitTable;
  subscription: SubscriptionTable;
  outbox: OutboxTable;
  notice: NoticeTable;
  secret: SecretTable;
  audit: AuditTable;
  audit_draft: AuditDraftTable;
  tray: TrayTable;
  duty: DutyTable;
  derived: DerivedTable;
  reply_draft: ReplyDraftTable;
  private_look: PrivateLookTable;
  join_request: JoinRequestTable;
  reply_template: ReplyTemplateTable;
}

/** One row: the town's own data. */
interface BoardTable {
  id: ColumnType<number, 1, never>;
  info: Json<BoardInfo>;
  revision: Generated<number>;
}

interface PlaceTable {
  id: string;
  name: Json<LocalizedText>;
  level: string;
  parent_id: string | null;
  /** The ids from the root down to this place: what "inside" is asked of. */
  path: string[];
  /** The town's own order. */
  position: number;
}

interface AgencyTable {
  id: string;
  name: Json<LocalizedText>;
  leader: ColumnType<LocalizedText | null, string | null, string | null>;
  place_id: string;
  parent_id: string | null;
  position: number;
  /** Answers of its staff go to its lead before board staff review them. */
  lead_endorses: Generated<boolean>;
  /** It no longer takes messages. */
  closed: Generated<boolean>;
  /** Where letters to its desk go; empty for nowhere. Never public. */
  desk_email: Generated<string>;
  revision: Generated<number>;
}

interface AccountTable {
  id: string;
  /** Lower case. */
  username: string;
  /** Null for whoever signs in elsewhere only. */
  password_hash: string | null;
  name: string;
  role: string;
  agency_id: string | null;
  email: string | null;
  created_at: ColumnType<Date, Date | undefined, never>;
  last_sign_in_at: Instant | null;
  disabled_at: Instant | null;
  password_set_at: ColumnType<Date, Date | undefined, Date>;
  /** The password was made for them. */
  must_change_password: Generated<boolean>;
  /** Null beside a subject: whichever provider the board has when they first sign in. */
  oidc_issuer: string | null;
  oidc_subject: string | null;
  /** The account was made from what the provider says, and follows it. */
  oidc_managed: Generated<boolean>;
  /** Counts the changes by administrators. */
  revision: Generated<number>;
}

interface SessionTable {
  /** A digest of what its holder shows. */
  id: string;
  account_id: string;
  expires_at: Instant;
  created_at: ColumnType<Date, Date | undefined, never>;
  /** Begun with a password of the board's own, and not elsewhere. */
  by_password: boolean;
}

interface SecondFactorTable {
  account_id: string;
  /** The shared secret, encrypted; null until one was confirmed. */
  secret: Buffer | null;
  since: Instant | null;
  /** The time step of the newest code that was used. */
  last_step: ColumnType<string, number | undefined, number>;
  /** The secret of one that was begun and is not confirmed, encrypted. */
  pending: Buffer | null;
  pending_codes: Buffer[] | null;
  pending_at: Instant | null;
}

/** Those that were not used. */
interface RecoveryCodeTable {
  account_id: string;
  digest: Buffer;
}

interface SignInLockTable {
  /** A digest of the user name. */
  name: Buffer;
  /** Failed attempts without a successful one in between. */
  failures: number;
  last_at: Instant;
  locked_until: Instant | null;
}

interface SignInTicketTable {
  digest: Buffer;
  account_id: string;
  challenge: string;
  expires_at: Instant;
}

/**
 * `content` never changes. Everything else here but `id`, `number` and `query_code_hash` is derived from content and events, so that
 * lists can be asked for by index.
 */
export interface MessageTable {
  id: string;
  number: string;
  query_code_hash: Buffer | null;
  content: Json<MessageContent>;
  kind: string;
  /** The first-level topic and, where there is one, the second-level topic. */
  topic_path: string[];
  visibility: Visibility;
  author_id: string | null;
  created_at: Instant;
  state: State;
  version: number;
  /** Whether everybody may read it. */
  listed: boolean;
  handler_id: string | null;
  /** Who has it now, or the addressee when nobody has. */
  agency_id: string;
  /** The path of that agency's place. */
  place_path: string[];
  answered_at: Instant | null;
  due_at: Instant | null;
  /** The earliest due time of what a unit owes and was not reminded of; null for none. */
  remind_at: Instant | null;
  search_text: string;
  terms: number[];
  /** How many rows `follower` has for it. */
  followers: ColumnType<number, number | undefined, number>;
  /** What digests of its texts in the audit log are salted with. */
  salt: ColumnType<string, string | undefined, string>;
  /** What the public does not get of it; null for nothing. */
  hidden: ColumnType<Hidden | null, RawBuilder<string> | null | undefined, RawBuilder<string> | null>;
}

interface PrivateTable {
  message_id: string;
  name: string;
  phone: string;
  remark: string;
}

interface OriginalTable {
  message_id: string;
  source: string;
  source_id: string;
  original: Json<unknown>;
}

/** Only ever added to; a trigger refuses anything else. */
interface EventTable {
  message_id: string;
  seq: number;
  id: string;
  at: Instant;
  action: string;
  data: Json<BoardEvent>;
}

interface PublishedAnswerTable {
  /** The id of the `submit-answer` event. */
  id: string;
  message_id: string;
  approved_at: Instant;
  agency_id: string | null;
  place_path: string[];
  topic_path: string[];
  data: Json<PublishedAnswer>;
}

/** In how many public messages a term stands, as far as that was counted. */
interface TermFrequencyTable {
  term: number;
  messages: number;
}

/** What an idempotency key was used for. Holds no text: the first answer is made again from the events up to `version`. */
interface IdempotencyTable {
  scope: string;
  key: string;
  fingerprint: Buffer;
  message_id: string;
  version: number;
  created_at: ColumnType<Date, Date | undefined, never>;
}

interface FollowerTable {
  message_id: string;
  /** A digest of the account or of the device's key. */
  follower: Buffer;
  since: Instant;
}

/** Holds nothing of who reported. */
interface ContentReportTable {
  id: ColumnType<string, never, never>;
  message_id: string;
  at: Instant;
  reason: ReportReason;
  words: string;
}

interface SpentProofTable {
  digest: Buffer;
  expires_at: Instant;
}

/** As rate-limiter-flexible keeps it. Keys are digests. */
interface RateLimitTable {
  key: string;
  points: number;
  /** Milliseconds since 1970. */
  expire: string | null;
}

/** Who wants news of a message, and where. */
interface SubscriptionTable {
  id: string;
  message_id: string;
  channel: 'email' | 'push';
  /** The address or push target, encrypted. */
  target: Buffer;
  /** A digest of it, to know it again. */
  target_digest: Buffer;
  language: string;
  author: boolean;
  /** The digest of the follower that asked; null for the author. */
  follower: Buffer | null;
  created_at: Instant;
  /** When the owner of the address agreed; news of what happens from then on goes there. */
  confirmed_at: Instant | null;
  stopped_at: Instant | null;
}

/** Events whose notices have not all been made. Written with the event. */
interface OutboxTable {
  message_id: string;
  seq: number;
  created_at: Instant;
  /** How far the pages of subscriptions were gone through. */
  last_subscription: ColumnType<string, string | undefined, string>;
}

interface NoticeTable {
  id: string;
  /** null: it is about a request to join. */
  message_id: string | null;
  /** The event; null for the letter that asks a follower to confirm. */
  seq: number | null;
  channel: 'email' | 'push' | 'webhook';
  /** The id of a subscription, the name of a webhook, the desk of a unit, or a request to join. */
  recipient: string;
  created_at: Instant;
  due_at: Instant;
  attempts: ColumnType<number, number | undefined, number>;
  ended_at: Instant | null;
  outcome: 'sent' | 'dropped' | 'given-up' | null;
}

interface UploadTable {
  id: string;
  /** A digest of the key that the upload can be gone on with. */
  resume_id: string;
  /** Bytes as they were sent. */
  received: number;
  /** What the file is called where files are kept. */
  name: string;
  type: UploadType;
  /** Bytes as kept. */
  size: number;
  width: number | null;
  height: number | null;
  /** Whether the file is put away whole. */
  ready: Generated<boolean>;
  created_at: Instant;
  /** The message that took it; null while none has. */
  message_id: string | null;
  /** The event with the answer that took it; null for a file of the message itself. */
  answer_id: string | null;
  /** The writer's switch. */
  public: Generated<boolean>;
}

/** The chain. Only ever added to, by triggers; the other columns are read off `entry`. */
interface AuditTable {
  seq: ColumnType<string, string, never>;
  /** JSON, to the letter as it was hashed. */
  entry: string;
  hash: Buffer;
  at: GeneratedAlways<string>;
  kind: GeneratedAlways<string>;
  subject: GeneratedAlways<string | null>;
  event_seq: GeneratedAlways<number | null>;
}

/** What the running transaction will add to the chain when it ends. */
interface AuditDraftTable {
  id: GeneratedAlways<string>;
  entry: Json<unknown>;
}

interface ReplyTemplateTable {
  id: string;
  name: string;
  body: string;
  kind: string | null;
  topic: string | null;
  /** null: every unit's. */
  agency_id: string | null;
  revision: Generated<number>;
}

interface JoinRequestTable {
  id: string;
  /** Of who asked and of their key. */
  key_digest: Buffer;
  request: ColumnType<ValidJoinRequest, RawBuilder<string>, never>;
  state: JoinState;
  created_at: Instant;
  decided_at: Instant | null;
  note: string | null;
  /** The agency that it became. */
  agency_id: string | null;
}

/** What lies in which tray. Derived from events. */
interface TrayTable {
  /** An agency; empty for board staff. */
  owner: string;
  /** A `Box` that does not depend on the time; `waits` for the queue without a tray, `owes` for what is due at some time. */
  box: string;
  /** For the box `mine`: whose; otherwise empty. */
  person: string;
  message_id: string;
  created_at: Instant;
  /** When the owner's part of it is due; infinite where no clock runs. */
  due_at: Instant;
}

/** What a unit owed for a message (`Duty`). Derived from events; only its ends and its clocks change. */
interface DutyTable {
  message_id: string;
  seq: number;
  agency_id: string;
  kind: string;
  topic_path: string[];
  /** Whether the message is public now: no figure counts what is not. */
  listed: boolean;
  started_at: Instant;
  /** Each due time that it had, null for none, and since when. */
  clock_at: Date[];
  clock_due: (Date | null)[];
  approved_at: Instant | null;
  on_time: boolean | null;
  left_at: Instant | null;
  reviewed_at: Date[];
  returned_at: Date[];
  rated_at: Instant | null;
  satisfied: boolean | null;
  solved: boolean | null;
}

/** One row: how far the derived tables are. */
interface DerivedTable {
  id: number;
  /** The version of the derivation that they were made by. */
  version: number;
  /** While they are made anew: the last message that was. */
  after_id: string;
}

/** The shared draft of the unit that has the message. */
interface ReplyDraftTable {
  message_id: string;
  agency_id: string;
  /** null: there is none any more; its revision stays. */
  content: ColumnType<ReplyDraftContent | null, RawBuilder<string> | null, RawBuilder<string> | null>;
  revision: number;
  changed_at: Instant;
  person_id: string;
  person_name: string;
}

/** Who looked at a private part. */
interface PrivateLookTable {
  id: GeneratedAlways<string>;
  message_id: string;
  person_id: string;
  person_name: string;
  /** null for board staff. */
  agency_id: string | null;
  at: Instant;
}

interface SecretTable {
  name: string;
  value: Buffer;
}

export type MessageRow = Selectable<MessageTable>;
export type NewMessageRow = Insertable<MessageTable>;
