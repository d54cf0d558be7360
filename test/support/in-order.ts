import {beforeEach} from 'vitest';

/** For tests that tell one story: what comes after a failed step is skipped, and says so. */
export function inOrder(): void {
  let broken = false;
  beforeEach(({onTestFailed, skip}) => {
    if (broken) skip('an earlier step failed');
    onTestFailed(() => void (broken = true));
  });
}
