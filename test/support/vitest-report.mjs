// Writes what vitest ran as JSON, so that test/run.mjs can count it and look again at a file with a failed test: its own JSON reporter drops the reason of a skip.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

export default class JsonReport {
  onTestRunEnd(modules, unhandledErrors) {
    const target = process.env['TEST_REPORT'];
    if (!target) return;
    const report = {passed: 0, failed: [], skipped: [], unsteady: []};
    for (const module of modules) {
      const file = module.relativeModuleId;
      const before = report.failed.length;
      for (const test of module.children.allTests()) {
        const title = `${file} › ${test.fullName}`;
        const {state, note, errors} = test.result();
        if (state === 'passed') {
          report.passed += 1;
          if (test.diagnostic()?.flaky) report.unsteady.push({title, reason: reasonOf(errors)});
        } else if (state === 'skipped')
          report.skipped.push({title, reason: note ?? 'marked as skipped in the file'});
        else report.failed.push({title, file, reason: reasonOf(errors)});
      }
      // A file that does not load, or a suite whose hook fails, has no failed test to show for it.
      if (module.state() === 'failed' && report.failed.length === before)
        report.failed.push({title: file, file, reason: reasonOf(module.errors())});
    }
    if (unhandledErrors.length > 0) report.failed.push({title: `${unhandledErrors.length} unhandled errors`, reason: reasonOf(unhandledErrors)});
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(target, JSON.stringify(report));
  }
}

/** What is wrong, once where several tries say the same. */
function reasonOf(errors = []) {
  return [...new Set(errors.map(({message, diff}) => (diff ? `${message}\n${diff}` : message)))].join('\n');
}
