import * as v from 'valibot';
import {
  type AgencyRecord, type AuditEntry, type BoardSettings, JOIN_STATES, type JoinRequestRecord, type PersonRecord, type ReplyTemplate, ROLES,
} from '../../model/index.js';
import {agencyFields, calendarFields, count, text, time, titled} from './schema-parts.js';
import {board} from './schemas.js';

/** What the API answers administrators with; see `schemas.ts`. */

const page = <S extends v.GenericSchema>(title: string, items: S) => titled(title, v.strictObject({items: v.array(items), nextCursor: v.exactOptional(text())}));

export const settings = titled('Settings', v.strictObject({board, revision: count()})) satisfies v.GenericSchema<BoardSettings>;

export const calendar = titled('Calendar', v.strictObject(calendarFields));

export const agencyRecord = titled('AgencyRecord', v.strictObject({
  ...agencyFields, deskEmail: text(), leadEndorses: v.boolean(), revision: count(),
})) satisfies v.GenericSchema<AgencyRecord>;
export const agencyRecords = page('AgencyRecords', agencyRecord);

export const joinRequest = titled('JoinRequest', v.strictObject({
  id: text(), organisation: text(), placeId: text(), person: text(), phone: text(), email: text(), words: text(), state: v.picklist(JOIN_STATES),
  createdAt: time(), decidedAt: v.exactOptional(time()), note: v.exactOptional(text()), agencyId: v.exactOptional(text()),
})) satisfies v.GenericSchema<JoinRequestRecord>;
export const joinRequests = page('JoinRequests', joinRequest);

export const person = titled('Person', v.strictObject({
  id: text(), username: text(), name: text(), email: text(), role: v.picklist(ROLES), agencyId: v.exactOptional(text()), disabled: v.boolean(),
  lockedUntil: v.exactOptional(time()), hasPassword: v.boolean(), mustChangePassword: v.boolean(), secondFactor: v.boolean(), oidcSubject: text(),
  createdAt: time(), lastSignInAt: v.exactOptional(time()), revision: count(),
})) satisfies v.GenericSchema<PersonRecord>;
export const people = page('People', person);
export const newCredentials = titled('NewCredentials', v.strictObject({person, oneTimePassword: text()}));

export const template = titled('Template', v.strictObject({
  id: text(), name: text(), body: text(), kind: v.exactOptional(text()), topic: v.exactOptional(text()), agencyId: v.exactOptional(text()), revision: count(),
})) satisfies v.GenericSchema<ReplyTemplate>;
export const templates = page('Templates', template);

export const auditEntry = titled('AuditEntry', v.strictObject({
  seq: count(), at: time(), kind: text(), actor: v.strictObject({name: text(), role: text(), agencyId: v.exactOptional(text())}), subject: text(), detail: text(), hash: text(),
})) satisfies v.GenericSchema<AuditEntry>;
export const auditEntries = page('AuditEntries', auditEntry);
