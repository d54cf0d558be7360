import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {launcherOf} from './test/support/engines.mjs';
import {latePlugin} from './test/support/late.mjs';
import {plainLitPlugin} from './test/support/plain-lit.mjs';
import {jsonReport} from './test/support/wtr-report.mjs';

const mswWorker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
const report = process.env['TEST_REPORT'];
const late = process.env['TEST_LATE'];
const engine = process.env['TEST_ENGINE'] ?? 'chromium';
const asPages = process.env['TEST_LIT'] === 'pages';

// Puppeteer listens for this signal to end its browser, which keeps Node from ending; the runner itself heeds SIGINT only, and would wait for ever.
process.once('SIGTERM', () => process.exit(143));

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/**/*.e2e.test.ts'],
  nodeResolve: {browser: true, exportConditions: asPages ? ['browser'] : ['development', 'browser']},
  concurrency: 1,
  browsers: [await launcherOf(engine)],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: {config: {timeout: 15_000}},
  // It says so once a file.
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), ...(report ? [jsonReport(report)] : [])],
  plugins: [
    ...(asPages ? [plainLitPlugin] : []),
    {
      name: 'msw-worker',
      serve: ({path}) =>
        path === '/mockServiceWorker.js' ? {body: readFileSync(mswWorker, 'utf8'), type: 'js'} : undefined,
    },
    // As rollup.config.mjs does it: the tus client reads addresses with a CommonJS library.
    {
      name: 'native-url',
      resolveImport: ({source}) => (source === 'url-parse' ? '/native-url.js' : undefined),
      serve: ({path}) => (path === '/native-url.js' ? {body: 'export default URL;', type: 'js'} : undefined),
    },
    // Without the tsconfig the decorators are not lowered and the page does not load.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    // Behind the one before: it reads JavaScript.
    ...(late ? [latePlugin(late)] : []),
  ],
  coverageConfig: {include: ['src/**/*.ts'], reportDir: '.cache/coverage'},
};
