export {audit} from './audit.js';
export {AUDIT_KINDS, type AuditActor, type AuditData, type AuditEntry, type AuditKind, auditActorOf, type NewAuditEntry, OPERATOR} from './entry.js';
export {type AuditQuery, listAudit} from './list.js';
export {explainMisfit, type Misfit, type MisfitCode} from './misfit.js';
export {type AuditVerdict, verifyAudit, type VerifyOptions, verifyWithin} from './verify.js';
