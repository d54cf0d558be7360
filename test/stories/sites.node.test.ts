import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type * as v from 'valibot';
import {describe, expect, it} from 'vitest';
import {EMBEDS, type EmbedName} from '../../src/server/pages/embed.js';

/** What the PHP examples say of the elements, against what the board takes. Read as text, so that it runs where there is no PHP. */
const SITES = new URL('../../stories/sites/', import.meta.url);
const PLUGIN = new URL('wordpress/civic-board/', SITES);
const read = (path: string, base = PLUGIN) => readFileSync(new URL(path, base), 'utf8');
const names = (list: string) => [...list.matchAll(/'([^']*)' =>/g)].map(([, name = '']) => name);
const queryOf = (name: string) => Object.keys((EMBEDS[name as EmbedName].query as v.StrictObjectSchema<v.ObjectEntries, undefined>).entries).filter((key) => key !== 'lang');

/** The rows of a table in PHP, each by its name: they begin with eight blanks, as nothing else does in these files. */
const rowsOf = (text: string) => new Map(text.split(/^ {8}(?=')/m).slice(1).map((row) => [/^'([\w-]+)' =>/.exec(row)?.[1] ?? '', row]));
const table = read('includes/elements.php');
const [attributeRows = '', elementRows = ''] = table.split('function elements()');
const attributes = rowsOf(attributeRows);
const elements = new Map([...rowsOf(elementRows)].map(([name, row]) => [name, {
  tag: /'tag' => '([\w-]+)'/.exec(row)?.[1] ?? '', embed: row.includes("'embed' => true"), takes: names(/'takes' => \[(.*)\]/.exec(row)?.[1] ?? ''),
}]));
const askOf = (attribute: string) => /'ask' => '(\w+)'/.exec(attributes.get(attribute) ?? '')?.[1];

describe("the WordPress plugin's table", () => {
  it('has a row for each fragment of the board, and each asks for all that the board offers and nothing else', () => {
    expect([...elements].filter(([, {embed}]) => embed).map(([name]) => name).sort()).toEqual(Object.keys(EMBEDS).sort());
    for (const [name, {embed, takes}] of elements) {
      if (embed) expect([name, takes.map(askOf).filter((ask) => ask !== undefined).sort()]).toEqual([name, queryOf(name).filter((key) => key !== 'thread' || takes.includes('thread')).sort()]);
    }
  });

  it('names elements and attributes as they are', () => {
    for (const [name, {tag, takes}] of elements) {
      const source = readFileSync(fileURLToPath(new URL(`../../src/components/${tag}/${tag}.ts`, import.meta.url)), 'utf8');
      for (const attribute of takes) {
        const written = /'attribute' => '([\w-]+)'/.exec(attributes.get(attribute) ?? '')?.[1];
        // The badge knows no messages: the board does.
        if (written === undefined || name === 'status-badge') continue;
        expect([name, written, source.includes(`attribute: '${written}'`) || new RegExp(`@property\\([^)]*\\) ${written}\\b`).test(source)]).toEqual([name, written, true]);
      }
    }
  });

  it('has a block for each row, which says nothing that the table says', () => {
    expect(readdirSync(new URL('blocks', PLUGIN)).sort()).toEqual([...elements.keys()].sort());
    for (const name of elements.keys()) {
      const block = JSON.parse(read(`blocks/${name}/block.json`)) as Record<string, unknown>;
      expect(block).toMatchObject({name: `civic-board/${name}`, textdomain: 'civic-board', editorScript: 'civic-board-editor', apiVersion: 3});
      expect(block).not.toHaveProperty('attributes');
      expect(table).toContain(`__('${String(block['title'])}', 'civic-board')`);
    }
  });
});

describe('the PHP include', () => {
  const include = read('php/civic-board.php', SITES);
  const rows = [...rowsOf(include)].map(([name, row]) => [name, names(row.slice(row.indexOf('=>') + 2))] as const);

  it('asks for all that the board offers and nothing else', () => {
    const asked = rows.filter(([name]) => name in EMBEDS);
    expect(asked.map(([name]) => name).sort()).toEqual(Object.keys(EMBEDS).sort());
    for (const [name, list] of asked) expect([name, [...list].sort()]).toEqual([name, queryOf(name).sort()]);
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['submit-form', 'track']));
  });
});

describe("the plugin's words", async () => {
  const made = (await import(new URL('wordpress/translations.mjs', SITES).href)) as {
    files(): Map<string, string>; phrases(): Map<string, {text: string}>; readPo(name: string): {messages: Map<string, string>}; translated(): string[]; languageFile(name: string): string;
  };

  it('are all in files made of what the plugin says today (node stories/sites/wordpress/translations.mjs)', () => {
    for (const [name, text] of made.files()) expect([name, made.languageFile(name) === text]).toEqual([name, true]);
  });

  it('are all translated, with their placeholders and {id}', () => {
    const phrases = made.phrases();
    expect(made.translated()).toContain('civic-board-zh_CN.po');
    for (const name of made.translated()) {
      const {messages} = made.readPo(name);
      expect([...messages.keys()].sort()).toEqual([...phrases.keys()].sort());
      for (const [key, {text}] of phrases) {
        const places = (words: string) => (words.match(/%(\d\$)?s|\{id\}/g) ?? []).sort();
        expect([key, places(messages.get(key) ?? '')]).toEqual([key, places(text)]);
        expect(messages.get(key)).not.toBe('');
      }
    }
  });

  it('leave no phrase in the code outside of them', () => {
    for (const file of readdirSync(new URL('includes', PLUGIN))) {
      // What is said with words in double quotes, or without the plugin's own name for its words, would not be found.
      expect([file, read(`includes/${file}`).match(/\b(?:__|esc_html__|_e|esc_html_e|_x|_n|esc_attr__)\((?!'(?:[^'\\]|\\.)*', 'civic-board'\))/g)]).toEqual([file, null]);
    }
  });
});

describe('versions', () => {
  it('of the plugin are one', () => {
    const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string};
    expect(/^ \* Version: +(.+)$/m.exec(read('civic-board.php'))?.[1]).toBe(version);
    expect(read('civic-board.php')).toContain(`const VERSION = '${version}';`);
    expect(/^Stable tag: (.+)$/m.exec(read('readme.txt'))?.[1]).toBe(version);
    for (const name of elements.keys()) expect((JSON.parse(read(`blocks/${name}/block.json`)) as {version: string}).version).toBe(version);
    for (const field of ['Requires at least', 'Requires PHP']) expect(new RegExp(`^ \\* ${field}: +(.+)$`, 'm').exec(read('civic-board.php'))?.[1]).toBe(new RegExp(`^${field}: (.+)$`, 'm').exec(read('readme.txt'))?.[1]);
  });
});
