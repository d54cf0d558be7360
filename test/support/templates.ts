import {createHash, randomBytes} from 'node:crypto';
import type {Town} from '../../src/model/index.js';
import {hashPassword} from '../../src/server/identity/index.js';
import {openStore, sealSecondFactor} from '../../src/server/store/index.js';
import {TOWN} from '../../src/testing/index.js';
import {common} from './common.js';
import {connected, databaseAt, freshDatabase, type FreshDatabase} from './postgres.js';

/** PostgreSQL's code for a database that is not there. */
const NO_SUCH_DATABASE = '3D000';

/**
 * A new database with the content that `fill` makes. It is filled once in a run on each server, and copied by the database from then on.
 *
 * @param name What is in it: the same name, the same content.
 */
export async function copyOfFilled(server: string, name: string, fill: (url: string) => Promise<void>): Promise<FreshDatabase> {
  const template = `template_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  return await freshDatabase(server, template).catch(async (error: unknown) => {
    if ((error as {code?: string}).code !== NO_SUCH_DATABASE) throw error;
    await makeOnce(server, template, fill);
    return await freshDatabase(server, template);
  });
}

/** A new database with the made-up town in it, whose accounts have their passwords. */
export async function townDatabase(server: string): Promise<FreshDatabase> {
  return await copyOfFilled(server, 'the town', async (url) => await fillWith(url, TOWN));
}

/** Brings a town into an empty database, as `seedTown` does; but passwords of the made-up town are hashed once in a run, at the cost of all others. */
export async function fillWith(url: string, {accounts, ...town}: Town): Promise<void> {
  const hashes = await common('hashes');
  const store = await openStore({url});
  try {
    await store.seed({...town, accounts: await Promise.all(accounts.map(async ({password, secondFactor, ...account}) => ({
      ...account, passwordHash: hashes[password] ?? await hashPassword(password),
      ...(secondFactor !== undefined && {secondFactor: sealSecondFactor(store.secrets, account.personId, secondFactor)}),
    })))});
  } finally {
    await store.close();
  }
}

/** Files run side by side: one of them fills it, under a lock, and it has its name only when it is whole. */
async function makeOnce(server: string, template: string, fill: (url: string) => Promise<void>): Promise<void> {
  await connected(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const {rows} = await client.query('select from pg_database where datname = $1', [template]);
    if (rows.length > 0) return;
    const making = `making_${randomBytes(8).toString('hex')}`;
    await client.query(`create database ${making}`);
    await fill(databaseAt(server, making));
    await client.query(`alter database ${making} rename to ${template}`);
  });
}
