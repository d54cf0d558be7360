import {cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {sql} from 'kysely';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {listAudit, verifyAudit} from '../../../src/server/audit/index.js';
import {ArchiveError, diskStorage, exportBoard, restoreBoard, type Store} from '../../../src/server/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey, viewer} from '../support/town.js';
import {contentsOf, openAt, type Rich, richBoard} from './support.js';

onBothDatabases('an export', ({fresh}) => {
  let work: string;
  let rich: Rich;
  const open: Store[] = [];
  let folders = 0;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'civic-board-archive-'));
    rich = await richBoard(await fresh(), join(work, 'files'));
  });
  afterAll(async () => {
    await rich.store.close();
    await rm(work, {recursive: true});
  });
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  const newFolder = (): string => join(work, `folder-${(folders += 1)}`);
  const exported = async ({format = 'ndjson', withSecrets = true, from = rich.store, storage = rich.storage}: {
    format?: 'ndjson' | 'csv'; withSecrets?: boolean; from?: Store; storage?: Rich['storage'];
  } = {}) => {
    const folder = newFolder();
    return {folder, ...await exportBoard(from, {folder, format, storage, withSecrets})};
  };
  const emptyBoard = async (secret?: string): Promise<Store> => {
    const store = await openAt(await fresh(), secret);
    open.push(store);
    return store;
  };
  const restored = async (folder: string, options: {verify?: boolean} = {}) => {
    const store = await emptyBoard();
    const storage = await diskStorage(newFolder());
    const result = await restoreBoard(store, {folder, storage, ...options});
    // As after the start that the command asks for: with the secret that came along.
    const {context: {url}} = store;
    const again = await openAt(url);
    open.push(again);
    return {...result, store: again, storage};
  };

  describe.each(['ndjson', 'csv'] as const)('as %s', (format) => {
    it('brought into an empty board and exported again is the same, to the byte', async () => {
      const one = await exported({format});
      const {store, storage} = await restored(one.folder);
      const other = await exported({format, from: store, storage});
      const [was, is] = [await contentsOf(one.folder), await contentsOf(other.folder)];
      expect([...is.keys()]).toEqual([...was.keys()]);
      for (const [path, bytes] of was) if (path !== 'manifest.json') expect(is.get(path)?.equals(bytes), path).toBe(true);
      const {createdAt: _, ...manifest} = other.manifest;
      expect(one.manifest).toMatchObject(manifest);
    });

    it('gives a board whose log fits up to the very head, and which reads the same for everybody', async () => {
      const {folder, manifest} = await exported({format});
      const {store} = await restored(folder);
      expect(await verifyAudit(store.context.db, {expect: manifest.audit.head})).toEqual({ok: true, ...manifest.audit});
      expect(await store.getBoard()).toEqual(await rich.store.getBoard());
      expect(await store.listPlaces(null)).toEqual(await rich.store.listPlaces(null));
      expect(await store.listAgencies({})).toEqual(await rich.store.listAgencies({}));
      const viewers = [VISITOR, ...TOWN.accounts.map(({username}) => viewer(username))];
      const ids = (await rich.store.context.db.selectFrom('message').select('id').execute()).map(({id}) => id);
      for (const who of viewers) {
        for (const query of [{}, {text: '路灯'}, {queue: 'handling'}, {queue: 'moderation'}, {order: 'answered'}, {placeId: 'dongwei'}]) {
          const [was, is] = await Promise.all([rich.store, store].map(async (one) => await one.listMessages(who, query).catch(String)));
          expect(is).toEqual(was);
        }
        for (const id of ids) {
          const [was, is] = await Promise.all([rich.store, store].map(async (one) => await one.getMessage(who, id).catch(String)));
          expect(is).toEqual(was);
        }
      }
      expect(await store.listAnswers({})).toEqual(await rich.store.listAnswers({}));
      expect(await store.countMessages({})).toEqual(await rich.store.countMessages({}));
      expect(await store.people.findByUsername('housing')).toEqual(await rich.store.people.findByUsername('housing'));
      expect(await store.getMessage(VISITOR, rich.receipt.id, rich.receipt.queryCode)).toMatchObject({relations: ['author']});
    });

    it('gives a board that goes on: numbers, searches, the log', async () => {
      const {folder, manifest} = await exported({format});
      const {store} = await restored(folder);
      const before = await rich.store.context.db.selectFrom('message').select('number').execute();
      const receipt = await store.submitMessage(VISITOR, draft(), newKey());
      expect(before.map(({number}) => number)).not.toContain(receipt.number);
      await store.reportContent(VISITOR, rich.receipt.id, {reason: 'insult', words: 'x'}, {idempotencyKey: newKey()});
      await Promise.all([store.sweep(), rich.store.sweep()]);
      const query = {title: draft().title, text: draft().body};
      expect((await store.findSimilar(query)).items).toEqual((await rich.store.findSimilar(query)).items);
      expect(await verifyAudit(store.context.db, {expect: manifest.audit.head})).toMatchObject({ok: true, entries: manifest.audit.entries + 1});
      await expect(sql`delete from event`.execute(store.context.db)).rejects.toThrow('events are only ever added');
    });

    it('holds what its manifest says, for its owner only', async () => {
      const {folder, manifest, missing} = await exported({format});
      expect(missing).toEqual([]);
      expect(manifest).toMatchObject({archive: 'civic-board', version: 1, format, files: {count: 3, missing: 0}});
      for (const path of (await contentsOf(folder)).keys()) expect((await stat(join(folder, path))).mode & 0o777, path).toBe(0o600);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      expect((await readdir(join(folder, 'uploaded'))).length).toBe(3);
    });
  });

  describe('without secrets', () => {
    it('holds no secret and no session; query codes work again only where the secret is the same', async () => {
      const {folder, manifest} = await exported({withSecrets: false});
      expect(Object.keys(manifest.tables)).not.toEqual(expect.arrayContaining(['secret']));
      const {value} = await rich.store.context.db.selectFrom('secret').select('value').executeTakeFirstOrThrow();
      const sessions = await rich.store.context.db.selectFrom('session').select('id').execute();
      for (const [path, bytes] of await contentsOf(folder)) {
        for (const secret of [value, value.toString('hex'), value.toString('base64'), ...sessions.map(({id}) => id)]) expect(bytes.includes(secret), path).toBe(false);
      }
      const {store, sameSecret} = await restored(folder);
      expect(sameSecret).toBe(false);
      await expect(store.getMessage(VISITOR, rich.receipt.id, rich.receipt.queryCode)).resolves.toMatchObject({relations: []});
    });

    it('is all that a board with its secret in the environment needs', async () => {
      const secret = 'a secret that stands in the environment of both';
      const one = await richBoard(await fresh(), newFolder(), secret);
      open.push(one.store);
      const {folder} = await exported({withSecrets: false, from: one.store, storage: one.storage});
      const store = await emptyBoard(secret);
      expect(await restoreBoard(store, {folder, storage: await diskStorage(newFolder())})).toMatchObject({sameSecret: true});
      expect(await store.getMessage(VISITOR, one.receipt.id, one.receipt.queryCode)).toMatchObject({relations: ['author']});
    });
  });

  it('is logged, and not in itself', async () => {
    const {manifest} = await exported({withSecrets: false});
    const [entry] = await listAudit(rich.store.context.db, {limit: 1});
    expect(entry).toMatchObject({kind: 'export', actor: {role: 'system'}, data: {format: 'ndjson', secrets: false}});
    expect(manifest.audit.entries).toBe((entry?.seq ?? 0) - 1);
  });

  it('shows one moment, although people write meanwhile', async () => {
    const writing = Promise.all(Array.from({length: 20}, () => rich.store.submitMessage(VISITOR, draft(), newKey())));
    const {folder, manifest} = await exported();
    await writing;
    const {store} = await restored(folder);
    expect(await verifyAudit(store.context.db)).toMatchObject({ok: true, entries: manifest.audit.entries});
  });

  it('names the uploaded files that were lost before, and can be brought in without them', async () => {
    const lost = (await rich.store.context.db.selectFrom('upload').select('name').where('message_id', 'is not', null).executeTakeFirstOrThrow()).name;
    const storage = {...rich.storage, get: async (name: string) => (name === lost ? undefined : await rich.storage.get(name))};
    const {folder, missing, manifest} = await exported({storage});
    expect(missing).toEqual([lost]);
    expect(manifest.files).toMatchObject({count: 3, missing: 1});
    const {store} = await restored(folder);
    expect(await verifyAudit(store.context.db)).toMatchObject({ok: true});
  });

  it('leaves nothing behind when it fails, and never overwrites anything', async () => {
    const storage = {...rich.storage, get: async () => { throw new Error('the store is away'); }};
    const folder = newFolder();
    await expect(exportBoard(rich.store, {folder, format: 'ndjson', storage})).rejects.toThrow('the store is away');
    await expect(stat(folder)).rejects.toThrow('ENOENT');
    const done = await exported();
    await expect(exportBoard(rich.store, {folder: done.folder, format: 'ndjson', storage: rich.storage})).rejects.toMatchObject({cure: expect.stringContaining('name another one') as string});
    await mkdir(folder);
    await writeFile(join(folder, 'mine.txt'), 'mine');
    await expect(exportBoard(rich.store, {folder, format: 'ndjson', storage: rich.storage})).rejects.toBeInstanceOf(ArchiveError);
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  describe('is not brought in', () => {
    let empty: Store;
    beforeAll(async () => { empty = await openAt(await fresh()); });
    afterAll(async () => { await empty.close(); });

    /** Tries, and makes sure that nothing has come of it. */
    const refused = async (folder: string, into: Store = empty): Promise<string> => {
      const before = await contents(into);
      const error = await restoreBoard(into, {folder, storage: await diskStorage(newFolder())}).then(() => undefined, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(ArchiveError);
      expect(await contents(into)).toEqual(before);
      expect((error as ArchiveError).cure).not.toBe('');
      return (error as ArchiveError).message;
    };
    const contents = async ({context: {db}}: Store) => (await sql`select (select count(*) from message) as messages, (select count(*) from event) as events, (select count(*) from place) as places,
      (select count(*) from account) as accounts, (select count(*) from audit) as audit, (select array_agg(value) from secret) as secrets`.execute(db)).rows;
    const sound = {ndjson: undefined, csv: undefined} as Record<'ndjson' | 'csv', string | undefined>;
    /** A copy of a sound export. */
    const copied = async (format: 'ndjson' | 'csv' = 'ndjson'): Promise<string> => {
      const original = sound[format] ??= (await exported({format})).folder;
      const folder = newFolder();
      await cp(original, folder, {recursive: true});
      return folder;
    };
    const changedFile = async (name: string, change: (path: string) => Promise<unknown>, format: 'ndjson' | 'csv' = 'ndjson'): Promise<string> => {
      const folder = await copied(format);
      await change(join(folder, name));
      return folder;
    };
    const flip = async (path: string) => {
      const bytes = await readFile(path);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(path, bytes);
    };
    /** With sums that fit: what somebody has done who knows how. */
    const forged = async (name: string, change: (text: string) => string): Promise<string> => {
      const folder = await copied();
      const path = join(folder, `${name}.ndjson`);
      const text = change(await readFile(path, 'utf8'));
      await writeFile(path, text);
      const manifestPath = join(folder, 'manifest.json');
      const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as {tables: Record<string, object>};
      const sha256 = (await import('node:crypto')).createHash('sha256').update(text).digest('hex');
      manifest.tables[name] = {...manifest.tables[name], bytes: Buffer.byteLength(text), sha256, rows: text.split('\n').length - 1};
      await writeFile(manifestPath, JSON.stringify(manifest));
      return folder;
    };

    it('into a board that somebody uses', async () => {
      const folder = await copied();
      expect(await refused(folder, rich.store)).toContain('The board is not empty');
      const store = await emptyBoard();
      await store.saveAccount({username: 'first', passwordHash: 'none', name: 'First', role: 'administrator'});
      expect(await refused(folder, store)).toContain('there is a row in account');
    });
    it('when it is not whole', async () => {
      expect(await refused(newFolder())).toContain('holds no whole export');
      expect(await refused(await changedFile('manifest.json', (path) => rm(path)))).toContain('holds no whole export');
      expect(await refused(await changedFile('manifest.json', async (path) => await truncate(path, 100)))).toContain('is broken');
      expect(await refused(await changedFile('event.ndjson', (path) => rm(path)))).toBe('event.ndjson is missing from the export.');
      expect(await refused(await changedFile('uploaded', async (path) => await rm(path, {recursive: true})))).toMatch(/^uploaded\/.* is missing from the export\.$/);
    });
    it('when a file is another', async () => {
      for (const name of ['message.ndjson', 'audit.ndjson', 'account.ndjson', 'uploaded.ndjson']) expect(await refused(await changedFile(name, flip))).toBe(`${name} is not as it was exported.`);
      expect(await refused(await changedFile('event.csv', async (path) => await truncate(path, 1000), 'csv'))).toBe('event.csv is not as it was exported.');
      const folder = await copied();
      const [upload = ''] = await readdir(join(folder, 'uploaded'));
      await flip(join(folder, 'uploaded', upload));
      expect(await refused(folder)).toBe(`uploaded/${upload} is not as it was exported.`);
    });
    it('when the manifest is of another version, or of tables of another version', async () => {
      const changed = async (change: object) => await changedFile('manifest.json', async (path) => await writeFile(path, JSON.stringify({...JSON.parse(await readFile(path, 'utf8')) as object, ...change})));
      expect(await refused(await changed({version: 2}))).toContain('of a later version of civic-board (version)');
      expect(await refused(await changed({migrations: ['0001-board']}))).toContain('its tables are at 0001-board');
      expect(await refused(await changed({archive: 'civic-board-public'}))).toContain('an export of what everybody may read');
      expect(await refused(await changed({tables: {}}))).toContain('of another version');
      expect(await refused(await changed({tables: {message: {name: '../../etc/passwd', bytes: 1, sha256: '0'.repeat(64), rows: 1}}}))).toContain('is broken');
    });
    it('when somebody has changed it and its sums: the log does not fit, unless that is asked for', async () => {
      const folder = await forged('event', (text) => text.replace('路灯已于三月二日修好。', '路灯早已修好。'));
      expect(await refused(folder)).toMatch(/^What was exported does not fit its audit log\. Step 4 of message .* is not what entry \d+ logged\.$/);
      const {store} = await restored(folder, {verify: false});
      expect(await verifyAudit(store.context.db)).toMatchObject({ok: false, misfit: {code: 'event-changed'}});
      expect(await refused(await forged('audit', (text) => text.slice(0, text.lastIndexOf('{"seq"'))))).toContain('does not fit its audit log');
    });
    it('when rows refer to what is not there, or are no rows', async () => {
      const store = empty;
      const folder = await forged('agency', () => '');
      await expect(restoreBoard(store, {folder, storage: await diskStorage(newFolder())})).rejects.toMatchObject({code: '23503'});
      const nonsense = await forged('agency', (text) => `nonsense\n${text}`);
      await expect(restoreBoard(store, {folder: nonsense, storage: await diskStorage(newFolder())})).rejects.toMatchObject({code: '22P02'});
      expect(await contents(store)).toMatchObject([{messages: '0', places: '0', audit: '0'}]);
      // And the sound one goes in afterwards.
      expect(await restoreBoard(store, {folder: await copied(), storage: await diskStorage(newFolder())})).toMatchObject({sameSecret: true});
    });
  });
});
