#!/usr/bin/env node
import {Command} from 'commander';
import {accountCommand} from './account.js';
import {explain} from './failure.js';
import {importCommand} from './import.js';
import {loadCommand} from './load.js';
import {migrateCommand} from './migrate.js';
import {serveCommand} from './serve.js';

const program = new Command('civic-board')
  .description('A public message board between citizens and government: the reference backend.')
  .addCommand(serveCommand())
  .addCommand(importCommand())
  .addCommand(loadCommand())
  .addCommand(accountCommand())
  .addCommand(migrateCommand())
  .addHelpText('after', `
Environment:
  DATABASE_URL         a PostgreSQL server (15 or newer) to use instead of the embedded database
  CIVIC_BOARD_SECRET   what query codes and sessions are made with, 32 characters or more (kept in the database by default)
  PORT                 the port of "serve" (4173 by default)`);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${explain(error)}\n`);
}
