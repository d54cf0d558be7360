import {fittingTemplates, type ReplyTemplate, templateQuerySchema, validate, type Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';
import {permit} from './permitted.js';

/** The templates that fit a message: the viewer's unit's and everybody's. */
export async function listTemplates({db}: Pick<StoreContext, 'db'>, viewer: Viewer, input: unknown): Promise<ReplyTemplate[]> {
  permit('listTemplates', viewer);
  const checked = validate(templateQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const query = checked.value;
  const {agencyId = null} = viewer;
  // A unit has some dozens; which fit and how well is the model's to say.
  const rows = await db.selectFrom('reply_template').selectAll()
    .where((eb) => eb.or([eb('agency_id', 'is', null), eb('agency_id', '=', agencyId)]))
    .where((eb) => eb.or([eb('kind', 'is', null), eb('kind', '=', query.kind)]))
    .execute();
  return fittingTemplates(rows.map(templateFrom), query, viewer.agencyId);
}

/** A template as it goes out. */
export function templateFrom(
  {id, name, body, kind, topic, agency_id, revision}: {id: string; name: string; body: string; kind: string | null; topic: string | null; agency_id: string | null; revision: number},
): ReplyTemplate {
  return {id, name, body, ...(kind !== null && {kind}), ...(topic !== null && {topic}), ...(agency_id !== null && {agencyId: agency_id}), revision};
}
