import type PgBoss from 'pg-boss';
import type {Logger} from 'pino';
import {dateIn, isKnown} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import {type Late, listLate, remindOf} from '../store/remind.js';
import {type QueueName, SWEEP_EVERY} from './queues.js';
import type {JobKind} from './work.js';

const SWEEP: QueueName = 'sweep-reminders';
const REMIND: QueueName = 'remind';

/** Messages that are put into the queue in one statement, at most. */
const PAGE = 500;

/** How far ahead holidays should be known, in milliseconds: the clocks that start today end by then. */
const AHEAD = 45 * 86_400_000;

/** The jobs of reminders: one that looks for what is overdue, and one for each message that it finds. */
export interface ReminderJobs {
  readonly sweep: JobKind;
  readonly remind: JobKind<Pick<Late, 'messageId'>>;
  /** Asks for a sweep, and tells whether there will be one more: one is made in five minutes, however many servers ask. */
  ask(): Promise<boolean>;
}

/** `found` is called when there is something to be reminded of. */
export function reminderJobs(context: StoreContext, boss: PgBoss, log: Logger, found: () => void): ReminderJobs {
  const warned = new Set<string>();

  /** Clocks that start in December end in January. */
  const warnOfHolidays = async (): Promise<void> => {
    const {calendar, timeZone} = await context.board();
    const date = dateIn(new Date(context.now().getTime() + AHEAD), timeZone);
    const year = date.slice(0, 4);
    if (isKnown(date, calendar) || warned.has(year)) return;
    warned.add(year);
    log.warn({year}, 'the board does not know the holidays of a year that its clocks reach into: civic-board holidays COUNTRY YEAR --save');
  };

  return {
    sweep: {
      name: SWEEP,
      run: async () => {
        await warnOfHolidays();
        for await (const page of pagesOf(context)) {
          // One waiting job for a message and due time: a second sweep adds nothing while the first one's jobs wait.
          await boss.insert(page.map(({messageId, remindAt}) => ({name: REMIND, data: {messageId}, singletonKey: `${messageId} ${remindAt}`})));
          found();
        }
      },
    },
    remind: {
      name: REMIND,
      run: async ({messageId}) => { await remindOf(context, messageId); },
    },
    ask: async () => (await boss.send(SWEEP, {}, {singletonKey: SWEEP, singletonSeconds: SWEEP_EVERY})) !== null,
  };
}

/** Sends the reminders that are due, here and now and past the queue. Fine beside servers that do the same. */
export async function remindNow(context: StoreContext): Promise<void> {
  for await (const page of pagesOf(context)) for (const {messageId} of page) await remindOf(context, messageId);
}

async function* pagesOf(context: StoreContext): AsyncGenerator<Late[]> {
  for (let page = await listLate(context, PAGE); page.length > 0; page = await listLate(context, PAGE, page.at(-1))) yield page;
}
