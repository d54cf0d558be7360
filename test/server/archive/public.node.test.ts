import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse} from 'csv-parse/sync';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {exportPublic, type OpenMessage} from '../../../src/server/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {secretsOf} from '../../../src/testing/suite/secrets.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase} from '../../support/postgres.js';
import {contentsOf, type Rich, richBoard} from './support.js';

describe('an export of open data', () => {
  let database: FreshDatabase;
  let work: string;
  let rich: Rich;
  const folders: Record<string, string> = {};
  beforeAll(async () => {
    database = await freshDatabase((await embeddedForTests()).url);
    work = await mkdtemp(join(tmpdir(), 'civic-board-open-'));
    rich = await richBoard(database.url, join(work, 'files'));
    for (const format of ['ndjson', 'csv'] as const) await exportPublic(rich.store, {folder: (folders[format] = join(work, format)), format});
  });
  afterAll(async () => {
    await rich.store.close();
    await database.drop();
    await rm(work, {recursive: true});
  });

  const messages = async (): Promise<OpenMessage[]> => (await readFile(join(folders['ndjson'] ?? '', 'messages.ndjson'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as OpenMessage);
  const csvOf = async (table: string): Promise<Record<string, string>[]> => parse(await readFile(join(folders['csv'] ?? '', `${table}.csv`)), {bom: true, columns: true});

  it('holds the messages of the public board, each as the API gives it to a visitor', async () => {
    const listed = (await rich.store.context.db.selectFrom('message').select('id').where('listed', '=', true).execute()).map(({id}) => id);
    const open = await messages();
    expect(open.map(({id}) => id).sort()).toEqual(listed.sort());
    for (const message of open) expect(await rich.store.getMessage(VISITOR, message.id)).toMatchObject(message);
  });

  it('holds nothing that not everybody may know, in no file of either form', async () => {
    const open = await messages();
    const known = TOWN.messages.flatMap((message) => secretsOf(message));
    const people = TOWN.accounts.flatMap(({personId, username, name}) => [personId, username, name]).filter((name) => !open.some((message) => JSON.stringify(message).includes(`"${name}"`) && message.displayName === name));
    const written = ['000-1', '请保密', '内部\t说明', '内部\\t说明', '机密', 'person-', ...known.map(({text}) => text)];
    // Words that a secret shares with what is public prove nothing.
    const shown = (await Promise.all(open.map(async ({id}) => JSON.stringify(await rich.store.getMessage(VISITOR, id))))).join('\n');
    const secret = [...written, ...people].filter((text) => text !== '' && !shown.includes(JSON.stringify(text).slice(1, -1)));
    expect(secret.length).toBeGreaterThan(40);
    const closed = await rich.store.context.db.selectFrom('upload').select(['id', 'name']).where('public', '=', false).execute();
    for (const folder of Object.values(folders)) {
      for (const [path, bytes] of await contentsOf(folder)) {
        for (const text of [...secret, ...closed.flatMap(({id, name}) => [id, name])]) {
          expect(bytes.includes(text) || bytes.includes(JSON.stringify(text).slice(1, -1)) || bytes.includes(text.replaceAll('"', '""')), `${text} in ${path}`).toBe(false);
        }
      }
    }
  });

  it('tells the same in both forms', async () => {
    const open = await messages();
    expect((await csvOf('messages')).map(({id, title, body, status}) => ({id, title, body, status}))).toEqual(open.map(({id, title, body, status}) => ({id, title, body, status})));
    expect((await csvOf('answers')).map(({id, messageId, body}) => ({id, messageId, body}))).toEqual(open.flatMap(({id: messageId, answers}) => answers.map(({id, body}) => ({id, messageId, body}))));
    expect((await csvOf('timeline')).map(({id}) => id)).toEqual(open.flatMap(({timeline}) => timeline.map(({id}) => id)));
    expect((await csvOf('agencies')).map(({id}) => id)).toEqual(expect.arrayContaining(TOWN.agencies.map(({id}) => id)));
    expect((await csvOf('places')).length).toBe(TOWN.places.length + 1);
    expect(await csvOf('board')).toMatchObject([{timeZone: TOWN.board.timeZone}]);
  });

  it('holds no cell that a spreadsheet would compute', async () => {
    for (const table of ['messages', 'answers', 'timeline', 'agencies', 'places']) {
      for (const row of await csvOf(table)) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('says in its manifest what it holds', async () => {
    const manifest = JSON.parse(await readFile(join(folders['csv'] ?? '', 'manifest.json'), 'utf8')) as {archive: string; tables: Record<string, {rows: number}>};
    expect(manifest).toMatchObject({archive: 'civic-board-public', format: 'csv', tables: {messages: {rows: (await messages()).length}}});
    expect(Object.keys(manifest.tables).sort()).toEqual(['agencies', 'answers', 'board', 'messages', 'places', 'timeline']);
  });
});
