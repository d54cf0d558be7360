export * from './examples.js';
export * from './find-private.js';
export * from './rules.js';
export * from './without.js';
