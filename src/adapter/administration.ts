import type {
  AgencyChange, AgencyRecord, AuditEntry, AuditQuery, BoardSettings, Calendar, JoinDecision, JoinRequestRecord, NewPerson, Page, PageQuery, PeopleQuery, PersonChange, PersonRecord, ReplyTemplate,
  SettingsChange, TemplateDraft,
} from '../model/index.js';
import type {CallOptions} from './adapter.js';
import type {RevisionOptions} from './desk.js';

/** An account that was just made, or whose password was set anew. */
export interface NewCredentials {
  readonly person: PersonRecord;
  /** Good for the first sign-in, which asks for a new one; shown this once. */
  readonly oneTimePassword: string;
}

type Items<T> = Omit<Page<T>, 'agencies'>;

/**
 * What administrators keep: the board's own data, agencies, people, templates. Every change is kept in the audit log. Who may call what is in
 * the model's `PERMISSIONS`; a call without the permission rejects with `unauthenticated` or `forbidden`.
 */
export interface Administration {
  /** The board's own data, with its revision: kinds, topics, clocks, holidays, campaigns, limits. */
  getSettings(options?: CallOptions): Promise<BoardSettings>;

  /** Changes the given parts. Errors: `invalid` (`in-use`: kinds and topics that messages, clocks or templates have and that would vanish), `stale`. */
  saveSettings(change: SettingsChange, options: RevisionOptions): Promise<BoardSettings>;

  /** The holidays of a country (ISO 3166-1, or a part of it as `DE-BY`) in some years, to be looked at and saved. Errors: `invalid` (`country`, `years`). */
  suggestCalendar(country: string, years: readonly number[], options?: CallOptions): Promise<Calendar>;

  /** All agencies in the town's order, closed ones too. `text` looks in names. */
  listAgencyRecords(query: PageQuery, options?: CallOptions): Promise<Items<AgencyRecord>>;

  /** Makes an agency (`id` that is new, `baseRevision` 0) or changes one. Errors: `invalid` (a tree must stay a tree), `stale`. */
  saveAgency(id: string, change: AgencyChange, options: RevisionOptions): Promise<AgencyRecord>;

  /** Agencies that ask to join (入驻), newest first. */
  listJoinRequests(query: PageQuery, options?: CallOptions): Promise<Items<JoinRequestRecord>>;

  /** Approves a request, which makes the agency, or declines it. Errors: `invalid`, `not-found`, `stale` (decided before, or the agency's id is taken). */
  decideJoinRequest(id: string, decision: JoinDecision, options?: CallOptions): Promise<JoinRequestRecord>;

  /** People with accounts, by name. `text` looks in names, usernames and e-mail addresses. */
  listPeople(query: PeopleQuery, options?: CallOptions): Promise<Items<PersonRecord>>;

  /** Makes an account. Errors: `invalid` (also `taken`: another account has the `username`, `email` or `oidcSubject`). */
  createPerson(person: NewPerson, options?: CallOptions): Promise<NewCredentials>;

  /** Changes role, agency, name, e-mail, or shuts somebody out. Errors: `invalid`, `not-found`, `stale`, `not-allowed-now` (refusal `last-administrator`). */
  savePerson(id: string, change: PersonChange, options: RevisionOptions): Promise<PersonRecord>;

  /** Sets a one-time password, ends all sessions of the person and forgets a second factor that was lost. Errors: `not-found`. */
  renewCredentials(id: string, options?: CallOptions): Promise<NewCredentials>;

  /** Templates, by name: a lead gets those of the own unit. */
  listTemplateRecords(query: PageQuery, options?: CallOptions): Promise<Items<ReplyTemplate>>;

  /** Makes a template (`id` that is new, `baseRevision` 0) or changes one. Errors: `invalid`, `forbidden`, `stale`. */
  saveTemplate(id: string, template: TemplateDraft, options: RevisionOptions): Promise<ReplyTemplate>;

  /** Removes a template; fine when there is none. Errors: `forbidden`, `stale`. */
  removeTemplate(id: string, options: RevisionOptions): Promise<void>;

  /** The audit log, newest first. */
  listAudit(query: AuditQuery, options?: CallOptions): Promise<Items<AuditEntry>>;
}
