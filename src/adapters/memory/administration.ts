import {type Administration, refused} from '../../adapter/index.js';
import {
  agencyChangeSchema, auditQuerySchema, type Call, joinDecisionSchema, newPersonSchema, pageQuerySchema, peopleQuerySchema, permissionOf, personChangeSchema, settingsChangeSchema, templateSchema, type Viewer,
} from '../../model/index.js';
import {agencyRecords, saveAgency} from './administration/agencies.js';
import {decideJoinRequest, joinRequests} from './administration/join.js';
import {note, notes} from './administration/log.js';
import {createPerson, people, renewCredentials, savePerson} from './administration/people.js';
import {saveSettings, settingsOf, suggestCalendar} from './administration/settings.js';
import {removeTemplate, saveTemplate, templateRecords} from './administration/templates.js';
import {checked} from './checked.js';
import type {MemoryStore} from './store.js';

/** What administration in memory works with. */
export interface AdministrationContext {
  readonly store: MemoryStore;
  readonly viewer: () => Viewer;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Waits, heeds the signal, and does the work in one go. */
  readonly call: <T>(signal: AbortSignal | undefined, work: () => T) => Promise<T>;
}

/** The administration of a board in memory. Each call asks the table of permissions first; what changes something is kept in a log. */
export function memoryAdministration({store, viewer, now, newId, call}: AdministrationContext): Administration {
  const as = (what: Call): Viewer => {
    if (permissionOf(what, viewer().role) === undefined) throw refused('forbidden', viewer());
    return viewer();
  };
  /** Work that a permission lets somebody do, and a line in the log once it is done. */
  const logged = <T>(signal: AbortSignal | undefined, what: Call, kind: string, subject: string, detail: string, work: (by: Viewer) => T): Promise<T> => call(signal, () => {
    const by = as(what);
    const done = work(by);
    note(store, by, {kind, subject, detail, at: now().toISOString()});
    return done;
  });
  const {board} = store;
  return {
    getSettings: ({signal} = {}) => call(signal, () => (as('readSettings'), settingsOf(store))),
    saveSettings: (change, {signal, baseRevision}) => logged(signal, 'writeSettings', 'settings', '', Object.keys(change).join(', '), () =>
      saveSettings(store, checked(settingsChangeSchema, change), baseRevision)),
    suggestCalendar: (country, years, {signal} = {}) => call(signal, () => (as('suggestCalendar'), suggestCalendar(country, years))),
    listAgencyRecords: (query, {signal} = {}) => call(signal, () => (as('readAgencies'), agencyRecords(store, checked(pageQuerySchema, query)))),
    saveAgency: (id, change, {signal, baseRevision}) => logged(signal, 'writeAgencies', 'agency', id, 'saved', () =>
      saveAgency(store, id, checked(agencyChangeSchema, change), baseRevision)),
    listJoinRequests: (query, {signal} = {}) => call(signal, () => (as('readJoinRequests'), joinRequests(store, checked(pageQuerySchema, query)))),
    decideJoinRequest: (id, decision, {signal} = {}) => logged(signal, 'decideJoinRequests', 'agency', id, 'join', () =>
      decideJoinRequest(store, id, checked(joinDecisionSchema(board.limits), decision), now())),
    listPeople: (query, {signal} = {}) => call(signal, () => (as('readPeople'), people(store, checked(peopleQuerySchema, query)))),
    createPerson: (person, {signal} = {}) => logged(signal, 'writePeople', 'account', '', 'created', () =>
      createPerson(store, checked(newPersonSchema, person), {newId, at: now()})),
    savePerson: (id, change, {signal, baseRevision}) => logged(signal, 'writePeople', 'account', id, 'saved', () =>
      savePerson(store, id, checked(personChangeSchema, change), baseRevision, {newId, at: now()})),
    renewCredentials: (id, {signal} = {}) => logged(signal, 'writePeople', 'account', id, 'credentials', () => renewCredentials(store, id, newId)),
    listTemplateRecords: (query, {signal} = {}) => call(signal, () => templateRecords(store, as('readTemplates'), checked(pageQuerySchema, query))),
    saveTemplate: (id, template, {signal, baseRevision}) => logged(signal, 'writeTemplates', 'template', id, 'saved', (by) =>
      saveTemplate(store, by, id, checked(templateSchema(board.limits), template), baseRevision)),
    removeTemplate: (id, {signal, baseRevision}) => logged(signal, 'writeTemplates', 'template', id, 'removed', (by) => removeTemplate(store, by, id, baseRevision)),
    listAudit: (query, {signal} = {}) => call(signal, () => (as('readAudit'), notes(store, checked(auditQuerySchema, query)))),
  };
}
