import {BoardError} from '../../adapter/index.js';
import {belongsTo, mayRead, type Relation, relationsOf, type Viewer} from '../../model/index.js';
import {loadMatter} from '../store/matter.js';
import type {StoreContext} from '../store/context.js';
import type {Change} from '../store/tell.js';
import type {Changes, News} from './changes.js';

/** Somebody who is shown a message and wants to hear when it changes. */
export interface Watcher {
  /** Who was found to be allowed to read it; with `holdsQueryCode` for somebody who proved to be the author. */
  readonly reader: Viewer;
  /** Where they come from, for the limits. */
  readonly address: string;
  /** Whether they are still who they were: their session may have ended. */
  readonly isStill: () => Promise<boolean>;
  /** Called when watching has begun, and at each change. */
  readonly onChange: () => void;
  /** Nothing more will come. */
  readonly onEnd: () => void;
}

export interface Live {
  /**
   * Watches a message until the function that it gives back is called, or until it ends by itself.
   *
   * @throws {BoardError} `rate-limited` when there are too many, from one address or in all.
   */
  watch(messageId: string, watcher: Watcher): () => void;
  /** Ends all watching, and takes nobody any more. */
  close(): Promise<void>;
}

/**
 * How many may watch at once: a library or an office comes from one address, and each open page is one. And the milliseconds between two
 * looks at whether they are still signed in.
 */
export const WATCHER_LIMITS = {address: 60, total: 5_000, checkEvery: 25_000};

/** Seconds after which somebody who was turned away may try again. */
const RETRY_AFTER = 60;

interface Watching extends Watcher {
  relations: ReadonlySet<Relation>;
}

/** Tells watchers of changes: each only of what they may see, so that a stranger never learns that something internal has happened. */
export function liveOf({db}: Pick<StoreContext, 'db'>, changes: Changes, limits = WATCHER_LIMITS): Live {
  const watched = new Map<string, Set<Watching>>();
  const perAddress = new Map<string, number>();
  let total = 0;
  let closed = false;
  let silence: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  // One change after the other, so that a watcher never hears of an older one after a newer one.
  let work: Promise<void> = Promise.resolve();

  const remove = (messageId: string, watching: Watching): boolean => {
    const all = watched.get(messageId);
    if (!all?.delete(watching)) return false;
    if (all.size === 0) watched.delete(messageId);
    total -= 1;
    const left = (perAddress.get(watching.address) ?? 1) - 1;
    if (left > 0) perAddress.set(watching.address, left);
    else perAddress.delete(watching.address);
    if (total === 0) {
      silence?.();
      clearInterval(timer);
    }
    return true;
  };
  const end = (messageId: string, watching: Watching): void => { if (remove(messageId, watching)) watching.onEnd(); };

  /** Without a change: something may have been missed, and everybody is told. */
  const tell = async (messageId: string, change?: Change): Promise<void> => {
    const all = watched.get(messageId);
    if (!all) return;
    const matter = await loadMatter(db, messageId);
    for (const watching of [...all]) {
      const {reader, onChange} = watching;
      const seen = matter && {content: matter.record.content, progress: matter.progress};
      if (!seen || !mayRead(reader, seen)) {
        onChange();
        end(messageId, watching);
        continue;
      }
      const before = watching.relations;
      watching.relations = relationsOf(reader, seen);
      // Also who has lost the right by this very change: what they are shown is no longer theirs to see.
      if (!change || belongsTo(change.audience, watching.relations) || belongsTo(change.audience, before)) onChange();
    }
  };
  const hear = (news: News): void => {
    if (news === 'notice') return;
    const messages = news === 'missed' ? [...watched.keys()] : watched.has(news.change.id) ? [news.change.id] : [];
    for (const id of messages) {
      // When it cannot be found out who may hear of it, all are ended; they come back and are asked again.
      work = work.then(() => tell(id, news === 'missed' ? undefined : news.change))
        .catch(() => { for (const watching of [...(watched.get(id) ?? [])]) end(id, watching); });
    }
  };

  return {
    watch: (messageId, watcher) => {
      if (closed) throw new BoardError('unavailable', 'the server is closing');
      const {address} = watcher;
      const here = perAddress.get(address) ?? 0;
      if (total >= limits.total || here >= limits.address) throw new BoardError('rate-limited', 'too many are watching', {retryAfter: RETRY_AFTER});
      // What a reader is to the message shows at its first change; until then they count as what the first look found, which is nothing.
      const watching: Watching = {...watcher, relations: new Set()};
      const all = watched.get(messageId) ?? new Set();
      watched.set(messageId, all.add(watching));
      perAddress.set(address, here + 1);
      total += 1;
      if (total === 1) {
        silence = changes.listen(hear);
        timer = setInterval(() => void check(), limits.checkEvery).unref();
      }
      work = work.then(() => firstLook(watching, messageId)).catch(() => end(messageId, watching));
      // Otherwise they are told when changes are heard of: whatever they read before could miss one.
      if (changes.isListening()) watching.onChange();
      return () => { remove(messageId, watching); };
    },
    close: async () => {
      closed = true;
      for (const [id, all] of [...watched]) for (const watching of [...all]) end(id, watching);
      await work;
    },
  };

  /** Ends those who are no longer who they were. */
  async function check(): Promise<void> {
    const all = [...watched].flatMap(([id, some]) => [...some].map((watching) => ({id, watching})));
    for (const {id, watching} of all) {
      if (!(await watching.isStill().catch(() => false))) end(id, watching);
    }
  }

  async function firstLook(watching: Watching, messageId: string): Promise<void> {
    const matter = await loadMatter(db, messageId);
    if (matter) watching.relations = relationsOf(watching.reader, {content: matter.record.content, progress: matter.progress});
  }
}
