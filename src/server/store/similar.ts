import {sql} from 'kysely';
import {
  agencyIdsIn, type Fingerprint, fingerprintOf, type Hidden, type MessageContent, mostSimilar, NOTHING_HIDDEN, type Page, publicContentOf, type SimilarMessage, similarFor, similarQuerySchema, type TermStatistics,
  validate,
} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {listAgencies} from './directory.js';
import {invalid} from './errors.js';
import {EVENTS, matterFrom} from './matter.js';
import {storable} from './storable.js';
import {countTerms, frequenciesOf} from './term-frequency.js';

/** The rarest terms of title and text each, by which candidates are looked for. */
const RAREST = 12;

/** Messages that hold one of them, at most: commoner terms find too much to be worth it, on a board of any size. */
const HOLDERS = 4_000;

/** Candidates that are compared closely. */
const CANDIDATES = 30;

/** Changed messages whose terms are counted in passing: what a request can spare. */
const COUNTED = 50;

/** The public messages that are nearest to what somebody is writing. The same for everybody. */
export async function findSimilar({db}: Pick<StoreContext, 'db'>, input: unknown): Promise<Omit<Page<SimilarMessage>, 'nextCursor'>> {
  const checked = validate(similarQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {title, text, agencyId} = checked.value;
  const nearest = await nearestTo(db, fingerprintOf(title, text), {agencyId});
  const items = await summariesOf(db, nearest);
  return {items, agencies: await listAgencies(db, {ids: agencyIdsIn(items)})};
}

/** What is looked for among. */
interface Among {
  /** Messages to this agency come first. */
  readonly agencyId?: string | undefined;
  /** Only those that this agency has answered in public. */
  readonly answeredBy?: string;
  /** Not this one. */
  readonly besides?: string;
}

/** The ids of the public messages that are nearest to a text, the nearest first. */
export async function nearestTo(db: Db, draft: Fingerprint, {agencyId, ...among}: Among): Promise<string[]> {
  if (draft.all.size === 0) return [];
  await countTerms(db, COUNTED);
  return await db.transaction().execute(async (trx) => {
    // The planner cannot tell how rare a term is, and would read all messages where the index over terms takes milliseconds.
    await sql`set local enable_seqscan = off`.execute(trx);
    const ofDraft = await frequenciesOf(trx, draft.all);
    const found = await candidatesFor(trx, rarestOf(draft, ofDraft), ofDraft, among);
    const candidates = found.map(({id, content, hidden, agency_id}) => ({
      id, sameAgency: agency_id === agencyId, fingerprint: publicFingerprint(content, hidden ?? NOTHING_HIDDEN),
    }));
    const ofAll = await frequenciesOf(trx, new Set([...draft.all, ...candidates.flatMap(({fingerprint}) => [...fingerprint.all])]));
    return mostSimilar(draft, candidates, ofAll).map(({id}) => id);
  });
}

/** The rarest terms of title and text, those of the title first, as long as they do not find too much. */
function rarestOf(draft: Fingerprint, {count}: TermStatistics): number[] {
  const rarest = (terms: readonly number[]) => {
    const known = terms.filter((term) => count(term) > 0).sort((one, other) => count(one) - count(other)).slice(0, RAREST);
    // Words that were never counted may stand in messages of the last minutes.
    return [...known, ...terms.filter((term) => count(term) === 0).slice(0, RAREST - known.length)];
  };
  const [first, ...others] = [...rarest([...draft.title]), ...rarest([...draft.all].filter((term) => !draft.title.has(term)))];
  let holders = first === undefined ? 0 : count(first);
  return first === undefined ? [] : [first, ...others.filter((term) => (holders += count(term)) <= HOLDERS)];
}

/** By what everybody can read: words that board staff have masked must not be found out by likeness. */
export function publicFingerprint(content: MessageContent, hidden: Hidden): Fingerprint {
  const {title, body, demand, details} = publicContentOf(content, hidden);
  return fingerprintOf(title, [body, demand, details].join('\n'));
}

interface Found {
  readonly id: string;
  readonly content: MessageContent;
  readonly hidden: Hidden | null;
  readonly agency_id: string;
}

/**
 * The public messages with most of the terms, rarer ones counting more. `offset 0` keeps the search by term apart from the rest: together,
 * the planner would go through an index of all public messages instead, whose texts it would have to read one by one.
 */
async function candidatesFor(db: Db, terms: readonly number[], {messages, count}: TermStatistics, {answeredBy, besides = ''}: Among): Promise<readonly Found[]> {
  const weights = terms.map((term) => Math.log(1 + (messages + 1) / (count(term) + 0.5)));
  const answered = answeredBy === undefined ? sql``
    : sql`and exists (select from published_answer where published_answer.message_id = holder.id and published_answer.agency_id = ${answeredBy})`;
  const {rows} = await sql<Found>`
    select message.id, message.content, message.hidden, message.agency_id from (
      select holder.id, sum(wanted.weight) as weight from unnest(${terms}::integer[], ${weights}::float8[]) as wanted (term, weight)
      cross join lateral (select id, listed from message where terms @> array[wanted.term] offset 0) as holder
      where holder.listed and holder.id <> ${besides} ${answered} group by holder.id order by sum(wanted.weight) desc, holder.id limit ${CANDIDATES}
    ) as nearest join message on message.id = nearest.id`.execute(db);
  return rows;
}

async function summariesOf(db: Db, ids: readonly string[]): Promise<SimilarMessage[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('message').select(['id', 'number', 'content', 'followers', EVENTS]).where('id', 'in', ids).execute();
  return rows
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map((row) => {
      const {record, progress} = matterFrom(row);
      return similarFor(record, progress, row.followers);
    });
}
