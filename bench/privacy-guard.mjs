// How often the privacy guard marks something in real messages, where most marks would be false alarms: the digits of phone numbers,
// identity numbers and cards were masked when the messages were collected. `npm run build` first; `--samples` prints what was marked.
import {existsSync, readFileSync} from 'node:fs';

const data = new URL('../../shared/data/real-messages.ndjson', import.meta.url);
if (!existsSync(data)) {
  console.log('skipped: ../shared/data/real-messages.ndjson is not here');
  process.exit();
}
const {findPrivate} = await import('../dist/model/index.js');

const messages = readFileSync(data, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const texts = messages.flatMap(({title, body}) => [title, body]);
const started = performance.now();
const findings = texts.map((text) => ({text, found: findPrivate(text)}));
const milliseconds = performance.now() - started;

const byRule = new Map();
for (const {rule} of findings.flatMap(({found}) => found)) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
const marks = findings.reduce((sum, {found}) => sum + found.length, 0);
const marked = findings.filter(({found}) => found.length > 0).length;

console.log(`${texts.length} texts, ${marked} with marks, ${marks} marks: ${((marks / texts.length) * 1000).toFixed(2)} in 1,000 texts`);
console.log(`${(milliseconds / texts.length).toFixed(3)} ms a text`);
for (const [rule, count] of byRule) console.log(`  ${rule}: ${count}`);
if (process.argv.includes('--samples')) {
  for (const {text, found} of findings) {
    for (const {rule, start, end} of found) {
      const around = `${text.slice(Math.max(0, start - 15), start)}[${text.slice(start, end)}]${text.slice(end, end + 15)}`;
      console.log(`${rule}: ${around.replace(/\s+/g, ' ')}`);
    }
  }
}
