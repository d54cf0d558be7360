import type {Db} from '../store/database.js';
import type {AuditEntry, AuditKind} from './entry.js';

export interface AuditQuery {
  /** The `seq` of the last entry that was had; goes on after it, in the order that is asked for. */
  readonly after?: number;
  /** Entries at most; 50 when left out. */
  readonly limit?: number;
  readonly kind?: AuditKind;
  /** Only what was done to this message. */
  readonly messageId?: string;
  /** Only what was sealed at this time or later; ISO 8601 in UTC with milliseconds. */
  readonly since?: string;
  /** `newest` first when left out. */
  readonly order?: 'newest' | 'oldest';
}

/** Some entries of the log. It holds what only administrators may see: whoever calls this has checked that. */
export async function listAudit(db: Db, {after, limit = 50, kind, messageId, since, order = 'newest'}: AuditQuery = {}): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit').select(['entry', 'hash']).orderBy('seq', order === 'newest' ? 'desc' : 'asc').limit(limit);
  if (after !== undefined) query = query.where('seq', order === 'newest' ? '<' : '>', String(after));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (messageId !== undefined) query = query.where('subject', '=', messageId);
  if (since !== undefined) query = query.where('at', '>=', since);
  return (await query.execute()).map(({entry, hash}) => ({...(JSON.parse(entry) as Omit<AuditEntry, 'hash'>), hash: hash.toString('hex')}));
}
