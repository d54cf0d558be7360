/** What others test with: the conformance suite, the made-up town, drafts, and adapters in states that are hard to come by. */
export * from './drafts.js';
export * from './files.js';
export * from './scenarios.js';
export * from './suite.js';
export * from './town.js';
