import {closeSync} from 'node:fs';
import {lchown, mkdir, readFile, statfs} from 'node:fs/promises';
import {join as path} from 'node:path';
import {addressSettings, chooseAddress, currentAddress, urlOf} from './address.js';
import type {Binaries} from './binaries.js';
import {explainOutput, findCluster, makeCluster} from './cluster.js';
import {doorIn, enter, isGuarded, makeDoor, type Door, type Seat} from './door.js';
import {codeOf, diskFull} from './errors.js';
import {pause} from './pause.js';
import {notYours, type Place} from './place.js';
import {openSession, type Session} from './session.js';
import {SAFE_SETTINGS, settingArguments} from './settings.js';
import {withStartLock} from './start-lock.js';
import {stopStray} from './stray.js';
import {startGuarded} from './watchdog.js';

/** What one embedded server needs to be found or started. */
export interface Installation {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly log: (line: string) => void;
}

/** Our share in the running server: it stays as long as we hold the seat. */
export interface Membership {
  readonly url: string;
  readonly seat: Seat;
  readonly session: Session;
}

/** How long we try against things that pass: another server ending, a port taken. */
const PATIENCE_MS = 60_000;

/** With less than this left, a silent server is taken to have died of it. */
const LAST_BYTES = 16 * 1024 * 1024;

/** Joins the running server of this installation, or makes and starts it. */
export async function joinOrStart(installation: Installation, signal?: AbortSignal): Promise<Membership> {
  const {home} = installation.place;
  await makeRunFolder(installation.place);
  const running = await join(installation, signal);
  if (running) return running;
  return await withStartLock(path(home, 'starting.lock'), signal, async () => {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const started = (await join(installation, signal)) ?? (await start(installation, signal));
      if (typeof started === 'object') return started;
      if (performance.now() > deadline) throw explainOutput(home, started);
      await pause(50, signal);
    }
  });
}

/** Waits until nobody keeps the server any more: it has stopped, or somebody else uses it. */
export async function untilStopped(installation: Installation): Promise<void> {
  const door = doorOf(installation.place);
  const deadline = performance.now() + PATIENCE_MS;
  let nextLook = performance.now() + 500;
  while (isGuarded(door) && performance.now() < deadline) {
    await pause(10);
    if (performance.now() < nextLook) continue;
    nextLook += 500;
    const visit = await join(installation).catch(() => undefined);
    const others = await visit?.session.others().catch(() => 0);
    if (visit) await leave(visit);
    if (others) return;
  }
}

export async function leave({session, seat}: Membership): Promise<void> {
  await session.end().catch(() => undefined);
  seat.leave();
}

/** Takes part in the running server, if there is one. */
async function join({place, binaries}: Installation, signal?: AbortSignal): Promise<Membership | undefined> {
  const cluster = await findCluster(place, binaries.major);
  const seat = cluster && takeSeat(place);
  if (!seat) return undefined;
  const address = await currentAddress(runFolder(place), portFile(place));
  return await connect(urlOf(address, cluster.password), seat, signal);
}

/** Starts the server; a text when it did not start for a reason that may pass. Needs the start lock. */
async function start(installation: Installation, signal?: AbortSignal): Promise<Membership | string> {
  const {place, binaries, log} = installation;
  const door = doorOf(place);
  if (isGuarded(door)) return 'the server of before is still ending';
  const cluster =
    (await findCluster(place, binaries.major)) ?? (await makeCluster(place, binaries, log, signal));
  await stopStray(cluster.data, log);

  const address = await chooseAddress(runFolder(place), portFile(place), place.account);
  const settings = {...SAFE_SETTINGS, ...addressSettings(address)};
  const command = [binaries.postgres, '-D', cluster.data, ...settingArguments(settings)];
  const as = place.account ? ` as user ${place.account.name}` : '';
  log(`Starting PostgreSQL ${binaries.version}${as} on ${place.home}.`);
  const membership = await launch(place, door, command, urlOf(address, cluster.password), signal);
  return membership ?? (await whyNot(place));
}

async function launch(
  place: Place,
  door: Door,
  command: readonly string[],
  url: string,
  signal?: AbortSignal,
): Promise<Membership | undefined> {
  const {seat, inner} = await makeDoor(door, place.account);
  try {
    startGuarded(door, inner, logFile(place), command, place.account);
  } finally {
    closeSync(inner);
  }
  return await connect(url, seat, signal);
}

async function connect(url: string, seat: Seat, signal?: AbortSignal): Promise<Membership | undefined> {
  let session: Session | undefined;
  try {
    session = await openSession(url, () => seat.isGuarded(), signal);
    return session && {url, seat, session};
  } finally {
    if (!session) seat.leave();
  }
}

/** Why the server ended: thrown, or returned when trying again may help. */
async function whyNot(place: Place): Promise<string> {
  const output = await readFile(logFile(place), 'utf8').catch(() => '');
  if (PASSING.test(output)) return output;
  const {bavail, bsize} = await statfs(place.home);
  if (bavail * bsize < LAST_BYTES) throw diskFull(place.home, output); // it could not even write its log
  throw explainOutput(place.home, output);
}

/** Processes of a killed server that have not noticed yet, or a port taken since we looked. */
const PASSING = /pre-existing shared memory block|lock file ".*" already exists|Address already in use/;

function takeSeat(place: Place): Seat | undefined {
  try {
    return enter(doorOf(place));
  } catch (error) {
    throw codeOf(error) === 'EACCES' ? notYours(place.home, error) : error;
  }
}

async function makeRunFolder(place: Place): Promise<void> {
  const folder = runFolder(place);
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
    if (place.account) await lchown(folder, place.account.uid, place.account.gid);
  } catch (error) {
    throw codeOf(error) === 'EACCES' ? notYours(place.home, error) : error;
  }
}

const runFolder = ({home}: Place): string => path(home, 'run');
const doorOf = (place: Place): Door => doorIn(runFolder(place));
const logFile = ({home}: Place): string => path(home, 'server.log');
const portFile = ({home}: Place): string => path(home, 'port');
