import type {LocalizedText} from '../../model/index.js';

/** The special days of one year. */
export interface Days {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly names: Readonly<Record<string, LocalizedText>>;
}
