import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';

/** How a server is reached: as it is; not at all; or only what stands before it, which says that it is too busy. */
export type Way = 'open' | 'shut' | 'busy';

/** The way to a server, which a test can shut. Pages reach it here as they would the server itself. */
export interface Gate {
  readonly origin: string;
  way: Way;
  /** What was asked for since the start: method and path. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startGate(target: () => string): Promise<Gate> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (gate.way === 'shut') return void incoming.destroy();
    if (gate.way === 'busy') return void outgoing.writeHead(502, {'Content-Type': 'text/html'}).end('<!doctype html><p>Bad gateway');
    const sent = request(new URL(incoming.url ?? '/', target()), {method: incoming.method, headers: incoming.headers}, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    sent.on('error', () => outgoing.destroy());
    outgoing.on('close', () => sent.destroy());
    incoming.pipe(sent);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const gate: Gate = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, way: 'open', asked,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  return gate;
}
