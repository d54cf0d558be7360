// Writes what vitest ran as JSON, so that test/run.mjs can count it: its own JSON reporter drops the reason of a skip.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

export default class JsonReport {
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env['TEST_REPORT'];
    if (!file) return;
    const report = {passed: 0, failed: [], skipped: []};
    for (const module of modules) {
      const before = report.failed.length;
      for (const test of module.children.allTests()) {
        const title = `${module.relativeModuleId} › ${test.fullName}`;
        const {state, note} = test.result();
        if (state === 'passed') report.passed += 1;
        else if (state === 'skipped')
          report.skipped.push({title, reason: note ?? 'marked as skipped in the file'});
        else report.failed.push(title);
      }
      // A file that does not load, or a suite whose hook fails, has no failed test to show for it.
      if (module.state() === 'failed' && report.failed.length === before)
        report.failed.push(module.relativeModuleId);
    }
    if (unhandledErrors.length > 0) report.failed.push(`${unhandledErrors.length} unhandled errors`);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, JSON.stringify(report));
  }
}
