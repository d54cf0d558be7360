import {readFile} from 'node:fs/promises';
import {Command} from 'commander';
import {Failure} from './failure.js';

const LIST = new URL('../cdn/integrity.json', import.meta.url);

/** `civic-board integrity` */
export function integrityCommand(): Command {
  return new Command('integrity')
    .description('print what a page pastes so that browsers refuse scripts that are not those of this version')
    .argument('<address>', 'where the files of dist/cdn lie for the page, such as https://board.example/cdn/')
    .option('--single', 'for the build of one file')
    .addHelpText('after', `
An import map must stand before the first script of type "module". Browsers that know no integrity in import maps (before Chrome 127, Safari 18 and
Firefox 138) check the first file alone. With the next version of the board, paste anew.`)
    .action(async (address: string, {single}: {single?: boolean}) => {
      const base = baseOf(address);
      const digests = JSON.parse(await readFile(LIST, 'utf8')) as Record<string, string>;
      process.stdout.write(`${snippet(base, digests, single ? 'civic-board-single.js' : 'civic-board.js')}\n`);
    });
}

function baseOf(address: string): URL {
  const base = URL.canParse(address) ? new URL(address) : undefined;
  if (!base || !['http:', 'https:'].includes(base.protocol)) throw new Failure(`"${address}" is no address of files: give one such as https://board.example/cdn/`);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/** The import map names every file that may be fetched later; a file that fetches none needs none. */
function snippet(base: URL, digests: Readonly<Record<string, string>>, file: string): string {
  const script = `<script type="module" src="${new URL(file, base).href}" integrity="${digests[file] ?? ''}" crossorigin></script>`;
  if (file.includes('single')) return script;
  const scripts = Object.entries(digests).filter(([name]) => name.endsWith('.js') && !name.includes('single'));
  const map = JSON.stringify({integrity: Object.fromEntries(scripts.map(([name, digest]) => [new URL(name, base).href, digest]))});
  return `<script type="importmap">${map}</script>\n${script}`;
}
