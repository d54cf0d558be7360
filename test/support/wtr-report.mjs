// Writes what @web/test-runner ran as JSON, so that test/run.mjs can count it and look again at a file with a failed test.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, relative} from 'node:path';

export function jsonReport(file) {
  return {
    onTestRunFinished({sessions}) {
      const report = {passed: 0, failed: [], skipped: []};
      for (const session of sessions) {
        const name = relative(process.cwd(), session.testFile);
        const tests = session.testResults ? testsOf(session.testResults, [name]) : [];
        for (const {title, test} of tests) {
          if (test.skipped) report.skipped.push(reasonIn(title));
          else if (test.passed) report.passed += 1;
          else report.failed.push({title, file: name, reason: reasonOf(test.error)});
        }
        // A file that does not load has no tests, only errors.
        if (!session.passed && !tests.some(({test}) => !test.passed && !test.skipped))
          report.failed.push({title: name, file: name, reason: session.errors.map(reasonOf).join('\n')});
      }
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(report));
    },
  };
}

function reasonOf(error) {
  return error?.message || error?.stack || '';
}

/** A test that an engine cannot run says why behind its name. */
function reasonIn(title) {
  const [, name = title, reason = 'marked as skipped in the file'] = /^(.*) \(skipped: (.*)\)$/.exec(title) ?? [];
  return {title: name, reason};
}

function testsOf(suite, path) {
  return [
    ...suite.tests.map((test) => ({title: [...path, test.name].join(' › '), test})),
    ...suite.suites.flatMap((inner) => testsOf(inner, [...path, inner.name])),
  ];
}
