import {BoardError} from '../../adapter/index.js';

/**
 * Runs work under the caller's signal and a time limit. Rejects with the signal's reason, or with `unavailable` when the time is up.
 * One controller and a timer do what `AbortSignal.any` and `timeout` do where they exist; many phones are older than those.
 */
export async function withDeadline<T>(outer: AbortSignal | undefined, milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (outer?.aborted) throw outer.reason;
  const inner = new AbortController();
  const onAbort = () => inner.abort(outer?.reason);
  outer?.addEventListener('abort', onAbort);
  const timer = setTimeout(() => inner.abort(new BoardError('unavailable', `no answer within ${milliseconds} ms`)), milliseconds);
  try {
    // Raced, because a `fetch` or token of the page's own may not heed the signal.
    return await Promise.race([untilAborted(inner.signal), work(inner.signal)]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onAbort);
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
    signal.addEventListener('abort', () => reject(signal.reason), {once: true});
  });
}
