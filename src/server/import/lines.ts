/** A line that is longer is not read: it would have to be held in memory whole. In bytes. */
export const LINE_LIMIT = 4 * 1024 * 1024;

/** A line of a file. */
export interface Line {
  /** 1, 2, 3 … */
  readonly number: number;
  /** Undefined when the line is too long or not UTF-8; `problem` says which. */
  readonly text: string | undefined;
  readonly problem?: string;
  /** Bytes of the file up to its end. */
  readonly end: number;
}

/**
 * The lines of a stream of bytes. Only a line feed ends a line, as NDJSON has it: a JSON text may hold the other line separators of
 * Unicode, at which Node's readline would break it. Bytes that are not UTF-8 spoil their own line and no other.
 *
 * @param limit a line of more bytes is not read.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit = LINE_LIMIT): AsyncGenerator<Line> {
  let number = 0;
  let end = 0;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): Line => {
    const line = decode((number += 1), parts, size, end, limit);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let feed = chunk.indexOf(10); feed !== -1; feed = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, feed));
      end += feed + 1 - start;
      start = feed + 1;
      yield take();
    }
    keep(chunk.subarray(start));
    end += chunk.length - start;
  }
  if (size > 0) yield take();

  function keep(part: Uint8Array): void {
    size += part.length;
    if (size <= limit) parts.push(part);
  }
}

function decode(number: number, parts: readonly Uint8Array[], size: number, end: number, limit: number): Line {
  if (size > limit) return {number, text: undefined, problem: `the line is longer than ${limit} bytes`, end};
  try {
    // A byte order mark at the beginning of the file is dropped by the decoder.
    return {number, text: new TextDecoder('utf-8', {fatal: true}).decode(Buffer.concat(parts)), end};
  } catch {
    return {number, text: undefined, problem: 'the line is not UTF-8', end};
  }
}
