import {once} from 'node:events';
import {Command, Option} from 'commander';
import {AUDIT_KINDS, type AuditKind, explainMisfit, listAudit, verifyAudit} from '../server/index.js';
import {Failure} from './failure.js';
import {type DataOptions, dataOption, openFrom, say, sayAside} from './options.js';
import {progressFor} from './progress.js';

interface VerifyOptions extends DataOptions {
  readonly expect?: string;
}

interface ListOptions extends DataOptions {
  readonly message?: string;
  readonly kind?: AuditKind;
  readonly since?: string;
}

/** Entries that are read at the same time. */
const BATCH = 500;

/** `civic-board audit` */
export function auditCommand(): Command {
  return new Command('audit')
    .description('the log of everything that was done: prove that nobody changed the past, or read it')
    .addCommand(new Command('verify')
      .description('recompute every hash and compare the log with the board; ends with code 1 at the first place that does not fit')
      .option('--expect <hash>', 'a head hash that was written down before: fails unless it is in the log, so that nothing can have been cut off or written anew')
      .addOption(dataOption())
      .action(verify))
    .addCommand(new Command('list')
      .description('print the log, oldest first, a JSON object a line')
      .option('--message <id>', 'only what was done to this message, by its id')
      .addOption(new Option('--kind <kind>', 'only entries of this kind').choices(AUDIT_KINDS))
      .option('--since <time>', 'only what was logged at this time or later: 2026-03-01, 2026-03-01T08:00Z')
      .addOption(dataOption())
      .action(list));
}

async function verify({expect, ...options}: VerifyOptions): Promise<void> {
  if (expect !== undefined && !/^[0-9a-f]{64}$/i.test(expect)) throw new Failure('--expect takes a hash as "audit verify" prints it: 64 characters of 0-9 and a-f.');
  const board = await openFrom(options, {log: sayAside});
  let progress: ReturnType<typeof progressFor> | undefined;
  try {
    const verdict = await verifyAudit(board.store.context.db, {
      ...(expect !== undefined && {expect}),
      onProgress: (done, of) => (progress ??= progressFor(process.stderr, of)).update(done),
    });
    progress?.stop();
    if (!verdict.ok) throw new Failure(`The audit log does not fit. ${explainMisfit(verdict.misfit)}`);
    say(`The audit log fits: ${verdict.entries} entries, head ${verdict.head || 'none'}`);
  } finally {
    progress?.stop();
    await board.close();
  }
}

async function list({message, kind, since, ...options}: ListOptions): Promise<void> {
  const from = since === undefined ? undefined : new Date(since);
  if (from && Number.isNaN(from.getTime())) throw new Failure(`--since ${since} is no time: write it as 2026-03-01 or 2026-03-01T08:00Z.`);
  const board = await openFrom(options, {log: sayAside});
  try {
    let after = 0;
    for (;;) {
      const entries = await listAudit(board.store.context.db, {
        order: 'oldest', limit: BATCH, after, ...(message !== undefined && {messageId: message}), ...(kind && {kind}), ...(from && {since: from.toISOString()}),
      });
      const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      if (entries.length < BATCH) return;
      after = entries.at(-1)?.seq ?? after;
    }
  } finally {
    await board.close();
  }
}
