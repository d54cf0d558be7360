import {type BoardAdapter, type BoardError} from '../adapter/index.js';

/** The methods of an adapter. */
export type AdapterMethod = {[K in keyof BoardAdapter]: BoardAdapter[K] extends (...args: never[]) => unknown ? K : never}[keyof BoardAdapter];

/** An adapter of which some methods fail each time: for stories and tests of failed states. */
export function failing(adapter: BoardAdapter, errors: {readonly [M in AdapterMethod]?: BoardError}): BoardAdapter {
  return replaced(adapter, errors, (error) => Promise.reject(error));
}

/** An adapter of which some methods never come to an end, unless their signal is aborted: for loading states. */
export function hanging(adapter: BoardAdapter, methods: readonly AdapterMethod[]): BoardAdapter {
  return replaced(adapter, Object.fromEntries(methods.map((method) => [method, true])), (_, options) => untilAborted(options?.signal));
}

type Options = {readonly signal?: AbortSignal} | undefined;

function replaced<T>(
  adapter: BoardAdapter, marks: {readonly [M in AdapterMethod]?: T}, call: (mark: T, options: Options) => Promise<never>,
): BoardAdapter {
  const methods = Object.entries(marks).map(([method, mark]) =>
    // The options are the last argument of every method.
    [method, (...args: unknown[]) => call(mark, args.at(-1) as Options)]);
  return {...adapter, ...(Object.fromEntries(methods) as Partial<BoardAdapter>)};
}

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
    const abort = () => reject(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, {once: true});
  });
}
