import {type BoardAdapter, BoardError, type Capabilities, type Session} from '../adapter/index.js';
import {
  actionRequestSchema, agencyIdsIn, answerQuerySchema, type BareMessage, draftSchema, type Message, messageQuerySchema, type Town,
  validate, type Viewer, VISITOR,
} from '../model/index.js';
import {change} from './memory/change.js';
import {listAgencies, listPlaces, placePath} from './memory/directory.js';
import {once} from './memory/idempotency.js';
import {answersPage, messagesPage} from './memory/lists.js';
import {pause} from './memory/pause.js';
import {MemoryStore} from './memory/store.js';
import {randomId, submit} from './memory/submit.js';
import {findMatter, idOf, show} from './memory/thread.js';

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
  /** What to leave out: what is set to false here rejects with `unsupported`. */
  readonly capabilities?: Partial<Capabilities>;
}

/**
 * A whole board in memory, for stories, tests and pages without a server. It follows the rules of the model to the letter, and
 * everything is gone when the page is left. What it is given and gives is copied, so that no caller can change the board behind its back.
 */
export function memoryAdapter(options: MemoryOptions = {}): BoardAdapter {
  const {latency = 0, now = () => new Date(), newId = randomId} = options;
  const capabilities: Capabilities = {submit: true, act: true, search: true, signIn: true, ...options.capabilities};
  const store = options.store ?? new MemoryStore(options.town);
  const {board} = store;
  let session: Session | null = structuredClone(options.session ?? null);

  /** Every call: waits, heeds the signal, and then does its work in one go, so that an aborted call has done all of it or nothing. */
  const call = async <T>(signal: AbortSignal | undefined, work: () => T): Promise<T> => {
    await pause(latency, signal);
    return structuredClone(work());
  };
  const need = (capability: keyof Capabilities): void => {
    if (!capabilities[capability]) throw new BoardError('unsupported', `this board has no ${capability}`);
  };
  const viewer = (): Viewer => (session ? {...session} : VISITOR);
  const withAgencies = (message: BareMessage): Message => ({...message, agencies: listAgencies(store, {ids: agencyIdsIn([message])})});

  return {
    name: 'memory',
    capabilities,

    getBoard: ({signal} = {}) => call(signal, () => board),

    listPlaces: (parentId, {signal} = {}) => call(signal, () => listPlaces(store, parentId)),

    getPlacePath: (placeId, {signal} = {}) => call(signal, () => placePath(store, placeId)),

    listAgencies: (query, {signal} = {}) => call(signal, () => listAgencies(store, query)),

    listMessages: (query, {signal} = {}) => call(signal, () => {
      const valid = checked(messageQuerySchema, query);
      if (valid.text) need('search');
      return messagesPage(store, viewer(), valid);
    }),

    getMessage: (idOrNumber, {signal, queryCode} = {}) => call(signal, () => {
      const {stored, reader} = findMatter(store, viewer(), idOf(store, idOrNumber), queryCode);
      return withAgencies(show(store, reader, stored, now()));
    }),

    listAnswers: (query, {signal} = {}) => call(signal, () => answersPage(store, checked(answerQuerySchema, query))),

    submitMessage: (draft, {signal, idempotencyKey}) => call(signal, () => {
      need('submit');
      const valid = checked(draftSchema(board), draft);
      return once(store, viewer(), idempotencyKey, ['submit', valid], () => submit(store, viewer(), valid, now(), newId));
    }),

    act: (id, request, {signal, idempotencyKey, expectedVersion, queryCode}) => call(signal, () => {
      need('act');
      const valid = checked(actionRequestSchema(board.limits), request);
      const {reader} = findMatter(store, viewer(), id, queryCode);
      const wish = ['act', id, valid, expectedVersion, reader.holdsQueryCode];
      return once(store, viewer(), idempotencyKey, wish, () => {
        const stored = change(store, reader, id, valid, {expectedVersion, at: now(), newId});
        return withAgencies(show(store, reader, stored, now()));
      });
    }),

    getSession: ({signal} = {}) => call(signal, () => session),

    signIn: ({username, password}, {signal} = {}) => call(signal, () => {
      need('signIn');
      const account = store.accounts.find((candidate) => candidate.username === username && candidate.password === password);
      if (!account) throw new BoardError('bad-credentials', 'name and password do not match');
      const {personId, name, role, agencyId} = account;
      session = {personId, name, role, ...(agencyId && {agencyId})};
      return session;
    }),

    signOut: ({signal} = {}) => call(signal, () => {
      session = null;
    }),
  };
}

/** The value in its clean form, copied. */
function checked<S extends Parameters<typeof validate>[0]>(schema: S, input: unknown) {
  const result = validate(schema, input);
  if (!result.ok) throw new BoardError('invalid', 'fields break the rules', {issues: result.issues});
  return structuredClone(result.value);
}
