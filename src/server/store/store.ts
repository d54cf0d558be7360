import {sql} from 'kysely';
import type {AgencyQuery, Receipt} from '../../adapter/index.js';
import type {Agency, BareMessage, BoardInfo, BoardSites, Figures, Following, Message, MessageSummary, Page, Place, PublishedAnswer, SimilarMessage, Viewer} from '../../model/index.js';
import {newsHooks, openNotices} from '../notices/open.js';
import type {NoticeSettings} from '../notices/settings.js';
import {sweepNotices} from '../notices/sweep.js';
import {saveAccount, type NewAccount} from './accounts.js';
import {act, type ChangeRequest} from './act.js';
import {type Administrator, administratorOf} from './administration/index.js';
import {type Admit, type OpenRequest, sweepAdmissions} from './admission.js';
import {boardReader} from './board.js';
import type {StoreContext} from './context.js';
import {type Count, counter} from './count.js';
import {type DatabaseOptions, openDatabase} from './database.js';
import {type DeskStore, deskOf, getFigures} from './desk/index.js';
import {getPlacePath, listAgencies, listPlaces} from './directory.js';
import {follow} from './follow.js';
import {sweepKeys} from './idempotency.js';
import {listAnswers} from './list-answers.js';
import {listMessages} from './list-messages.js';
import {listPublicMessages} from './list-public.js';
import {migrate} from './migrate.js';
import {type People, peopleOf, sweepPeople} from './people/index.js';
import type {ShownCode} from './query-code.js';
import {readMessage} from './read-message.js';
import {reportContent} from './report.js';
import {loadSecrets, type Secrets} from './secret.js';
import {isUnset, seed, type SeedOptions, type TownData} from './seed.js';
import {findSimilar} from './similar.js';
import {storable, storableText} from './storable.js';
import {submitMessage} from './submit.js';
import {countTerms} from './term-frequency.js';

export interface StoreOptions extends DatabaseOptions {
  /** Keys for query codes and sessions are derived from it; at least 32 characters. Made and kept in the database when left out. */
  readonly secret?: string;
  /** The clock; the system's when left out. */
  readonly now?: () => Date;
  /** What is sent out: letters, push messages, webhooks. Nothing when left out. */
  readonly notices?: NoticeSettings;
}

/**
 * Everything that the board keeps, over one PostgreSQL database. Inputs may be anything that came from outside: they are validated here.
 * Rejects with {@link BoardError} for what the caller did wrong, and with the database's own error when that fails.
 */
export interface Store {
  /** As readers get it. */
  getBoard(): Promise<BoardInfo>;
  /** What other sites may do with the board. */
  getSites(): Promise<BoardSites>;
  listPlaces(parentId: string | null): Promise<Place[]>;
  getPlacePath(placeId: string): Promise<Place[]>;
  listAgencies(query: AgencyQuery): Promise<Agency[]>;
  listMessages(viewer: Viewer, query: unknown): Promise<Page<MessageSummary>>;
  getMessage(viewer: Viewer, idOrNumber: string, queryCode?: string, onWrongCode?: ShownCode['onWrongCode']): Promise<Message>;
  listAnswers(query: unknown): Promise<Page<PublishedAnswer>>;
  /** Whole messages, each as every visitor reads it. */
  listPublicMessages(query: unknown): Promise<Page<BareMessage>>;
  readonly countMessages: Count;
  findSimilar(query: unknown): Promise<Omit<Page<SimilarMessage>, 'nextCursor'>>;
  submitMessage(viewer: Viewer, draft: unknown, idempotencyKey: string, admit?: Admit): Promise<Receipt>;
  act(viewer: Viewer, id: string, request: unknown, change: ChangeRequest): Promise<Message>;
  follow(viewer: Viewer, id: string, request: unknown, how?: ShownCode & {readonly admit?: Admit}): Promise<Following>;
  reportContent(viewer: Viewer, id: string, report: unknown, how: OpenRequest & ShownCode): Promise<void>;

