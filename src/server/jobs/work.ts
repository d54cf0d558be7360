import type PgBoss from 'pg-boss';
import type {Logger} from 'pino';
import {errorCodeOf} from '../store/database.js';
import type {QueueName} from './queues.js';

/**
 * One kind of job. A job is done at least once: a server can be killed when it has done it and before it says so, so whoever does it looks
 * whether it is done already.
 */
export interface JobKind<T extends object = object> {
  readonly name: QueueName;
  readonly run: (data: T) => Promise<void>;
}

/** Jobs that are taken at once. */
const BATCH = 10;

/**
 * Takes some jobs of a kind and does them. One that fails is tried again later; one whose server is gone goes to another when its time is up.
 *
 * @returns whether there were any.
 */
export async function workOff<T extends object>(boss: PgBoss, {name, run}: JobKind<T>, log: Logger): Promise<boolean> {
  const jobs = await boss.fetch<T>(name, {batchSize: BATCH});
  for (const {id, data} of jobs) {
    const failure = await run(data).then(() => undefined, (error: unknown) => errorCodeOf(error) ?? (error instanceof Error ? error.name : 'unknown'));
    if (failure === undefined) {
      await boss.complete(name, id);
      continue;
    }
    log.warn({job: name, error: failure}, 'a job has to be done again');
    // Only the code: an error's text may hold what is private.
    await boss.fail(name, id, {error: failure});
  }
  return jobs.length > 0;
}
