import {createReadStream} from 'node:fs';
import {once} from 'node:events';
import {Command} from 'commander';
import {checkReply, CHECK_REASONS, type CheckReason, type ReplyCheck} from '../model/reply-check/index.js';
import {linesOf} from '../server/index.js';
import {readCheckLine} from './check-line.js';

/** `civic-board check-replies` */
export function checkRepliesCommand(): Command {
  return new Command('check-replies')
    .description('read answers beside their messages and print, a JSON line each, which say nothing, why, and with which words; no database is needed')
    .argument('<file>', 'a line each: {"message": {"title", "body", "kind"?}, "answer": {"body"}, "others"?: [texts]}, or the lines of "import"; "-" for standard input')
    .action(checkFile);
}

async function checkFile(file: string): Promise<void> {
  const bytes = file === '-' ? process.stdin : createReadStream(file);
  const summary = new Summary();
  for await (const {number, text, problem} of linesOf(bytes)) {
    if (text?.trim() === '') continue;
    const read = text === undefined ? {reason: problem ?? 'cannot be read'} : readCheckLine(text);
    if ('reason' in read) {
      summary.reject();
      process.stderr.write(`Line ${number}: ${read.reason}.\n`);
      continue;
    }
    const {id, message, answer, others} = read;
    const result = checkReply(message, answer, {others});
    summary.add(result);
    const line = `${JSON.stringify({line: number, ...(id !== undefined && {id}), ...result})}\n`;
    // A slow reader is waited for, so that a file of any size takes no more memory.
    if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  }
  process.stderr.write(`${summary.toString()}\n`);
}

/** What is told at the end, apart from the results. */
class Summary {
  #answers = 0;
  #perfunctory = 0;
  #rejected = 0;
  readonly #reasons = new Map<CheckReason, number>();

  add({perfunctory, reasons}: ReplyCheck): void {
    this.#answers += 1;
    if (perfunctory) this.#perfunctory += 1;
    for (const reason of reasons) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  reject(): void {
    this.#rejected += 1;
  }

  toString(): string {
    const number = new Intl.NumberFormat('en');
    const reasons = CHECK_REASONS.flatMap((reason) => (this.#reasons.has(reason) ? [`${reason} ${number.format(this.#reasons.get(reason) ?? 0)}`] : []));
    const parts = [`${number.format(this.#answers)} answers`, `${number.format(this.#perfunctory)} perfunctory`, `${number.format(this.#rejected)} lines that could not be read`];
    return `${parts.join(', ')}.${reasons.length > 0 ? ` ${reasons.join(', ')}.` : ''}`;
  }
}
