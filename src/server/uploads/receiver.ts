import {MemoryLocker, Metadata, Server} from '@tus/server';
import {BoardError, checkIdempotencyKey, isBoardError} from '../../adapter/index.js';
import {refusedFile} from './examine.js';
import type {Staging} from './staging.js';

/** An upload's id in the protocol: a digest of its key, so that whoever has the key finds it again, and nobody else. */
export const RESUME_ID = /^[\w-]{43}$/;

/** What the tus protocol (version 1.0.0, with the extension `creation`) says of one upload. */
export interface Receiver {
  /** Creates an upload, or finds it; gives 201 and its place. */
  create(request: Request): Promise<Response>;
  /** Answers HEAD and PATCH for the upload with an id. */
  handle(request: Request): Promise<Response>;
  /** Says how the protocol is spoken here. */
  options(request: Request): Promise<Response>;
}

export interface ReceiverOptions {
  readonly staging: Staging;
  /** Bytes of one file at most. */
  readonly largest: () => Promise<number>;
  /** The id of a key. */
  readonly idOf: (resumeKey: string) => string;
}

/** Milliseconds that a request which holds an upload gets when another one wants it: a connection that broke without a word. */
const DRAIN = 300;

/** Takes files in by the tus protocol. Its answers are the library's; what goes wrong is told as everywhere else in our API. */
export function receiver({staging, largest, idOf}: ReceiverOptions): Receiver {
  /** What the library would turn into a text of its own. */
  const failures = new WeakMap<Request, unknown>();
  const server = new Server({
    path: '/uploads',
    datastore: staging,
    lockDrainTimeout: DRAIN,
    maxSize: largest,
    namingFunction: (_, metadata) => idOf(keyIn(metadata)),
    getFileIdFromRequest: (_, last) => (last !== undefined && RESUME_ID.test(last) ? last : undefined),
    // From where it was asked for: a proxy may have put the API elsewhere.
    generateUrl: (_, {id}) => `uploads/${id}`,
    // The key is not told again to whoever learns of the id.
    onUploadCreate: () => Promise.resolve({metadata: {}}),
    // Which origins may read answers is decided for the whole API.
    allowedOrigins: () => false,
    onResponseError: (request, error) => {
      failures.set(request, error);
      return undefined;
    },
    locker: new MemoryLocker(),
  });
  const answer = async (request: Request): Promise<Response> => {
    const response = await server.handleWeb(request);
    if (response.status >= 400) throw errorFor(response.status, failures.get(request));
    response.headers.delete('Access-Control-Expose-Headers');
    return response;
  };
  return {
    create: async (request) => {
      if (Number(request.headers.get('Upload-Length')) > await largest()) throw refusedFile('too-large');
      return await answer(request);
    },
    handle: answer,
    options: answer,
  };
}

/** The key that a new upload is found again by; one of its own for a client that sends none. */
function keyIn(metadata: Record<string, string | null> | undefined): string {
  const key = metadata?.['resumeKey'] ?? crypto.randomUUID();
  checkIdempotencyKey(key);
  return key;
}

/** The key in the headers of a request, when it is sound. */
export function resumeKeyIn(request: Request): string | undefined {
  try {
    return Metadata.parse(request.headers.get('Upload-Metadata') ?? undefined)['resumeKey'] ?? undefined;
  } catch {
    return undefined;
  }
}

/** An error of the library, or below it, as ours. */
function errorFor(status: number, cause: unknown): BoardError & {readonly status?: number} {
  if (isBoardError(cause)) return cause;
  const words = typeof (cause as {body?: unknown} | undefined)?.body === 'string' ? (cause as {body: string}).body.trim() : `tus ${status}`;
  switch (status) {
    case 404: case 410: return new BoardError('not-found', 'no such upload');
    case 413: return new BoardError('too-large', words);
    // Somebody else is at it, or was: clients ask how much is there and go on.
    case 409: return withStatus(409, new BoardError('unavailable', words));
    case 400: return /lock/.test(words) ? withStatus(423, new BoardError('unavailable', words)) : new BoardError('malformed', words);
    case 403: return new BoardError('malformed', words);
    case 412: return withStatus(412, new BoardError('malformed', words));
    case 501: return withStatus(501, new BoardError('unsupported', words));
    default: return withStatus(503, new BoardError('unavailable', 'the file could not be taken in', {retryAfter: 5, cause}));
  }
}

function withStatus(status: number, error: BoardError): BoardError & {readonly status: number} {
  return Object.assign(error, {status});
}
