import {closeSync, constants, fstatSync, openSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {Account} from './account.js';
import {codeOf, EngineError} from './errors.js';
import {run} from './run.js';

const {O_RDONLY, O_WRONLY, O_RDWR, O_NONBLOCK} = constants;

/**
 * The door counts who uses the server, and cannot miscount: it is a named pipe
 * that every user holds open for writing and the watchdog reads. When the last
 * user has closed it, or was killed, the kernel tells the watchdog. No process
 * numbers, no heartbeats, and it works between containers on one machine.
 *
 * While the watchdog makes up its mind to stop the server the pipe is called
 * `closing`. See `watchdog.ts` for its side.
 */
export interface Door {
  readonly open: string;
  readonly closing: string;
}

export function doorIn(runFolder: string): Door {
  return {open: join(runFolder, 'users'), closing: join(runFolder, 'users.closing')};
}

/** A user's place at the door. */
export interface Seat {
  /** Whether the watchdog is still there. */
  isGuarded(): boolean;
  leave(): void;
}

/**
 * Takes a seat, if there is a watchdog that will keep the server for us. We
 * write a byte and then check that the pipe still has its name: the watchdog
 * takes the name away and then looks for a byte, so one of the two notices.
 */
export function enter(door: Door): Seat | undefined {
  let fd: number;
  try {
    fd = openSync(door.open, O_WRONLY | O_NONBLOCK);
  } catch (error) {
    return nobody(error);
  }
  const seat = seatOn(fd);
  if (seat.isGuarded() && sameFile(fd, door.open)) return seat;
  seat.leave();
  return undefined;
}

/** Whether a watchdog is still busy behind either name. */
export function isGuarded(door: Door): boolean {
  return [door.open, door.closing].some((path) => {
    try {
      closeSync(openSync(path, O_WRONLY | O_NONBLOCK));
      return true;
    } catch (error) {
      return nobody(error) ?? false;
    }
  });
}

/** Makes a new door: a seat for us, and the end that the watchdog must be given (then close ours). */
export async function makeDoor(
  door: Door,
  account: Account | undefined,
): Promise<{seat: Seat; inner: number}> {
  const script = 'rm -f "$1" "$2" && mkfifo -m 600 "$1"';
  const {status, errors} = await run('sh', ['-c', script, 'sh', door.open, door.closing], {as: account});
  if (status !== 0) {
    throw new EngineError(
      'unwritable',
      `The database cannot make a named pipe at ${door.open}: ${errors.trim()}`,
      'Choose a data folder on a disk of this machine that is not full (network and Windows shares cannot hold named pipes).',
    );
  }
  const both = openSync(door.open, O_RDWR); // so that neither of the next two waits for the other
  try {
    return {inner: openSync(door.open, O_RDONLY), seat: seatOn(openSync(door.open, O_WRONLY | O_NONBLOCK))};
  } finally {
    closeSync(both);
  }
}

function seatOn(fd: number): Seat {
  let left = false;
  return {
    isGuarded() {
      try {
        return !left && writeSync(fd, 'x') === 1;
      } catch (error) {
        return codeOf(error) === 'EAGAIN'; // full: it is there but slow
      }
    },
    leave() {
      if (!left) closeSync(fd);
      left = true;
    },
  };
}

function sameFile(fd: number, path: string): boolean {
  try {
    return statSync(path).ino === fstatSync(fd).ino;
  } catch (error) {
    return nobody(error) ?? false;
  }
}

/** No pipe, or nobody who reads it. */
function nobody(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== 'ENXIO' && code !== 'ENOENT') throw error;
  return undefined;
}
