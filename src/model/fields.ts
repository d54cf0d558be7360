import * as v from 'valibot';
import {cleanLine, cleanText, isBlank} from './clean.js';
import {countGraphemes} from './graphemes.js';
import type {Audience} from './lifecycle.js';

/**
 * Which control a form gives a field. `agency`: a picker; `score`: 1 to 5; `tasks`: agencies, each with a task; `attachments`: files;
 * `person`: somebody of the unit; `masks`: words of the message that are marked; `hidden-attachments`: files of the message.
 */
export type Control = 'line' | 'text' | 'agency' | 'choice' | 'choices' | 'score' | 'yes-no' | 'days' | 'date' | 'tasks' | 'attachments' | 'person' | 'masks' | 'hidden-attachments';

/** What a form needs to know of a field and validation does not: read with `v.getMetadata(schema)`. */
export type FieldMetadata = {
  readonly control: Control;
  /** Who will read what is typed; the form says so beside the field. */
  readonly audience?: Audience;
  /** Longest text, in characters as people count them. */
  readonly max?: number;
  /** What can be chosen. */
  readonly options?: readonly string[];
  readonly required: boolean;
};

/**
 * Text within a limit, cleaned for display before it is measured, so that what is stored is what was checked. The message of an issue is
 * a code that languages translate: `required`, `too-long`. A hard ceiling of 16 UTF-16 units a character stops a single "character" made of ten thousand accents.
 */
export const text = (max: number, required: boolean, meta: Pick<FieldMetadata, 'control' | 'audience'> = {control: 'text'}) =>
  v.pipe(
    v.string('wrong-type'),
    v.transform((value) => (isBlank(value) ? '' : meta.control === 'line' ? cleanLine(value) : cleanText(value))),
    v.check((value) => !required || value !== '', 'required'),
    v.check((value) => value.length <= max || (value.length <= max * 16 && countGraphemes(value) <= max), 'too-long'),
    v.metadata({...meta, max, required} satisfies FieldMetadata),
  );

/** Optional {@link text}: absent means empty. */
export const optionalText = (max: number, meta?: Pick<FieldMetadata, 'control' | 'audience'>) =>
  v.optional(text(max, false, meta), '');

/** An opaque id. */
export const id = (meta?: FieldMetadata) =>
  v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long'), v.metadata(meta ?? {control: 'line', required: true}));

/** One out of a list. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.pipe(v.picklist(options, 'not-in-list'), v.metadata({control: 'choice', options, required: true} satisfies FieldMetadata));

/** At least one out of a list, each once. */
export const choices = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.pipe(
    v.array(v.picklist(options, 'not-in-list'), 'wrong-type'),
    v.minLength(1, 'required'),
    v.maxLength(options.length, 'too-long'),
    v.check((values) => new Set(values).size === values.length, 'twice'),
    v.metadata({control: 'choices', options, required: true} satisfies FieldMetadata),
  );

/** An instant, ISO 8601 with Z or an offset. */
export const isoInstant = () => v.pipe(v.string('wrong-type'), v.isoTimestamp('not-a-time'), v.check(isOnCalendar, 'not-a-time'));

/** {@link isoInstant} as a field of a form. */
export const instant = (required = false) =>
  v.pipe(
    isoInstant(),
    v.metadata({control: 'date', required} satisfies FieldMetadata),
  );

/** 31 February has the form of a date: some engines read it as 3 March, and others not at all. */
function isOnCalendar(value: string): boolean {
  const date = value.slice(0, 10);
  return !Number.isNaN(Date.parse(value)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** A whole number within bounds. */
export const whole = (min: number, max: number, control: Control) =>
  v.pipe(
    v.number('wrong-type'), v.integer('wrong-type'), v.minValue(min, 'too-small'), v.maxValue(max, 'too-large'),
    v.metadata({control, required: true} satisfies FieldMetadata),
  );

/** An e-mail address, or nothing. The rule is that of HTML's own e-mail field, and the final proof is that a letter arrives. */
export const optionalEmail = () =>
  v.optional(v.pipe(
    v.string('wrong-type'),
    v.transform((value) => value.trim()),
    v.maxLength(254, 'too-long'),
    v.check((value) => value === '' || (v.RFC_EMAIL_REGEX.test(value) && !/[\r\n]/.test(value)), 'not-an-email'),
    v.metadata({control: 'line', audience: 'staff', required: false} satisfies FieldMetadata),
  ), '');
