import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {Command} from 'commander';
import {checkReply, CHECK_REASONS, type CheckReason, type ReplyCheck} from '../model/reply-check/index.js';
import {linesOf} from '../server/index.js';
import {readCheckLine} from './check-line.js';

/** `civic-board check-replies` */
export function checkRepliesCommand(): Command {
  return new Command('check-replies')
    .description('read answers beside their messages and print, a JSON line each, which say nothing, why and in which words; needs no database')
    .argument('<file>', 'a line each: {"message": {"title", "body", "kind"}, "answer": {"body"}, "others": [texts]}, or a line of "import"; - for standard input')
    .addHelpText('after', `
Of a message only the body is needed; "id" comes back with the result. A line of the output:
  {"line": 1, "id": "17", "perfunctory": true, "reasons": ["buck-passing"], "marks": [{"start": 6, "end": 20, "reason": "buck-passing"}], "passedOver": []}
Marks count UTF-16 units of the answer, passedOver lists the demands of the message that were left out. Lines that cannot be read are told on
standard error, with number and reason, and so is a summary at the end. The check advises: let a person decide.`)
    .action(checkFile);
}

async function checkFile(file: string): Promise<void> {
  const bytes = file === '-' ? process.stdin : createReadStream(file);
  const summary = new Summary();
  try {
    // A slow reader is waited for: a file of any size takes no more memory than its longest line.
    await pipeline(Readable.from(results(bytes, summary)), process.stdout, {end: false});
  } catch (error) {
    // Whoever read the output has seen enough, as `head` does.
    if ((error as {code?: unknown}).code !== 'EPIPE') throw error;
  }
  process.stderr.write(`${summary.toString()}\n`);
}

async function* results(bytes: AsyncIterable<Uint8Array>, summary: Summary): AsyncGenerator<string> {
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
    yield `${JSON.stringify({line: number, ...(id !== undefined && {id}), ...result})}\n`;
  }
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
    return `${parts.join(', ')}.${reasons.length > 0 ? ` Reasons: ${reasons.join(', ')}.` : ''}`;
  }
}
