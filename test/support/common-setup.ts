import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestProject} from 'vitest/node';
import type {Common} from './common.js';

/** Something for all files, and how it ends. */
type Made<What> = {readonly value: What; end?(): Promise<void>};

/** Loaded when somebody asks: most single files need none of it. */
const MAKERS: {readonly [What in keyof Common]: () => Promise<Made<Common[What]>>} = {
  embedded: async () => {
    const {url, stop} = await (await import('./postgres-quick.js')).startQuickEmbedded();
    return {value: {url}, end: stop};
  },
  installed: async () => {
    const started = await (await import('./postgres.js')).startPrivatePostgres({durable: false});
    return 'skip' in started ? {value: started} : {value: {url: started.url}, end: started.stop};
  },
  hashes: async () => {
    const {hashPassword} = await import('../../src/server/identity/index.js');
    const {TOWN} = await import('../../src/testing/index.js');
    return {value: Object.fromEntries(await Promise.all(TOWN.accounts.map(async ({password}) => [password, await hashPassword(password)] as const)))};
  },
  demo: async () => {
    const {folder, remove} = await (await import('./demo-process.js')).demoFolder();
    return {value: {folder}, end: remove};
  },
  program: async () => {
    const {main, remove} = await (await import('./program.js')).buildProgram();
    return {value: {main}, end: remove};
  },
};

/** For vitest's `globalSetup`: answers `common()` of the test files, on this machine and by a secret address. */
export default async function setUp({provide}: TestProject): Promise<() => Promise<void>> {
  const made = new Map<string, Promise<Made<unknown>>>();
  const secret = randomUUID();
  const server = createServer((request, response) => void (async () => {
    const what = (request.url ?? '').slice(`/${secret}/`.length);
    if (!request.url?.startsWith(`/${secret}/`) || !isMade(what)) return void response.writeHead(404).end('nothing by this name');
    const making = made.get(what) ?? MAKERS[what]();
    made.set(what, making);
    await making.then(
      ({value}) => response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(500).end(String((error as Error).stack ?? error)));
  })());
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  provide('common', `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}/`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    for (const making of made.values()) await making.then(({end}) => end?.(), () => undefined);
  };
}

function isMade(what: string): what is keyof Common {
  return Object.hasOwn(MAKERS, what);
}
