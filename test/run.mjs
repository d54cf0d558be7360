// `npm test`: everything, what takes seconds before what takes minutes, counted over all runners.
// `npm test -- --only=browser,node` runs some of it.
import {spawn} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {delimiter, join} from 'node:path';
import {checkNode, install, isBuilt, root, Sorry} from '../src/demo/prepare.mjs';

/**
 * `counts`: the runner reports its tests by itself; otherwise the step is one test.
 * `alone`: it measures time or fills the machine, so nothing runs beside it.
 * `again`: what fails in it has its second try inside the runner, and not here.
 * `engine`: it runs where the machine has that engine, and is skipped with the reason where it has not.
 * `onlyWhenNamed`: why it is not run unless `--only` names it.
 */
const steps = [
  {name: 'types', command: 'tsc -p tsconfig.json --pretty'},
  {name: 'lint', command: 'eslint . --max-warnings 0'},
  {name: 'styles', command: 'npm run lint:css --silent'},
  // The longer ones first: two at a time, they then end together, and nobody waits for one alone.
  {name: 'node', command: 'vitest run --project node', counts: true},
  {name: 'firefox', command: 'wtr', counts: true, engine: 'firefox'},
  {name: 'webkit', command: 'wtr', counts: true, engine: 'webkit', onlyWhenNamed: 'two or three tests are not steady in WebKitGTK yet; npm test -- --only=webkit runs them'},
  {
    name: 'stories',
    command:
      'storybook build --quiet --disable-telemetry --output-dir .cache/storybook && vitest run --project stories',
    counts: true,
    again: true,
    needsBrowser: true,
  },
  {name: 'browser', command: 'wtr', counts: true, needsBrowser: true},
  {name: 'e2e', command: 'vitest run --project e2e', counts: true, needsBrowser: true, alone: true},
];

const stepLimit = 60 * 60_000;
/** More files than these with a failed test are no accident, and are not looked at again. */
const accidents = 3;
/** How long a step may take to end once it is told to. */
const patience = 10_000;
const reports = join(root, '.cache/test');
const running = new Set();
const results = [];

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const chosen = only ? steps.filter(({name}) => only.includes(name)) : steps;

for (const name of ['SIGINT', 'SIGTERM']) {
  process.once(name, async () => {
    await Promise.all([...running].map(stop));
    process.exit(1);
  });
}

try {
  checkNode();
  const unknown = only?.find((name) => !steps.some((step) => step.name === name));
  if (unknown)
    throw new Sorry(`There is no step "${unknown}": choose from ${steps.map(({name}) => name).join(', ')}.`);
  install();
  mkdirSync(reports, {recursive: true});
  await run({name: 'tokens', command: 'node tokens/build.mjs'});
  if (!only || !isBuilt()) await run({name: 'build', command: 'npm run build --silent'});
  const noDist = results.some(({failed}) => failed.length > 0) && 'the build failed';
  const noBrowser = chosen.some((step) => step.needsBrowser) && (await missingBrowser());
  await runAll(chosen, (step) => (step.counts && noDist) || (step.needsBrowser && noBrowser));
  for (const result of results) await lookAgain(result);
} catch (error) {
  console.error(error instanceof Sorry ? error.message : error);
  results.push(resultOf({name: 'start'}, {failed: [{title: 'start', reason: error.message}]}));
}
finish();

/** Takes the steps in order, two at a time where there are two cores. */
async function runAll(queue, obstacleTo) {
  const lanes = Math.min(2, availableParallelism());
  const together = queue.filter((step) => !step.alone);
  const take = async () => {
    for (let step = together.shift(); step; step = together.shift()) await run(step, obstacleTo(step));
  };
  await Promise.all(Array.from({length: lanes}, take));
  for (const step of queue.filter(({alone}) => alone)) await run(step, obstacleTo(step));
}

