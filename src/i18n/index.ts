export * from './direction.js';
export * from './languages.js';
export {overrideStrings, type StringOverrides} from './overrides.js';
export * from './phrase.js';
export type * from './strings.js';
export type {RelativeUnit, Written} from './written.js';
