import type {Logger} from 'pino';
import type {Changes} from '../live/changes.js';
import type {StoreContext} from '../store/context.js';
import {errorCodeOf, openDatabase} from '../store/database.js';
import {emailSender} from './email.js';
import {fanOut} from './fan-out.js';
import {type Channel, type Deliver, sendNext} from './lane.js';
import type {Notices} from './open.js';
import {pushSender} from './push.js';
import {webhookSender} from './webhook.js';

/** What sends a board's notices. */
export interface NoticeRunner {
  /** Has a look at once, instead of when something is told or at the next round. */
  wake(): void;
  /** Takes up nothing more, and resolves when what is being sent is sent. */
  close(): Promise<void>;
}

/** Milliseconds between rounds without being told: for what is due again, and what another server left. */
const ROUND = 10_000;

/** How many of each are sent at the same time. Each holds a connection to the database, of a pool of their own. */
const AT_ONCE: Readonly<Record<Channel, number>> = {email: 2, push: 2, webhook: 2};

/** Sends a board's notices until it is closed. Several servers on one database share the work. */
export function startNotices(context: StoreContext, notices: Notices, changes: Changes, log: Logger): NoticeRunner {
  const {email, push, webhooks} = notices;
  const sender = email && emailSender(context, {...notices, email});
  const ways: [Channel, Deliver][] = [
    ...(sender ? [['email', sender.deliver] as [Channel, Deliver]] : []),
    ...(push ? [['push', pushSender(context, {...notices, push}).deliver] as [Channel, Deliver]] : []),
    ...(webhooks.length > 0 ? [['webhook', webhookSender(notices).deliver] as [Channel, Deliver]] : []),
  ];
  const db = openDatabase({url: context.url, connections: 1 + ways.reduce((sum, [channel]) => sum + AT_ONCE[channel], 0)});
  const own = {...context, db};
  const sleepers = new Set<() => void>();
  let closing = false;
  let calls = 0;

  const wake = (): void => {
    calls += 1;
    for (const sleeper of [...sleepers]) sleeper();
  };
  const asleep = (): Promise<void> => new Promise((resolve) => {
    const awake = () => {
      clearTimeout(timer);
      sleepers.delete(awake);
      resolve();
    };
    const timer = setTimeout(awake, ROUND);
    sleepers.add(awake);
  });
  const loop = async (once: () => Promise<boolean>): Promise<void> => {
    while (!closing) {
      let worked = false;
      const before = calls;
      try {
        worked = await once();
      } catch (error) {
        // The database went away, or something that nobody expected: the row is as it was, and is taken up again in the next round.
        log.warn({error: errorCodeOf(error) ?? (error as Error).name}, 'notices have to wait');
      }
      // A call that came while the loop was looking may mean what it had just missed.
      if (!worked && !closing && calls === before) await asleep();
    }
  };

  const loops = [
    loop(async () => {
      const made = await fanOut(own, notices);
      if (made) wake();
      return made;
    }),
    ...ways.flatMap(([channel, deliver]) => Array.from({length: AT_ONCE[channel]}, () => loop(() => sendNext(own, channel, deliver, log)))),
  ];
  const silence = changes.listen(wake);
  return {
    wake,
    close: async () => {
      closing = true;
      silence();
      wake();
      await Promise.all(loops);
      sender?.close();
      await db.destroy();
    },
  };
}
