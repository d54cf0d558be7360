import {SingleBar} from 'cli-progress';

/** Shows how far something is. */
export interface Progress {
  /** `done` counts towards the total that it was made for; `text` says more in some words. */
  update(done: number, text?: string): void;
  /** Fine more than once. */
  stop(): void;
}

/** Per cent between two lines where no bar can be drawn. */
const STEP = 20;

/** A bar on a terminal; a line now and then anywhere else, such as a log. */
export function progressFor(output: NodeJS.WriteStream, total: number): Progress {
  return output.isTTY ? bar(output, total) : lines(output, total);
}

function bar(stream: NodeJS.WriteStream, total: number): Progress {
  const single = new SingleBar({stream, format: '{bar} {percentage} %{text}', barCompleteChar: '█', barIncompleteChar: '░'});
  single.start(total, 0, {text: ''});
  return {
    update: (done, text) => {
      // What is counted may grow meanwhile; a bar that runs over says nothing.
      single.update(Math.min(done, total), {text: text === undefined ? '' : ` · ${text}`});
    },
    stop: () => single.stop(),
  };
}

function lines(output: NodeJS.WriteStream, total: number): Progress {
  let shown = 0;
  return {
    update: (done, text) => {
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
      if (percent < shown + STEP) return;
      shown = percent - (percent % STEP);
      output.write(`${percent} %${text === undefined ? '' : `: ${text}`}\n`);
    },
    stop: () => undefined,
  };
}
