import {availableParallelism} from 'node:os';
import {defineConfig} from 'vitest/config';
import LookingBackLast from './test/support/last.js';

// Vitest leaves one core free, which of two is half of them; and these tests wait for their databases half of the time.
const quick = {testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: Math.max(2, availableParallelism() - 1)};
// What drives a browser or builds something does it one after the other: two cores, one set of ports.
const slow = {testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false, expect: {poll: {timeout: 20_000}}};

export default defineConfig({
  test: {
    reporters: ['default', './test/support/vitest-report.mjs'],
    sequence: {sequencer: LookingBackLast},
    projects: [
      {test: {name: 'node', include: ['test/**/*.node.test.ts'], globalSetup: ['test/support/common-setup.ts'], ...quick}},
      // A look has changed when it has changed twice: what plays in a story may be a moment late on a busy machine. The other tests have one try.
      {test: {name: 'stories', include: ['test/stories.e2e.test.ts'], ...slow, retry: 1}},
      {test: {name: 'e2e', include: ['test/e2e/**/*.e2e.test.ts'], globalSetup: ['test/support/common-setup.ts', 'test/support/policy-reports.ts'], ...slow}},
    ],
  },
});
