import {createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * What a network does to a request. `lost`: it never arrives. `unanswered`: it arrives, and its answer does not. `cut`: half of the answer
 * arrives. `twice`: it arrives two times at once. `late`: it arrives after a while. `busy`: a proxy in between speaks instead.
 */
export const FAULTS = ['lost', 'unanswered', 'cut', 'twice', 'late', 'busy'] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  readonly origin: string;
  /** How often each was done. */
  readonly done: Readonly<Record<Fault, number>>;
  readonly requests: () => number;
  /** From now on everything passes. */
  calm(): void;
  close(): Promise<void>;
}

/** Milliseconds that a late request waits at most. */
const LATEST = 800;

/**
 * A network that cannot be trusted, before a server. Each request below `/api/` meets a fault by a chance of `rate`, drawn from a seeded
 * generator, so that a run can be done again; pages and scripts pass.
 */
export async function startFaultProxy(target: string, {rate, seed}: {readonly rate: number; readonly seed: number}): Promise<FaultProxy> {
  const random = generator(seed);
  const done = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  let calm = false;
  let requests = 0;

  const server = createServer((incoming, outgoing) => {
    requests++;
    const fault = !calm && incoming.url?.startsWith('/api/') && random() < rate ? FAULTS[Math.floor(random() * FAULTS.length)] : undefined;
    if (fault) done[fault]++;
    // Whoever is cut off finds out for himself.
    pass(target, incoming, outgoing, fault, random).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    done,
    requests: () => requests,
    calm: () => { calm = true; },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function pass(target: string, incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined, random: () => number): Promise<void> {
  const body = await read(incoming);
  if (fault === 'lost') return void outgoing.destroy();
  if (fault === 'busy') return void outgoing.writeHead(502, {'Content-Type': 'text/html'}).end('<h1>Bad gateway</h1>');
  if (fault === 'late') await new Promise((resolve) => setTimeout(resolve, random() * LATEST));
  const sent = {method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers, body};
  const [answer] = await Promise.all([send(target, sent), ...(fault === 'twice' ? [send(target, sent)] : [])]);
  if (fault === 'unanswered') return void outgoing.destroy();
  if (fault === 'cut') {
    outgoing.writeHead(answer.status, {...answer.headers, 'content-length': String(answer.body.length + 1)});
    outgoing.write(answer.body.subarray(0, answer.body.length / 2), () => outgoing.destroy());
    return;
  }
  outgoing.writeHead(answer.status, answer.headers).end(answer.body);
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The request as it came, `Host` and all: the server compares it with the page's origin. */
function send(target: string, {method, url, headers, body}: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url, target), {method, headers, agent: false}, (response) => {
      read(response).then((answered) => {
        const {'transfer-encoding': _, connection: __, ...rest} = response.headers;
        resolve({status: response.statusCode ?? 502, headers: rest, body: answered});
      }, reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Mulberry32: small, even, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
