import {SingleBar} from 'cli-progress';
import type {ImportCounts} from '../server/index.js';

/** Shows how far an import is. */
export interface Progress {
  update(now: ImportCounts & {readonly bytes: number}): void;
  /** Fine more than once. */
  stop(): void;
}

/** Per cent between two lines where no bar can be drawn. */
const STEP = 20;

/** A bar on a terminal; a line now and then anywhere else, such as a log. `size` in bytes. */
export function progressFor(output: NodeJS.WriteStream, size: number): Progress {
  return output.isTTY ? bar(output, size) : lines(output, size);
}

function bar(stream: NodeJS.WriteStream, size: number): Progress {
  const single = new SingleBar({
    stream, format: '{bar} {percentage} % · {added} in, {present} there already, {rejected} rejected',
    barCompleteChar: '█', barIncompleteChar: '░',
  });
  single.start(size, 0, {added: 0, present: 0, rejected: 0});
  return {
    update: ({bytes, ...counts}) => single.update(bytes, counts),
    stop: () => single.stop(),
  };
}

function lines(output: NodeJS.WriteStream, size: number): Progress {
  let shown = 0;
  return {
    update: ({bytes, added, present, rejected}) => {
      const percent = size === 0 ? 100 : Math.floor((bytes / size) * 100);
      if (percent < shown + STEP) return;
      shown = percent - (percent % STEP);
      output.write(`${percent} %: ${added} in, ${present} there already, ${rejected} rejected\n`);
    },
    stop: () => undefined,
  };
}
