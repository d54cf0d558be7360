/**
 * `waiting`: will be tried (again). `sending`: is under way in this window or another. `sent`: the board has it, and only the receipt
 * is left. `refused`: the board will not take it as it is.
 */
export const OUTBOX_STATES = ['waiting', 'sending', 'sent', 'refused'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
