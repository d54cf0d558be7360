import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {randomId, type Upload} from '../../../src/adapter/index.js';
import type {MessageDraft} from '../../../src/model/index.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {diskStorage, type FileStorage, openUploads, type Uploads} from '../../../src/server/uploads/index.js';
import {onBothDatabases} from '../support/databases.js';
import {drawing, photo} from '../support/media.js';
import {draft, newKey, townData, viewer} from '../support/town.js';

const HOUR = 3_600_000;

onBothDatabases('uploads when things go wrong', (databases) => {
  let folder: string;
  let store: Store;
  let now: Date;
  let uploads: Uploads;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
    now = new Date();
    store = await openStore({url: await databases.fresh(), now: () => now});
    await store.seed(townData());
    uploads = await openUploads({store, folder});
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, {recursive: true, force: true});
  });

  const request = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>): Request =>
    new Request(`http://board.example/api/v1/${path}`, {method, headers: {'Tus-Resumable': '1.0.0', ...headers}, ...(body && {body})});
  const create = async (size: number, key = randomId()): Promise<string> => {
    const {headers} = await uploads.receive(request('POST', 'uploads', {'Upload-Length': String(size), 'Upload-Metadata': `resumeKey ${btoa(key)}`}));
    return headers.get('Location')?.split('/').at(-1) ?? '';
  };
  const patch = async (id: string, bytes: Uint8Array<ArrayBuffer>, offset = 0): Promise<Response> => await uploads.receive(request('PATCH', `uploads/${id}`, {
    'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', 'Content-Length': String(bytes.length),
  }, bytes));
  const arrived = async (bytes: Uint8Array<ArrayBuffer>, key?: string): Promise<string> => {
    const id = await create(bytes.length, key);
    await patch(id, bytes);
    return id;
  };
  const uploaded = async (bytes: Uint8Array<ArrayBuffer>): Promise<Upload> => await uploads.result(await arrived(bytes));
  const withFile = ({id}: Upload, over: Partial<MessageDraft> = {}) => draft({attachments: [{uploadId: id, description: '', public: true}], ...over});
  const files = async (): Promise<string[]> =>
    (await readdir(join(folder, 'files'), {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile()).map(({name}) => name);
  const rows = async (): Promise<number> => (await store.context.db.selectFrom('upload').select('id').execute()).length;

  it('a full disk while a file arrives is told as such, and the file goes on when there is room', async ({skip}) => {
    if (!existsSync('/dev/full')) skip('this machine has no /dev/full');
    const bytes = await drawing();
    const id = await create(bytes.length);
    const place = join(folder, 'receiving', id);
    await rm(place);
    await symlink('/dev/full', place);
    await expect(patch(id, bytes)).rejects.toMatchObject({code: 'unavailable', status: 503});
    await rm(place);
    await writeFile(place, '');
    expect((await patch(id, bytes)).status).toBe(204);
    expect((await uploads.result(id)).type).toBe('image/png');
  });

  it('a disk that takes no finished file keeps none, and the same upload is taken when it does', async () => {
    const id = await arrived(await drawing());
    await rename(join(folder, 'files', 'unfinished'), join(folder, 'elsewhere'));
    await expect(uploads.result(id)).rejects.toMatchObject({code: 'ENOENT'});
    expect(await files()).toEqual([]);
    await mkdir(join(folder, 'files', 'unfinished'));
    const {id: uploadId} = await uploads.result(id);
    expect(await files()).toHaveLength(1);
    expect(await rows()).toBe(1);
    await store.submitMessage(viewer('citizen'), withFile({id: uploadId, type: 'image/png', size: 1}), newKey());
  });

  it('a server that is killed while it puts a file away leaves nothing that nobody knows of', async () => {
    const bytes = await drawing();
    const key = randomId();
    const disk = await diskStorage(join(folder, 'files'));
    // Everything up to here happens; nothing after it does.
    const killed: FileStorage = {...disk, put: async (...file) => { await disk.put(...file); throw new Error('killed'); }};
    uploads = await openUploads({store, folder, storage: killed});
    const id = await arrived(bytes, key);
    await expect(uploads.result(id)).rejects.toThrow('killed');
    expect(await files()).toHaveLength(1);
    uploads = await openUploads({store, folder});
    const {id: uploadId, size} = await uploads.result(await create(bytes.length, key));
    const [name = '', ...others] = await files();
    expect(others).toEqual([]);
    expect((await readFile(join(folder, 'files', name.slice(0, 2), name))).length).toBe(size);
    await store.submitMessage(viewer('citizen'), withFile({id: uploadId, type: 'image/png', size}), newKey());
  });

  it('a file that was whole before the server was killed is attached by the next one', async () => {
    const upload = await uploaded(await photo());
    uploads = await openUploads({store, folder});
    const {id, queryCode} = await store.submitMessage(viewer('citizen'), withFile(upload), newKey());
    const {attachments} = await store.getMessage(viewer('citizen'), id, queryCode);
    expect(attachments).toMatchObject([{type: 'image/jpeg', size: upload.size, width: 200, height: 320}]);
  });

  it('two messages that want the same file at the same time: one gets it', async () => {
    const upload = await uploaded(await drawing());
    const outcomes = await Promise.allSettled(['一号', '二号', '三号'].map((title) => store.submitMessage(viewer('citizen'), withFile(upload, {title}), newKey())));
    expect(outcomes.filter(({status}) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({issues: [{path: 'attachments.0.uploadId', code: 'not-uploaded'}]});
  });

  it('a message that is sent again after its acknowledgement was lost keeps its file', async () => {
    const message = withFile(await uploaded(await drawing()));
    const key = newKey();
    const first = await store.submitMessage(viewer('citizen'), message, key);
    expect(await store.submitMessage(viewer('citizen'), message, key)).toEqual(first);
  });

  it('what nobody attached within two days is swept away, and what belongs to a message never', async () => {
    const upload = await uploaded(await photo());
    await store.submitMessage(viewer('citizen'), withFile(upload), newKey());
    const forgotten = await uploaded(await drawing());
    const halfWay = await create(10);
    for (const name of [halfWay, `${halfWay}.json`]) await utimes(join(folder, 'receiving', name), now, now);
    now = new Date(now.getTime() + 47 * HOUR);
    await uploads.sweep();
    expect(await files()).toHaveLength(2);
    now = new Date(now.getTime() + 2 * HOUR);
    await uploads.sweep();
    await uploads.sweep();
    expect(await files()).toHaveLength(1);
    expect(await rows()).toBe(1);
    expect(await readdir(join(folder, 'receiving'))).toEqual([]);
    await expect(store.submitMessage(viewer('citizen'), withFile(forgotten), newKey())).rejects.toMatchObject({code: 'invalid'});
    now = new Date(now.getTime() + 1000 * HOUR);
    await uploads.sweep();
    expect(await files()).toHaveLength(1);
  });

  it('a sweep that is killed between a file and its row ends its work the next time', async () => {
    await uploaded(await drawing());
    const disk = await diskStorage(join(folder, 'files'));
    now = new Date(now.getTime() + 49 * HOUR);
    const killed = await openUploads({store, folder, storage: {...disk, delete: async (name) => { await disk.delete(name); throw new Error('killed'); }}});
    await expect(killed.sweep()).rejects.toThrow('killed');
    expect([await files(), await rows()]).toEqual([[], 1]);
    await uploads.sweep();
    expect(await rows()).toBe(0);
  });

  it('a folder that cannot be made is an error with a cure', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openUploads({store, folder: join(folder, 'file')})).rejects.toMatchObject({name: 'StorageError', cure: expect.stringContaining('may write') as unknown});
  });
});