  getFigures(viewer: Viewer, query: unknown): Promise<Figures>;
  /** What staff do beyond single messages. */
  readonly desk: DeskStore;
  /** Accounts, and what people sign in with. */
  readonly people: People;
  /** What administrators keep beside accounts. */
  readonly administration: Administrator;
  /** Makes an account, or sets everything but the id of the one with that username. For seeds: it asks nobody and ends no session. */
  saveAccount(account: NewAccount): Promise<void>;

  /** Whether nobody has set the board up. */
  isUnset(): Promise<boolean>;
  /** Brings a town in, and tells whether it did: with `onlyIfUnset`, a board that is set up stays as it is. */
  seed(town: TownData, options?: SeedOptions): Promise<boolean>;
  /** Forgets old idempotency keys, ended sessions, old failures, spent proofs, counts of requests and notices that were sent. */
  sweep(): Promise<void>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  readonly secrets: Secrets;
  /** For what stands beside the store on the same tables: the importer. */
  readonly context: StoreContext;
  close(): Promise<void>;
}

/** Changes of messages whose terms are counted in one transaction. */
const COUNTED_AT_ONCE = 500;

/** Opens the store and brings its tables up to date. */
export async function openStore({secret, now = () => new Date(), notices: settings, ...database}: StoreOptions): Promise<Store> {
  const db = openDatabase(database);
  try {
    await migrate(db);
    const secrets = await loadSecrets(db, secret);
    const board = boardReader(db);
    const notices = settings && (await openNotices(db, secrets, settings));
    return storeOn({
      db, secrets, now, url: database.url,
      board: board.read, sites: board.sites,
      ...(notices && {notices, ...newsHooks(notices, {secrets, now})}),
    }, board.forget);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function storeOn(context: StoreContext, forgetBoard: () => void): Store {
  const {db, secrets, now} = context;
  return {
    context, secrets,
    getBoard: context.board,
    getSites: context.sites,
    getPlacePath: (placeId) => getPlacePath(db, storableText(placeId)),
    listPlaces: (parentId) => listPlaces(db, parentId === null ? null : storableText(parentId)),
    listAgencies: (query) => listAgencies(db, storable(query) as AgencyQuery),
    listMessages: (viewer, query) => listMessages(context, viewer, query),
    getMessage: (viewer, id, queryCode, onWrongCode) => readMessage(context, viewer, storableText(id), {queryCode, ...(onWrongCode && {onWrongCode})}),
    listAnswers: (query) => listAnswers(context, query),
    listPublicMessages: (query) => listPublicMessages(context, query),
    countMessages: counter(context),
    findSimilar: (query) => findSimilar(context, query),
    submitMessage: (viewer, draft, idempotencyKey, admit) => submitMessage(context, viewer, draft, {idempotencyKey, ...(admit && {admit})}),
    act: (viewer, id, request, change) => act(context, viewer, storableText(id), request, change),
    follow: (viewer, id, request, how) => follow(context, viewer, storableText(id), request, how),
    reportContent: (viewer, id, report, how) => reportContent(context, viewer, storableText(id), report, how),
    getFigures: (viewer, query) => getFigures(context, viewer, query),
    desk: deskOf(context),
    people: peopleOf(context),
    administration: administratorOf(context, forgetBoard),
    saveAccount: (account) => saveAccount(db, account),
    isUnset: () => isUnset(db),
    seed: async (town, options) => {
      const done = await seed(db, town, options);
      forgetBoard();
      return done;
    },
    sweep: async () => {
      await sweepKeys(db, now());
      await sweepAdmissions(db, now());
      await sweepNotices(db, now());
      await sweepPeople(db, now());
      while (await countTerms(db, COUNTED_AT_ONCE) > 0);
    },
    ping: async () => { await sql`select 1`.execute(db); },
    close: () => db.destroy(),
  };
}
