import {ALL_CAPABILITIES, type BoardAdapter, BoardError, type Capabilities, checkIdempotencyKey, randomId, type Session} from '../adapter/index.js';
import {
  actionRequestSchema, agencyIdsIn, answerQuerySchema, type BareMessage, countQuerySchema, draftSchema, figuresQuerySchema, followSchema, joinRequestSchema, type Message,
  messageQuerySchema, publicBoardOf, reportSchema, similarQuerySchema, type Town,
  type Viewer,
} from '../model/index.js';
import {memoryAdministration} from './memory/administration.js';
import {requestToJoin} from './memory/administration/join.js';
import {isDisabled} from './memory/administration/people.js';
import {change} from './memory/change.js';
import {checked} from './memory/checked.js';
import {memoryDesk} from './memory/desk.js';
import {listAgencies, listPlaces, placePath} from './memory/directory.js';
import {figures} from './memory/figures.js';
import {follow, report} from './memory/following.js';
import {once} from './memory/idempotency.js';
import {answersPage, countByStatus, messagesPage} from './memory/lists.js';
import {pause} from './memory/pause.js';
import {similar} from './memory/similar.js';
import {MemorySession} from './memory/session.js';
import {MemoryStore} from './memory/store.js';
import {submit} from './memory/submit.js';
import {findMatter, idOf, show} from './memory/thread.js';
import {keepUpload} from './memory/uploads.js';
import {watch} from './memory/watch.js';
import {wrong} from './memory/wrong.js';

export {MemoryStore} from './memory/store.js';

/** How a board in memory is made. */
export interface MemoryOptions {
  /** What the board is filled with; the Leaders' Message Board preset and nothing in it unless given. */
  readonly town?: Town;
  /** A store that several adapters share, as several people share a board; instead of `town`. */
  readonly store?: MemoryStore;
  /** Who is signed in at the beginning; nobody unless given. */
  readonly session?: Session | null;
  /** Milliseconds that every call takes; 0 unless given. */
  readonly latency?: number;
  /** The clock; the real one unless given. */
  readonly now?: () => Date;
  /** Makes ids of messages and events; random ones unless given. */
  readonly newId?: () => string;
  /** Whether moderators and administrators need a second factor; not unless given. */
  readonly requireSecondFactor?: boolean;
  /** What to leave out: what is set to false here rejects with `unsupported`. Challenges there are none, whatever is said. */
  readonly capabilities?: Partial<Capabilities>;
}

/**
 * A whole board in memory, for stories, tests and pages without a server. It follows the rules of the model to the letter, and
 * everything is gone when the page is left. What it is given and gives is copied, so that no caller can change the board behind its back.
 */
