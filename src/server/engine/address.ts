import {createServer} from 'node:net';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Account} from './account.js';
import {DATABASE, ROLE} from './cluster.js';
import {writePrivately} from './files.js';

/** Where a server listens: a socket in a private folder, or a port of this machine only. */
export type Address =
  {readonly folder: string; readonly port: number} | {readonly host: string; readonly port: number};

/** The kernel's limit on a socket's path, in bytes. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/** Names the socket's file; nothing listens on this port. */
const SOCKET_PORT = 5432;

/**
 * Chooses where the server shall listen. A port, where there is no other way,
 * stays the same from start to start as long as nobody else takes it.
 */
export async function chooseAddress(
  runFolder: string,
  portFile: string,
  account: Account | undefined,
): Promise<Address> {
  if (socketFits(runFolder)) return {folder: runFolder, port: SOCKET_PORT};
  const last = Number(await readFile(portFile, 'utf8').catch(() => '0'));
  const port = await freePort(last).catch(async () => await freePort(0));
  await writePrivately(portFile, String(port), account);
  return {host: '127.0.0.1', port};
}

/** Where the server that runs now was told to listen. */
export async function currentAddress(runFolder: string, portFile: string): Promise<Address> {
  if (socketFits(runFolder)) return {folder: runFolder, port: SOCKET_PORT};
  return {host: '127.0.0.1', port: Number(await readFile(portFile, 'utf8'))};
}

function socketFits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;
}

async function freePort(wanted: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The server's settings for listening there and nowhere else. */
export function addressSettings(address: Address): Record<string, string> {
  const port = String(address.port);
  if ('host' in address) return {listen_addresses: address.host, unix_socket_directories: '', port};
  const quoted = `"${address.folder.replaceAll('"', '""')}"`; // a list: a comma must not split it
  return {listen_addresses: '', unix_socket_directories: quoted, unix_socket_permissions: '0700', port};
}

/** The address as a URL that node-postgres and psql understand. */
export function urlOf(address: Address, password: string): string {
  const host = 'host' in address ? address.host : 'localhost';
  const url = new URL(`postgresql://${ROLE}:${password}@${host}:${address.port}/${DATABASE}`);
  if ('folder' in address) url.searchParams.set('host', address.folder);
  return url.href;
}
