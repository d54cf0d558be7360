import {createAdaptorServer} from '@hono/node-server';
import type {AddressInfo} from 'node:net';
import type {GeoReportServer} from './geo-report-server.js';

/** Puts an endpoint behind HTTP on a free port of this machine, open to pages of every site. */
export async function serveGeoReport(endpoint: GeoReportServer): Promise<{url: string; close: () => void}> {
  const server = createAdaptorServer({
    fetch: async (request) => {
      const answer = await endpoint.answer(request);
      const headers = new Headers(answer.headers);
      headers.set('Access-Control-Allow-Origin', '*');
      return new Response(answer.body, {status: answer.status, headers});
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/open311/v2`,
    close: () => void server.close(),
  };
}
