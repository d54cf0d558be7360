import {BoardError} from '../../adapter/index.js';
import {normaliseQueryCode} from '../../model/query-code.js';
import {withDeadline} from './deadline.js';
import {errorFrom, isJson} from './problem.js';
import type {Shape} from './shape.js';

/** How the HTTP API is reached. */
export interface RestOptions {
  /** Where the API is: `/api/v1` on the same site, or an absolute URL. */
  readonly endpoint: string;
  /** Sends requests; the page's own `fetch` unless given. */
  readonly fetch?: typeof fetch;
  /**
   * A bearer token, or what gives one for each request. For a page on another site than the backend: with a token no cookies are sent;
   * without one they are sent to the same site only.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Milliseconds after which a call is given up as `unavailable`; 30,000 unless given. */
  readonly timeout?: number;
}

interface CallInit {
  readonly signal?: AbortSignal | undefined;
  readonly queryCode?: string | undefined;
  readonly idempotencyKey?: string;
  readonly proof?: string;
  readonly query?: Readonly<Record<string, string | number | null | undefined>>;
  readonly body?: unknown;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Sends requests and turns whatever comes back into a value or a `BoardError`. */
export function client({endpoint, fetch: send, token, timeout = 30_000}: RestOptions) {
  const base = endpoint.replace(/\/+$/, '');

  async function call<T>(method: Method, path: string, shape: Shape<T>, {signal, query, body, queryCode, idempotencyKey, proof}: CallInit): Promise<T> {
    return withDeadline(signal, timeout, async (deadline) => {
      const bearer = await bearerFrom(token);
      const init: RequestInit = {
        method,
        signal: deadline,
        credentials: bearer ? 'omit' : 'same-origin',
        headers: {
          Accept: 'application/json',
          ...(body !== undefined && {'Content-Type': 'application/json'}),
          ...(bearer && {Authorization: `Bearer ${bearer}`}),
          ...(idempotencyKey !== undefined && {'Idempotency-Key': checkedKey(idempotencyKey)}),
          ...(proof !== undefined && {'Board-Proof': proof}),
          ...codeHeader(queryCode),
        },
        ...(body !== undefined && {body: JSON.stringify(body)}),
      };
      const url = `${base}${path}${search(query)}`;
      // Looked up at each call, so that a page may wrap it.
      const {response, text} = await overNetwork(async () => {
        const response = await (send ?? globalThis.fetch)(url, init);
        return {response, text: await response.text()};
      });
      if (!response.ok) throw errorFrom(response, text);
      return valueFrom(response, text, shape);
    });
  }

  return {
    get: <T>(path: string, shape: Shape<T>, init: CallInit) => call('GET', path, shape, init),
    send: call,
  };
}

/** The token for one request. */
export async function bearerFrom(token: RestOptions['token']): Promise<string | undefined> {
  try {
    return typeof token === 'function' ? await token() : token;
  } catch (cause) {
    throw new BoardError('unauthenticated', 'the page gave no token', {cause});
  }
}

/** `fetch` says TypeError for whatever keeps a request from its answer; `navigator.onLine` knows less than that. */
export async function overNetwork<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (cause) {
    throw new BoardError('offline', 'no connection to the backend', {cause});
  }
}

/**
 * Whether the backend is to be asked for something before a script is fetched: Chromium does not fetch a module again that it could not have once, and what
 * was to be sent with it would wait until the page is opened anew.
 */
export function seemsOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

function valueFrom<T>(response: Response, text: string, shape: Shape<T>): T {
  let value: unknown;
  if (response.status !== 204) {
    try {
      value = isJson(response.headers) ? JSON.parse(text) : undefined;
    } catch {
      // Left undefined, which no shape but that of "nothing" fits.
    }
  }
  if (!shape(value)) throw new BoardError('protocol', `the answer to ${response.status} was not of the agreed form`);
  return value;
}

/** Filters that are absent or empty are left out. */
function search(query: CallInit['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length > 0 ? `?${String(new URLSearchParams(given.map(([name, value]) => [name, String(value)])))}` : '';
}

/** A header takes ASCII only, and people type codes as they like. */
export function codeHeader(queryCode: string | undefined): Record<string, string> {
  const code = queryCode && normaliseQueryCode(queryCode);
  return code ? {'Board-Query-Code': code} : {};
}

function checkedKey(key: string): string {
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw new BoardError('malformed', 'an idempotency key has 8 to 100 characters of ASCII');
  return key;
}
