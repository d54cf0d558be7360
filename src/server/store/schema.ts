import type {ColumnType, Insertable, Selectable} from 'kysely';
import type {BoardEvent, BoardInfo, LocalizedText, MessageContent, PublishedAnswer, State, Visibility} from '../../model/index.js';

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
  message: MessageTable;
  message_private: PrivateTable;
  message_original: OriginalTable;
  event: EventTable;
  published_answer: PublishedAnswerTable;
  idempotency: IdempotencyTable;
  secret: SecretTable;
}

/** One row: the town's own data. */
interface BoardTable {
  id: ColumnType<number, 1, never>;
  info: Json<BoardInfo>;
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
}

interface AccountTable {
  id: string;
  /** Lower case. */
  username: string;
  password_hash: string;
  name: string;
  role: string;
  agency_id: string | null;
}

interface SessionTable {
  id: string;
  account_id: string;
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
  /** The called-in agencies that have not reported in. */
  called_ids: string[];
  /** The path of that agency's place. */
  place_path: string[];
  answered_at: Instant | null;
  due_at: Instant | null;
  search_text: string;
  terms: number[];
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

/** What an idempotency key was used for. Holds no text: the first answer is made again from the events up to `version`. */
interface IdempotencyTable {
  scope: string;
  key: string;
  fingerprint: Buffer;
  message_id: string;
  version: number;
  created_at: ColumnType<Date, Date | undefined, never>;
}

interface SecretTable {
  name: string;
  value: Buffer;
}

export type MessageRow = Selectable<MessageTable>;
export type NewMessageRow = Insertable<MessageTable>;
