import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {BOM, csv, csvLines, shield, unshield} from '../../../src/server/archive/csv.js';
import {AWKWARD} from './support.js';

const columns = ['one', 'two', 'three'].map((name) => ({name, type: 'text'}));
const description = {columns} as unknown as Parameters<typeof csv.read>[1];

/** Bytes in pieces, so that texts are cut anywhere. */
async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const read = async (text: string, size = 7): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for await (const row of csv.read(pieces(text, size), description, 'test.csv')) rows.push(JSON.parse(row));
  return rows;
};

describe('cells', () => {
  it('that spreadsheets would compute get an apostrophe, and those that begin with one get another', () => {
    expect(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '\'x', '＝1', 'x=1', ' =1', ''].map(shield)).toEqual(['\'=1+1', '\'+1', '\'-1', '\'@x', '\'\tx', '\'\rx', '\'\nx', '\'\'x', '\'＝1', 'x=1', ' =1', '']);
  });
  it('never begin as a formula does, and are read as they were', () => {
    fc.assert(fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom(...AWKWARD)), (text) => {
      expect(shield(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(unshield(shield(text))).toBe(text);
    }), {numRuns: 2_000});
  });
});

describe('a table as CSV', () => {
  const cell = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom(...AWKWARD), fc.constant(null));

  it('is read as it was written, whatever is in it, and tells nothing from an empty text', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell)), fc.integer({min: 1, max: 40}), async (rows, size) => {
      const text = csv.head(description) + csvLines(rows);
      expect(await read(text, size)).toEqual(rows.map(([one, two, three]) => ({one, two, three})));
    }), {numRuns: 300});
  });
  it('begins with what Excel knows UTF-8 by, and the names of the columns', () => {
    expect(csv.head(description)).toBe(`${BOM}"one","two","three"\n`);
  });
  it('that is broken is refused by its name', async () => {
    await expect(read('"one","two","three"\n"a","b"\n')).rejects.toMatchObject({message: expect.stringContaining('test.csv is no CSV') as string, cure: 'Copy the export again.'});
    await expect(read('"one","two","three"\n"a","b","c\n')).rejects.toMatchObject({message: expect.stringContaining('test.csv is no CSV') as string});
  });
});
