import type {Colleague} from '../../../adapter/index.js';
import type {Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import {permit} from './permitted.js';

/** People in one answer, at most. */
const MAX_COLLEAGUES = 500;

/** The people of the viewer's unit, by name; nobody who is shut out. */
export async function listColleagues({db}: Pick<StoreContext, 'db'>, viewer: Viewer): Promise<Colleague[]> {
  permit('listColleagues', viewer);
  if (viewer.agencyId === undefined) return [];
  const rows = await db.selectFrom('account').select(['id', 'name', 'role'])
    .where('agency_id', '=', viewer.agencyId).where('role', 'in', ['staff', 'lead']).where('disabled_at', 'is', null).orderBy('name').orderBy('id').limit(MAX_COLLEAGUES).execute();
  return rows.map(({id, name, role}) => ({personId: id, name, role: role as Colleague['role'], self: id === viewer.personId}));
}
