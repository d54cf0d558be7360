import {resolve} from 'node:path';
import {isRoot} from './account.js';
import {findDelivery, prepareBinaries, type Delivery} from './binaries.js';
import type {Engine, EngineOptions} from './engine.js';
import {EngineError, explainFileError} from './errors.js';
import {pause} from './pause.js';
import {choosePlace, OUTSIDE} from './place.js';
import {joinOrStart, leave, untilStopped, type Installation, type Membership} from './server.js';

/** What tests replace. */
export interface EmbeddedParts {
  /** The programs that npm delivered. */
  delivery?: () => Promise<Delivery>;
  /** Where root keeps what must lie outside the checkout. */
  outside?: string;
}

/**
 * Opens the embedded PostgreSQL of a data folder. Several processes may have
 * it open at once and share one server, which runs until the last of them has
 * stopped or died.
 */
export async function openEmbedded(options: EngineOptions, parts: EmbeddedParts = {}): Promise<Engine> {
  const {log = () => undefined, signal} = options;
  if (process.platform === 'win32') {
    throw new EngineError(
      'unsupported-platform',
      'The embedded database does not run on Windows yet.',
      'Use the Windows Subsystem for Linux, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  const begun = performance.now();
  const outside = parts.outside ?? OUTSIDE;
  const dataDir = resolve(options.dataDir);
  const delivery = await (parts.delivery ?? findDelivery)();
  signal?.throwIfAborted();
  const place = await choosePlace(dataDir, outside, log);
  try {
    const copies = isRoot() ? outside : place.home;
    const binaries = await prepareBinaries(delivery, place.account, copies, log);
    const installation = {place, binaries, log};
    const membership = await joinOrStart(installation, signal);
    log(`The database is ready (${((performance.now() - begun) / 1000).toFixed(1)} s).`);
    return keep(installation, membership);
  } catch (error) {
    signal?.throwIfAborted();
    throw explainFileError(error, place.home);
  }
}

/** Keeps our membership alive until `stop`: should the server die, it is brought back at the same address. */
function keep(installation: Installation, first: Membership): Engine {
  const stopping = new AbortController();
  let current = first;
  let stopped: Promise<void> | undefined;

  const watch = async (): Promise<void> => {
    for (;;) {
      await current.session.ended;
      if (stopping.signal.aborted) return;
      installation.log('The database server has gone away; bringing it back.');
      const next = await bringBack(installation, stopping.signal);
      current.seat.leave(); // not before: the server might take us for gone
      current = next;
      if (stopping.signal.aborted) return;
      installation.log('The database server is back.');
    }
  };
  const watching = watch().catch(() => undefined); // only stopping ends it otherwise

  const stop = async (): Promise<void> => {
    const others = await current.session.others().catch(() => 0);
    stopping.abort();
    await current.session.end().catch(() => undefined);
    await watching;
    await leave(current);
    if (others === 0) await untilStopped(installation);
  };
  return {kind: 'embedded', url: first.url, stop: async () => await (stopped ??= stop())};
}

/** Tries until it works, less and less often: the disk may have been full. */
async function bringBack(installation: Installation, signal: AbortSignal): Promise<Membership> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 30_000)) {
    try {
      return await joinOrStart(installation, signal);
    } catch (error) {
      signal.throwIfAborted();
      const {message} = error as Error;
      installation.log(`The database server did not come back: ${message}`);
      await pause(wait, signal);
    }
  }
}
