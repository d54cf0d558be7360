export * from './adapter.js';
export * from './board.js';
export * from './session.js';
