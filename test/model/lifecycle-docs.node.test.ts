import {readFile, writeFile} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {LIFECYCLE, lifecycleDiagram, STATES} from '../../src/model/index.js';

const page = new URL('../../docs/lifecycle.md', import.meta.url);

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What stands between the marks of the page. */
const PARTS = {
  states: table(['state', 'status', 'on the board'], Object.entries(STATES).map(([state, {status, listed}]) => [state, status, listed ? 'yes' : ''])),
  diagram: `\`\`\`mermaid\n${lifecycleDiagram()}\n\`\`\``,
  actions: table(['action', 'from', 'to', 'by', 'seen by', 'condition'], LIFECYCLE.map((row) =>
    [row.action, row.from.join(', '), row.to, row.by.join(', '), row.audience, 'guards' in row ? row.guards.join(', ') : ''])),
};

const written = (text: string): string =>
  Object.entries(PARTS).reduce((page, [name, part]) =>
    page.replace(new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`), `<!-- ${name} -->\n\n${part}\n\n<!-- /${name} -->`), text);

describe('docs/lifecycle.md', () => {
  it('says what the table says (UPDATE_DOCS=1 writes it anew)', async () => {
    const text = await readFile(page, 'utf8');
    for (const name of Object.keys(PARTS)) expect(text).toContain(`<!-- /${name} -->`);
    if (process.env['UPDATE_DOCS']) await writeFile(page, written(text));
    expect(await readFile(page, 'utf8')).toBe(written(text));
  });

  it('has a diagram in which no name holds a hyphen, which would end it', () => {
    for (const line of lifecycleDiagram().split('\n')) expect(line.replace(/^ +state "[^"]*" as |:.*$/g, '')).toMatch(/^(stateDiagram-v2|[ \w*[\]]+( --> \w+)?)$/);
  });
});
