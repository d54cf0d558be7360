import {createParser} from 'eventsource-parser';
import {BoardError, type MessageOptions} from '../../adapter/index.js';
import {bearerFrom, codeHeader, overNetwork, type RestOptions} from './client.js';
import {errorFrom} from './problem.js';

/** Milliseconds without a byte after which the connection counts as lost. The server lets itself be heard every 25 seconds. */
const SILENCE = 65_000;

/** Characters of one event at most. Ours have a few dozen. */
const EVENT_LIMIT = 65_536;

/**
 * Reads a stream of server-sent events and calls back at each `change`. Not `EventSource`, which cannot send a token or a query code,
 * hides why it failed and connects anew by itself. Runs until the signal ends it, with its reason, or until the connection is lost.
 *
 * @throws {BoardError} `offline`, `unavailable` when the connection was lost; what the backend refused with, such as `not-found`.
 */
export async function watch(
  {endpoint, fetch: send, token, timeout = 30_000}: RestOptions, path: string, onChange: () => void,
  {signal, queryCode}: {readonly signal: AbortSignal; readonly queryCode?: MessageOptions['queryCode'] | undefined},
): Promise<never> {
  if (signal.aborted) throw signal.reason;
  const connection = connectionUnder(signal, timeout);
  const follow = async (): Promise<never> => {
    const bearer = await bearerFrom(token);
    const response = await overNetwork(() => (send ?? globalThis.fetch)(`${endpoint.replace(/\/+$/, '')}${path}`, {
      signal: connection.signal,
      credentials: bearer ? 'omit' : 'same-origin',
      // A stream that came out of a cache would tell of nothing.
      cache: 'no-store',
      headers: {Accept: 'text/event-stream', ...(bearer && {Authorization: `Bearer ${bearer}`}), ...codeHeader(queryCode)},
    }));
    if (!response.ok) throw errorFrom(response, await overNetwork(() => response.text()));
    if (!response.body || !/^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '')) {
      throw new BoardError('protocol', 'the answer is not a stream of events');
    }
    await read(response.body, connection, onChange);
    throw new BoardError('unavailable', 'the backend ended the stream');
  };
  try {
    // Raced, because a `fetch` or token of the page's own may not heed the signal.
    return await Promise.race([connection.lost, follow()]);
  } finally {
    connection.end();
  }
}

/** Hands the stream's text to the parser until it ends, or until the connection is given up: a stream need not heed a signal. */
async function read(body: ReadableStream<Uint8Array>, {signal, heard}: Pick<Connection, 'signal' | 'heard'>, onChange: () => void): Promise<void> {
  const parser = createParser({
    maxBufferSize: EVENT_LIMIT,
    onEvent: ({event}) => { if (event === 'change') onChange(); },
    onError: (error) => { if (error.type === 'max-buffer-size-exceeded') throw new BoardError('protocol', 'an event without an end'); },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const {done, value} = await overNetwork(() => reader.read());
    if (signal.aborted) return await reader.cancel();
    if (done) return;
    heard();
    parser.feed(decoder.decode(value, {stream: true}));
  }
}

/** The outer signal and a watch over silence, as one. */
interface Connection {
  readonly signal: AbortSignal;
  /** Rejects with the reason of whichever came first. */
  readonly lost: Promise<never>;
  /** Something has arrived. */
  heard(): void;
  end(): void;
}

function connectionUnder(outer: AbortSignal, timeout: number): Connection {
  const inner = new AbortController();
  const onAbort = () => inner.abort(outer.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expectWithin = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => inner.abort(new BoardError('unavailable', `nothing was heard for ${milliseconds} ms`)), milliseconds);
  };
  const lost = new Promise<never>((_, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
    inner.signal.addEventListener('abort', () => reject(inner.signal.reason), {once: true});
  });
  // Nobody may be listening any more when the connection is ended on purpose.
  lost.catch(() => undefined);
  outer.addEventListener('abort', onAbort);
  expectWithin(timeout);
  return {
    signal: inner.signal,
    lost,
    heard: () => expectWithin(SILENCE),
    end: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', onAbort);
      inner.abort();
    },
  };
}
