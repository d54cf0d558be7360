import {DetailedError, Upload as TusUpload} from 'tus-js-client';
import {BoardError, checkIdempotencyKey, isBoardError, type Upload, type UploadOptions} from '../../adapter/index.js';
import {bearerFrom, client, overNetwork, type RestOptions} from './client.js';
import {withDeadline} from './deadline.js';
import {blobReader, fetchStack} from './fetch-stack.js';
import {errorFrom} from './problem.js';
import {isUpload} from './shape.js';

/** Bytes of one request: less than the 1 MB that a common proxy lets through, and little is sent twice after a broken connection. */
const CHUNK = 1_000_000;

/** Milliseconds before each new attempt at a chunk. The count begins anew whenever bytes have arrived. */
const RETRY_AFTER = [500, 2_000, 5_000];

/**
 * Brings a file to the backend by the tus protocol, in three steps: creates the upload, which for a key that was used before is the upload
 * of before; sends what is missing of it; and asks what the backend found it to be. Each may be repeated without harm.
 */
export async function upload(options: RestOptions, file: Blob, {signal, onProgress, resumeKey}: UploadOptions): Promise<Upload> {
  if (signal?.aborted) throw signal.reason;
  checkIdempotencyKey(resumeKey);
  const id = await create(options, file.size, resumeKey, signal);
  await send(options, `${baseOf(options)}/uploads/${id}`, file, onProgress, signal);
  return await client(options).get(`/uploads/${id}`, isUpload, {signal}).catch((error: unknown) => {
    // It was refused, and the answer was lost; or it was swept away in between. A new attempt begins anew.
    throw isBoardError(error) && error.code === 'not-found' ? new BoardError('unavailable', 'the upload is no longer there') : error;
  });
}

/** The upload's id in the protocol; another one than it is attached by. By hand, so that the library begins by asking how much is there. */
async function create(options: RestOptions, size: number, resumeKey: string, signal: AbortSignal | undefined): Promise<string> {
  const {fetch: request, token, timeout = 30_000} = options;
  return await withDeadline(signal, timeout, async (deadline) => {
    const bearer = await bearerFrom(token);
    const {response, text} = await overNetwork(async () => {
      const response = await (request ?? globalThis.fetch)(`${baseOf(options)}/uploads`, {
        method: 'POST',
        signal: deadline,
        credentials: bearer ? 'omit' : 'same-origin',
        headers: {
          ...headersFor(bearer), 'Tus-Resumable': '1.0.0', 'Upload-Length': String(size), 'Upload-Metadata': `resumeKey ${base64(resumeKey)}`,
        },
      });
      return {response, text: await response.text()};
    });
    if (!response.ok) throw errorFrom(response, text);
    const id = response.headers.get('Location')?.split('/').at(-1) ?? '';
    if (!/^[\w-]+$/.test(id)) throw new BoardError('protocol', 'the backend did not say where to send the file');
    return id;
  });
}

/** Sends what the backend does not have yet. Gives up when nothing moves for the time that any call may take. */
async function send(
  {fetch: request, token, timeout = 30_000}: RestOptions, url: string, file: Blob, onProgress: UploadOptions['onProgress'], signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) throw signal.reason;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  let transfer: TusUpload | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const moved = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new BoardError('unavailable', `nothing was sent for ${timeout} ms`)), timeout + Math.max(...RETRY_AFTER));
      };
      transfer = new TusUpload(file as File, {
        uploadUrl: url,
        chunkSize: CHUNK,
        retryDelays: RETRY_AFTER,
        storeFingerprintForResuming: false,
        fileReader: blobReader,
        // XMLHttpRequest tells how much of a request has left, which fetch cannot; a page's own fetch goes before that.
        ...((request || typeof XMLHttpRequest === 'undefined') && {httpStack: fetchStack(request)}),
        onBeforeRequest: async (outgoing) => {
          moved();
          for (const [name, value] of Object.entries(headersFor(await bearerFrom(token)))) outgoing.setHeader(name, value);
        },
        onShouldRetry: (error) => isPassing(error.originalResponse?.getStatus() ?? 0),
        onProgress: (bytes) => {
          moved();
          onProgress?.(bytes);
        },
        onSuccess: () => resolve(),
        onError: (error) => reject(boardError(error)),
      });
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort);
      moved();
      transfer.start();
    });
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    // Also after an error: whatever is still under way is of no use to anybody. What has arrived stays, to go on from.
    await transfer?.abort();
  }
}

function headersFor(bearer: string | undefined): Record<string, string> {
  return {Accept: 'application/json', ...(bearer && {Authorization: `Bearer ${bearer}`})};
}

/** Whether the same request may be taken a moment later: no connection, another request is still at it, the server is in trouble. */
function isPassing(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status >= 500;
}

function boardError(error: Error | DetailedError): BoardError {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) {
    const cause = error instanceof DetailedError ? error.causingError : error;
    return cause instanceof BoardError ? cause : new BoardError('offline', 'the connection broke off', {cause: error});
  }
  const status = response.getStatus();
  // It was there a moment ago: swept away in between, or two backends without a common folder.
  if (status === 404 || status === 410) return new BoardError('unavailable', 'the upload is no longer there');
  const headers = new Headers();
  for (const name of ['Content-Type', 'Retry-After']) {
    const value = response.getHeader(name);
    if (value) headers.set(name, value);
  }
  return errorFrom({status, headers}, response.getBody());
}

function baseOf({endpoint}: RestOptions): string {
  return endpoint.replace(/\/+$/, '');
}

/** Keys are ASCII by the contract; whatever else somebody gives is carried as UTF-8. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
