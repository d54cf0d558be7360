import type {Migration, MigrationProvider} from 'kysely';
import * as board from './0001-board.js';
import * as uploads from './0002-uploads.js';
import * as similar from './0003-similar.js';
import * as following from './0004-following.js';
import * as notices from './0005-notices.js';
import * as identity from './0006-identity.js';
import * as audit from './0007-audit.js';
import * as reminders from './0008-reminders.js';
import * as desk from './0009-desk.js';
import * as administration from './0010-administration.js';
import * as joinLetters from './0011-join-letters.js';

/** Every migration by name, in order. Listed here and not found in a folder, so that a bundle holds them. Never changed once released. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-board': board,
  '0002-uploads': uploads,
  '0003-similar': similar,
  '0004-following': following,
  '0005-notices': notices,
  '0006-identity': identity,
  '0007-audit': audit,
  '0008-reminders': reminders,
  '0009-desk': desk,
  '0010-administration': administration,
  '0011-join-letters': joinLetters,
};

export const migrationProvider: MigrationProvider = {getMigrations: async () => MIGRATIONS};
