import * as v from 'valibot';
import type {BoardInfo} from './board.js';
import {optionalText, text} from './fields.js';
import type {BoardEvent} from './event.js';
import type {Limits} from './limits.js';
import {permissionOf} from './permissions.js';
import type {Viewer} from './role.js';
import type {State} from './states.js';
import {findById, flattenTopics, isWithinTopic} from './topic.js';
import type {FieldIssue} from './validate.js';

/** What a template can leave open for the message at hand, as `{number}`. */
export const PLACEHOLDERS = ['number', 'title', 'name', 'agency', 'date', 'due'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The beginning of an answer that a unit gives often. */
export interface ReplyTemplate {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  /** For messages of this kind only; every kind when absent. */
  readonly kind?: string;
  /** For this topic and those inside it only. */
  readonly topic?: string;
  /** For this unit only; every unit's when absent. */
  readonly agencyId?: string;
  /** Counts changes; what a change must name as the one that it is based on. */
  readonly revision: number;
}

const shortId = () => v.optional(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long')), '');

/** A template as it is written. Empty ids fit everything. */
export function templateSchema({contact, answer}: Limits) {
  return v.strictObject({
    name: text(contact, true, {control: 'line'}),
    body: text(answer, true, {control: 'text'}),
    kind: shortId(), topic: shortId(), agencyId: shortId(),
  });
}
export type TemplateDraft = v.InferInput<ReturnType<typeof templateSchema>>;
export type ValidTemplate = v.InferOutput<ReturnType<typeof templateSchema>>;

/** What a template is for and there is not: a kind, a topic or a unit. Absent and empty ids fit everything. */
export function templateIssues(
  {kind, topic, agencyId}: Pick<ReplyTemplate, 'kind' | 'topic' | 'agencyId'>, {kinds, topics}: Pick<BoardInfo, 'kinds' | 'topics'>, isAgency: (id: string) => boolean,
): FieldIssue[] {
  return ([
    [!kind || findById(kinds, kind), 'kind'], [!topic || findById(flattenTopics(topics), topic), 'topic'], [!agencyId || isAgency(agencyId), 'agencyId'],
  ] as const).flatMap(([fits, path]): FieldIssue[] => (fits ? [] : [{path, code: 'not-in-list'}]));
}

/** The message that templates are asked for. */
export const templateQuerySchema = v.strictObject({
  kind: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long')),
  topic: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long')),
});
export type TemplateQuery = v.InferOutput<typeof templateQuerySchema>;

/** Templates in one answer, at most. */
export const MAX_TEMPLATES = 100;

/** The templates that fit a message: a unit's own before everybody's, the closer fit before the wider, then by name. */
export function fittingTemplates(templates: readonly ReplyTemplate[], {kind, topic}: TemplateQuery, agencyId: string | undefined): ReplyTemplate[] {
  const closeness = (template: ReplyTemplate) => (template.topic ? template.topic.split('/').length * 2 : 0) + (template.kind ? 1 : 0);
  return templates
    .filter((template) =>
      (!template.agencyId || template.agencyId === agencyId) && (!template.kind || template.kind === kind) && (!template.topic || isWithinTopic(topic, template.topic)))
    .sort((one, other) =>
      Number(!!other.agencyId) - Number(!!one.agencyId) || closeness(other) - closeness(one) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
    .slice(0, MAX_TEMPLATES);
}

/** The fields of an answer that is being written, as a unit's shared draft keeps them. Texts may be unfinished, and are kept as typed. */
export function replyDraftSchema({answer, contact, note}: Limits) {
  // A little more than an answer may hold, so that a draft that is still too long is not lost.
  return v.strictObject({
    body: optionalText(answer * 2), organisation: optionalText(contact * 2), person: optionalText(contact * 2), contact: optionalText(contact * 2), internalText: optionalText(note * 2),
  });
}
export type ReplyDraftContent = v.InferOutput<ReturnType<typeof replyDraftSchema>>;

/** A unit's shared draft of the answer to one message. */
export interface ReplyDraft {
  readonly content: ReplyDraftContent;
  /** Counts changes; 1 for the first. */
  readonly revision: number;
  /** ISO 8601. */
  readonly changedAt: string;
  /** The name of whoever changed it last. */
  readonly changedBy: string;
  /** Whether that was the reader. */
  readonly mine: boolean;
}

/** The states in which a unit can keep a draft: the answer is still to be written. */
export const DRAFT_STATES: readonly State[] = ['waiting', 'in-progress', 'needs-info'];

/** Whether a draft goes away with an event: the answer is out, the message is, or the unit no longer has it. */
export function endsDraft(event: Pick<BoardEvent, 'to' | 'action'>): boolean {
  return !DRAFT_STATES.includes(event.to) || event.action === 'transfer' || event.action === 'hand-back';
}

/** A template with its placeholders filled in. One that nothing is known for stays as it is, to be seen and filled in by hand. */
export function fillTemplate(body: string, values: Readonly<Partial<Record<Placeholder, string>>>): string {
  return body.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name as Placeholder] || whole);
}

/** The placeholders that a text still has. */
export function openPlaceholders(text: string): Placeholder[] {
  return PLACEHOLDERS.filter((name) => text.includes(`{${name}}`));
}

/** Whether somebody keeps a template of a unit, or of everybody when it is nobody's: administrators all, leads those of their own unit. */
export function mayKeepTemplate({role, agencyId: own}: Viewer, agencyId: string | undefined): boolean {
  const permission = permissionOf('writeTemplates', role);
  return permission === 'all' || (permission === 'own' && agencyId !== undefined && agencyId === own);
}
