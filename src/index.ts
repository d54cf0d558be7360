/**
 * What programs import from `civic-board`: the model, the adapter contract, and the adapters. Elements are imported from
 * `civic-board/components/…` (classes) and `civic-board/define/…` (registered).
 */
export * from './model/index.js';
export * from './adapter/index.js';
export * from './adapters/memory.js';
export * from './adapters/rest.js';
