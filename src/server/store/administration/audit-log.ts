import {type AuditEntry, auditQuerySchema, type Page, validate} from '../../../model/index.js';
import {AUDIT_KINDS, type AuditKind, type AuditEntry as Logged, listAudit} from '../../audit/index.js';
import type {StoreContext} from '../context.js';
import {decodeCursor, encodeCursor} from '../cursor.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';

const LIST = 'audit';

/** Longest detail that is shown of an entry, in UTF-16 code units. The whole is printed by `civic-board audit list`. */
const DETAIL = 300;

/** A page of the log, newest first, with people's names as they are today. Errors: `invalid`, `malformed` (cursor). */
export async function listAuditEntries({db}: Pick<StoreContext, 'db'>, input: unknown): Promise<Omit<Page<AuditEntry>, 'agencies'>> {
  const checked = validate(auditQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {kind, messageId, since, cursor, limit} = checked.value;
  if (kind && !(AUDIT_KINDS as readonly string[]).includes(kind)) throw invalid([{path: 'kind', code: 'not-in-list'}]);
  const after = cursor ? Number(decodeCursor(cursor, LIST, []).id) : undefined;
  const entries = await listAudit(db, {
    limit: limit + 1, ...(after !== undefined && {after}), ...(kind && {kind: kind as AuditKind}), ...(messageId && {messageId}),
    ...(since && {since: new Date(since).toISOString()}),
  });
  const shown = entries.slice(0, limit);
  const names = await namesOf(db, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((entry) => entryFrom(entry, names)),
    ...(last && entries.length > limit && {nextCursor: encodeCursor({list: LIST, keys: [], id: String(last.seq)})}),
  };
}

async function namesOf(db: StoreContext['db'], entries: readonly Logged[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(entries.flatMap(({actor}) => actor.personId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({id, name}) => [id, name]));
}

function entryFrom({seq, at, kind, actor, subject = '', data = {}, hash}: Logged, names: ReadonlyMap<string, string>): AuditEntry {
  const {role, personId, agencyId} = actor;
  const {action} = data;
  const detail = kind === 'event' && typeof action === 'string' ? action : JSON.stringify(data).slice(0, DETAIL);
  return {seq, at, kind, actor: {name: names.get(personId ?? '') ?? '', role, ...(agencyId && {agencyId})}, subject, detail, hash};
}
