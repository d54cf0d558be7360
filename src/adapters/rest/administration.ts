import type {Administration} from '../../adapter/index.js';
import type {AgencyRecord, AuditEntry, BoardSettings, Calendar, JoinRequestRecord, Page, PageQuery, PersonRecord, ReplyTemplate} from '../../model/index.js';
import {client, type RestOptions} from './client.js';
import {segment} from './segment.js';
import {isNothing, isObject} from './shape.js';

/** What administrators do, over the reference backend's HTTP API. */
export function restAdministration(options: RestOptions): Administration {
  const {get, send} = client(options);
  const list = <T>(path: string) => async (query: PageQuery & object, {signal}: {signal?: AbortSignal} = {}) =>
    get(`/administration/${path}`, isItems<T>, {signal, query: {...query}});
  return {
    getSettings: async ({signal} = {}) => get('/administration/settings', isObject<BoardSettings>, {signal}),
    saveSettings: async (change, {signal, baseRevision}) =>
      send('PUT', '/administration/settings', isObject<BoardSettings>, {signal, body: {change, baseRevision}}),
    suggestCalendar: async (country, years, {signal} = {}) =>
      get('/administration/holidays', isObject<Calendar>, {signal, query: {country, years: years.join(',')}}),
    listAgencyRecords: list<AgencyRecord>('agencies'),
    saveAgency: async (id, change, {signal, baseRevision}) =>
      send('PUT', `/administration/agencies/${segment(id)}`, isObject<AgencyRecord>, {signal, body: {change, baseRevision}}),
    listJoinRequests: list<JoinRequestRecord>('join-requests'),
    decideJoinRequest: async (id, decision, {signal} = {}) =>
      send('PUT', `/administration/join-requests/${segment(id)}`, isObject<JoinRequestRecord>, {signal, body: decision}),
    listPeople: list<PersonRecord>('people'),
    createPerson: async (person, {signal} = {}) => send('POST', '/administration/people', isNewCredentials, {signal, body: person}),
    savePerson: async (id, change, {signal, baseRevision}) =>
      send('PUT', `/administration/people/${segment(id)}`, isObject<PersonRecord>, {signal, body: {change, baseRevision}}),
    renewCredentials: async (id, {signal} = {}) => send('POST', `/administration/people/${segment(id)}/credentials`, isNewCredentials, {signal, body: {}}),
    listTemplateRecords: list<ReplyTemplate>('templates'),
    saveTemplate: async (id, change, {signal, baseRevision}) =>
      send('PUT', `/administration/templates/${segment(id)}`, isObject<ReplyTemplate>, {signal, body: {change, baseRevision}}),
    removeTemplate: async (id, {signal, baseRevision}) =>
      send('DELETE', `/administration/templates/${segment(id)}`, isNothing, {signal, query: {baseRevision: String(baseRevision)}}),
    listAudit: list<AuditEntry>('audit'),
  };
}

function isItems<T>(value: unknown): value is Omit<Page<T>, 'agencies'> {
  return isObject<{items: unknown}>(value) && Array.isArray(value.items);
}

function isNewCredentials(value: unknown): value is {person: PersonRecord; oneTimePassword: string} {
  return isObject<{oneTimePassword: unknown}>(value) && typeof value.oneTimePassword === 'string';
}
