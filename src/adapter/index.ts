export * from './adapter.js';
export * from './capabilities.js';
export * from './error.js';
export * from './idempotency.js';
export * from './refused.js';
