import {type SqlBool, sql} from 'kysely';
import {type FigureCounts, type Figures, figuresFor, figuresPeriod, figuresQuerySchema, NO_COUNTS, type ValidFiguresQuery, validate, type Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import type {Db} from '../database.js';
import {agenciesWithin, listAgencies} from '../directory.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';

type Period = Pick<Figures, 'since' | 'until'>;

/** The figures of units, from what happened to public messages. What review returned is shown to those only whom the model names. */
export async function getFigures({db, board, now}: StoreContext, viewer: Viewer, input: unknown): Promise<Figures> {
  const checked = validate(figuresQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const query = checked.value;
  const period = figuresPeriod(query, now());
  const units = await agenciesWithin(db, query);
  const counts = units.length === 0 ? new Map<string, FigureCounts>() : await countByUnit(db, query, period);
  const counted = units.map((agencyId) => ({agencyId, counts: counts.get(agencyId) ?? NO_COUNTS}));
  const result = figuresFor(viewer, period, counted, (await board()).figuresMinimum);
  return {...result, agencies: await listAgencies(db, {ids: result.units.flatMap(({agencyId}) => agencyId ?? [])}, {all: true})};
}

/** As `countDuties` counts. `width_bucket` tells how many of the times in an array had come by then. */
async function countByUnit(db: Db, {agencyId, topic, kind}: ValidFiguresQuery, {since, until}: Period): Promise<ReadonlyMap<string, FigureCounts>> {
  const conditions = [
    ...(agencyId ? [sql<SqlBool>`agency_id = ${agencyId}`] : []),
    ...(topic ? [sql<SqlBool>`topic_path[${sql.lit(topic.split('/').length)}] = ${topic}`] : []),
    ...(kind ? [sql<SqlBool>`kind = ${kind}`] : []),
  ];
  const {rows} = await sql<Record<keyof FigureCounts, string> & {agency_id: string}>`
    select agency_id,
      count(*) filter (where answered) as answered,
      count(*) filter (where answered and on_time) as "onTime",
      count(*) filter (where owed and overdue) as overdue,
      count(*) filter (where owed and not overdue) as open,
      sum(reviewed) as reviewed,
      sum(returned) as returned,
      count(*) filter (where rated) as rated,
      count(*) filter (where rated and satisfied) as satisfied,
      count(*) filter (where rated and solved) as solved
    from (
      select agency_id, on_time, satisfied, solved,
        coalesce(approved_at <= at.cut_off, false) as answered,
        not coalesce(approved_at <= at.cut_off, false) and not coalesce(left_at <= at.cut_off, false) as owed,
        coalesce(clock_due[width_bucket(at.cut_off, clock_at)] < at.cut_off, false) as overdue,
        width_bucket(at.cut_off, reviewed_at) as reviewed,
        width_bucket(at.cut_off, returned_at) as returned,
        coalesce(rated_at <= at.cut_off, false) as rated
      from duty, (select ${until}::timestamptz(3) as cut_off) as at
      where listed and started_at >= ${since}::timestamptz and started_at <= at.cut_off ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``}
    ) as told group by agency_id`.execute(db);
  return new Map(rows.map(({agency_id, ...counts}) =>
    [agency_id, Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as unknown as FigureCounts]));
}
