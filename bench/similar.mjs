// How well and how fast similar messages are found on real ones: `npm run build && npm run bench:similar`.
//
// The pairs in similar-pairs.json are ids of two messages about the same matter: somebody who wrote the later one could have followed the
// earlier. They were chosen by reading 648 pairs, by their titles. Those had the same place in the title and one of: four Chinese
// characters in a row that at most four titles have; forty in a row of the official answers that at most three have; the same author.
// Equal titles, equal texts and texts that hold each other were left out beforehand. Who looks at what others proposed finds no pair that
// nobody proposed, so that recall among all that there are may be lower. Messages that belong together by such pairs are a matter: the newest of each is what somebody writes and is
// not in the database; the others are to be found.
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {importHistory, openBoard} from '../dist/server/index.js';
import {cleanLine, cleanText} from '../dist/model/clean.js';

const DATA = new URL('../../shared/data/real-messages.ndjson', import.meta.url);
/** Every so manieth of the other messages is asked for too, to see how often something is offered where no pair is known. */
const OTHERS = 27;
/** Characters of the text that somebody has typed so far. */
const TYPED = 60;

if (!existsSync(DATA)) {
  console.log('skipped: ../shared/data/real-messages.ndjson is not there');
  process.exit(0);
}

const lines = readFileSync(DATA, 'utf8').split('\n').filter(Boolean);
const messages = new Map(lines.map((line) => {
  const {id, title, body, createdAt} = JSON.parse(line);
  return [id, {id, line, title: cleanLine(title), body: cleanText(body), at: Date.parse(createdAt) || 0}];
}));
const pairs = JSON.parse(readFileSync(new URL('similar-pairs.json', import.meta.url), 'utf8'));
const partners = new Map();
for (const [one, other] of pairs) {
  partners.set(one, new Set([...(partners.get(one) ?? []), other]));
  partners.set(other, new Set([...(partners.get(other) ?? []), one]));
}
const asked = mattersOf(partners).map((matter) => matter.sort((one, other) => messages.get(other).at - messages.get(one).at)[0]);
const others = [...messages.keys()].filter((id) => !partners.has(id)).filter((_, index) => index % OTHERS === 0);
const left = new Set([...asked, ...others]);
const queries = asked.map((id) => ({...messages.get(id), wanted: [...partners.get(id)].filter((partner) => !left.has(partner))})).filter(({wanted}) => wanted.length > 0);

const dataDir = await mkdtemp(join(tmpdir(), 'civic-board-bench-'));
const board = await openBoard({dataDir});
try {
  const {store} = board;
  const {db} = store.context;
  const kept = [...messages.values()].filter(({id}) => !left.has(id)).map(({line}) => `${line}\n`);
  const {added} = await importHistory(store, Readable.from(kept.map((line) => Buffer.from(line))), {source: 'bench'});
  const began = performance.now();
  await store.sweep();
  console.log(`${added} messages in the embedded database; their terms counted in ${Math.round(performance.now() - began)} ms`);
  console.log(`${pairs.length} pairs, ${queries.length} matters asked for\n`);
  const idOf = new Map((await db.selectFrom('message_original').select(['message_id', 'source_id']).execute()).map((row) => [row.message_id, row.source_id]));

  const forms = {'title and the first 60 characters': ({title, body}) => ({title, text: body.slice(0, TYPED)}), 'title and whole text': ({title, body}) => ({title, text: body}), 'title alone': ({title}) => ({title})};
  for (const [name, form] of Object.entries(forms)) await measure(`similar messages, ${name}`, async (query) => (await store.findSimilar(form(query))).items.map(({id}) => id));
  await measure('floor: any word of the title by ILIKE, newest first', ({title}) => byKeywords(title, 'created_at desc'));
  await measure('peer: most words of the title by ILIKE, then newest', ({title}) => byKeywords(title, 'hits desc, created_at desc'));

  let offered = 0;
  for (const id of others) if ((await store.findSimilar(forms['title and the first 60 characters'](messages.get(id)))).items.length > 0) offered++;
  console.log(`\nof ${others.length} other messages, none of which is in a pair, ${offered} are offered something`);

  async function measure(name, find) {
    let recall = 0;
    let hits = 0;
    const times = [];
    for (const query of queries) {
      const start = performance.now();
      const found = (await find(query)).map((id) => idOf.get(id));
      times.push(performance.now() - start);
      const right = query.wanted.filter((id) => found.includes(id)).length;
      recall += right / Math.min(5, query.wanted.length);
      if (right > 0) hits++;
    }
    times.sort((one, other) => one - other);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
    console.log(`${name.padEnd(54)} recall@5 ${(recall / queries.length).toFixed(3)}  found at all ${(hits / queries.length).toFixed(3)}  median ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(1)} ms`);
  }

  /** What a plain keyword search gives: words as the platform tells them apart, in titles and texts. */
  async function byKeywords(title, order) {
    const words = [...new Intl.Segmenter('zh', {granularity: 'word'}).segment(title)].filter(({isWordLike, segment}) => isWordLike && segment.length > 1).map(({segment}) => `%${segment.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
    if (words.length === 0) return [];
    const {rows} = await db.executeQuery({
      sql: `select id from (select id, created_at, (select count(*) from unnest($1::text[]) as word where search_text ilike word) as hits from message where listed) as counted where hits > 0 order by ${order} limit 5`,
      parameters: [words], query: {kind: 'RawNode'},
    });
    return rows.map(({id}) => id);
  }
} finally {
  await board.close();
  await rm(dataDir, {recursive: true, force: true});
}

/** The messages that belong together, directly or by way of others. */
function mattersOf(partners) {
  const seen = new Set();
  const matters = [];
  for (const start of partners.keys()) {
    const matter = [];
    for (const waiting = [start]; waiting.length > 0;) {
      const id = waiting.pop();
      if (seen.has(id)) continue;
      seen.add(id);
      matter.push(id);
      waiting.push(...partners.get(id));
    }
    if (matter.length > 0) matters.push(matter);
  }
  return matters;
}
