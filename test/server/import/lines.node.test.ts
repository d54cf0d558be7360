import {describe, expect, it} from 'vitest';
import {type Line, LINE_LIMIT, linesOf} from '../../../src/server/import/lines.js';

async function read(...chunks: Uint8Array[]): Promise<Line[]> {
  async function* stream() { yield* chunks; }
  const lines: Line[] = [];
  for await (const line of linesOf(stream())) lines.push(line);
  return lines;
}

describe('reading lines', () => {
  it('gives each line its number and text, wherever the chunks are cut, even amid a character', async () => {
    const bytes = Buffer.from('一\n二\r\n\n四');
    for (let cut = 0; cut <= bytes.length; cut++) {
      const lines = await read(bytes.subarray(0, cut), bytes.subarray(cut));
      expect(lines.map((line) => [line.number, line.text])).toEqual([[1, '一'], [2, '二\r'], [3, ''], [4, '四']]);
      expect(lines.at(-1)?.end).toBe(bytes.length);
    }
  });

  it('ends a line at a line feed only: JSON may hold the other separators', async () => {
    expect((await read(Buffer.from('a\u2028b\u2029c\u0085d\n'))).map((line) => line.text)).toEqual(['a\u2028b\u2029c\u0085d']);
  });

  it('drops a byte order mark', async () => {
    expect((await read(Buffer.from('\uFEFFa\nb'))).map((line) => line.text)).toEqual(['a', 'b']);
  });

  it('tells a line that is not UTF-8, and reads its neighbours', async () => {
    const lines = await read(Buffer.from('a\n'), new Uint8Array([0xb2, 0xe2, 10]), Buffer.from('c\n'));
    expect(lines.map(({text, problem}) => text ?? problem)).toEqual(['a', 'the line is not UTF-8', 'c']);
  });

  it('does not hold a line without end in memory, and goes on after it', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const lines = await read(...Array.from({length: LINE_LIMIT / piece.length + 1}, () => piece), Buffer.from('\nnext'));
    expect(lines.map(({number, text, problem}) => [number, text ?? problem])).toEqual([[1, `the line is longer than ${LINE_LIMIT} bytes`], [2, 'next']]);
  });
});
