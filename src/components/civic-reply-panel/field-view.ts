import type {TemplateResult} from 'lit';
import type {ActionField, FieldValue} from './action-fields.js';
import type {Words} from './words.js';

/** What a field's template needs beside the field. */
export interface FieldView {
  readonly words: Words;
  /** IANA name of the board's time zone. */
  readonly timeZone: string;
  /** The place whose agencies are offered first. */
  readonly placeId: string;
  /** What is wrong with the field at a path, in words; empty for nothing. */
  readonly problemAt: (path: string) => string;
  /** Takes in what was entered: a value, or how it follows from the one before, which may be newer than what is on the page. */
  readonly set: (field: ActionField, value: FieldValue | Change) => void;
}

/** A new value out of the one before. */
export type Change = (before: FieldValue | undefined) => FieldValue;

/** Renders a field; the path is the one that issues name. */
export type RenderField = (field: ActionField, path: string, value: FieldValue | undefined, view: FieldView) => TemplateResult;

/** The label of a field; those that may stay empty say so. */
export function labelOf({name, meta}: ActionField, words: Words): string {
  const label = words.any(`desk.field-${name}`);
  return meta.required ? label : `${label} (${words.t('common.optional')})`;
}