export function memoryAdapter(options: MemoryOptions = {}): BoardAdapter {
  const {latency = 0, now = () => new Date(), newId = randomId} = options;
  const capabilities: Capabilities = {...ALL_CAPABILITIES, challenge: false, ...options.capabilities};
  const store = options.store ?? new MemoryStore(options.town);
  const {board} = store;
  const session = new MemorySession(store, options.session ?? null, options.requireSecondFactor ?? false);

  /** Every call: waits, heeds the signal, and then does its work in one go, so that an aborted call has done all of it or nothing. */
  const call = async <T>(signal: AbortSignal | undefined, work: () => T): Promise<T> => {
    await pause(latency, signal);
    return structuredClone(work());
  };
  const need = (capability: keyof Capabilities): void => {
    if (!capabilities[capability]) throw new BoardError('unsupported', `this board has no ${capability}`);
  };
  const viewer = (): Viewer => session.viewer;
  const withAgencies = (message: BareMessage): Message => ({...message, agencies: listAgencies(store, {ids: agencyIdsIn([message])})});

  return {
    name: 'memory',
    capabilities,

    getBoard: ({signal} = {}) => call(signal, () => publicBoardOf(board)),

    listPlaces: (parentId, {signal} = {}) => call(signal, () => listPlaces(store, parentId)),

    getPlacePath: (placeId, {signal} = {}) => call(signal, () => placePath(store, placeId)),

    listAgencies: (query, {signal} = {}) => call(signal, () => listAgencies(store, query)),

    listMessages: (query, {signal} = {}) => call(signal, () => {
      const valid = checked(messageQuerySchema, query);
      if (valid.text) need('search');
      if (valid.sort === 'most-followed') need('follow');
      if (valid.sort === 'newest-answer') need('answerOrder');
      return messagesPage(store, viewer(), valid, now());
    }),

    getMessage: (idOrNumber, {signal, queryCode} = {}) => call(signal, () => {
      const {stored, reader} = findMatter(store, viewer(), idOf(store, idOrNumber), queryCode);
      return withAgencies(show(store, reader, stored, now()));
    }),

    listAnswers: (query, {signal} = {}) => call(signal, () => answersPage(store, checked(answerQuerySchema, query))),

    countMessages: (query, {signal} = {}) => call(signal, () => {
      need('counts');
      const valid = checked(countQuerySchema, query);
      if (valid.text) need('search');
      return countByStatus(store, valid);
    }),

    findSimilar: (query, {signal} = {}) => call(signal, () => {
      need('similar');
      return similar(store, checked(similarQuerySchema, query));
    }),

    uploadFile: async (file, {signal, onProgress, resumeKey}) => {
      await pause(latency, signal);
      need('upload');
      session.checkReady();
      checkIdempotencyKey(resumeKey);
      const upload = await keepUpload(store, file, resumeKey, newId);
      onProgress?.(file.size);
      return upload;
    },

    getChallenge: ({signal} = {}) => call(signal, () => {
      throw new BoardError('unsupported', 'this board has no challenge');
    }),

    submitMessage: (draft, {signal, idempotencyKey}) => call(signal, () => {
      need('submit');
      session.checkReady();
      const valid = checked(draftSchema(board), draft);
      return once(store, viewer(), idempotencyKey, ['submit', valid], () => submit(store, viewer(), valid, now(), newId));
    }),

    act: (id, request, {signal, idempotencyKey, expectedVersion, queryCode}) => call(signal, () => {
      need('act');
      session.checkReady();
      const valid = checked(actionRequestSchema(board.limits), request);
      const {reader} = findMatter(store, viewer(), id, queryCode);
      const wish = ['act', id, valid, expectedVersion, reader.holdsQueryCode];
      return once(store, viewer(), idempotencyKey, wish, () => {
        const stored = change(store, reader, id, valid, {expectedVersion, at: now(), newId});
        return withAgencies(show(store, reader, stored, now()));
      });
    }),

    follow: (id, request, {signal, queryCode} = {}) => call(signal, () => {
      need('follow');
      session.checkReady();
      const valid = checked(followSchema, request);
      findMatter(store, viewer(), id, queryCode);
      return follow(store, viewer(), id, valid);
    }),

    reportContent: (id, request, {signal, idempotencyKey, queryCode}) => call(signal, () => {
      need('report');
      session.checkReady();
      const valid = checked(reportSchema(board.limits), request);
      findMatter(store, viewer(), id, queryCode);
      return once(store, viewer(), idempotencyKey, ['report', id, valid], () => report(store, id, valid, now()));
    }),

    watchMessage: async (id, onChange, {signal, queryCode}) => {
      await pause(latency, signal);
      need('live');
      const {reader} = findMatter(store, viewer(), id, queryCode);
      return await watch(store, reader, id, onChange, signal);
    },

    getFigures: (query, {signal} = {}) => call(signal, () => {
      need('figures');
      return figures(store, viewer(), checked(figuresQuerySchema, query), now());
    }),

    requestToJoin: (request, {signal, idempotencyKey}) => call(signal, () => {
      need('join');
      const valid = checked(joinRequestSchema(board.limits), request);
      return once(store, viewer(), idempotencyKey, ['join', valid], () => requestToJoin(store, valid, newId(), now()));
    }),

    openDesk: async () => {
      await pause(latency, undefined);
      need('desk');
      return memoryDesk({store, viewer, now, call});
    },

    openAdministration: async () => {
      await pause(latency, undefined);
      need('administration');
      return memoryAdministration({store, viewer, now, newId, call});
    },

    getSession: ({signal} = {}) => call(signal, () => session.shown),

    signIn: async ({username, password, code}, {signal} = {}) => {
      // Fetched before the call, which does its work in one go.
      const secondFactors = store.factors.size > 0 ? await import('./memory/own-account.js') : undefined;
      return await call(signal, () => {
        need('signIn');
        const account = store.accounts.find((candidate) => candidate.username === username && candidate.password === password && !isDisabled(store, candidate.personId));
        if (!account) throw new BoardError('bad-credentials', 'name and password do not match');
        const factor = store.factors.get(account.personId);
        if (factor && !code) throw new BoardError('second-factor-required', 'this account asks for a code as well');
        if (factor && !secondFactors?.useCode(factor, code ?? '', now())) throw wrong('code', 'does-not-match');
        session.begin(account);
        return session.shown as Session;
      });
    },

    signOut: ({signal} = {}) => call(signal, () => session.end()),

    openAccount: async () => {
      need('account');
      const {ownAccount} = await import('./memory/own-account.js');
      return ownAccount({store, session, now, call});
    },
  };
}
