import type {Role} from './role.js';

/**
 * Who may do what beside acting on one message, as ONE table: call × role. What somebody may do with a message is in the lifecycle table,
 * by their relation to it. Backends check both on every call, and a test walks every cell of both. `own`: only what belongs to the person's own
 * agency, or to messages that it has a relation to, as each call's documentation says.
 */
export type Permission = 'all' | 'own';

type Row = Readonly<Partial<Record<Role, Permission>>>;

const STAFF = {staff: 'own', lead: 'own', moderator: 'all'} as const satisfies Row;
const OFFICE = {administrator: 'all'} as const satisfies Row;

export const PERMISSIONS = {
  countBoxes: STAFF,
  listColleagues: {staff: 'own', lead: 'own'},
  readPrivatePart: STAFF,
  readReplyDraft: {staff: 'own', lead: 'own'},
  writeReplyDraft: {staff: 'own', lead: 'own'},
  listTemplates: STAFF,
  findEarlierAnswers: STAFF,
  readSettings: OFFICE,
  writeSettings: OFFICE,
  suggestCalendar: OFFICE,
  readAgencies: OFFICE,
  writeAgencies: OFFICE,
  readJoinRequests: OFFICE,
  decideJoinRequests: OFFICE,
  readPeople: OFFICE,
  writePeople: OFFICE,
  // A lead keeps the templates of the own unit.
  readTemplates: {lead: 'own', administrator: 'all'},
  writeTemplates: {lead: 'own', administrator: 'all'},
  readAudit: OFFICE,
} as const satisfies Record<string, Row>;
export type Call = keyof typeof PERMISSIONS;

/** What a role may do with a call: everything, what is its own, or undefined for nothing. */
export function permissionOf(call: Call, role: Role): Permission | undefined {
  return (PERMISSIONS[call] as Row)[role];
}
