export * from './buttons.js';
export * from './controls.js';
export * from './disclosure.js';
export * from './fields.js';
export * from './host.js';
export * from './page.js';
export * from './reset.js';
export * from './tokens.js';
