import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type S3Options, s3Storage} from '../../../src/server/index.js';
import type {FileStorage} from '../../../src/server/uploads/index.js';
import {startApi} from '../support/api.js';
import {film, secretsIn} from '../support/media.js';
import {type Bucket, startBucket} from '../support/s3.js';
import {draft, newKey} from '../support/town.js';
import {tusClient} from '../support/tus.js';

const NAME = `${'0a'.repeat(16)}.jpg`;

/** A store of the operator's, when the environment names one. */
function outside(env: NodeJS.ProcessEnv): S3Options | undefined {
  const {S3_TEST_ENDPOINT: endpoint, S3_TEST_BUCKET: bucket = 'files', S3_TEST_KEY: accessKeyId = '', S3_TEST_SECRET: secretAccessKey = ''} = env;
  return endpoint ? {endpoint, bucket, accessKeyId, secretAccessKey} : undefined;
}

const stores: [name: string, open: () => Promise<{options: S3Options; close(): Promise<void>} | undefined>][] = [
  ['in this process', startBucket],
  ['that the environment names', async () => {
    const options = outside(process.env);
    return options && {options, close: () => Promise.resolve()};
  }],
];

describe.each(stores)('files in an S3 store %s', (_, open) => {
  let storage: FileStorage;
  let opened: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    opened = await open();
    if (opened) storage = await s3Storage({...opened.options, prefix: 'board/'});
  });
  afterAll(async () => { await opened?.close(); });

  const read = async (...args: Parameters<FileStorage['get']>): Promise<string | undefined> => {
    const stream = await storage.get(...args);
    return stream && await new Response(stream).text();
  };

  it('are kept, read whole and in stretches, and deleted', async ({skip}) => {
    if (!opened) skip('S3_TEST_ENDPOINT names no store');
    await storage.put(NAME, new Uint8Array(Buffer.from('0123456789')), 'image/jpeg');
    expect(await read(NAME)).toBe('0123456789');
    expect(await read(NAME, {first: 2, last: 4})).toBe('234');
    await storage.put(NAME, new Uint8Array(Buffer.from('again')), 'image/jpeg');
    expect(await read(NAME)).toBe('again');
    await storage.delete(NAME);
    expect(await read(NAME)).toBeUndefined();
    await storage.delete(NAME);
  });

  it('of some megabytes come back as they were', async ({skip}) => {
    if (!opened) skip('S3_TEST_ENDPOINT names no store');
    const bytes = new Uint8Array(6_000_000).map((__, index) => index * 31);
    await storage.put(NAME, bytes, 'video/mp4');
    const stream = await storage.get(NAME);
    expect(Buffer.compare(Buffer.from(await new Response(stream).arrayBuffer()), bytes)).toBe(0);
    await storage.delete(NAME);
  });
});

describe('a board with its files in S3', () => {
  let bucket: Bucket;
  let folder: string;
  beforeAll(async () => {
    bucket = await startBucket();
    folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
  });
  afterAll(async () => {
    await bucket.close();
    await rm(folder, {recursive: true});
  });

  it('puts clean files there, leaves none on the disk, and serves them', async () => {
    const api = await startApi({files: {folder, storage: await s3Storage(bucket.options)}});
    const {id: uploadId, size} = await tusClient(api.url).upload(film());
    const [[name, {body, type}] = ['', {body: Buffer.alloc(0), type: ''}]] = [...bucket.objects];
    expect(name).toMatch(/^[0-9a-f]{32}\.mp4$/);
    expect([body.length, type, secretsIn(body)]).toEqual([size, 'video/mp4', []]);
    expect(await readdir(join(folder, 'receiving'))).toEqual([]);
    const {id, queryCode} = await api.store.submitMessage({role: 'visitor'} as never, draft({attachments: [{uploadId, description: '', public: false}]}), newKey());
    const {attachments: [shown]} = await api.store.getMessage({role: 'visitor'} as never, id, queryCode);
    const part = await fetch(`${api.url}/${shown?.url ?? ''}`, {headers: {Range: 'bytes=4-7'}});
    expect([part.status, await part.text()]).toEqual([206, 'ftyp']);
    await api.close();
  });

  it('is told at the start, with a cure, when the keys, the bucket or the address are wrong', async () => {
    const {options} = bucket;
    await expect(s3Storage({...options, secretAccessKey: 'wrong'})).rejects.toMatchObject({name: 'StorageError', cure: expect.stringContaining('access key') as unknown});
    await expect(s3Storage({...options, bucket: 'no-such-bucket'})).rejects.toMatchObject({cure: expect.stringContaining('Make the bucket') as unknown});
    await expect(s3Storage({...options, endpoint: 'http://127.0.0.1:9'})).rejects.toMatchObject({cure: expect.stringContaining('running') as unknown});
  });

  it('says that it cannot now while the store is down, and takes the same upload afterwards', async () => {
    const api = await startApi({files: {folder, storage: await s3Storage(bucket.options)}});
    bucket.failures.push(503);
    const key = newKey();
    const tus = tusClient(api.url);
    const response = await tus.send(film(), {key});
    expect([response.status, response.headers.get('Retry-After')]).toEqual([500, '5']);
    expect((await fetch(response.url)).status).toBe(200);
    await api.close();
  });
});
