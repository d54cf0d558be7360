import type {Migration, MigrationProvider} from 'kysely';
import * as board from './0001-board.js';

/** Every migration by name, in order. Listed here and not found in a folder, so that a bundle holds them. Never changed once released. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-board': board,
};

export const migrationProvider: MigrationProvider = {getMigrations: async () => MIGRATIONS};
