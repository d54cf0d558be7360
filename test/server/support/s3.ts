import {createHash, createHmac} from 'node:crypto';
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {S3Options} from '../../../src/server/index.js';

/** A bucket in this process. */
export interface Bucket {
  readonly options: S3Options;
  /** What is in it, by name. */
  readonly objects: Map<string, {readonly body: Buffer; readonly type: string}>;
  /** Statuses to answer with before anything is done, first in, first out. */
  readonly failures: number[];
  close(): Promise<void>;
}

const KEYS = {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'eu-central-1'};

/**
 * The four requests of S3 that we make, as Amazon's documentation describes them, with signatures (version 4) and sums checked by code of its
 * own. No S3 server that is kept up can be had from npm; where one runs, `S3_TEST_ENDPOINT` and the like name it and the same tests go there.
 */
export async function startBucket(): Promise<Bucket> {
  const objects: Bucket['objects'] = new Map();
  const failures: number[] = [];
  const server = createServer((request, response) => void (async () => {
    const body = Buffer.concat(await request.toArray() as Buffer[]);
    const [, bucket, ...rest] = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname).split('/');
    const name = rest.join('/');
    const object = objects.get(name);
    const end = (status: number, headers: Record<string, string> = {}, content: Buffer | string = '') => { response.writeHead(status, headers).end(content); };
    const failure = failures.shift();
    if (failure !== undefined) return end(failure, {}, '<Error/>');
    if (!isSignedBy(request, body)) return end(403, {}, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (bucket !== 'files') return end(404, {}, '<Error><Code>NoSuchBucket</Code></Error>');
    if (name === '') return end(200);
    if (request.method === 'PUT') {
      objects.set(name, {body, type: request.headers['content-type'] ?? ''});
      return end(200);
    }
    if (request.method === 'DELETE') {
      objects.delete(name);
      return end(204);
    }
    if (!object) return end(404, {}, '<Error><Code>NoSuchKey</Code></Error>');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined || to === undefined) return end(200, {'Content-Type': object.type}, object.body);
    end(206, {'Content-Range': `bytes ${from}-${to}/${object.body.length}`}, object.body.subarray(Number(from), Number(to) + 1));
  })());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    objects, failures,
    options: {endpoint: `http://127.0.0.1:${port}`, bucket: 'files', ...KEYS},
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Signature version 4, over headers and the sum of the body. */
function isSignedBy({method, url = '', headers}: IncomingMessage, body: Buffer): boolean {
  const [, date = '', names = '', signature = ''] =
    new RegExp(`^AWS4-HMAC-SHA256 Credential=${KEYS.accessKeyId}/(\\d{8})/${KEYS.region}/s3/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$`)
      .exec(headers.authorization ?? '') ?? [];
  const sum = sha256(body);
  if (headers['x-amz-content-sha256'] !== sum) return false;
  const {pathname, searchParams} = new URL(url, 'http://s3');
  if (searchParams.size > 0 || !names.split(';').includes('host')) return false;
  const canonical = [method, pathname, '', ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`), '', names, sum].join('\n');
  const time = String(headers['x-amz-date']);
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const key = [KEYS.region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${KEYS.secretAccessKey}`, date));
  const scope = `${date}/${KEYS.region}/s3/aws4_request`;
  return time.startsWith(date) && hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex') === signature;
}

function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
