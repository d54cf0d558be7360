// Runs component tests in WebKitGTK over its WebDriver (W3C), in a display of its own. Without webdriverio, which is 200 packages for five calls.
import {spawn} from 'node:child_process';
import {createServer} from 'node:net';

/** Keys by their names, as the protocol wants them. */
const KEYS = {
  Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Backspace: '\uE003', Delete: '\uE017', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', End: '\uE010', Home: '\uE011', PageUp: '\uE00E', PageDown: '\uE00F',
};

/** Milliseconds in which the driver has to be there. */
const START_TIMEOUT = 60_000;

/** A launcher for web-test-runner. It calls itself `puppeteer` because the runner's commands then ask for a page with a keyboard, which is what it has. */
export function webkitLauncher({driver, browser}) {
  let child;
  let session;
  let base;
  const active = new Map();

  const call = async (method, path, body) => {
    const response = await fetch(`${base}${path}`, {method, ...(body && {body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}})});
    const {value} = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value?.error}: ${value?.message}`);
    return value;
  };
  const end = () => {
    try {
      if (child?.pid) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It is gone already.
    }
    child = undefined;
  };
  const perform = (actions) => call('POST', `/session/${session}/actions`, {actions: [{type: 'key', id: 'keyboard', actions}]});
  const key = (type, name) => ({type, value: KEYS[name] ?? name});
  const page = {
    keyboard: {
      down: (name) => perform([key('keyDown', name)]),
      up: (name) => perform([key('keyUp', name)]),
      press: (name) => perform([key('keyDown', name), key('keyUp', name)]),
      type: (text) => perform([...text].flatMap((letter) => [key('keyDown', letter), key('keyUp', letter)])),
    },
    emulateMediaFeatures: () => Promise.reject(new Error('tests cannot choose the medium in WebKitGTK')),
  };

  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async initialize() {
      const port = await freePort();
      base = `http://127.0.0.1:${port}`;
      // A group of its own, so that display, driver and browser end together.
      child = spawn('xvfb-run', ['-a', '-s', '-screen 0 1280x1024x24', driver, '--host=127.0.0.1', `--port=${port}`], {stdio: 'ignore', detached: true});
      // Also when the runner is stopped in the middle.
      process.once('exit', end);
      await untilReady(() => call('GET', '/status'), child);
      const capabilities = {alwaysMatch: {'webkitgtk:browserOptions': {binary: browser, args: ['--automation']}}};
      session = (await call('POST', '/session', {capabilities})).sessionId;
      await call('POST', `/session/${session}/window/rect`, {width: 800, height: 700});
    },
    async startSession(id, url) {
      active.set(id, url);
      await call('POST', `/session/${session}/url`, {url});
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: async () => await call('GET', `/session/${session}/url`),
    getPage: () => page,
    async stopSession(id) {
      active.delete(id);
      await call('POST', `/session/${session}/url`, {url: 'about:blank'});
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('debugging in WebKit is not possible here')),
    async stop() {
      await call('DELETE', `/session/${session}`).catch(() => undefined);
      end();
    },
  };
}

async function untilReady(ask, child) {
  const end = Date.now() + START_TIMEOUT;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${child.exitCode}`);
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}
