// Makes the plugin's translation files of its sources: `languages/civic-board.pot` of PHP files and block.json, and of each `.po` the `.l10n.php` that WordPress reads
// since 6.5. `node stories/sites/wordpress/translations.mjs`. A test says when one of them is old, or a phrase has no translation.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const PLUGIN = fileURLToPath(new URL('civic-board', import.meta.url));
const LANGUAGES = join(PLUGIN, 'languages');
const SEPARATOR = '\u0004';

/** Every phrase of the plugin: its key (context and text) with where it stands, and what translators should know. */
export function phrases() {
  const found = new Map();
  const add = (text, place, {context, note} = {}) => {
    const key = context === undefined ? text : `${context}${SEPARATOR}${text}`;
    const known = found.get(key) ?? {text, context, note, places: []};
    if (!known.places.includes(place)) known.places.push(place);
    found.set(key, known);
  };
  const main = readFileSync(join(PLUGIN, 'civic-board.php'), 'utf8');
  for (const field of ['Plugin Name', 'Description']) {
    const text = new RegExp(`^ \\* ${field}:\\s+(.+)$`, 'm').exec(main)?.[1];
    add(text, 'civic-board.php', {note: `${field} of the plugin`});
  }
  for (const file of ['civic-board.php', ...readdirSync(join(PLUGIN, 'includes')).sort().map((name) => `includes/${name}`)]) {
    const lines = readFileSync(join(PLUGIN, file), 'utf8').split('\n');
    let note;
    for (const line of lines) {
      note = /\/\* translators: (.*?) \*\//.exec(line)?.[1] ?? note;
      for (const [, text] of line.matchAll(/\b(?:__|esc_html__)\('((?:[^'\\]|\\.)*)', 'civic-board'\)/g)) {
        add(text.replace(/\\(.)/g, '$1'), file, {note});
        note = undefined;
      }
    }
  }
  for (const name of readdirSync(join(PLUGIN, 'blocks')).sort()) {
    const file = `blocks/${name}/block.json`;
    const {title, description, keywords} = JSON.parse(readFileSync(join(PLUGIN, file), 'utf8'));
    add(title, file, {context: 'block title'});
    add(description, file, {context: 'block description'});
    for (const keyword of keywords) add(keyword, file, {context: 'block keyword'});
  }
  return found;
}

/** The phrases as a file to translate from. */
export function template() {
  const head = String.raw`# Phrases of the plugin Civic Board. Made by translations.mjs; do not edit.
msgid ""
msgstr ""
"Project-Id-Version: civic-board\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Domain: civic-board\n"
`;
  return [head, ...[...phrases().values()].map(({text, context, note, places}) => [
    ...(note ? [`#. translators: ${note}`] : []), `#: ${places.join(' ')}`, ...(/%(\d+\$)?s/.test(text) ? ['#, php-format'] : []),
    ...(context === undefined ? [] : [`msgctxt ${JSON.stringify(context)}`]), `msgid ${JSON.stringify(text)}`, 'msgstr ""', '',
  ].join('\n'))].join('\n');
}

/** What a `.po` file says: its head's lines, and each phrase by its key. */
export function readPo(name) {
  const messages = new Map();
  for (const block of readFileSync(join(LANGUAGES, name), 'utf8').split(/\n{2,}/)) {
    const said = {};
    let field;
    for (const line of block.split('\n')) {
      const [, keyword, quoted] = /^(msgctxt|msgid|msgstr)?\s*(".*")$/.exec(line) ?? [];
      if (quoted === undefined) continue;
      field = keyword ?? field;
      said[field] = (said[field] ?? '') + JSON.parse(quoted);
    }
    if (said.msgid === undefined) continue;
    messages.set(said.msgctxt === undefined ? said.msgid : `${said.msgctxt}${SEPARATOR}${said.msgid}`, said.msgstr ?? '');
  }
  const head = Object.fromEntries((messages.get('') ?? '').split('\n').filter(Boolean).map((line) => line.split(/:\s*/, 2)));
  messages.delete('');
  return {head, messages};
}

/** The translations as WordPress reads them: a PHP file that gives an array, which needs no reading of gettext's format. */
export function compiled(name) {
  const {head, messages} = readPo(name);
  const quote = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  // PHP's single quotes know no escape for the sign between context and text.
  const key = (text) => text.split(SEPARATOR).map(quote).join(' . "\\4" . ');
  const rows = [...messages].filter(([, text]) => text !== '').map(([id, text]) => `    ${key(id)} => ${quote(text)},`);
  return `<?php
// Made of ${name} by translations.mjs; do not edit.
return ['domain' => 'civic-board', 'plural-forms' => ${quote(head['Plural-Forms'] ?? 'nplurals=1; plural=0;')}, 'language' => ${quote(head['Language'] ?? '')}, 'messages' => [
${rows.join('\n')}
]];
`;
}

/** Every made file, by its name, with what should be in it. */
export function files() {
  const made = new Map([['civic-board.pot', template()]]);
  for (const name of translated()) made.set(name.replace(/\.po$/, '.l10n.php'), compiled(name));
  return made;
}

export function translated() {
  return readdirSync(LANGUAGES).filter((name) => name.endsWith('.po')).sort();
}

export function languageFile(name) {
  return readFileSync(join(LANGUAGES, name), 'utf8');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, text] of files()) writeFileSync(join(LANGUAGES, name), text);
}
