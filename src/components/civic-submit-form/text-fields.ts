import type {BoardInfo} from '../../model/index.js';
import type {TextField} from './text-field.js';

/** The fields with text, each with the limit that the board sets and the phrases that it is named by. */
export const TEXT_FIELDS = {
  title: {phrase: 'title', limit: 'title', control: 'line', counted: true, hint: true},
  body: {phrase: 'body', limit: 'body', control: 'text', counted: true, hint: true},
  demand: {phrase: 'demand', limit: 'demand', control: 'text', counted: true, hint: true},
  details: {phrase: 'details', limit: 'details', control: 'text', counted: true, hint: true, optional: true},
  'spot.address': {phrase: 'spot', limit: 'address', control: 'line', hint: true},
  'privatePart.name': {phrase: 'name', limit: 'name', control: 'line', hint: true, autocomplete: 'name'},
  'privatePart.phone': {phrase: 'phone', limit: 'phone', control: 'line', type: 'tel', autocomplete: 'tel'},
  'privatePart.remark': {phrase: 'remark', limit: 'remark', control: 'text', counted: true},
} as const satisfies Readonly<Record<string, Pick<TextField, 'control' | 'counted' | 'optional' | 'type' | 'autocomplete'> & {
  readonly phrase: string;
  readonly limit: keyof BoardInfo['limits'];
  readonly hint?: boolean;
}>>;
export type TextFieldName = keyof typeof TEXT_FIELDS;

/** Whether a field is one with text. */
export function isTextField(name: string): name is TextFieldName {
  return name in TEXT_FIELDS;
}
