// `npm start`: installs what is missing, builds what is old, serves the demo. With arguments: that civic-board command.
import {spawn} from 'node:child_process';
import {build, checkNode, install, root, Sorry} from './prepare.mjs';

try {
  checkNode();
  install();
  build();
} catch (error) {
  if (!(error instanceof Sorry)) throw error;
  console.error(error.message);
  process.exit(1);
}

const given = process.argv.slice(2);
const command = given.length > 0 ? given : ['serve', '--demo', '--port', process.env['PORT'] || '4173'];
const child = spawn(process.execPath, ['dist/cli/main.js', ...command], {cwd: root, stdio: 'inherit'});

// Ctrl-C reaches the child by itself, a `kill` of this process does not. Either way the child decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
