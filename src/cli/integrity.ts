import {readFile} from 'node:fs/promises';
import {posix} from 'node:path';
import {Command} from 'commander';
import {Failure} from './failure.js';

const LIST = new URL('../cdn/integrity.json', import.meta.url);

/** `civic-board integrity` */
export function integrityCommand(): Command {
  return new Command('integrity')
    .description('print what a page pastes so that browsers refuse scripts that are not those of this version')
    .argument('<address>', 'where the files of dist/cdn lie for the page, such as https://board.example/cdn/')
    .option('--single', 'for the build of one file')
    .option('--whole', 'for whole/civic-board.js')
    .addHelpText('after', `
An import map must stand before the first script of type "module". Browsers that know no integrity in import maps (before Chrome 127, Safari 18 and
Firefox 138) check the first file alone. With the next version of the board, paste anew.`)
    .action(async (address: string, {single, whole}: {single?: boolean; whole?: boolean}) => {
      if (single && whole) throw new Failure('--single and --whole name different files: give one of them');
      const base = baseOf(address);
      const digests = JSON.parse(await readFile(LIST, 'utf8')) as Record<string, string>;
      const file = single ? 'civic-board-single.js' : whole ? 'whole/civic-board.js' : 'civic-board.js';
      const beside = single ? [] : Object.keys(digests).filter((name) => posix.dirname(name) === posix.dirname(file) && /\.js$/.test(name) && !name.includes('single'));
      process.stdout.write(`${snippet(base, digests, file, await closureOf(beside))}\n`);
    });
}

function baseOf(address: string): URL {
  const base = URL.canParse(address) ? new URL(address) : undefined;
  if (!base || !['http:', 'https:'].includes(base.protocol)) throw new Failure(`"${address}" is no address of files: give one such as https://board.example/cdn/`);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/** What these files import, at once or when it is wanted, and what that imports: by their addresses below `dist/cdn`. */
async function closureOf(files: readonly string[]): Promise<string[]> {
  const closure = new Set(files);
  // A set goes on to what is added while it is gone through.
  for (const file of closure) {
    const code = await readFile(new URL(file, LIST), 'utf8');
    for (const [, path = ''] of code.matchAll(/"(\.{1,2}\/[\w./-]+\.js)"/g)) closure.add(posix.join(posix.dirname(file), path));
  }
  return [...closure].sort();
}

/** The import map names every file that may be fetched later; a file that fetches none needs none. */
function snippet(base: URL, digests: Readonly<Record<string, string>>, file: string, later: readonly string[]): string {
  const script = `<script type="module" src="${new URL(file, base).href}" integrity="${digests[file] ?? ''}" crossorigin></script>`;
  if (later.length === 0) return script;
  const map = JSON.stringify({integrity: Object.fromEntries(later.map((name) => [new URL(name, base).href, digests[name]]))});
  return `<script type="importmap">${map}</script>\n${script}`;
}
