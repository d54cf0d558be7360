// How well the reply check tells answers that say nothing: precision, recall and F1 of "perfunctory" on the labelled real answers, with the
// threshold chosen by cross-validation, and on two sets that were read by one person for this repository (ids and labels only). `npm run
// build` first; `--misses` prints the ids that it gets wrong.
import {existsSync, readFileSync} from 'node:fs';

const data = (name) => new URL(`../../shared/data/${name}`, import.meta.url);
for (const name of ['real-messages.ndjson', 'reply-labels.ndjson']) {
  if (existsSync(data(name))) continue;
  console.log(`skipped: ../shared/data/${name} is not here`);
  process.exit();
}
const {checkReply} = await import('../dist/reply-check.js');
const {weightOfAnswer} = await import('../dist/model/reply-check/weigh.js');

const read = (url) => readFileSync(url, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const messages = new Map(read(data('real-messages.ndjson')).map((message) => [message.id, message]));
const labelled = (rows) => rows.map(({id, label, reason}) => {
  const message = messages.get(id);
  return {id, reason, empty: label === 'perfunctory', result: checkReply(message, message.reply), weight: weightOfAnswer(message.reply.body)};
});
const own = read(new URL('reply-check-labels.ndjson', import.meta.url));
const sets = {
  'reply-labels.ndjson': labelled(read(data('reply-labels.ndjson'))),
  development: labelled(own.filter(({set}) => set === 'development')),
  'held out': labelled(own.filter(({set}) => set === 'held-out')),
};

const percent = (value) => value.toFixed(3);
function figures(rows, isEmpty) {
  const count = (said, is) => rows.filter((row) => isEmpty(row) === said && row.empty === is).length;
  const [hits, alarms, misses] = [count(true, true), count(true, false), count(false, true)];
  const [precision, recall] = [hits / (hits + alarms), hits / (hits + misses)];
  return `precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent((2 * precision * recall) / (precision + recall))}  (${hits} right, ${alarms} false alarms, ${misses} missed of ${rows.length})`;
}

console.log('as shipped:');
for (const [name, rows] of Object.entries(sets)) console.log(`  ${name.padEnd(20)} ${figures(rows, ({result}) => result.perfunctory)}`);

// Ten parts, each judged with the threshold that was best on the other nine. By id, so that every run parts them alike.
const rows = [...sets['reply-labels.ndjson']].sort((a, b) => (Number(a.id) * 7919) % 10_007 - (Number(b.id) * 7919) % 10_007);
const f1 = (some, threshold) => {
  const hits = some.filter(({weight, empty}) => weight < threshold && empty).length;
  return (2 * hits) / (some.filter(({weight}) => weight < threshold).length + some.filter(({empty}) => empty).length);
};
const thresholds = Array.from({length: 60}, (_, index) => index + 1);
const chosen = [];
const judged = rows.map((row, index) => {
  const others = rows.filter((_, other) => other % 10 !== index % 10);
  const best = Math.max(...thresholds.map((threshold) => f1(others, threshold)));
  const good = thresholds.filter((threshold) => f1(others, threshold) === best);
  const threshold = good[Math.floor(good.length / 2)];
  chosen.push(threshold);
  return {...row, said: row.weight < threshold};
});
console.log('threshold by ten-fold cross-validation (the rules stay):');
console.log(`  reply-labels.ndjson  ${figures(judged, ({said}) => said)}, thresholds ${Math.min(...chosen)} to ${Math.max(...chosen)}`);

const told = sets['reply-labels.ndjson'].filter(({empty, reason, result}) => empty && reason && result.perfunctory);
console.log(`reason of the annotators named: ${told.filter(({reason, result}) => result.reasons.includes(reason)).length} of ${told.length}, first: ${told.filter(({reason, result}) => result.reasons[0] === reason).length}`);

const all = [...messages.values()];
const started = performance.now();
const results = all.map((message) => checkReply(message, message.reply));
const seconds = (performance.now() - started) / 1000;
const empty = results.filter(({perfunctory}) => perfunctory).length;
const incomplete = results.filter(({reasons}) => reasons.includes('incomplete')).length;
console.log(`${all.length} answers: ${empty} perfunctory, ${incomplete} pass over a demand; ${Math.round(all.length / seconds)} a second`);

if (process.argv.includes('--misses')) {
  for (const [name, some] of Object.entries(sets)) {
    for (const {id, empty: is, result} of some) if (result.perfunctory !== is) console.log(`  ${name}: ${id} is ${is ? 'perfunctory' : 'substantive'}`);
  }
}
