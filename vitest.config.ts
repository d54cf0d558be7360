import {defineConfig} from 'vitest/config';
import LookingBackLast from './test/support/last.js';

const quick = {testTimeout: 60_000, hookTimeout: 120_000};
// What drives a browser or builds something does it one after the other: two cores, one set of ports.
const slow = {testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false, expect: {poll: {timeout: 20_000}}};

export default defineConfig({
  test: {
    reporters: ['default', './test/support/vitest-report.mjs'],
    sequence: {sequencer: LookingBackLast},
    projects: [
      {test: {name: 'node', include: ['test/**/*.node.test.ts'], globalSetup: ['test/support/common-setup.ts'], ...quick}},
      {test: {name: 'stories', include: ['test/stories.e2e.test.ts'], ...slow}},
      {test: {name: 'e2e', include: ['test/e2e/**/*.e2e.test.ts'], globalSetup: ['test/support/common-setup.ts', 'test/support/policy-reports.ts'], ...slow}},
    ],
  },
});
