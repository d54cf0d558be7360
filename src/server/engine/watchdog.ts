import {spawn} from 'node:child_process';
import type {Account} from './account.js';
import type {Door} from './door.js';
import {spawnAs} from './run.js';

/**
 * A small shell that runs the server and outlives us. It stops the server when
 * the door says that the last user has gone, however it went, so that no
 * server lingers after a SIGKILL. The shell is there wherever PostgreSQL is:
 * initdb needs it too.
 *
 * The loop is the other half of the agreement in `door.ts`: everybody has
 * gone; take the name away; has somebody come in meanwhile? Then give the name
 * back. The outer shell keeps the pipe until the server has ended, which is how
 * others know that it has. `kill 0` ends the loop's helpers (the server's own processes are in
 * groups of their own, and it has ended by then).
 *
 * Arguments: door, closing, log, then the server's command line.
 */
const SCRIPT = `
door=$1 closing=$2 log=$3
shift 3
umask 077
mv -f "$log" "$log.old" 2>/dev/null
exec 3<&0 0</dev/null >>"$log" 2>&1
"$@" 3<&- &
server=$!
trap 'kill -INT $server' TERM INT HUP
(
  trap - TERM INT HUP
  while :; do
    cat >/dev/null
    mv "$door" "$closing" || break
    [ -n "$(dd bs=1 count=1 2>/dev/null)" ] || break
    mv "$closing" "$door"
  done
  kill -INT $server
) <&3 &
until wait $server; [ $? -le 128 ] || ! kill -0 $server 2>/dev/null; do :; done
trap : TERM
kill -TERM 0
`;

/** Starts the server under a new watchdog, with the inner end of the door as its input. */
export function startGuarded(
  door: Door,
  inner: number,
  log: string,
  command: readonly string[],
  account: Account | undefined,
): void {
  const child = spawn(
    'sh',
    ['-c', SCRIPT, 'civic-board-watchdog', door.open, door.closing, log, ...command],
    {
      ...spawnAs(account),
      detached: true, // Ctrl-C in our terminal is for us
      stdio: [inner, 'ignore', 'ignore'],
    },
  );
  child.on('error', () => undefined); // shows as a door without a watchdog
  child.unref();
}
