import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {request as rawRequest} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Upload} from '../../../src/adapter/index.js';
import {randomId} from '../../../src/adapter/index.js';
import {type Api, startApi} from '../support/api.js';
import {drawing, film, photo, secretsIn, webm} from '../support/media.js';
import {addressIn, type Tus, tusClient} from '../support/tus.js';
import {until} from '../../support/postgres.js';

describe('files over the tus protocol', () => {
  let api: Api;
  let folder: string;
  let tus: Tus;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
    api = await startApi({files: {folder}, allowedOrigins: ['https://town.example'], limits: {upload: 'off'}});
    tus = tusClient(api.url);
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, {recursive: true});
  });

  /** Every byte of every finished file on the disk. */
  const kept = async (): Promise<Map<string, Buffer>> => {
    const files = (await readdir(join(folder, 'files'), {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile());
    return new Map(await Promise.all(files.map(async ({parentPath, name}) => [name, await readFile(join(parentPath, name))] as const)));
  };

  /** The bytes on the disk that an upload has become. */
  const storedBytes = async (bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> => {
    const before = new Set((await kept()).keys());
    const upload = await tus.upload(bytes);
    const [[name, stored] = ['', Buffer.alloc(0)]] = [...await kept()].filter(([candidate]) => !before.has(candidate));
    expect(name).not.toContain(upload.id);
    expect(upload.size).toBe(stored.length);
    return stored;
  };

  const problem = async (response: Response): Promise<unknown> => {
    const {status, code, issues} = await response.json() as {status: number; code: string; issues?: unknown};
    return issues === undefined ? {status, code} : {status, code, issues};
  };
  const refusal = (code: string) => ({status: 422, code: 'invalid', issues: [{path: 'file', code}]});

  describe('what is kept of them', () => {
    it('has no place, device or owner, whoever sent it', async () => {
      const files = {jpeg: await photo(), webp: await photo('webp'), png: await drawing(), mp4: film(), quicktime: film({brand: 'qt  '}), webm: webm()};
      for (const [name, bytes] of Object.entries(files)) {
        expect(secretsIn(bytes), name).not.toEqual([]);
        expect(secretsIn(await storedBytes(bytes)), name).toEqual([]);
      }
    });

    it('is the right way up although nothing says any more how it was held', async () => {
      const {default: sharp} = await import('sharp');
      const {width, height, orientation, exif, xmp, icc} = await sharp(await storedBytes(await photo())).metadata();
      expect({width, height, orientation, exif, xmp, icc}).toEqual({width: 200, height: 320});
    });

    it('has the very bytes that were sent, when there was nothing to take out', async () => {
      const {default: sharp} = await import('sharp');
      const plain = new Uint8Array(await sharp({create: {width: 64, height: 48, channels: 3, background: '#a04020'}}).jpeg().toBuffer());
      expect(Buffer.compare(await storedBytes(plain), plain)).toBe(0);
    });

    it('is captions without their comments', async () => {
      const text = 'WEBVTT made by SECRETPHONE\r\n\r\nNOTE by OWNER WANG\r\n\r\n00:00.000 --> 00:02.000\r\n清禾桥\r\n';
      expect((await storedBytes(new TextEncoder().encode(text))).toString()).toBe('WEBVTT\n\n00:00.000 --> 00:02.000\n清禾桥\n\n');
    });
  });

  describe('what is refused', () => {
    it('is told by content, not by name or label', async () => {
      const html = new TextEncoder().encode('<script>alert(1)</script>');
      const metadata = `filename ${Buffer.from('photo.jpg').toString('base64')},filetype ${Buffer.from('image/jpeg').toString('base64')}`;
      expect(await problem(await tus.send(html, {metadata}))).toEqual(refusal('not-in-list'));
      expect(await problem(await tus.send(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toEqual(refusal('not-in-list'));
      expect(await problem(await tus.send(new Uint8Array()))).toEqual(refusal('not-in-list'));
    });

    it('is a picture that is broken off, and one that only begins as a picture', async () => {
      const {default: sharp} = await import('sharp');
      const whole = await sharp({create: {width: 500, height: 500, channels: 3, background: '#fff', noise: {type: 'gaussian', mean: 128, sigma: 60}}}).jpeg().toBuffer();
      expect(await problem(await tus.send(new Uint8Array(whole.subarray(0, whole.length / 2))))).toEqual(refusal('wrong-type'));
      expect(await problem(await tus.send(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode('<html>')])))).toEqual(refusal('wrong-type'));
    });

    it('is a picture that is small to send and enormous to draw', async () => {
      const bomb = await drawing();
      const header = new DataView(bomb.buffer, 12, 21);
      header.setUint32(4, 60_000);
      header.setUint32(8, 60_000);
      header.setUint32(17, crc32(bomb.subarray(12, 29)));
      expect(await problem(await tus.send(bomb))).toEqual(refusal('wrong-type'));
    });

    it('is too large a picture, too large a file of any kind before a byte of it is sent, and too long a video', async () => {
      const large = new Uint8Array(5_000_001);
      large.set(await photo());
      expect(await problem(await tus.send(large))).toEqual(refusal('too-large'));
      expect(await problem(await tus.create(50_000_001))).toEqual(refusal('too-large'));
      expect(await problem(await tus.send(film({seconds: 17})))).toEqual(refusal('too-large'));
      expect(await problem(await tus.send(webm({seconds: 17})))).toEqual(refusal('too-large'));
      expect((await tus.send(film({seconds: 15}))).status).toBe(200);
    });

    it('is captions that are too many or not text', async () => {
      expect(await problem(await tus.send(new TextEncoder().encode(`WEBVTT\n${'x'.repeat(100_000)}`)))).toEqual(refusal('too-large'));
      expect(await problem(await tus.send(new Uint8Array([...new TextEncoder().encode('WEBVTT\n\n'), 0xff, 0xfe])))).toEqual(refusal('wrong-type'));
    });

    it('leaves nothing behind', async () => {
      const before = [...(await kept()).keys()];
      const key = randomId();
      const response = await tus.create(5, {key});
      const address = addressIn(response, api.url);
      await tus.patch(address, 0, new TextEncoder().encode('hello'));
      expect((await fetch(address)).status).toBe(422);
      expect((await fetch(address)).status).toBe(404);
      expect([...(await kept()).keys()]).toEqual(before);
      expect(await readdir(join(folder, 'receiving'))).not.toContain(address.split('/').at(-1));
    });
  });

  describe('an upload', () => {
    it('goes on where the connection broke, for the same key', async () => {
      const bytes = film();
      const key = randomId();
      const first = addressIn(await tus.create(bytes.length, {key}), api.url);
      const half = Math.floor(bytes.length / 2);
      // The connection dies in the middle of a request that had promised all of it.
      const broken = rawRequest(first, {method: 'PATCH', headers: {
        'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes.length,
      }});
      broken.on('error', () => undefined);
      broken.write(bytes.subarray(0, half));
      await until(async () => Number((await readFile(join(folder, 'receiving', first.split('/').at(-1) ?? '')).catch(() => [])).length) === half, 'half of the file');
      broken.destroy();
      const again = addressIn(await tus.create(bytes.length, {key}), api.url);
      expect(again).toBe(first);
      await until(async () => (await tus.head(again)).headers.get('Upload-Offset') === String(half), 'the offset');
      expect((await fetch(again)).status).toBe(409);
      expect((await tus.patch(again, half, bytes.slice(half))).status).toBe(204);
      expect((await fetch(again)).status).toBe(200);
    });

    it('is the same one for the same key, also when it is done', async () => {
      const bytes = await drawing();
      const key = randomId();
      const [one, other] = await Promise.all([tus.create(bytes.length, {key}), tus.create(bytes.length, {key})]);
      const address = addressIn(one, api.url);
      expect(addressIn(other, api.url)).toBe(address);
      await tus.patch(address, 0, bytes);
      const results = await Promise.all([fetch(address), fetch(address), fetch(address)]);
      const [first, ...others] = await Promise.all(results.map(async (response) => await response.json() as Upload));
      expect(others).toEqual([first, first]);
      expect(addressIn(await tus.create(bytes.length, {key}), api.url)).toBe(address);
      const head = await tus.head(address);
      expect([head.headers.get('Upload-Offset'), head.headers.get('Upload-Length')]).toEqual([String(bytes.length), String(bytes.length)]);
      expect((await tus.send(bytes, {key})).status).toBe(404);
      expect(await (await fetch(address)).json()).toEqual(first);
    });

    it('is not begun anew by a second request to create it', async () => {
      const bytes = film();
      const key = randomId();
      const address = addressIn(await tus.create(bytes.length, {key}), api.url);
      await tus.patch(address, 0, bytes.slice(0, 100));
      await tus.create(bytes.length, {key});
      expect((await tus.head(address)).headers.get('Upload-Offset')).toBe('100');
      expect(await problem(await tus.create(bytes.length + 1, {key}))).toEqual({status: 409, code: 'key-reused'});
    });

    it('takes no more bytes than it said, none at another place, and none of another protocol', async () => {
      const address = addressIn(await tus.create(10), api.url);
      expect(await problem(await tus.patch(address, 5, new Uint8Array(5)))).toEqual({status: 409, code: 'unavailable'});
      expect(await problem(await tus.patch(address, 0, new Uint8Array(11)))).toEqual({status: 413, code: 'too-large'});
      expect((await tus.patch(address, 0, new Uint8Array(5), {'Content-Type': 'image/jpeg'})).status).toBe(400);
      expect((await fetch(`${api.url}/uploads`, {method: 'POST', headers: {'Upload-Length': '10'}})).status).toBe(412);
      expect((await tus.create(Number.NaN)).status).toBe(400);
      expect((await tus.create(-1)).status).toBe(400);
      expect((await tus.head(address)).headers.get('Upload-Offset')).toBe('0');
    });

    it('has no name that leads elsewhere, and is in no list', async () => {
      for (const id of ['..%2f..%2fpostgres%2fPG_VERSION', '..', '%2e%2e', 'a'.repeat(43), `${'a'.repeat(40)}%00.j`, 'x.json']) {
        expect((await tus.head(`${api.url}/uploads/${id}`)).status, id).toBe(404);
        expect((await tus.patch(`${api.url}/uploads/${id}`, 0, new Uint8Array(1))).status, id).toBe(404);
        expect((await fetch(`${api.url}/uploads/${id}`)).status, id).toBe(404);
        expect((await fetch(`${api.url}/files/${id}`)).status, id).toBe(404);
      }
      for (const path of ['/uploads', '/uploads/', '/files', '/files/']) expect([404, 405]).toContain((await fetch(`${api.url}${path}`)).status);
      const key = randomId();
      expect((await tus.create(10, {key})).headers.get('Location')).not.toContain(key);
    });

    it('does not come from a page of another site, unless the board allows the site', async () => {
      expect((await tus.create(10, {headers: {Origin: 'https://evil.example'}})).status).toBe(403);
      const allowed = await tus.create(10, {headers: {Origin: 'https://town.example', 'Sec-Fetch-Site': 'cross-site'}});
      expect(allowed.status).toBe(201);
      expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe('https://town.example');
      expect(allowed.headers.get('Access-Control-Expose-Headers')).toContain('Location');
      const address = addressIn(allowed, api.url);
      expect((await tus.patch(address, 0, new Uint8Array(10), {Origin: 'https://evil.example'})).status).toBe(403);
      const preflight = await fetch(address, {method: 'OPTIONS', headers: {
        Origin: 'https://town.example', 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'tus-resumable, upload-offset, content-type',
      }});
      expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
      expect(preflight.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('upload-offset');
    });
  });

  it('are counted by whoever begins them, and not by their pieces', async () => {
    const own = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
    const counting = await startApi({files: {folder: own}, limits: {upload: {count: 2, seconds: 600}}});
    const client = tusClient(counting.url);
    const key = randomId();
    for (let attempt = 0; attempt < 5; attempt++) expect((await client.create(10, {key})).status).toBe(201);
    expect((await client.create(10)).status).toBe(201);
    const third = await client.create(10);
    expect(third.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await problem(third)).toEqual({status: 429, code: 'rate-limited'});
    await counting.close();
    await rm(own, {recursive: true});
  });

  it('are not taken by a server that has no place for them, which says so', async () => {
    const without = await startApi();
    expect(await problem(await tusClient(without.url).create(10))).toEqual({status: 501, code: 'unsupported'});
    expect((await fetch(`${without.url}/files/x`)).status).toBe(501);
    await without.close();
  });
});
