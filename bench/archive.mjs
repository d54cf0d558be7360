// How fast a board is exported, restored and verified, and how much memory that takes: `npm run build && npm run bench:archive`, with
// MESSAGES=50000 unless said otherwise. Each step is a process of the command, as an operator runs it; its peak of resident memory is that
// of the process, without the database's.
import {spawn} from 'node:child_process';
import {mkdtemp, readdir, rm, stat} from 'node:fs/promises';
import {createWriteStream} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const MESSAGES = Number(process.env['MESSAGES'] ?? 50_000);
const command = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'civic-board-bench-'));

/** Runs the command and tells its time and peak. */
async function run(...args) {
  const began = performance.now();
  // The peak is what the process itself saw last: it prints it on its way out.
  const peak = `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'))`;
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, command, ...args], {cwd: folder, stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => { output += data; });
  child.stderr.on('data', (data) => { errors += data; });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')}: ${errors}`);
  const seconds = (performance.now() - began) / 1000;
  console.log(`${args.join(' ').padEnd(42)} ${seconds.toFixed(1).padStart(6)} s   peak ${(Number(/peak (\d+)/.exec(errors)?.[1]) / 1024).toFixed(0)} MB   ${output.trim().split('\n').at(-1)}`);
}

try {
  const file = createWriteStream(join(folder, 'old.ndjson'));
  for (let index = 0; index < MESSAGES; index += 1) {
    const line = {id: String(index), author: '网友', title: `第${index}封旧信`, body: `小区第${index}栋楼的路灯坏了两周，晚上看不清路，请尽快派人来修。`.repeat(4), createdAt: '2024-03-01T08:00:00+08:00', reply: {body: `经核实，第${index}栋楼的路灯已于三月三日修好。`.repeat(3), createdAt: '2024-03-04T10:00:00+08:00'}};
    if (!file.write(`${JSON.stringify(line)}\n`)) await new Promise((resolve) => file.once('drain', resolve));
  }
  await new Promise((resolve) => file.end(resolve));
  await run('import', 'old.ndjson');
  await run('audit', 'verify');
  for (const format of ['ndjson', 'csv']) {
    await run('export', format, '--format', format);
    const sizes = await Promise.all((await readdir(join(folder, format))).map(async (name) => (await stat(join(folder, format, name))).size));
    console.log(`  ${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(0)} MB`);
    await run('restore', format, '--data', `board-${format}`);
  }
  await run('export', 'open', '--public');
} finally {
  await rm(folder, {recursive: true, force: true});
}
