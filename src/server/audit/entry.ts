import type {Actor, Viewer} from '../../model/index.js';

/**
 * What can be in the log. `event`: something happened to a message, written by the database itself. `begun`: the log of a board that had
 * events before it had a log. Everything else is handed to {@link audit} by whoever does it.
 */
export const AUDIT_KINDS = [
  'event', 'begun', 'private-part-read', 'sign-in', 'sign-in-refused', 'sign-out', 'account', 'agency', 'settings', 'topic', 'clock', 'holidays',
  'template', 'campaign', 'export', 'import',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Who did something, without a name: names change, and people have them forgotten. */
export type AuditActor = Omit<Actor, 'name'>;

/** JSON as PostgreSQL can keep it. */
export type AuditData = {readonly [key: string]: string | number | boolean | null | undefined | AuditData | readonly (string | number | boolean | null | AuditData)[]};

/** What is handed in to be logged. */
export interface NewAuditEntry {
  readonly kind: Exclude<AuditKind, 'event' | 'begun'>;
  readonly actor: AuditActor;
  /** The id of what it was done to: a message, an account, an agency. */
  readonly subject?: string;
  /**
   * What was done. It stays for ever: ids, codes, counts and digests belong here, and never what somebody wrote, a name, an address, a
   * password, or a digest of something that can be guessed.
   */
  readonly data?: AuditData;
}

/** An entry of the log. */
export interface AuditEntry extends Omit<NewAuditEntry, 'kind'> {
  readonly kind: AuditKind;
  /** 1, 2, 3 … */
  readonly seq: number;
  /** When it was sealed, by the database's clock; ISO 8601. */
  readonly at: string;
  /** Of the hash before and of this entry's text; SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** What the operator of the server does at its command line. */
export const OPERATOR: AuditActor = {role: 'system'};

/** Somebody who looks or acts, as the log names them. */
export function auditActorOf({role, personId, agencyId}: Viewer): AuditActor {
  return {role, ...(personId !== undefined && {personId}), ...(agencyId !== undefined && {agencyId})};
}
