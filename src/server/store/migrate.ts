import {Migrator} from 'kysely';
import type {Db} from './database.js';
import {deriveAnew} from './desk/derive.js';
import {migrationProvider} from './migrations/index.js';

/**
 * Brings the tables up to this version, and what is derived in them. Safe to run at every start and by several processes at once: the migrator takes a lock.
 *
 * @returns the names of the migrations that ran now.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: migrationProvider,
    migrationTableName: 'board_migration',
    migrationLockTableName: 'board_migration_lock',
  });
  const {error, results = []} = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('a migration failed', {cause: error});
  await deriveAnew(db);
  return results.filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
