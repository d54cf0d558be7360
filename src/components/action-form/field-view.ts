import type {TemplateResult} from 'lit';
import type {Colleague} from '../../adapter/index.js';
import type {Action, Message} from '../../model/index.js';
import type {ActionField, FieldValue} from './action-fields.js';
import type {Words} from './words.js';

/** What a field's template needs beside the field. */
export interface FieldView {
  readonly words: Words;
  /** IANA name of the board's time zone. */
  readonly timeZone: string;
  /** The place whose agencies are offered first. */
  readonly placeId: string;
  /** What the form does; undefined where it is about several messages. */
  readonly action?: Action;
  /** The message that the form is about; absent where it is about several. */
  readonly message?: Message | undefined;
  /** `person`: who can be chosen; undefined until it was fetched. */
  readonly people?: readonly Colleague[] | undefined;
  /** `agency`: the units to choose from, where those are few and known. An empty id stands for the one that has the message. */
  readonly units?: readonly UnitChoice[] | undefined;
  /** What is wrong with the field at a path, in words; empty for nothing. */
  readonly problemAt: (path: string) => string;
  /** Takes in what was entered: a value, or how it follows from the one before, which may be newer than what is on the page. */
  readonly set: (field: ActionField, value: FieldValue | Change) => void;
}

/** A unit to choose. */
export interface UnitChoice {
  readonly id: string;
  readonly name: string;
}

/** A new value out of the one before. */
export type Change = (before: FieldValue | undefined) => FieldValue;

/** Renders a field; the path is the one that issues name. */
export type RenderField = (field: ActionField, path: string, value: FieldValue | undefined, view: FieldView) => TemplateResult;

/** What fields are called in some actions. A note for colleagues is one thing, and why a matter is supervised another. */
const OWN_LABELS: Partial<Record<Action, Readonly<Record<string, string>>>> = {
  supervise: {internalText: 'why-supervised'},
  'supervision-note': {internalText: 'progress'},
  escalate: {internalText: 'why-escalated'},
  'end-supervision': {internalText: 'how-settled'},
  visit: {publicText: 'finding', attachments: 'files-of-visit'},
};

/** A field as an action calls it. */
export function namedFor(action: Action, field: ActionField): ActionField {
  const label = OWN_LABELS[action]?.[field.name];
  return label === undefined ? field : {...field, label};
}

/** The name of a field in words. */
export function nameOf({name, label = name}: Pick<ActionField, 'name' | 'label'>, words: Words): string {
  return words.any(`desk.field-${label}`);
}

/** The label of a field; those that may stay empty say so. */
export function labelOf(field: ActionField, words: Words): string {
  const label = nameOf(field, words);
  return field.meta.required ? label : `${label} (${words.t('common.optional')})`;
}

/** The id of the control of the field at a path. */
export function idOf(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}
