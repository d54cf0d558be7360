export * from './board-connection.js';
export * from './board-mutation.js';
export * from './board-pages.js';
export * from './board-query.js';
export * from './localize.js';
export * from './phrases.js';
export * from './wide-enough.js';