async function run(step, obstacle) {
  const {name, command, counts, engine} = step;
  const absent = (!only && step.onlyWhenNamed) || (engine && (await absenceOf(engine)));
  if (absent) {
    console.log(`- ${name}: skipped, ${absent}`);
    results.push(resultOf(step, {skipped: [{title: `component tests in ${name}`, reason: absent}]}));
    return;
  }
  if (obstacle) {
    console.log(`✘ ${name}: not run, ${obstacle}`);
    results.push(resultOf(step, {failed: [{title: `${name}: not run, ${obstacle}`}]}));
    return;
  }
  console.log(`· ${name} …`);
  const started = Date.now();
  const {ok, output, report} = await execute(command, name, engine);
  const result = resultOf(step, counts ? report : {passed: ok ? 1 : 0});
  if (!ok && result.failed.length === 0) result.failed.push({title: counts ? `${name}: the runner failed` : name});
  if (ok && result.passed + result.failed.length === 0) result.failed.push({title: `${name}: nothing was run`});
  results.push(result);

  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${result.failed.length === 0 ? '✔' : '✘'} ${name}: ${summary(result)} (${seconds} s)`);
  if (result.failed.length > 0) console.log(output.replace(/^/gm, '    '));
}

function resultOf(step, report) {
  return {step, passed: 0, failed: [], skipped: [], unsteady: [], ...report};
}

/**
 * A few files with a failed test are run once more, with the machine to themselves: what passes then is not broken but unsteady, on a busy machine
 * or by a race, and is counted as passed and told of at the end with what it said the first time. What is broken fails again.
 */
async function lookAgain(result) {
  const {name, command, engine, again} = result.step;
  const files = new Set(result.failed.map(({file}) => file));
  if (again || files.has(undefined) || files.size > accidents) return;
  for (const file of files) {
    console.log(`· ${name}, once more: ${file} …`);
    const {output, report} = await execute(`${command} ${file}`, `${name}-again`, engine);
    if (!report.passed) continue;
    console.log(`${report.failed.length === 0 ? '✔' : '✘'} ${name}, once more: ${summary(report)}`);
    if (report.failed.length > 0) console.log(output.replace(/^/gm, '    '));
    const before = result.failed.filter((failure) => failure.file === file);
    const broken = new Set(report.failed.map(({title}) => title));
    // A file that had not loaded had counted none of its tests.
    result.passed += before.some(({title}) => title === file) ? report.passed : before.length - report.failed.length;
    result.unsteady.push(...before.filter(({title}) => !broken.has(title)));
    result.failed = [...result.failed.filter((failure) => failure.file !== file), ...report.failed];
  }
}

/** Runs a command with a report of its own; what a runner wrote there comes with what it printed. */
async function execute(command, name, engine) {
  const file = join(reports, `${name}.json`);
  rmSync(file, {force: true});
  const {ok, output} = await spawned(command, {TEST_REPORT: file, ...(engine && {TEST_ENGINE: engine})});
  writeFileSync(join(reports, `${name}.log`), output);
  return {ok, output, report: readReport(file)};
}

function spawned(command, more) {
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: root,
      shell: true,
      detached: process.platform !== 'win32', // a group of its own, so that its browser and servers end with it
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
        ...more,
        STORYBOOK_DISABLE_TELEMETRY: '1',
        NO_COLOR: '1',
      },
    });
    running.add(child);
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const timer = setTimeout(() => {
      output += `\nStopped: it took more than ${stepLimit / 60_000} minutes.\n`;
      void stop(child);
    }, stepLimit);
    child.on('error', (error) => keep(error.stack));
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ok: code === 0, output});
    });
  });
}

/** Ends a step with everything that it has started; what does not heed that is killed. */
async function stop(child) {
  const deadline = Date.now() + patience;
  signal(child, 'SIGTERM');
  while (signal(child, 0)) {
    if (Date.now() > deadline) return void signal(child, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Tells a step's whole group something; false when nobody of it is left. */
function signal(child, name) {
  try {
    return process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  } catch {
    return false;
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Why an engine is not here, and what helps; empty when it is. */
async function absenceOf(engine) {
  try {
    const {obstacleTo} = await import('./support/engines.mjs');
    return obstacleTo(engine);
  } catch (error) {
    // A path that was given by hand and leads nowhere is a mistake, and not an engine that is absent.
    throw new Sorry(error.message);
  }
}

/** Also unpacks the browser that came with npm, once, before two runners want it at the same time. */
async function missingBrowser() {
  try {
    const {findBrowser} = await import('./support/browser.mjs');
    const {executablePath, source} = await findBrowser();
    console.log(`Browser: ${executablePath} (${source})`);
    return '';
  } catch (error) {
    console.error(error.message);
    return 'there is no browser';
  }
}

function finish() {
  const all = (list) => results.flatMap((result) => result[list]);
  const failed = all('failed');
  const skipped = all('skipped');
  for (const {title, reason} of skipped) console.log(`skipped: ${title} (${reason})`);
  for (const failure of all('unsteady')) console.log(`unsteady, passed when it ran again: ${told(failure)}`);
  for (const failure of failed) console.log(`failed: ${told(failure)}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  console.log(summary({passed, failed, skipped}));
  process.exitCode = failed.length === 0 ? 0 : 1;
}

/** A test with what it said, as far as one reads at the end of a run: the whole stands above. */
function told({title, reason = ''}) {
  return [title, ...reason.split('\n').filter((line) => line.trim() !== '').slice(0, 8).map((line) => `    ${line.slice(0, 500)}`)].join('\n');
}

function summary({passed, failed, skipped}) {
  const counts = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${counts}, ${skipped.length} skipped` : counts;
}
