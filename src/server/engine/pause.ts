import {setTimeout as delay} from 'node:timers/promises';

/** Waits between two looks at something outside this process that cannot call back. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, signal ? {signal} : {});
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
