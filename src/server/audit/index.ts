export {audit} from './audit.js';
export {AUDIT_KINDS, type AuditActor, type AuditData, type AuditEntry, type AuditKind, auditActorOf, type NewAuditEntry, OPERATOR} from './entry.js';
export {type AuditQuery, listAudit} from './list.js';
