import type {Calendar} from '../../../model/index.js';
import {
  type AgencyRecord, type AuditEntry, type BoardSettings, type JoinRequestRecord, type Page, type ReplyTemplate, type Viewer,
} from '../../../model/index.js';
import type {AuditActor} from '../../audit/index.js';
import type {OpenRequest} from '../admission.js';
import type {StoreContext} from '../context.js';
import {storableText} from '../storable.js';
import {listAgencyRecords, saveAgency} from './agencies.js';
import {listAuditEntries} from './audit-log.js';
import {suggestCalendar} from './calendar.js';
import {decideJoinRequest, listJoinRequests, requestToJoin} from './join.js';
import {getSettings, saveSettings} from './settings.js';
import {listTemplateRecords, removeTemplate, saveTemplate} from './templates.js';

type Items<T> = Omit<Page<T>, 'agencies'>;

/**
 * What administrators keep beside people's accounts. Who may call what is decided before; `by` is who does it, for the audit log, in which every
 * change is kept. Templates know their reader: a lead's are those of the own unit.
 */
export interface Administrator {
  getSettings(): Promise<BoardSettings>;
  saveSettings(by: AuditActor, change: unknown, baseRevision: number): Promise<BoardSettings>;
  suggestCalendar(country: string, years: readonly number[]): Promise<Calendar>;
  listAgencyRecords(query: unknown): Promise<Items<AgencyRecord>>;
  saveAgency(by: AuditActor, id: string, change: unknown, baseRevision: number): Promise<AgencyRecord>;
  requestToJoin(viewer: Viewer, request: unknown, open: OpenRequest): Promise<void>;
  listJoinRequests(query: unknown): Promise<Items<JoinRequestRecord>>;
  decideJoinRequest(by: AuditActor, id: string, decision: unknown): Promise<JoinRequestRecord>;
  listTemplateRecords(viewer: Viewer, query: unknown): Promise<Items<ReplyTemplate>>;
  saveTemplate(viewer: Viewer, id: string, template: unknown, baseRevision: number): Promise<ReplyTemplate>;
  removeTemplate(viewer: Viewer, id: string, baseRevision: number): Promise<void>;
  listAudit(query: unknown): Promise<Items<AuditEntry>>;
}

/** `forgetBoard`: what is remembered of the board's data is out of date. */
export function administratorOf(context: StoreContext, forgetBoard: () => void): Administrator {
  return {
    getSettings: () => getSettings(context),
    saveSettings: async (by, change, baseRevision) => {
      const settings = await saveSettings(context, by, change, baseRevision);
      forgetBoard();
      return settings;
    },
    suggestCalendar,
    listAgencyRecords: (query) => listAgencyRecords(context, query),
    saveAgency: (by, id, change, baseRevision) => saveAgency(context, by, storableText(id), change, baseRevision),
    requestToJoin: (viewer, request, open) => requestToJoin(context, viewer, request, open),
    listJoinRequests: (query) => listJoinRequests(context, query),
    decideJoinRequest: (by, id, decision) => decideJoinRequest(context, by, storableText(id), decision),
    listTemplateRecords: (viewer, query) => listTemplateRecords(context, viewer, query),
    saveTemplate: (viewer, id, template, baseRevision) => saveTemplate(context, viewer, storableText(id), template, baseRevision),
    removeTemplate: (viewer, id, baseRevision) => removeTemplate(context, viewer, storableText(id), baseRevision),
    listAudit: (query) => listAuditEntries(context, query),
  };
}
