import {createReadStream} from 'node:fs';
import {type FileHandle, open, rm, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {Command} from 'commander';
import {type ImportCounts, importHistory, type Rejected} from '../server/index.js';
import {Failure} from './failure.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';
import {progressFor} from './progress.js';

interface ImportOptions extends DataOptions {
  readonly agency?: string;
  readonly kind: string;
  readonly topic: string;
  readonly source: string;
  readonly rejects?: string;
}

/** `civic-board import` */
export function importCommand(): Command {
  return new Command('import')
    .description('bring messages of the past in from a file of JSON lines; running it again adds nothing twice')
    .argument('<file>', 'a line each: {"id", "author", "title", "body", "createdAt", "reply": {"body", "createdAt"}}')
    .option('--agency <id>', 'the agency that they were written to; one called "archive" by default')
    .option('--kind <id>', 'the kind of all of them', 'enquiry')
    .option('--topic <id>', 'the topic of all of them', 'other')
    .option('--source <name>', 'where the ids come from: the same id of another source is another message', 'import')
    .option('--rejects <file>', 'where lines that are no message go, with the reason; FILE.rejects.ndjson in this folder by default')
    .addOption(dataOption())
    .action(importFile);
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const {size} = await stat(file);
  const bytes = createReadStream(file);
  const rejects = new RejectsFile(options.rejects ?? `${basename(file).replace(/\.(nd)?jsonl?$/i, '')}.rejects.ndjson`);
  const board = await openFrom(options);
  const progress = progressFor(process.stdout, size);
  try {
    await rejects.clear();
    const {agency, kind, topic, source} = options;
    const counts = await importHistory(board.store, bytes, {
      kind, topic, source,
      ...(agency !== undefined && {agencyId: agency}),
      onReject: (rejected) => rejects.write(rejected),
      onProgress: ({bytes, added, present, rejected}) => progress.update(bytes, `${added} in, ${present} there already, ${rejected} rejected`),
    });
    progress.stop();
    say(summary(counts, rejects.path));
  } finally {
    progress.stop();
    bytes.destroy();
    await rejects.close();
    await board.close();
  }
}

function summary({added, present, rejected}: ImportCounts, rejects: string): string {
  const number = new Intl.NumberFormat('en');
  const parts = [`${number.format(added)} messages in`, `${number.format(present)} there already`, `${number.format(rejected)} rejected`];
  return `${parts.join(', ')}${rejected > 0 ? `: see ${rejects}` : ''}.`;
}

/** The lines that were left out, a JSON object each. There is no file when there is none of them. */
class RejectsFile {
  #handle: FileHandle | undefined;

  constructor(readonly path: string) {}

  /** Removes what an earlier run left. */
  async clear(): Promise<void> {
    await rm(this.path, {force: true});
  }

  async write({line, reason, text}: Rejected): Promise<void> {
    // For its owner only: the lines are as they came, with whatever is in them.
    this.#handle ??= await open(this.path, 'w', 0o600).catch((cause: unknown) => {
      throw new Failure(`${this.path} cannot be written: choose another file for the rejected lines with --rejects.`, {cause});
    });
    await this.#handle.write(`${JSON.stringify({line, reason, text})}\n`);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
