import type {Logger} from 'pino';
import type {StoreContext} from '../store/context.js';
import {errorCodeOf} from '../store/database.js';
import {openQueue} from './queue.js';
import {remindNow, reminderJobs} from './reminders.js';
import {workOff} from './work.js';

/** What does a board's jobs. */
export interface JobRunner {
  /** Sends the reminders that are due now, without waiting for the next sweep. */
  remindNow(): Promise<void>;
  /** Takes up nothing more, and resolves when what is being done is done. */
  close(): Promise<void>;
}

/** Milliseconds between looks into the queues, and between wishes for a sweep. */
const ROUND = {work: 10_000, sweep: 60_000};

/** Jobs that are done at the same time. */
const AT_ONCE = 2;

/**
 * Does a board's jobs until it is closed. Several servers on one database share the work.
 *
 * @throws {JobsError} with a cure, when the queue cannot be set up.
 */
export async function startJobs(context: StoreContext, log: Logger): Promise<JobRunner> {
  const queue = await openQueue(context.url, log);
  const {boss} = queue;
  const sleepers = new Set<() => void>();
  let closing = false;
  const wake = (): void => { for (const sleeper of [...sleepers]) sleeper(); };
  const jobs = reminderJobs(context, boss, log, wake);

  const asleep = (milliseconds: number): Promise<void> => new Promise((resolve) => {
    const awake = () => {
      clearTimeout(timer);
      sleepers.delete(awake);
      resolve();
    };
    const timer = setTimeout(awake, milliseconds);
    sleepers.add(awake);
  });
  const loop = async (once: () => Promise<boolean>, round: number): Promise<void> => {
    while (!closing) {
      // The database went away: what was taken is free again when its time is up.
      const worked = await once().catch((error: unknown) => {
        log.warn({error: errorCodeOf(error) ?? (error as Error).name}, 'jobs have to wait');
        return false;
      });
      if (!worked && !closing) await asleep(round);
    }
  };

  const loops = [
    loop(async () => {
      if (await jobs.ask()) wake();
      return false;
    }, ROUND.sweep),
    loop(() => workOff(boss, jobs.sweep, log), ROUND.work),
    ...Array.from({length: AT_ONCE}, () => loop(() => workOff(boss, jobs.remind, log), ROUND.work)),
  ];
  return {
    remindNow: () => remindNow(context),
    close: async () => {
      closing = true;
      wake();
      await Promise.all(loops);
      await queue.close();
    },
  };
}
