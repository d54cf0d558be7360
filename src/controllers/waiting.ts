/** Waits; ends at once when the signal does. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

/**
 * A wait that doubles with each failure, up to `longest`, a quarter shorter or longer by chance: a thousand pages that lost one
 * server do not come back in the same second.
 */
export function growing(first: number, failures: number, longest: number): number {
  return Math.min(longest, first * 2 ** failures) * (0.75 + Math.random() / 2);
}
