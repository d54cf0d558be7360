export * from './controls.js';
export * from './reset.js';
export * from './tokens.js';
