import {sql} from 'kysely';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {EXPORTED, LEFT_OUT} from '../../../src/server/archive/tables.js';
import {openStore, type Store} from '../../../src/server/index.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase} from '../../support/postgres.js';

describe('the list of what an export holds', () => {
  let database: FreshDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await freshDatabase((await embeddedForTests()).url);
    store = await openStore({url: database.url});
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('names every table of the database, and says why where it is left out', async () => {
    const {rows} = await sql<{name: string}>`select table_name as name from information_schema.tables where table_schema = current_schema and table_type = 'BASE TABLE'`.execute(store.context.db);
    const listed = [...EXPORTED.map(({name}) => name), ...Object.keys(LEFT_OUT)];
    // Add a new table to src/server/archive/tables.ts: exported, or left out with the reason.
    expect(listed.sort()).toEqual(rows.map(({name}) => name).sort());
  });

  it('goes by what refers to what, as far as that is not checked at the end', async () => {
    const {rows} = await sql<{from: string; to: string}>`
      select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f' and not condeferrable`.execute(store.context.db);
    const place = (name: string) => EXPORTED.findIndex((table) => table.name === name);
    expect(rows.filter(({from, to}) => place(from) >= 0 && place(from) < place(to))).toEqual([]);
    // What is left out must not be referred to, or a restored board would point at nothing.
    expect(rows.filter(({from, to}) => place(from) >= 0 && place(to) < 0)).toEqual([]);
  });

  it('holds tables with a primary key only: their rows have an order', async () => {
    const {rows} = await sql<{name: string}>`select conrelid::regclass::text as name from pg_constraint where contype = 'p'`.execute(store.context.db);
    expect(EXPORTED.map(({name}) => name).filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
  });

  it('finds every one of them empty on a new board, apart from those that it says begin with something', async () => {
    for (const {name, begun} of EXPORTED) {
      const {rows: [counted]} = await sql<{count: string}>`select count(*) as count from ${sql.table(name)}`.execute(store.context.db);
      if (!begun) expect([name, counted?.count]).toEqual([name, '0']);
    }
  });
});
