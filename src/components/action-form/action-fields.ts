import * as v from 'valibot';
import type {HeldFile} from '../../controllers/held-file.js';
import {
  type ActionRequest, type ActionSchemas, type AttachmentDraft, cleanLine, cleanText, countGraphemes, entriesOf, type FieldMetadata, instantIn, type Mask, unwrap,
} from '../../model/index.js';

/** One field of an action's form, read from the model's schema. */
export interface ActionField {
  readonly name: string;
  /** What the field is called where its action has a word of its own for it; else by its name. */
  readonly label?: string;
  readonly meta: FieldMetadata;
  /** `tasks`: the fields of each row. */
  readonly row: readonly ActionField[];
}

/** What was typed or chosen, as the controls hold it: texts, ids, wall-clock times, lists of what was ticked, rows, files, marked words; `yes` or `no`. */
export type FieldValue = string | readonly string[] | readonly Row[] | readonly HeldFile[] | readonly Mask[];
export interface Values {
  readonly [name: string]: FieldValue | undefined;
}

/** A row of a `tasks` field. The key tells rows apart while others come and go. */
export interface Row {
  readonly key: number;
  readonly values: Values;
}

/** What a date field holds that was filled in half. */
export const HALF_A_DATE = 'incomplete';

/** The fields that an action asks for, in the schema's order. */
export function fieldsOf(schema: v.GenericSchema): ActionField[] {
  return Object.entries(entriesOf(schema) ?? {}).flatMap(([name, entry]) => {
    const inner = unwrap(entry);
    const meta = v.getMetadata(inner) as Partial<FieldMetadata>;
    // The action's own name is in the schema too, and nobody fills it in.
    if (!meta.control) return [];
    return [{name, meta: meta as FieldMetadata, row: 'item' in inner ? fieldsOf(inner.item as v.GenericSchema) : []}];
  });
}

/** What a `tasks` field starts with: one row to fill in. */
const FIRST_ROWS: readonly Row[] = [{key: 1, values: {}}];

/** The rows of a `tasks` field's value. */
export function rowsOf(value: FieldValue | undefined): readonly Row[] {
  return (value as readonly Row[] | undefined) ?? FIRST_ROWS;
}

/** The files of an `attachments` field's value. */
export function filesOf(value: FieldValue | undefined): readonly HeldFile[] {
  return (value as readonly HeldFile[] | undefined) ?? [];
}

/** The words of a `masks` field's value. */
export function masksOf(value: FieldValue | undefined): readonly Mask[] {
  return (value as readonly Mask[] | undefined) ?? [];
}

/** The request that the values make. What was left empty is left out, so that the schema says `required` where it is. */
export function requestOf(action: keyof ActionSchemas, fields: readonly ActionField[], values: Values, timeZone: string): ActionRequest {
  // Whether it is one is for the schema to say.
  return {action, ...entered(fields, values, timeZone)} as unknown as ActionRequest;
}

/** The field at an issue's path: `supports.0.task`. */
export function fieldAt(fields: readonly ActionField[], path: string): ActionField | undefined {
  const [name, , ...rest] = path.split('.');
  const field = fields.find((candidate) => candidate.name === name);
  return field && rest.length > 0 ? fieldAt(field.row, rest.join('.')) : field;
}

/** Characters that are left below the limit, counted as the board counts them; negative when there are too many. */
export function charactersLeft({control, max = 0}: FieldMetadata, text: string): number {
  return max - countGraphemes(control === 'line' ? cleanLine(text) : cleanText(text));
}

function entered(fields: readonly ActionField[], values: Values, timeZone: string): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap((field) => {
    const value = enteredIn(field, values[field.name], timeZone);
    return value === undefined ? [] : [[field.name, value]];
  }));
}

function enteredIn({meta, row}: ActionField, value: FieldValue | undefined, timeZone: string): unknown {
  if (meta.control === 'tasks') return rowsOf(value).map(({values}) => entered(row, values, timeZone));
  if (value === undefined || value.length === 0) return undefined;
  if (meta.control === 'attachments') return filesOf(value).map(attached);
  if (meta.control === 'yes-no') return value === 'yes';
  if (meta.control !== 'date' || typeof value !== 'string') return value;
  const instant = instantIn(value, timeZone);
  return Number.isNaN(instant.getTime()) ? HALF_A_DATE : instant.toISOString();
}

/** A file as a request names it. One that is not with the board yet has no id, which the schema then asks for. */
function attached({uploadId = '', description, public: isPublic, captions}: HeldFile): AttachmentDraft {
  return {uploadId, description, public: isPublic, ...(captions && {captionsUploadId: captions.uploadId ?? ''})};
}
