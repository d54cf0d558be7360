import {existsSync} from 'node:fs';
import {copyFile, mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {freePort, missingPhp, php, servePhp} from '../php.js';
import {keepClean, temporaryFolder} from '../postgres.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CACHE = here('../../../.cache/wordpress');
const CORE = join(CACHE, process.env['WORDPRESS'] ?? 'wp-beta');
export const PLUGIN = here('../../../stories/sites/wordpress/civic-board');

/** Why no WordPress can run here; empty when one can. */
export async function missingWordPress(): Promise<string> {
  return (await missingPhp('pdo_sqlite', 'mbstring', 'dom')) || (existsSync(CORE) ? '' : 'there is no WordPress in .cache: npm run check:wordpress fetches it');
}

/** A real WordPress with the plugin in it, on a database of its own. */
export interface WordPress {
  readonly origin: string;
  /** Carries out PHP inside of it, as a plugin would, and gives what that prints. */
  run(code: string): Promise<string>;
  /** What PHP complained of since it was started. */
  complaints(): Promise<string>;
  stop(): Promise<void>;
}

/** The port is chosen first, because a board has to name the site. */
export async function startWordPress({port, board}: {readonly port?: number; readonly board?: string}): Promise<WordPress> {
  const folder = await temporaryFolder();
  const clean = keepClean(folder);
  const content = join(folder, 'content');
  const place = port ?? (await freePort());
  await mkdir(join(content, 'plugins'), {recursive: true});
  await mkdir(join(folder, 'database'));
  await symlink(join(CORE, 'wp-content/themes'), join(content, 'themes'));
  await symlink(PLUGIN, join(content, 'plugins/civic-board'));
  // WordPress looks for it above its own folder, too.
  await copyFile(here('wp-config.php'), join(CACHE, 'wp-config.php'));
  const sqlite = join(CORE, 'sqlite/sqlite-database-integration-main');
  await writeFile(join(content, 'db.php'), (await readFile(join(sqlite, 'db.copy'), 'utf8')).replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', sqlite).replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php'));
  const origin = `http://127.0.0.1:${place}`;
  const env = {TEST_WORDPRESS: folder, TEST_WORDPRESS_CORE: CORE, TEST_WORDPRESS_ORIGIN: origin, ...(board !== undefined && {TEST_WORDPRESS_BOARD: board})};
  const script = join(folder, 'run.php');
  const run = async (code: string, before = ''): Promise<string> => {
    await writeFile(script, `<?php $_SERVER['HTTP_HOST'] = '127.0.0.1:${place}'; $_SERVER['REQUEST_URI'] = '/'; ${before} require ${JSON.stringify(`${CORE}/wp-load.php`)}; ${code}`);
    return await php([script], env);
  };
  await run(`require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('Town', 'editor', 'editor@town.example', true, '', 'only for tests');
    update_option('permalink_structure', '/%postname%/'); flush_rewrite_rules();
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    $failed = activate_plugin('civic-board/civic-board.php'); if ($failed) { echo $failed->get_error_message(); exit(1); }`, "define('WP_INSTALLING', true);");
  // One after the other: SQLite takes one writer at a time, and its driver does not wait.
  const server = await servePhp(['-t', CORE, here('router.php')], {port: place, env: {...env, PHP_CLI_SERVER_WORKERS: ''}});
  return {
    origin, run,
    async complaints() {
      const log = existsSync(join(folder, 'debug.log')) ? await readFile(join(folder, 'debug.log'), 'utf8') : '';
      // But for the driver's own, and that wordpress.org is not reached.
      return log.split('\n').filter((line) => /^\[[^\]]+\] PHP /.test(line) && !/sqlite-database-integration|WordPress\.org/.test(line)).join('\n');
    },
    async stop() {
      await server.stop();
      await clean();
    },
  };
}
