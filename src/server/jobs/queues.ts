import type PgBoss from 'pg-boss';

/** Seconds in which one sweep is made, by whichever server comes first. */
export const SWEEP_EVERY = 300;

/** What each queue is like. */
export const QUEUES = {
  /** Looks for what is overdue. One that fails is not tried again: the next one comes soon. */
  'sweep-reminders': {policy: 'standard', expireInSeconds: SWEEP_EVERY, retryLimit: 0, retentionMinutes: 60},
  /**
   * Reminds the units of one message. At most one waits for a message and due time. What is not done after the last attempt is found again by
   * the next sweep.
   */
  remind: {policy: 'short', expireInSeconds: 120, retryLimit: 3, retryDelay: 15, retryBackoff: true, retentionMinutes: 24 * 60},
} as const satisfies Record<string, Omit<PgBoss.Queue, 'name'>>;
export type QueueName = keyof typeof QUEUES;

/** Makes the queues, or brings those that are there up to date. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  for (const [name, options] of Object.entries(QUEUES)) {
    // Copies, because the library writes into what it is given.
    if (await boss.getQueue(name)) await boss.updateQueue(name, {name, ...options});
    else await boss.createQueue(name, {name, ...options});
  }
}
