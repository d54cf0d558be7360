import {sql} from 'kysely';
import {pino} from 'pino';
import {startServer, type RunningServer} from '../../../src/server/server.js';
import type {NoticeSettings} from '../../../src/server/notices/settings.js';
import type {Store} from '../../../src/server/store/index.js';
import {openStore} from '../../../src/server/store/index.js';
import type {ActionRequest, Message, MessageDraft, Viewer} from '../../../src/model/index.js';
import type {Receipt} from '../../../src/adapter/index.js';
import {until} from '../../support/postgres.js';
import {draft, newKey, townData, viewer} from '../support/town.js';

export const VISITOR: Viewer = {role: 'visitor'};

/** A board that sends notices, with a clock that tests can move. */
export interface NoticeBoard {
  readonly store: Store;
  readonly server: RunningServer;
  /** What the log said, line by line. */
  readonly log: string[];
  /** Moves the clock on, so that what waits for a retry is due. */
  later(milliseconds: number): Promise<void>;
  send(over?: Partial<MessageDraft>): Promise<Receipt>;
  /** Acts as somebody of the town, or as the author by their code. */
  act(username: string | Receipt, id: string, request: ActionRequest): Promise<Message>;
  /** Waits until nothing waits to be sent. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** `desks`: whether units have addresses at which letters to their desks arrive. */
export async function openNoticeBoard(url: string, settings: Partial<NoticeSettings>, {seed = true, desks = false} = {}): Promise<NoticeBoard> {
  let ahead = 0;
  const store = await openStore({url, now: () => new Date(Date.now() + ahead), connections: 5, notices: {publicUrl: 'http://board.test', ...settings}});
  const town = townData();
  if (seed) await store.seed(desks ? town : {...town, agencies: town.agencies.map(({deskEmail: _, ...agency}) => agency)});
  const log: string[] = [];
  const server = await startServer({store, jobs: false, log: pino({level: 'warn'}, {write: (line: string) => void log.push(line)})});
  const {db} = store.context;
  return {
    store, server, log,
    later: async (milliseconds) => {
      ahead += milliseconds;
      await sql`select pg_notify('civic_board_notice', '')`.execute(db);
    },
    send: (over) => store.submitMessage(VISITOR, draft(over), newKey()),
    act: async (who, id, request) => {
      const [reader, code] = typeof who === 'string' ? [viewer(who), {}] : [VISITOR, {queryCode: who.queryCode}];
      const {version} = await store.getMessage(reader, id, code.queryCode);
      return await store.act(reader, id, request, {expectedVersion: version, idempotencyKey: newKey(), ...code});
    },
    settled: async () => {
      await until(async () => {
        const {left} = await db.selectNoFrom((eb) => [
          eb.selectFrom('outbox').select((inner) => inner.fn.countAll<string>().as('count')).as('waiting'),
          eb.selectFrom('notice').where('ended_at', 'is', null).select((inner) => inner.fn.countAll<string>().as('count')).as('unsent'),
        ]).executeTakeFirstOrThrow().then(({waiting, unsent}) => ({left: Number(waiting) + Number(unsent)}));
        return left === 0;
      }, 'the notices to be sent');
    },
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}
