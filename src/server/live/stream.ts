import {KEPT_NOWHERE} from '../http/caching.js';

/** Milliseconds between two signs of life. Proxies cut connections on which nothing comes, often after a minute. */
const HEARTBEAT = 25_000;

/** Bytes that may wait for a slow reader before it is given up; it comes back and asks for everything anyway. */
const BACKLOG = 16_384;

/** What goes before every stream. */
export const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': KEPT_NOWHERE,
  // nginx would gather the events until its buffer is full.
  'X-Accel-Buffering': 'no',
  // The connection ends with the stream, so that a server that closes waits for nobody.
  Connection: 'close',
};

const CHANGE = 'event: change\ndata: {}\n\n';
const SIGN_OF_LIFE = ': still here\n\n';

/** What is written to the reader. */
export interface EventStream {
  readonly change: () => void;
  readonly end: () => void;
}

/**
 * Server-sent events about one thing that changes, and comments in between as signs of life. What the change is, readers fetch.
 *
 * @param begin is handed the stream and gives back what ends watching, which is called once when the stream has ended, whoever ended it.
 */
export function changeStream(begin: (stream: EventStream) => () => void): Response {
  const encoder = new TextEncoder();
  let stop: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const cleanUp = (): void => {
    ended = true;
    clearInterval(timer);
    stop?.();
    stop = undefined;
  };
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const end = (): void => {
        if (ended) return;
        cleanUp();
        controller.close();
      };
      const write = (text: string): void => {
        if (ended) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < 0) end();
      };
      // Throws for whoever may not watch, who is told so in the answer's status.
      stop = begin({change: () => write(CHANGE), end});
      if (ended) return stop();
      timer = setInterval(() => write(SIGN_OF_LIFE), HEARTBEAT).unref();
      write(SIGN_OF_LIFE);
    },
    cancel: cleanUp,
  }, new ByteLengthQueuingStrategy({highWaterMark: BACKLOG}));
  return new Response(body, {headers: STREAM_HEADERS});
}
