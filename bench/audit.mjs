// What the audit log costs: `npm run build && npm run bench:audit`. Messages are submitted to the embedded database, by 1 and by 16 at a
// time, with events being chained and, in between, with the trigger off that chains them. Then the log is verified and the rate printed.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {sql} from 'kysely';
import {openBoard, seedTown} from '../dist/server/index.js';
import {verifyAudit} from '../dist/server/audit/index.js';
import {TOWN} from '../dist/testing/index.js';

const SECONDS = Number(process.env['SECONDS'] ?? 5);
const ROUNDS = Number(process.env['ROUNDS'] ?? 4);

const dataDir = await mkdtemp(join(tmpdir(), 'civic-board-bench-'));
const board = await openBoard({dataDir, connections: 20});
try {
  const {store} = board;
  const {db} = store.context;
  await seedTown(store, TOWN);
  const draft = {kind: 'enquiry', topic: 'urban/housing', agencyId: 'housing', title: 'When is the lamp mended?', body: 'The lamp at the gate has been out for two weeks.', visibility: 'public', consent: TOWN.board.consent.version, privatePart: {name: 'Li Na', phone: '000', remark: ''}};
  let keys = 0;
  const submitFor = async (seconds, atOnce) => {
    const began = performance.now();
    const times = [];
    await Promise.all(Array.from({length: atOnce}, async () => {
      while (performance.now() - began < seconds * 1000) {
        const start = performance.now();
        await store.submitMessage({role: 'visitor'}, draft, `bench-key-${(keys += 1)}`);
        times.push(performance.now() - start);
      }
    }));
    return {rate: times.length / ((performance.now() - began) / 1000), times};
  };
  await submitFor(2, 4);
  for (const atOnce of [1, 16]) {
    const rates = {without: [], with: []};
    const latencies = {without: [], with: []};
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const kind of round % 2 === 0 ? ['without', 'with'] : ['with', 'without']) {
        await sql.raw(`alter table event ${kind === 'with' ? 'enable' : 'disable'} trigger event_audited`).execute(db);
        const {rate, times} = await submitFor(SECONDS, atOnce);
        rates[kind].push(rate);
        latencies[kind].push(...times);
      }
    }
    for (const kind of ['without', 'with']) {
      const sorted = latencies[kind].sort((one, other) => one - other);
      const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(1);
      console.log(`${atOnce} at a time, ${kind} the log: ${mean(rates[kind]).toFixed(0)} submits/s (${rates[kind].map((rate) => rate.toFixed(0)).join(', ')}), median ${at(0.5)} ms, 95 % ${at(0.95)} ms`);
    }
  }
  // What was written with the trigger off is not in the log: verifying would find the first of it. The chain alone is walked.
  await db.transaction().execute(async (trx) => {
    await sql`alter table event enable trigger event_audited`.execute(trx);
    await sql`insert into audit_draft (entry, ready) select audit_entry_of(event), true from event where not exists (select from audit where subject = message_id and event_seq = event.seq) order by event.at, message_id, event.seq`.execute(trx);
  });
  const began = performance.now();
  const verdict = await verifyAudit(db);
  const took = (performance.now() - began) / 1000;
  console.log(`verified ${verdict.ok ? verdict.entries : JSON.stringify(verdict)} entries in ${took.toFixed(1)} s: ${Math.round((verdict.entries ?? 0) / took)} a second`);
} finally {
  await board.close();
  await rm(dataDir, {recursive: true, force: true});
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
