#!/usr/bin/env node
import {Command} from 'commander';
import {accountCommand} from './account.js';
import {auditCommand} from './audit.js';
import {checkRepliesCommand} from './check-replies.js';
import {exportCommand} from './export.js';
import {explain} from './failure.js';
import {holidaysCommand} from './holidays.js';
import {importCommand} from './import.js';
import {integrityCommand} from './integrity.js';
import {loadCommand} from './load.js';
import {migrateCommand} from './migrate.js';
import {restoreCommand} from './restore.js';
import {serveCommand} from './serve.js';

const program = new Command('civic-board')
  .description('A public message board between citizens and government: the reference backend.')
  .addCommand(serveCommand())
  .addCommand(importCommand())
  .addCommand(loadCommand())
  .addCommand(accountCommand())
  .addCommand(holidaysCommand())
  .addCommand(auditCommand())
  .addCommand(exportCommand())
  .addCommand(restoreCommand())
  .addCommand(migrateCommand())
  .addCommand(checkRepliesCommand())
  .addCommand(integrityCommand())
  .addHelpText('after', `
Environment:
  DATABASE_URL         a PostgreSQL server (15 or newer) to use instead of the embedded database
  CIVIC_BOARD_SECRET   what query codes and sessions are made with, 32 characters or more (kept in the database by default)
  PORT                 the port of "serve" (4173 by default)
  S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY
                       a store that speaks S3, for uploaded files (the data folder by default); S3_REGION and S3_PREFIX (board/) where it needs them
  SMTP_URL, MAIL_FROM  a mail server, smtp://name:password@mail.example.org:587, and the sender of letters; needs PUBLIC_URL
  PUBLIC_URL, THREAD_URL, DESK_URL
                       the address that people reach the server by, which feeds, sitemap and embeds begin with; the page of a message, and the
                       page at which staff work on one, both with {id} in them, for links in letters
  WEB_PUSH             turns web push on: whom push services may write to, mailto:board@example.org; needs PUBLIC_URL
  VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY
                       its keys (made and kept in the database by default)
  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET
                       an identity provider for staff (OpenID Connect), OIDC_LABEL its name on buttons; needs PUBLIC_URL, and must send people
                       back to PUBLIC_URL/api/v1/oidc/callback
  OIDC_ROLE_CLAIM, OIDC_ROLES, OIDC_AGENCY_CLAIM, OIDC_SCOPE
                       who may come in without an account made beforehand: groups, and board-office=moderator,housing-desk=staff@housing
  CIVIC_BOARD_REQUIRE_SECOND_FACTOR
                       on: as --require-second-factor of "serve"
  WEBHOOKS_FILE        a file with a list of webhooks, each with url and secret; needs PUBLIC_URL`);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${explain(error)}\n`);
}
