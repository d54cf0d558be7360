/** A table that an export holds. */
export interface ExportedTable {
  readonly name: string;
  /** Only rows of which this holds; SQL over the table's own columns. */
  readonly where?: string;
  /** Whoever has it can sign in as others or read what is encrypted: it travels only when that is asked for. */
  readonly secret?: true;
  /** Opening a board puts rows in: they are no sign that somebody uses it, and give way to those of an export. */
  readonly begun?: true;
}

/** A table that an export does not hold. */
export interface LeftOutTable {
  readonly why: string;
  /** What brings its rows about when an export is brought in; SQL. */
  readonly rebuild?: string;
}

/**
 * What makes a board this board: every table, in the order in which rows can be brought in, what they refer to first. A test holds these
 * two lists to the tables that there are: whoever adds a table says here whether it travels. The job queue has a schema of its own and is
 * left out whole: which reminders are due is decided from the messages.
 */
export const EXPORTED: readonly ExportedTable[] = [
  {name: 'board'},
  {name: 'secret', secret: true, begun: true},
  {name: 'place'},
  {name: 'agency'},
  {name: 'join_request'},
  {name: 'reply_template'},
  {name: 'account'},
  // Encrypted with the server's secret, and digests made with it: of use where that is the same.
  {name: 'second_factor'},
  {name: 'recovery_code'},
  {name: 'session', secret: true},
  {name: 'message'},
  {name: 'message_private'},
  {name: 'message_original'},
  {name: 'event'},
  {name: 'published_answer'},
  // Derived as answers are, and brought along for the same reason: the board is whole at once.
  {name: 'tray'},
  {name: 'duty'},
  {name: 'derived', begun: true},
  {name: 'reply_draft'},
  {name: 'private_look'},
  // A device that sends again what was sent before the move gets the answer of then.
  {name: 'idempotency'},
  // Those that no message took are nobody's, and gone within two days.
  {name: 'upload', where: 'message_id is not null'},
  {name: 'follower'},
  {name: 'content_report'},
  {name: 'subscription'},
  {name: 'outbox'},
  {name: 'notice'},
  {name: 'audit'},
];

export const LEFT_OUT: Readonly<Record<string, LeftOutTable>> = {
  term_change: {why: 'how often words occur is counted anew', rebuild: 'insert into term_change (terms, change) select terms, 1 from message where listed'},
  term_frequency: {why: 'is counted from term_change'},
  term_total: {why: 'is counted from term_change'},
  spent_proof: {why: 'a proof of work ends within minutes'},
  rate_limit: {why: 'counts of the last minutes'},
  sign_in_lock: {why: 'failed attempts of the last minutes'},
  sign_in_ticket: {why: 'ends within minutes'},
  audit_draft: {why: 'no row outlives its transaction'},
  board_migration: {why: 'stands in the manifest'},
  board_migration_lock: {why: 'is the migrator\'s own'},
};
