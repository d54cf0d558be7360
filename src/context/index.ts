export * from './adapter.js';
export * from './board.js';
export * from './device.js';
export * from './outbox-states.js';
export * from './outbox.js';
export * from './session.js';
