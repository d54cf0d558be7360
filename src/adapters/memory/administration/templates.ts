import {BoardError} from '../../../adapter/index.js';
import {
  type FieldIssue, mayKeepTemplate, type Page, permissionOf, type ReplyTemplate, templateIssues, type ValidPageQuery, type ValidTemplate, type Viewer,
} from '../../../model/index.js';
import {pageAfter} from '../paging.js';
import type {MemoryStore} from '../store.js';

/** Templates that somebody keeps: a lead those of the own unit. */
export function templateRecords({templates}: MemoryStore, {role, agencyId}: Viewer, {text = '', limit, cursor}: ValidPageQuery): Omit<Page<ReplyTemplate>, 'agencies'> {
  const all = permissionOf('readTemplates', role) === 'all';
  const found = templates.filter((template) => (all || template.agencyId === agencyId) && template.name.toLowerCase().includes(text.trim().toLowerCase()));
  return pageAfter(found, ({id}) => [0, 0, id], {list: 'templates', limit, cursor});
}

/** Makes a template (revision 0) or changes one. */
export function saveTemplate(store: MemoryStore, by: Viewer, id: string, {name, body, kind, topic, agencyId}: ValidTemplate, baseRevision: number): ReplyTemplate {
  const before = store.templates.find((template) => template.id === id);
  checkMay(by, agencyId);
  if (before) checkMay(by, before.agencyId);
  if ((before?.revision ?? 0) !== baseRevision) throw new BoardError('stale', 'the template was changed since');
  const {board, agencies} = store;
  const issues: FieldIssue[] = [
    ...templateIssues({kind, topic, agencyId}, board, (agency) => agencies.some((one) => one.id === agency)),
    ...(id.length > 0 && id.length <= 100 ? [] : [{path: 'id', code: 'not-in-list'} as const]),
  ];
  if (issues.length > 0) throw new BoardError('invalid', 'fields break the rules', {issues});
  const template = {id, name, body, ...(kind && {kind}), ...(topic && {topic}), ...(agencyId && {agencyId}), revision: baseRevision + 1};
  store.templates = [...store.templates.filter((other) => other.id !== id), template];
  return template;
}

/** Removes a template; fine when there is none. */
export function removeTemplate(store: MemoryStore, by: Viewer, id: string, baseRevision: number): void {
  const before = store.templates.find((template) => template.id === id);
  if (!before) return;
  checkMay(by, before.agencyId);
  if (before.revision !== baseRevision) throw new BoardError('stale', 'the template was changed since');
  store.templates = store.templates.filter((template) => template.id !== id);
}

function checkMay(by: Viewer, agencyId: string | undefined): void {
  if (!mayKeepTemplate(by, agencyId || undefined)) throw new BoardError('forbidden', 'this is the template of another unit');
}
