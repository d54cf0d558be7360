import {sql} from 'kysely';
import {dateIn, type SeedMessage} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import {addHistories} from '../store/seed.js';
import type {ReadHistory} from './history.js';

/** Adds messages of the past in one transaction, those that are there already left out. Returns how many were new. */
export async function addBatch({db, board}: StoreContext, source: string, batch: readonly ReadHistory[]): Promise<number> {
  if (batch.length === 0) return 0;
  const {timeZone} = await board();
  return await db.transaction().execute(async (trx) => {
    const fresh = await takeSources(trx, source, batch);
    const numbers = await nextNumbers(trx, fresh.length);
    const messages = fresh.map(({message: {record, events}}, index): SeedMessage => {
      const year = dateIn(new Date(record.content.createdAt), timeZone).slice(0, 4);
      return {record: {...record, number: `${year}-${(numbers[index] ?? '').padStart(6, '0')}`}, events};
    });
    await addHistories(trx, messages);
    return messages.length;
  });
}

/** Keeps the originals. Those whose source id is taken are the ones that are there already, also when they stand in this very batch twice. */
async function takeSources(trx: Db, source: string, batch: readonly ReadHistory[]): Promise<ReadHistory[]> {
  // In one order in every process: two imports that waited for each other's rows would both be stuck.
  const inOrder = [...batch].sort((one, other) => (one.sourceId < other.sourceId ? -1 : one.sourceId > other.sourceId ? 1 : 0));
  const rows = inOrder.map(({sourceId, original, message}) => ({
    // As text: an original may hold characters that the driver would turn into something else.
    message_id: message.record.id, source, source_id: sourceId, original: sql<string>`${JSON.stringify(original)}::json`,
  }));
  const taken = await trx.insertInto('message_original').values(rows)
    .onConflict((conflict) => conflict.columns(['source', 'source_id']).doNothing()).returning('message_id').execute();
  const ids = new Set(taken.map((row) => row.message_id));
  return batch.filter(({message}) => ids.has(message.record.id));
}

async function nextNumbers(trx: Db, count: number): Promise<string[]> {
  const {rows} = await sql<{value: string}>`select nextval('message_number') as value from generate_series(1, ${count})`.execute(trx);
  return rows.map((row) => row.value);
}
