import pg from 'pg';
import type {Change} from '../store/tell.js';

/** What a listener is told: a change, a new notice to send, or that something may have been missed while the connection was lost. */
export type News = {readonly change: Change} | 'notice' | 'missed';

export interface Changes {
  /** Tells of changes from now on, on whatever server they were made, until the function that it gives back is called. */
  listen(listener: (news: News) => void): () => void;
  /** Whether changes are heard of at this moment. */
  isListening(): boolean;
  /** Ends the connection, whoever is listening. */
  close(): Promise<void>;
}

/** Milliseconds before the first and before the last of the attempts to connect anew. */
const RETRY = {first: 250, last: 10_000};

/** How often a connection on which nothing comes is asked whether it is still there, in milliseconds. */
const PROBE_EVERY = 30_000;

/**
 * What the database tells of changes, over one connection for the whole process; there is none while nobody listens. A connection that
 * breaks is made anew. Whenever it is made, everybody hears that they may have missed something.
 */
export function changesOf(url: string): Changes {
  const listeners = new Set<(news: News) => void>();
  let client: pg.Client | undefined;
  let connected: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let closing: Promise<void> = Promise.resolve();
  let attempts = 0;
  let listening = false;

  const tell = (news: News): void => { for (const listener of [...listeners]) listener(news); };

  const connect = async (): Promise<void> => {
    const mine = new pg.Client({connectionString: url, application_name: 'civic-board live', keepAlive: true, connectionTimeoutMillis: 5_000, query_timeout: 10_000});
    client = mine;
    mine.on('error', () => lost(mine));
    mine.on('end', () => lost(mine));
    mine.on('notification', ({channel, payload}) => tell(channel === 'civic_board_change' ? {change: JSON.parse(payload ?? '') as Change} : 'notice'));
    try {
      connected = mine.connect();
      await connected;
      await mine.query('listen civic_board_change; listen civic_board_notice');
      if (client !== mine) return;
      attempts = 0;
      listening = true;
      probe(mine);
      tell('missed');
    } catch {
      lost(mine);
    }
  };

  // A connection can be dead without anybody having said so: a firewall forgot it, or a machine was unplugged.
  const probe = (mine: pg.Client): void => {
    timer = setTimeout(() => { mine.query('select 1').then(() => { if (client === mine) probe(mine); }, () => lost(mine)); }, PROBE_EVERY).unref();
  };

  const lost = (mine: pg.Client): void => {
    if (client !== mine) return;
    client = undefined;
    listening = false;
    clearTimeout(timer);
    discard(mine);
    if (listeners.size === 0) return;
    timer = setTimeout(() => void connect(), Math.min(RETRY.first * 2 ** attempts, RETRY.last)).unref();
    attempts += 1;
  };

  // A client that is ended while it connects says so only when its patience is over.
  const discard = (mine: pg.Client): void => {
    const ended = connected.then(() => mine.end()).catch(() => undefined);
    closing = Promise.all([closing, ended]).then(() => undefined);
  };

  const disconnect = (): void => {
    clearTimeout(timer);
    timer = undefined;
    attempts = 0;
    const mine = client;
    client = undefined;
    listening = false;
    if (mine) discard(mine);
  };

  return {
    listen: (listener) => {
      // Each call counts for itself, also with the same function.
      const own = (news: News) => listener(news);
      listeners.add(own);
      if (listeners.size === 1) void connect();
      return () => { if (listeners.delete(own) && listeners.size === 0) disconnect(); };
    },
    isListening: () => listening,
    close: async () => {
      listeners.clear();
      disconnect();
      await closing;
    },
  };
}
