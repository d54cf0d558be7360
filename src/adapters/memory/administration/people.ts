import {BoardError, type NewCredentials} from '../../../adapter/index.js';
import {
  changesViewOf, evolve, type FieldIssue, type Page, type PersonRecord, type TownAccount, unassignEvent, type ValidNewPerson, type ValidPeopleQuery, type ValidPersonChange,
} from '../../../model/index.js';
import {pageAfter} from '../paging.js';
import type {MemoryStore} from '../store.js';

/** People with accounts, by user name. */
export function people(store: MemoryStore, {text = '', role, agencyId, limit, cursor}: ValidPeopleQuery): Omit<Page<PersonRecord>, 'agencies'> {
  const wanted = text.trim().toLowerCase();
  const found = store.accounts.map((account) => recordOf(store, account)).filter((person) =>
    (!role || person.role === role) && (!agencyId || person.agencyId === agencyId) && [person.name, person.username, person.email].some((part) => part.toLowerCase().includes(wanted)));
  return pageAfter(found, ({username}) => [0, 0, username], {list: 'people', limit, cursor});
}

/** Makes an account with a password for its first sign-in. */
export function createPerson(store: MemoryStore, {username, name, email, role, agencyId}: ValidNewPerson, {newId, at}: {readonly newId: () => string; readonly at: Date}): NewCredentials {
  const issues = [
    ...taken(store.accounts.some((account) => account.username === username), 'username'), ...taken(!!email && store.accounts.some((account) => account.email === email), 'email'),
    ...unknownAgency(store, agencyId),
  ];
  if (issues.length > 0) throw new BoardError('invalid', 'fields break the rules', {issues});
  const account = {personId: newId(), username, password: newId(), name, role, ...(agencyId && {agencyId}), ...(email && {email}), mustChangePassword: true};
  store.accounts.push(account);
  store.people.set(account.personId, {revision: 1, disabled: false, createdAt: at.toISOString()});
  return {person: recordOf(store, account), oneTimePassword: account.password};
}

/** Changes an account, or shuts somebody out. */
export function savePerson(
  store: MemoryStore, id: string, {name, email, role, agencyId, disabled}: ValidPersonChange, baseRevision: number, made: {readonly newId: () => string; readonly at: Date},
): PersonRecord {
  const account = accountOf(store, id);
  const before = recordOf(store, account);
  if (before.revision !== baseRevision) throw new BoardError('stale', 'the account was changed since');
  const issues = [
    ...unknownAgency(store, agencyId), ...taken(!!email && store.accounts.some((other) => other.personId !== id && other.email === email), 'email'),
  ];
  if (issues.length > 0) throw new BoardError('invalid', 'fields break the rules', {issues});
  const leaves = before.role === 'administrator' && !before.disabled && (disabled || role !== 'administrator');
  const others = store.accounts.some((other) => other.personId !== id && other.role === 'administrator' && !recordOf(store, other).disabled);
  if (leaves && !others) throw new BoardError('not-allowed-now', 'this is the last administrator', {refusal: 'last-administrator'});
  const {agencyId: _, email: __, ...rest} = account;
  const index = store.accounts.indexOf(account);
  const after: TownAccount = {...rest, name, role, ...(agencyId && {agencyId}), ...(email && {email})};
  store.accounts[index] = after;
  store.people.set(id, {revision: baseRevision + 1, disabled, createdAt: before.createdAt});
  if (disabled) endSessions(store, id);
  if (disabled || agencyId !== before.agencyId) leaveWork(store, id, made);
  return recordOf(store, after);
}

/** Lets go of what somebody had who works for their unit no longer. */
function leaveWork(store: MemoryStore, personId: string, made: {readonly newId: () => string; readonly at: Date}): void {
  for (const [id, stored] of [...store.messages]) {
    const event = unassignEvent(stored.progress, personId, made);
    if (!event) continue;
    store.messages.set(id, {...stored, events: [...stored.events, event], progress: evolve(stored.progress, event)});
    for (const watcher of store.watchers) watcher(id, changesViewOf(event));
  }
}

/** Sets a password for one sign-in, ends all sessions and forgets a second factor. */
export function renewCredentials(store: MemoryStore, id: string, newId: () => string): NewCredentials {
  accountOf(store, id);
  const oneTimePassword = newId();
  store.changeAccount(id, {password: oneTimePassword, mustChangePassword: true});
  store.factors.delete(id);
  endSessions(store, id);
  return {person: recordOf(store, accountOf(store, id)), oneTimePassword};
}

/** Whether somebody was shut out. */
export function isDisabled({people: kept}: MemoryStore, personId: string): boolean {
  return kept.get(personId)?.disabled === true;
}

function endSessions({sessionsEnded}: MemoryStore, personId: string): void {
  sessionsEnded.set(personId, (sessionsEnded.get(personId) ?? 0) + 1);
}

function accountOf(store: MemoryStore, id: string): TownAccount {
  const account = store.accountOf(id);
  if (!account) throw new BoardError('not-found', 'no such account');
  return account;
}

function recordOf({people: kept, factors}: MemoryStore, {personId, username, name, email = '', role, agencyId, mustChangePassword = false}: TownAccount): PersonRecord {
  const {revision, disabled, createdAt} = kept.get(personId) ?? {revision: 1, disabled: false, createdAt: '2026-01-01T00:00:00.000Z'};
  return {
    id: personId, username, name, email, role, ...(agencyId && {agencyId}), disabled, hasPassword: true, mustChangePassword, secondFactor: factors.has(personId), oidcSubject: '',
    createdAt, revision,
  };
}

function taken(isTaken: boolean, path: string): FieldIssue[] {
  return isTaken ? [{path, code: 'taken'}] : [];
}

function unknownAgency({agencies}: MemoryStore, agencyId: string | undefined): FieldIssue[] {
  return agencyId === undefined || agencies.some(({id}) => id === agencyId) ? [] : [{path: 'agencyId', code: 'not-in-list'}];
}
