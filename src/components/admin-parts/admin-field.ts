/** What is typed into a form of administration: texts, ticks, texts by language. */
export type FieldValue = string | boolean | Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, FieldValue>>;

/** Something to choose from. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * One field of a form of administration. Its label is the phrase `admin.field-` and its name, its help `admin.hint-` and its name where that is
 * there. `localized`: a line for each language of the board; `agency` and `place`: chosen from the town's tree.
 */
export interface AdminField {
  /** The path that issues name. */
  readonly name: string;
  readonly control: 'line' | 'text' | 'email' | 'number' | 'date' | 'tick' | 'choice' | 'localized' | 'agency' | 'place';
  readonly required?: boolean;
  /** Whether there is help; or the name of another help than its own. */
  readonly hint?: boolean | string;
  /** Whose label and help it has, where those of its name say something else. */
  readonly says?: string;
  /** `choice`: what can be chosen; an empty value stands for none. */
  readonly options?: readonly Option[];
  /** Shown and not to be changed. */
  readonly fixed?: boolean;
}

/** The text of a field; empty where it holds something else. */
export function textIn(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** Whether a field is ticked. */
export function isTicked(values: Values, name: string): boolean {
  return values[name] === true;
}

/** The texts of a field by language, those that are empty left out. */
export function localizedIn(values: Values, name: string): Record<string, string> {
  const value = values[name];
  if (typeof value !== 'object') return {};
  return Object.fromEntries(Object.entries(value).map(([tag, text]) => [tag, text.trim()] as const).filter(([, text]) => text !== ''));
}
