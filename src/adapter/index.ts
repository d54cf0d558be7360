export * from './adapter.js';
export * from './capabilities.js';
export * from './device.js';
export * from './error.js';
export * from './held-file.js';
export * from './idempotency.js';
export * from './random-id.js';
export * from './refused.js';
