import {createHash} from 'node:crypto';
import {AwsClient} from 'aws4fetch';
import {BoardError} from '../../adapter/index.js';
import {type FileStorage, StorageError} from './storage.js';

/** A store that speaks S3: Amazon's own, MinIO, Garage, Ceph, OSS, COS and others. The bucket is there and private. */
export interface S3Options {
  /** `https://s3.eu-central-1.amazonaws.com`, `http://localhost:9000`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** `us-east-1` when left out, which stores without regions take. */
  readonly region?: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Before each name, such as `board/`. */
  readonly prefix?: string;
  /** Sends requests; the process's own `fetch` when left out. */
  readonly fetch?: typeof fetch;
}

/** Milliseconds until the store begins to answer; a file of 50 MB is sent in some seconds. Reading may take as long as the reader does. */
const TIMEOUT = 60_000;

/**
 * Keeps files in a bucket. Addresses are `endpoint/bucket/name`, which every store understands.
 *
 * @throws {StorageError} with a cure, when the bucket cannot be used.
 */
export async function s3Storage(options: S3Options): Promise<FileStorage> {
  const {endpoint, bucket, region = 'us-east-1', accessKeyId, secretAccessKey, prefix = ''} = options;
  const client = new AwsClient({accessKeyId, secretAccessKey, region, service: 's3'});
  const address = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const request = async (method: string, path: string, {body, headers = {}}: {body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string>} = {}): Promise<Response> => {
    // Signed with the sum of what is sent, so that the store itself refuses what arrives changed.
    const sum = createHash('sha256').update(body ?? '').digest('hex');
    const signed = await client.sign(`${address}${path}`, {method, headers: {...headers, 'X-Amz-Content-Sha256': sum}, ...(body && {body})});
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), TIMEOUT);
    try {
      return await (options.fetch ?? globalThis.fetch)(signed, {signal: ending.signal});
    } finally {
      clearTimeout(timer);
    }
  };
  const pathOf = (name: string): string => `/${prefix}${name}`;
  await checkBucket(await request('HEAD', '').catch((cause: unknown) => {
    throw new StorageError(`The S3 store at ${endpoint} cannot be reached.`, 'Check its address, and that it is running.', {cause});
  }), options);
  return {
    put: async (name, bytes, type) => {
      // Not shown by the store itself; but an operator who looks in should see what is what.
      const response = accepted(await request('PUT', pathOf(name), {body: bytes, headers: {'Content-Type': type}}), [200]);
      await response.body?.cancel();
    },
    get: async (name, range) => {
      const response = await request('GET', pathOf(name), range ? {headers: {Range: `bytes=${range.first}-${range.last}`}} : {});
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      return accepted(response, [range ? 206 : 200]).body ?? undefined;
    },
    delete: async (name) => {
      await accepted(await request('DELETE', pathOf(name)), [200, 204, 404]).body?.cancel();
    },
  };
}

async function checkBucket(response: Response, {endpoint, bucket}: S3Options): Promise<void> {
  await response.body?.cancel();
  if (response.ok) return;
  const what = `The bucket ${bucket} at ${endpoint} cannot be used (it answered ${response.status}).`;
  switch (response.status) {
    case 403: throw new StorageError(what, 'Check the access key, its secret and its rights: it must read, write and delete in the bucket.');
    case 404: throw new StorageError(what, 'Make the bucket, or check its name.');
    case 301: case 307: case 400: throw new StorageError(what, 'Check the region and the address.');
    default: throw new StorageError(what, 'Check that the store is running.');
  }
}

function accepted(response: Response, statuses: readonly number[]): Response {
  if (statuses.includes(response.status)) return response;
  // The body names buckets and keys, and is for nobody here.
  void response.body?.cancel();
  throw new BoardError('unavailable', `the file store answered ${response.status}`, {retryAfter: 5});
}
